"""Records that the public must not see, tied in every way to records that it may see."""

from typing import Any

from django.db.models import Model

from tests.factories.actor import ActorFactory, PersonFactory
from tests.factories.archived_text import ArchivedTextFactory
from tests.factories.assessment import AssessmentFactory
from tests.factories.citation import CitationFactory
from tests.factories.collections.collection import CollectionFactory
from tests.factories.commitment import CommitmentFactory
from tests.factories.correction import CorrectionFactory
from tests.factories.exchanges.condition import ConditionFactory
from tests.factories.exchanges.exchange import ExchangeFactory
from tests.factories.exchanges.response import ResponseFactory
from tests.factories.indicator import IndicatorFactory
from tests.factories.link import LinkFactory
from tests.factories.meeting import MeetingFactory
from tests.factories.observation import ObservationFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.party import PartyFactory
from tests.factories.programme import ProgrammeFactory
from tests.factories.role import RoleFactory
from tests.factories.ruling import RulingFactory
from tests.factories.sanction import SanctionFactory
from tests.factories.sanction_step import SanctionStepFactory
from tests.factories.source import SourceFactory
from tests.factories.status_update import StatusUpdateFactory
from tests.factories.terms.criterion import CriterionFactory
from tests.factories.terms.finding import FindingFactory
from tests.factories.terms.milestone import MilestoneFactory
from tests.factories.terms.target import TargetFactory
from tests.factories.topic import TopicFactory
from tests.factories.user import UserFactory
from tracker.vocabulary import CommitmentKind, ParticipationRole, PartyRole, Stage

MARK = "zzsecret"


