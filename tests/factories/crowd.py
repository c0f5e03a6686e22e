"""A database with many rows everywhere, to count queries against."""

from itertools import count

from django.db.models import Model

from tests.factories.actor import ActorFactory, PersonFactory
from tests.factories.archived_text import ArchivedTextFactory
from tests.factories.assessment import AssessmentFactory
from tests.factories.citation import CitationFactory
from tests.factories.commitment import CommitmentFactory
from tests.factories.correction import CorrectionFactory
from tests.factories.exchanges.condition import ConditionFactory
from tests.factories.exchanges.exchange import ExchangeFactory
from tests.factories.exchanges.exchange_item import ExchangeItemFactory
from tests.factories.exchanges.response import ResponseFactory
from tests.factories.imports.import_batch import ImportBatchFactory
from tests.factories.indicator import IndicatorFactory
from tests.factories.link import LinkFactory
from tests.factories.meeting import MeetingFactory
from tests.factories.observation import ObservationFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.party import PartyFactory
from tests.factories.programme import ProgrammeFactory
from tests.factories.refs.merged_ref import MergedRefFactory
from tests.factories.refs.retired_ref import RetiredRefFactory
from tests.factories.review.note import NoteFactory
from tests.factories.review.proposal import ProposalFactory
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
from tracker.vocabulary import CommitmentKind, Stage


def make_crowd(rows: int) -> list[Model]:
    """`rows` of every record; on each of those returned hang as many of every kind that can."""
    publisher, person, whole = ActorFactory(), PersonFactory(), MeetingFactory()
    # A page shows the first rows of a source by paragraph, then by ref as text; the sequence of refs says nothing.
    source, paragraphs = SourceFactory(publisher=publisher), count(1)
    commitment = CommitmentFactory(made_at=whole, owner=UserFactory())
    reviewer = UserFactory(group="Reviewer")
    programme = ProgrammeFactory(issuer=publisher)
    sanction, indicator = SanctionFactory(issuer=publisher, programme=programme), IndicatorFactory()
    moved = SanctionStepFactory(sanction=sanction)
    # Before the first verdict, which locks them.
    criteria = CriterionFactory.create_batch(rows, commitment=commitment)
    published = StatusUpdateFactory(commitment=commitment, author=UserFactory(), reviewer=reviewer)
    tie = LinkFactory(commitment=commitment)
    exchange = ExchangeFactory(a=[commitment], b=[sanction], agreed_at=whole)
    condition = ConditionFactory(commitment=commitment)
    demand = CommitmentFactory(kind=CommitmentKind.DEMAND)
    response = ResponseFactory(demand=demand, actor=person, leads_to=commitment)
    for criterion in criteria:
        actor, topic = ActorFactory(part_of=publisher), TopicFactory()
        commitment.topics.add(topic)
        sanction.targets.add(actor)
        role = RoleFactory(person=person)
        ParticipationFactory(meeting=whole, actor=actor, on_behalf_of=publisher)
        PartyFactory(commitment=commitment, actor=actor)
        StatusUpdateFactory(commitment=commitment, author=UserFactory(), reviewer=reviewer)
        StatusUpdateFactory(commitment=commitment, stage=Stage.DRAFT, author=UserFactory())
        LinkFactory(commitment=commitment)
        ExchangeItemFactory(exchange=exchange)
        ExchangeFactory(a=[commitment], agreed_at=whole)
        ConditionFactory(commitment=commitment)
        ConditionFactory(depends_on_sanction=sanction)
        ResponseFactory(demand=demand, leads_to=commitment)
        ResponseFactory(actor=person)
        NoteFactory(on=commitment)
        ProposalFactory(on=whole)
        observation = ObservationFactory(indicator=indicator)
        SanctionStepFactory(sanction=sanction)
        SanctionFactory(programme=programme)
        target = TargetFactory(commitment=commitment, indicator=indicator, due=f"{2024 + actor.pk % 1000}")
        TargetFactory(commitment=commitment)
        milestone = MilestoneFactory(commitment=commitment)
        finding = FindingFactory(criterion=criterion, status_update=StatusUpdateFactory(commitment=commitment))
        copy = SourceFactory(publisher=actor, syndicated_from=source)
        ArchivedTextFactory(source=copy)
        for cited in (
            {"actor": person},
            {"role": role},
            {"meeting": whole},
            {"commitment": commitment},
            {"status_update": published},
            {"link": tie},
            {"sanction": sanction},
            {"observation": observation},
            {"sanction_step": moved},
            {"programme": programme},
            {"target": target},
            {"milestone": milestone},
            {"finding": finding},
            {"exchange": exchange},
            {"condition": condition},
            {"response": response},
        ):
            CitationFactory(**{"commitment": None, "source": copy, **cited})
            CitationFactory(**{"commitment": None, "source": source, "paragraph": next(paragraphs), **cited})
        RulingFactory(decided_by=reviewer)
        assessed = CommitmentFactory()
        for _ in range(2):
            AssessmentFactory(commitment=assessed).submit()
        ImportBatchFactory(uploaded_by=UserFactory())
        RetiredRefFactory()
        MergedRefFactory(actor=publisher)
        CorrectionFactory(record_ref=commitment.ref)
    return [
        person,
        whole,
        source,
        commitment,
        sanction,
        indicator,
        published,
        tie,
        role,
        observation,
        moved,
        programme,
        exchange,
    ]
