"""Parts of actors in commitments and meetings: how sure they are, what names them, that they keep sources."""

from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError

from tests.factories import ActorFactory, CitationFactory, ParticipationFactory, PartyFactory
from tests.imports import bring, counted, imported, said
from tests.unit.transfer.reading.test_files import write
from tracker.models import Citation, Participation, Party
from tracker.transfer.declaration.references import References
from tracker.transfer.library.resources import RESOURCES

pytestmark = pytest.mark.django_db

PARTS = [("party", PartyFactory), ("participation", ParticipationFactory)]


@pytest.mark.parametrize(("kind", "factory"), PARTS)
def test_a_part_is_certain_unless_it_is_said_not_to_be(kind: str, factory: Any) -> None:
    assert factory().certainty == "certain"
    with pytest.raises(IntegrityError, match=f"{kind}_certainty_is_known"):
        factory(certainty="likely")


@pytest.mark.parametrize(("kind", "factory"), PARTS)
def test_a_part_is_not_deleted_while_it_is_cited(kind: str, factory: Any) -> None:
    part = factory()
    CitationFactory(**{"commitment": None, kind: part})
    with pytest.raises(IntegrityError, match=f'The part of "{part.actor.ref}" is cited'):
        type(part).objects.filter(pk=part.pk)._raw_delete("default")


@pytest.mark.parametrize(("kind", "factory"), PARTS)
def test_who_deletes_a_part_and_its_citations_may(kind: str, factory: Any) -> None:
    part = factory()
    CitationFactory(**{"commitment": None, kind: part})
    part.delete()
    assert not Citation.objects.exists()


def test_a_part_is_named_by_what_it_ties_together() -> None:
    party = PartyFactory(role="target")
    assert party.ref == f"{party.commitment.ref}--target--{party.actor.ref}"
    taken_part = ParticipationFactory()
    assert References().find(Participation, taken_part.ref) == taken_part


def test_a_file_cites_parts_by_their_names_and_gives_them_back() -> None:
    party, taken_part = PartyFactory(), ParticipationFactory()
    source = CitationFactory().source.ref
    rows = [
        {"ref": "one", "source": source, "party": party.ref, "participation": ""},
        {"ref": "two", "source": source, "party": "", "participation": taken_part.ref},
    ]
    assert counted(bring("citations", *rows)) == (2, 0, 0, 0)
    assert counted(bring("citations", *rows)) == (0, 0, 2, 0)
    written = {row["ref"]: row for row in RESOURCES["citations"]().export().dict}
    assert [written["one"]["party"], written["two"]["participation"]] == [party.ref, taken_part.ref]


def test_a_name_that_is_nearly_right_is_told() -> None:
    party, source = PartyFactory(), CitationFactory().source.ref
    rows = {"ref": "one", "source": source, "party": party.ref.replace("committed", "comitted")}
    assert f"no party `{rows['party']}`; did you mean `{party.ref}`?" in said(bring("citations", rows))[0]
    rows = {"ref": "one", "source": source, "party": "somebody"}
    assert "no party `somebody`" in said(bring("citations", rows))[0]


def test_the_file_of_commitments_keeps_how_sure_a_part_is() -> None:
    party = PartyFactory()
    row = {"commitment": party.commitment.ref, "actor": party.actor.ref, "role": "committed", "certainty": "uncertain"}
    assert counted(bring("parties", row)) == (0, 1, 0, 0)
    assert counted(bring("commitments", {"ref": party.commitment.ref, "committed": party.actor.ref})) == (0, 0, 1, 0)
    assert Party.objects.get().certainty == "uncertain"


def test_a_list_in_a_file_does_not_take_a_cited_party_out() -> None:
    party, other = PartyFactory(), PartyFactory().actor
    CitationFactory(commitment=None, party=party)
    refused = bring("commitments", {"ref": party.commitment.ref, "committed": other.ref})
    assert f'The part of "{party.actor.ref}" is cited' in said(refused)[0]
    assert [each.actor for each in party.commitment.parties.all()] == [party.actor]


def test_one_load_lists_a_party_says_more_of_it_and_cites_it(tmp_path: Path) -> None:
    actor, other, source = ActorFactory(), ActorFactory(), CitationFactory().source
    files = write(
        tmp_path,
        commitments=f"ref,kind,title,committed\npact,pledge,Pact,{actor.ref};{other.ref}\n",
        parties=f"commitment,actor,role,certainty\npact,{actor.ref},committed,uncertain\n",
        citations=f"ref,source,party\none,{source.ref},pact--committed--{actor.ref}\n",
    )
    counts = {name: counted(outcome) for name, outcome in imported(files).items()}
    assert counts == {"commitments": (1, 0, 0, 0), "parties": (0, 1, 0, 0), "citations": (1, 0, 0, 0)}
    sure = Party.objects.filter(commitment__ref="pact").values_list("actor__ref", "certainty")
    assert dict(sure) == {actor.ref: "uncertain", other.ref: "certain"}
    assert Citation.objects.get(ref="one").cited == Party.objects.get(actor=actor)
    assert {counted(outcome) for outcome in imported(files).values()} == {(0, 0, 1, 0)}