def make_secrets(stage: Stage) -> tuple[list[Model], list[Model]]:  # noqa: PLR0915 (one a tie)
    """Published records, and records at `stage` around them; whatever those hold for people to read has MARK in it."""
    hidden = {"stage": stage}
    users: dict[str, Any] = {
        "author": UserFactory(username=f"{MARK}-author"),
        "reviewer": UserFactory(username=f"{MARK}-reviewer", group="Reviewer"),
    }

    ministry = ActorFactory(ref=f"{MARK}-ministry", name=f"{MARK} ministry", aliases=[MARK], **hidden)
    agent = PersonFactory(ref=f"{MARK}-agent", name=f"{MARK} agent", **hidden)
    retreat = MeetingFactory(ref=f"{MARK}-retreat", title=f"{MARK} retreat", place=MARK, **hidden)
    leak = SourceFactory(ref=f"{MARK}-leak", title=f"{MARK} leak", authors=[MARK], publisher=ministry, **hidden)
    scheme = ProgrammeFactory(ref=f"{MARK}-scheme", title=f"{MARK} scheme", issuer=ministry, **hidden)
    freeze = SanctionFactory(
        ref=f"{MARK}-freeze", title=f"{MARK} freeze", issuer=ministry, programme=scheme, imposed=None, **hidden
    )
    tally = IndicatorFactory(ref=f"{MARK}-tally", name=f"{MARK} tally", **hidden)
    plan = CommitmentFactory(ref=f"{MARK}-plan", title=f"{MARK} plan", made_at=retreat, **hidden)

    state = ActorFactory(ref="state", part_of=ministry)
    person = PersonFactory(ref="person")
    series = MeetingFactory(ref="series")
    summit = MeetingFactory(ref="summit", part_of=retreat)
    paper = SourceFactory(ref="paper", publisher=ministry, syndicated_from=leak)
    wire = SourceFactory(ref="wire")
    order = ProgrammeFactory(ref="order", issuer=ministry)
    listing = SanctionFactory(ref="listing", issuer=ministry, programme=scheme)
    SanctionFactory(ref=f"{MARK}-under-order", title=MARK, programme=order, **hidden)
    steps = [
        SanctionStepFactory(ref=f"{MARK}-step", sanction=listing, reason=MARK, summary=MARK, **hidden),
        SanctionStepFactory(ref=f"{MARK}-step-of-freeze", sanction=freeze, reason=MARK, summary=MARK, **hidden),
    ]
    indicator = IndicatorFactory(ref="indicator")
    pledge = CommitmentFactory(ref="pledge", made_at=retreat, owner=users["author"])
    answer = CommitmentFactory(ref="answer", made_at=summit)
    topic = TopicFactory(ref="topic")
    trade = TopicFactory(ref=f"{MARK}-topic", name=MARK, description=MARK, **hidden)

    for record in (ministry, agent):
        ActorFactory(ref=f"{MARK}-part-of-{record.ref}", name=MARK, part_of=state, **hidden)
    for one in (pledge, plan):
        one.topics.add(topic, trade)
        for role in PartyRole:
            PartyFactory(commitment=one, actor=ministry, role=role)
            PartyFactory(commitment=one, actor=state, role=role)
    for meeting in (summit, retreat):
        ParticipationFactory(meeting=meeting, actor=agent)
        ParticipationFactory(meeting=meeting, actor=person, on_behalf_of=ministry)
        ParticipationFactory(meeting=meeting, actor=state, role=ParticipationRole.HOST)
    MeetingFactory(ref=f"{MARK}-part", title=MARK, part_of=series, **hidden)
    SourceFactory(ref=f"{MARK}-copy", title=MARK, syndicated_from=wire, **hidden)
    SourceFactory(ref=f"{MARK}-issue", title=MARK, publisher=state, **hidden)
    SanctionFactory(ref=f"{MARK}-ban", title=MARK, issuer=state, **hidden).targets.add(state, ministry)
    listing.targets.add(state, ministry)
    freeze.targets.add(state)
    roles = [
        RoleFactory(ref=f"{MARK}-role-of-agent", person=agent, organisation=state, title=MARK),
        RoleFactory(ref=f"{MARK}-role-in-ministry", person=person, organisation=ministry, title=MARK),
    ]
    # Before the first verdicts, which lock them.
    criteria: list[Any] = [
        CriterionFactory(commitment=pledge),
        CriterionFactory(ref=f"{MARK}-criterion", commitment=plan, text=MARK),
    ]
    updates = [
        StatusUpdateFactory(ref=f"{MARK}-update", commitment=pledge, summary=MARK, searched=MARK, **hidden),
        StatusUpdateFactory(ref=f"{MARK}-update-of-plan", commitment=plan, summary=MARK, **users),
    ]
    links = [
        LinkFactory(ref=f"{MARK}-to-plan", commitment=pledge, to_commitment=plan, to_sanction=None, note=MARK),
        LinkFactory(ref=f"{MARK}-to-freeze", commitment=pledge, to_sanction=freeze, to_step=steps[1], note=MARK),
        LinkFactory(ref=f"{MARK}-from-plan", commitment=plan, to_commitment=pledge, to_sanction=None, note=MARK),
        LinkFactory(ref=f"{MARK}-from-plan-to-listing", commitment=plan, to_sanction=listing, note=MARK),
    ]
    demand = CommitmentFactory(ref="demand", kind=CommitmentKind.DEMAND)
    exchange = ExchangeFactory(ref="exchange", a=[pledge, plan], b=[listing, freeze], agreed_at=retreat)
    bargain = ExchangeFactory(ref=f"{MARK}-bargain", title=MARK, summary=MARK, agreed_at=retreat, **hidden)
    figure = ObservationFactory(ref=f"{MARK}-figure", indicator=tally, note=MARK)
    shown: list[dict[str, Any]] = [
        {"actor": state},
        {"role": RoleFactory(person=person, organisation=state)},
        {"meeting": summit},
        {"commitment": pledge},
        {"status_update": StatusUpdateFactory(commitment=pledge, **users)},
        {"link": LinkFactory(commitment=pledge, to_sanction=listing)},
        {"sanction": listing},
        {"observation": ObservationFactory(indicator=indicator)},
        {"sanction_step": SanctionStepFactory(sanction=listing)},
        {"programme": order},
        {"target": TargetFactory(commitment=pledge, indicator=indicator)},
        {"milestone": MilestoneFactory(commitment=pledge)},
        {"finding": FindingFactory(criterion=criteria[0], status_update=StatusUpdateFactory(commitment=pledge))},
        {"exchange": exchange},
        {"condition": ConditionFactory(commitment=pledge, depends_on_sanction=listing)},
        {"response": ResponseFactory(demand=demand, actor=state, on_behalf_of=ministry, leads_to=plan)},
    ]
    for cited in shown:
        CitationFactory(
            **{"commitment": None, **cited, "source": paper},
            attribution="reported",
            speaker=agent,
            on_behalf_of=ministry,
            addressee=ministry,
        )
        CitationFactory(**{"commitment": None, **cited, "source": leak, "note": MARK, "quote": MARK})
    secret: list[dict[str, Any]] = [
        *({"actor": one} for one in (ministry, agent)),
        *({"role": one} for one in roles),
        {"meeting": retreat},
        {"commitment": plan},
        *({"status_update": one} for one in updates),
        *({"link": one} for one in links),
        {"sanction": freeze},
        *({"sanction_step": one} for one in steps),
        {"programme": scheme},
        {"observation": figure},
        *make_secret_terms([pledge, plan], [indicator, tally], criteria, updates[0]),
        {"exchange": bargain},
        *make_secret_conditions(pledge=pledge, plan=plan, listing=listing, freeze=freeze),
        *make_secret_answers(hidden, demand=demand, pledge=pledge, ministry=ministry, state=state),
    ]
    for cited in secret:
        CitationFactory(**{"commitment": None, **cited, "source": paper, "note": MARK, "quote": MARK})
    for source in (paper, leak):
        ArchivedTextFactory(source=source, text=f"{MARK} text")
    CorrectionFactory(record_ref=pledge.ref, wrong=MARK, should_be=MARK, email=f"{MARK}@example.org", reason=MARK)
    shelf = CollectionFactory(ref=f"{MARK}-shelf", title=MARK, subtitle=MARK, covers=MARK, **hidden)
    tracker = CollectionFactory(ref="tracker")
    for record in (pledge, listing, summit, plan, freeze, retreat, tally):
        record.collections.add(shelf, tracker)
    LinkFactory(commitment=pledge, to_commitment=answer, to_sanction=None)
    LinkFactory(commitment=pledge, to_sanction=listing, to_step=steps[0], kind="supersedes")
    make_secrets_of_review(users, [retreat, summit], leak, [pledge, plan])
    return (
        [
            state,
            person,
            series,
            summit,
            paper,
            wire,
            listing,
            order,
            indicator,
            pledge,
            answer,
            topic,
            demand,
            exchange,
        ],
        [ministry, agent, retreat, leak, freeze, scheme, tally, plan, bargain, trade],
    )


