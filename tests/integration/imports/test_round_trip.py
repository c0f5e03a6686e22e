"""What is exported is imported as unchanged, whatever text the records hold, in CSV and in XLSX."""

from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from import_export.formats.base_formats import Format

from tests.factories import (
    ActorFactory,
    CitationFactory,
    CollectionFactory,
    CommitmentFactory,
    ConditionFactory,
    CriterionFactory,
    ExchangeFactory,
    FindingFactory,
    IndicatorFactory,
    LinkFactory,
    MeetingFactory,
    MilestoneFactory,
    ObservationFactory,
    ParticipationFactory,
    PartyFactory,
    ProgrammeFactory,
    ResponseFactory,
    RoleFactory,
    SanctionFactory,
    SanctionStepFactory,
    SourceFactory,
    StatusUpdateFactory,
    TargetFactory,
    TopicFactory,
)
from tests.hostile import DATES, HOSTILE, NAMES
from tracker.models import Actor
from tracker.partial_dates import PartialDate
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.library.formats import CSV, XLSX
from tracker.transfer.library.resources import RESOURCES
from tracker.vocabulary import PartyRole

pytestmark = pytest.mark.django_db


@st.composite
def texts(draw: st.DrawFn) -> dict[str, Any]:
    """Hostile values for the fields of a few records."""
    return {
        "name": draw(NAMES),
        "text": draw(HOSTILE | st.just(r"\N") | st.just("'=1")),
        "items": draw(st.lists(HOSTILE, max_size=3)),
        "date": PartialDate(draw(DATES)),
        "number": draw(st.decimals(-(10**9), 10**9, places=4, allow_nan=False)),
    }


def fill(values: dict[str, Any]) -> None:
    """One record of each kind with these values."""
    name, text, items, date = values["name"], values["text"], values["items"], values["date"]
    parent = ActorFactory.create(name=name, description=text, aliases=items)
    actor = ActorFactory.create(name=name, native_name=text, part_of=parent, country="CN", wikidata_id="Q148")
    RoleFactory.create(title=name, started=date)
    source = SourceFactory.create(title=name, authors=items, published=date, publisher=actor, url="https://a.org/?b=1")
    SourceFactory.create(title=name, syndicated_from=source)
    meeting = MeetingFactory.create(title=name, held=date, place=text, summary=text)
    ParticipationFactory.create(meeting=meeting, actor=actor, on_behalf_of=parent)
    programme = ProgrammeFactory.create(title=name, legal_basis=text, issuer=actor, measures=["visa_ban"])
    sanction = SanctionFactory.create(
        title=name, imposed=date, stated_reason=text, issuer=actor, programme=programme, measures=["other", "visa_ban"]
    )
    step = SanctionStepFactory.create(sanction=sanction, happened_on=None, reason=text, summary=text)
    sanction.targets.set([actor, parent])
    commitment = CommitmentFactory.create(
        title=name, summary=text, made_at=meeting, made_on=None, due=date, review_every=30
    )
    commitment.topics.add(TopicFactory.create(name=name, description=text))
    for role in PartyRole.values:
        PartyFactory.create(commitment=commitment, actor=actor, role=role)
    criterion = CriterionFactory.create(commitment=commitment, text=name, due=date)
    MilestoneFactory.create(commitment=commitment, title=name, due=date, summary=text)
    update = StatusUpdateFactory.create(commitment=commitment, summary=text, searched=text)
    StatusUpdateFactory.create(commitment=commitment, retracted_at=timezone.now(), retraction_reason=name)
    LinkFactory.create(commitment=commitment, note=text, to_sanction=sanction, to_step=step)
    FindingFactory.create(criterion=criterion, status_update=update, reason=name)
    indicator = IndicatorFactory.create(name=name)
    collection = CollectionFactory.create(title=name, subtitle=text, maintainers=items)
    for record in (commitment, sanction, meeting, indicator):
        record.collections.set([collection])
    ExchangeFactory.create(
        title=name, summary=text, agreed_at=meeting, agreed_on=date, a=[commitment, sanction], b=[step]
    )
    ConditionFactory.create(commitment=commitment, depends_on_commitment=None, note=text, state="met", as_of=date)
    words = text.strip() or name
    ConditionFactory.create(commitment=None, sanction=sanction, depends_on_sanction=None, words=words[:300])
    ResponseFactory.create(actor=actor, asked_on=date, summary=text, leads_to=commitment)
    ObservationFactory.create(indicator=indicator, value=values["number"], note=text, period=date)
    TargetFactory.create(
        commitment=commitment, indicator=indicator, value=values["number"], baseline=values["number"], note=text
    )
    CitationFactory.create(
        source=source, commitment=None, status_update=update, field="summary", value=text, note=text
    )


# Each example is a database with several hostile records of each kind: to fill one is cheap, to bring it back is not.
SEVERAL = st.lists(texts(), min_size=4, max_size=4)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(several=SEVERAL)
def test_what_is_exported_as_csv_is_imported_unchanged(several: list[dict[str, Any]]) -> None:
    assert_comes_back_unchanged(CSV, several)


@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(several=SEVERAL)
def test_what_is_exported_as_xlsx_is_imported_unchanged(several: list[dict[str, Any]]) -> None:
    assert_comes_back_unchanged(XLSX, several)


def assert_comes_back_unchanged(kind: type[Format], several: list[dict[str, Any]]) -> None:
    with transaction.atomic():
        for values in several:
            fill(values)
        for resource in RESOURCES.values():
            table = kind().create_dataset(kind().export_data(resource().export()))
            result = resource().import_data(table)
            assert [str(problem) for problem in result.problems] == []
            assert result.counts == {"new": 0, "changed": 0, "unchanged": len(table), "invalid": 0}
            assert len(table) > 0
        transaction.set_rollback(True)


@pytest.mark.parametrize("kind", [CSV, XLSX])
@settings(max_examples=3, deadline=None)
@given(several=SEVERAL)
def test_what_is_exported_makes_the_same_records_elsewhere(kind: type[Format], several: list[dict[str, Any]]) -> None:
    with transaction.atomic():
        for values in several:
            ActorFactory.create(
                stage="draft", name=values["name"], description=values["text"], aliases=values["items"]
            )
        exported = RECORDS["actors"]().export()
        Actor.objects.all().delete()
        table = kind().create_dataset(kind().export_data(exported))
        result = RESOURCES["actors"]().import_data(table)
        assert [str(problem) for problem in result.problems] == []
        assert list(RECORDS["actors"]().export()) == list(exported)
        transaction.set_rollback(True)


@pytest.mark.parametrize("kind", [CSV, XLSX])
def test_one_edited_cell_is_the_one_change(kind: type[Format]) -> None:
    MeetingFactory.create_batch(3, place="Woodside")
    exported = RECORDS["meetings"]().export()
    place = exported.headers.index("place")
    row = list(exported[1])
    row[place] = "Beijing"
    exported[1] = row
    result = RESOURCES["meetings"]().import_data(kind().create_dataset(kind().export_data(exported)), dry_run=True)
    assert result.counts == {"new": 0, "changed": 1, "unchanged": 2, "invalid": 0}
    changed = [cell for cell in result.rows[0].diff if "<ins>" in cell]
    assert changed == ["<del>Woodside</del> <ins>Beijing</ins>"]
