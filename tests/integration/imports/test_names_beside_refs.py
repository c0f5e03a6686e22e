"""Names beside refs in files for people: they come back unchanged, and are read only where a ref is empty."""

import csv
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.factories import ActorFactory, CommitmentFactory, PartyFactory, SanctionFactory, SourceFactory, TopicFactory
from tests.imports import imported
from tracker.models import Actor, Commitment, Source

pytestmark = pytest.mark.django_db(transaction=True)


def filled() -> None:
    """A few records that name each other, some of them in hard words."""
    hard = ActorFactory.create(ref="hard", name="=SUM(1); \\N and more")
    plain = ActorFactory.create(ref="plain", name="Ministry of Finance")
    SourceFactory.create(ref="report", title="Report", publisher=plain)
    commitment = CommitmentFactory.create(ref="pledge")
    commitment.topics.add(TopicFactory.create(name="Trade"))
    for actor in (hard, plain):
        PartyFactory.create(commitment=commitment, actor=actor, role="committed")
    SanctionFactory.create(issuer=hard).targets.set([hard, plain])


def exported(record: str, path: Path) -> Path:
    call_command("export_records", record, "--names", to=str(path), verbosity=0)
    return path


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_with_names_comes_back_unchanged(tmp_path: Path, kind: str) -> None:
    filled()
    for record in ("actors", "sources", "sanctions", "commitments"):
        outcome = imported(exported(record, tmp_path / f"{record}.{kind}"))[record]
        assert outcome.counts["new"] == outcome.counts["changed"] == 0 < outcome.counts["unchanged"]


def test_names_stand_beside_their_refs_in_the_same_order(tmp_path: Path) -> None:
    filled()
    with exported("commitments", tmp_path / "commitments.csv").open(newline="") as file:
        header, row = csv.reader(file)
    place = header.index("committed")
    assert header[place : place + 2] == ["committed", "committed_names"]
    assert row[place : place + 2] == ["hard;plain", "'=SUM(1)\\; \\\\N and more;Ministry of Finance"]


def test_the_command_leaves_names_out_unless_told(tmp_path: Path) -> None:
    call_command("export_records", "commitments", to=str(tmp_path / "commitments.csv"), verbosity=0)
    assert "_names" not in (tmp_path / "commitments.csv").read_text()


def test_a_name_beside_a_ref_changes_nothing_and_that_is_told(tmp_path: Path) -> None:
    filled()
    path = tmp_path / "sources.csv"
    path.write_text("ref,publisher,publisher_name\nreport,plain,Somebody else\n")
    outcome = imported(path)["sources"]
    assert outcome.counts["changed"] == 0
    assert outcome.notes[0] == (
        "sources.csv: publisher_name is read only where publisher is empty; elsewhere the ref is taken, and a changed "
        "name changes nothing."
    )


def test_a_name_alone_finds_its_record(tmp_path: Path) -> None:
    filled()
    ActorFactory.create(ref="other", name="Other")
    path = tmp_path / "sources.csv"
    path.write_text("ref,publisher,publisher_name\nreport,,other\n")
    imported(path)
    assert Source.objects.get(ref="report").publisher == Actor.objects.get(ref="other")
    path = tmp_path / "commitments.csv"
    path.write_text("ref,kind,title,committed_names\nnew,pledge,New,Other;Ministry of Finance\n")
    imported(path)
    parties = Commitment.objects.get(ref="new").parties.values_list("actor__ref", flat=True)
    assert set(parties) == {"other", "plain"}