def make_secret_terms(commitments: list[Model], indicators: list[Model], criteria: list[Any], draft: Model) -> Any:
    """What the terms of commitments come to, where one end of it is hidden."""
    (pledge, plan), (indicator, tally) = commitments, indicators
    of_plan = StatusUpdateFactory(ref=f"{MARK}-dataset-of-plan", commitment=plan)
    return [
        {"target": TargetFactory(ref=f"{MARK}-target", commitment=plan, indicator=indicator, note=MARK)},
        {"target": TargetFactory(ref=f"{MARK}-target-of-tally", commitment=pledge, indicator=tally, note=MARK)},
        {"milestone": MilestoneFactory(ref=f"{MARK}-step", commitment=plan, title=MARK, summary=MARK)},
        {"finding": FindingFactory(ref=f"{MARK}-found", criterion=criteria[0], status_update=draft, reason=MARK)},
        {
            "finding": FindingFactory(
                ref=f"{MARK}-found-of-plan", criterion=criteria[1], status_update=of_plan, reason=MARK
            )
        },
    ]


def make_secret_conditions(*, pledge: Any, plan: Any, listing: Any, freeze: Any) -> list[dict[str, Any]]:
    """Conditions that the public must not see: what depends on it, or it, is hidden."""
    made = [
        ConditionFactory(ref=f"{MARK}-on-freeze", commitment=pledge, depends_on_sanction=freeze, note=MARK),
        ConditionFactory(ref=f"{MARK}-of-plan", commitment=plan, depends_on_sanction=None, words=MARK),
        ConditionFactory(
            ref=f"{MARK}-of-freeze", commitment=None, sanction=freeze, depends_on_sanction=listing, note=MARK
        ),
    ]
    return [{"condition": one} for one in made]


def make_secret_answers(hidden: Any, *, demand: Any, pledge: Any, ministry: Any, state: Any) -> list[dict[str, Any]]:
    """Responses that the public must not see: by somebody hidden, or to something hidden."""
    asked = CommitmentFactory(ref=f"{MARK}-demand", title=MARK, kind=CommitmentKind.DEMAND, **hidden)
    made = [
        ResponseFactory(ref=f"{MARK}-by-ministry", demand=demand, actor=ministry, summary=MARK, leads_to=pledge),
        ResponseFactory(ref=f"{MARK}-to-demand", demand=asked, actor=state, summary=MARK, leads_to=pledge),
    ]
    return [{"response": one} for one in made]


def make_secrets_of_review(
    users: dict[str, Any], meetings: list[Model], leak: Model, commitments: list[Model]
) -> None:
    """What a hidden source says of meetings, with what was decided, and what analysts make of commitments."""
    for meeting in meetings:
        CitationFactory(commitment=None, meeting=meeting, field="place", value=MARK, source=leak)
        RulingFactory(meeting=meeting, field="place", value=MARK, reason=MARK, decided_by=users["reviewer"])
    for commitment in commitments:
        for analyst in users.values():
            AssessmentFactory(commitment=commitment, analyst=analyst, reasoning=MARK).submit()
