"""A tie is public when both its ends are."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import QuerySet

from tests.factories import (
    ActorFactory,
    CitationFactory,
    CommitmentFactory,
    ConditionFactory,
    CriterionFactory,
    ExchangeFactory,
    ExchangeItemFactory,
    FindingFactory,
    IndicatorFactory,
    LinkFactory,
    MeetingFactory,
    MilestoneFactory,
    ObservationFactory,
    ParticipationFactory,
    PartyFactory,
    PersonFactory,
    ResponseFactory,
    RoleFactory,
    SanctionFactory,
    SanctionStepFactory,
    SourceFactory,
    StatusUpdateFactory,
    TargetFactory,
)
from tracker.access import public
from tracker.templatetags.record_words import byline
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db

DRAFT = {"stage": Stage.DRAFT}
Make = Callable[[], Any]


def published_finding(**criterion: Any) -> Any:
    """A finding of a public status update, which came with a dataset."""
    on = CriterionFactory(**criterion)
    return FindingFactory(criterion=on, status_update=StatusUpdateFactory(commitment=on.commitment))


def item(**given: Any) -> Any:
    """One more item of an exchange."""
    return ExchangeItemFactory(**given)


TIES: list[tuple[Callable[[], QuerySet[Any]], Make]] = [
    (public.parties, lambda: PartyFactory(actor=ActorFactory(**DRAFT))),
    (public.parties, lambda: PartyFactory(commitment=CommitmentFactory(**DRAFT))),
    (public.participations, lambda: ParticipationFactory(actor=ActorFactory(**DRAFT))),
    (public.participations, lambda: ParticipationFactory(meeting=MeetingFactory(**DRAFT))),
    (public.roles, lambda: RoleFactory(person=PersonFactory(**DRAFT))),
    (public.roles, lambda: RoleFactory(organisation=ActorFactory(**DRAFT))),
    (public.links, lambda: LinkFactory(commitment=CommitmentFactory(**DRAFT))),
    (public.links, lambda: LinkFactory(to_sanction=SanctionFactory(**DRAFT))),
    (public.links, lambda: LinkFactory(to_sanction=None, to_commitment=CommitmentFactory(**DRAFT))),
    (public.exchange_items, lambda: item(commitment=CommitmentFactory(**DRAFT))),
    (public.exchange_items, lambda: item(commitment=None, sanction=SanctionFactory(**DRAFT))),
    (public.exchange_items, lambda: item(commitment=None, sanction_step=SanctionStepFactory(**DRAFT))),
    (
        public.exchange_items,
        lambda: item(commitment=None, sanction_step=SanctionStepFactory(sanction=SanctionFactory(**DRAFT))),
    ),
    (public.exchange_items, lambda: ExchangeItemFactory(exchange=ExchangeFactory(**DRAFT))),
    (public.exchanges, lambda: ExchangeFactory(**DRAFT)),
    (public.conditions, lambda: ConditionFactory(commitment=CommitmentFactory(**DRAFT))),
    (public.conditions, lambda: ConditionFactory(commitment=None, sanction=SanctionFactory(**DRAFT))),
    (public.conditions, lambda: ConditionFactory(depends_on_sanction=SanctionFactory(**DRAFT))),
    (
        public.conditions,
        lambda: ConditionFactory(depends_on_sanction=None, depends_on_commitment=CommitmentFactory(**DRAFT)),
    ),
    (public.responses, lambda: ResponseFactory(demand=CommitmentFactory(kind="demand", **DRAFT))),
    (public.responses, lambda: ResponseFactory(actor=ActorFactory(**DRAFT))),
    (public.observations, lambda: ObservationFactory(indicator=IndicatorFactory(**DRAFT))),
    (public.citations, lambda: CitationFactory(source=SourceFactory(**DRAFT))),
    (public.targets, lambda: TargetFactory(commitment=CommitmentFactory(**DRAFT))),
    (public.targets, lambda: TargetFactory(indicator=IndicatorFactory(**DRAFT))),
    (public.milestones, lambda: MilestoneFactory(commitment=CommitmentFactory(**DRAFT))),
    (public.criteria, lambda: CriterionFactory(commitment=CommitmentFactory(**DRAFT))),
    (public.findings, lambda: FindingFactory(status_update__stage="draft")),
    (public.findings, lambda: published_finding(commitment=CommitmentFactory(**DRAFT))),
]


@pytest.mark.parametrize(("rows", "make"), TIES)
def test_tie_to_a_draft_is_not_public(rows: Callable[[], QuerySet[Any]], make: Make) -> None:
    hidden = make()
    shown = type(hidden)._default_manager.exclude(pk=hidden.pk)
    assert not rows().filter(pk=hidden.pk).exists()
    assert set(rows()) == set(shown)


@pytest.mark.parametrize(
    ("rows", "factory"),
    [
        (public.parties, PartyFactory),
        (public.participations, ParticipationFactory),
        (public.roles, RoleFactory),
        (public.links, LinkFactory),
        (public.exchanges, ExchangeFactory),
        (public.conditions, ConditionFactory),
        (public.conditions, lambda: ConditionFactory(depends_on_sanction=None, words="If so")),
        (public.responses, ResponseFactory),
        (public.observations, ObservationFactory),
        (public.citations, CitationFactory),
        (public.targets, TargetFactory),
        (public.milestones, MilestoneFactory),
        (public.criteria, CriterionFactory),
        (public.findings, published_finding),
    ],
)
def test_tie_between_published_records_is_public(rows: Callable[[], QuerySet[Any]], factory: Make) -> None:
    made = factory()
    assert list(rows()) == [made]


def test_what_was_pledged_in_answer_is_left_out_when_not_public() -> None:
    ResponseFactory(outcome="accepted", leads_to=CommitmentFactory(**DRAFT), on_behalf_of=ActorFactory(**DRAFT))
    (found,) = public.responses()
    assert (found.leads_to, found.on_behalf_of) == (None, None)


def test_whom_someone_spoke_for_is_left_out_when_not_public() -> None:
    ParticipationFactory(on_behalf_of=ActorFactory(**DRAFT))
    (found,) = public.participations()
    assert found.on_behalf_of is None


def test_publisher_is_left_out_when_not_public() -> None:
    CitationFactory(source=SourceFactory(publisher=ActorFactory(name="Secret", **DRAFT)))
    (found,) = public.citations()
    assert "Secret" not in byline(found.source)


@pytest.mark.parametrize(
    "cited",
    [
        lambda: {"actor": ActorFactory(**DRAFT)},
        lambda: {"role": RoleFactory(person=PersonFactory(**DRAFT))},
        lambda: {"meeting": MeetingFactory(**DRAFT)},
        lambda: {"commitment": CommitmentFactory(**DRAFT)},
        lambda: {"status_update": StatusUpdateFactory(**DRAFT)},
        lambda: {"status_update": StatusUpdateFactory(commitment=CommitmentFactory(**DRAFT))},
        lambda: {"link": LinkFactory(to_sanction=SanctionFactory(**DRAFT))},
        lambda: {"sanction": SanctionFactory(**DRAFT)},
        lambda: {"exchange": ExchangeFactory(**DRAFT)},
        lambda: {"condition": ConditionFactory(commitment=CommitmentFactory(**DRAFT))},
        lambda: {"condition": ConditionFactory(depends_on_sanction=SanctionFactory(**DRAFT))},
        lambda: {"response": ResponseFactory(actor=ActorFactory(**DRAFT))},
        lambda: {"observation": ObservationFactory(indicator=IndicatorFactory(**DRAFT))},
        lambda: {"target": TargetFactory(indicator=IndicatorFactory(**DRAFT))},
        lambda: {"milestone": MilestoneFactory(commitment=CommitmentFactory(**DRAFT))},
        lambda: {"finding": FindingFactory(status_update__stage="draft")},
    ],
)
def test_source_is_not_shown_as_cited_for_a_draft(cited: Callable[[], dict[str, Any]]) -> None:
    source = SourceFactory()
    CitationFactory(**{"commitment": None, "source": source, **cited()})
    shown = CitationFactory(source=source)
    assert list(public.citations_from(source)) == [shown]
