"""What a reader may choose from."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.actor import ActorFactory
from tests.factories.commitment import CommitmentFactory
from tests.factories.meeting import MeetingFactory
from tests.factories.party import PartyFactory
from tests.factories.topic import TopicFactory
from tracker.parameters import options
from tracker.parameters.filters import Filters
from tracker.parameters.options import options_for, parse_chosen, without_unknown_refs
from tracker.vocabulary import SCORED_KINDS, CommitmentKind, Stage

pytestmark = pytest.mark.django_db


def test_only_what_published_commitments_are_tied_to_is_offered(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    commitment = CommitmentFactory(made_at=MeetingFactory(ref="summit"))
    commitment.topics.add(TopicFactory(ref="labs"))
    PartyFactory(commitment=commitment, actor=ActorFactory(ref="china", name="China"))
    PartyFactory(commitment=CommitmentFactory(stage=Stage.DRAFT), actor=ActorFactory())
    TopicFactory()
    MeetingFactory()
    with django_assert_num_queries(3):
        found = options_for(Filters.of_today())
    assert [option.ref for option in found.actor] == ["china"]
    assert [option.ref for option in found.topic] == ["labs"]
    assert [option.ref for option in found.meeting] == ["summit"]
    assert found.name_of("actor", "china") == "China"


def test_kinds_that_are_not_shown_offer_nothing() -> None:
    PartyFactory(commitment=CommitmentFactory(kind=CommitmentKind.DEMAND))
    assert options_for(Filters.of_today(), kinds=SCORED_KINDS).actor == ()


def test_what_is_chosen_stays_on_offer_though_nothing_is_tied_to_it() -> None:
    ActorFactory(ref="idle")
    view = Filters.of_today().narrowed_to(actor="idle")
    assert without_unknown_refs(view, options_for(view)) == (view, ())


def test_a_ref_that_names_no_published_record_is_left_out_and_said() -> None:
    ActorFactory(ref="secret", stage=Stage.DRAFT)
    view = Filters.of_today().narrowed_to(actor="secret", topic="nothing", q="kept")
    kept, problems = without_unknown_refs(view, options_for(view))
    assert kept.narrowed == ("q",)
    assert [str(problem) for problem in problems] == [
        "actor=secret was left out. There is no published actor with that ref. Choose one from the list.",
        "topic=nothing was left out. There is no published topic with that ref. Choose one from the list.",
    ]


@pytest.mark.usefixtures("queries_made_anew")
def test_of_very_many_records_those_tied_to_most_of_late_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "MOST_OPTIONS", 1)
    monkeypatch.setattr(options, "MOST_LOOKED_AT", 3)
    often, once, seldom, early = (ActorFactory(ref=ref) for ref in ("often", "once", "seldom", "early"))
    for year, actor in ((2020, early), (2021, often), (2022, often), (2023, once)):
        PartyFactory(commitment=CommitmentFactory(made_on=str(year)), actor=actor)
    PartyFactory(commitment=CommitmentFactory(made_on="2019"), actor=seldom)
    view = Filters.of_today()
    assert {option.ref for option in options_for(view).actor} == {"often", "once"}
    chosen = view.narrowed_to(actor="early")
    assert {option.ref for option in options_for(chosen).actor} == {"often", "once", "early"}


def test_what_offers_no_choice_reads_only_what_is_chosen(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    PartyFactory(actor=ActorFactory(ref="china", name="China"))
    with django_assert_num_queries(0):
        assert parse_chosen({})[1].actor == ()
    with django_assert_num_queries(2):
        filters, found, problems = parse_chosen({"actor": "china", "topic": "nothing"})
    assert (found.name_of("actor", "china"), filters.actor, filters.topic) == ("China", "china", "")
    assert [problem.field for problem in problems] == ["topic"]
