"""Factories: each makes one valid object; a test states only what matters to it."""

from tests.factories.actor import ActorFactory, PersonFactory
from tests.factories.archived_text import ArchivedTextFactory
from tests.factories.assessment import AssessmentFactory
from tests.factories.citation import CitationFactory
from tests.factories.collections.collection import CollectionFactory
from tests.factories.collections.collection_member import CollectionMemberFactory
from tests.factories.commitment import CommitmentFactory
from tests.factories.correction import CorrectionFactory
from tests.factories.exchanges.condition import ConditionFactory
from tests.factories.exchanges.exchange import ExchangeFactory
from tests.factories.exchanges.exchange_item import ExchangeItemFactory
from tests.factories.exchanges.response import ResponseFactory
from tests.factories.imports.import_batch import ImportBatchFactory
from tests.factories.imports.import_draft import ImportDraftFactory
from tests.factories.imports.import_job import ImportJobFactory
from tests.factories.imports.planned_row import PlannedRowFactory
from tests.factories.imports.saved_mapping import SavedMappingFactory
from tests.factories.indicator import IndicatorFactory
from tests.factories.kept_counts.count_change import CountChangeFactory
from tests.factories.kept_counts.counted_commitment import CountedCommitmentFactory
from tests.factories.kept_counts.kept_count import KeptCountFactory
from tests.factories.link import LinkFactory
from tests.factories.meeting import MeetingFactory
from tests.factories.observation import ObservationFactory
from tests.factories.participation import ParticipationFactory
from tests.factories.party import PartyFactory
from tests.factories.programme import ProgrammeFactory
from tests.factories.quote_check import QuoteCheckFactory
from tests.factories.refs.merged_ref import MergedRefFactory
from tests.factories.refs.retired_ref import RetiredRefFactory
from tests.factories.reminder import ReminderFactory
from tests.factories.review.mention import MentionFactory
from tests.factories.review.note import NoteFactory
from tests.factories.review.proposal import ProposalFactory
from tests.factories.review.publishing_rule import PublishingRuleFactory
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
from tests.factories.throttling.recent_sender import RecentSenderFactory
from tests.factories.throttling.sign_in_throttle import SignInThrottleFactory
from tests.factories.topic import TopicFactory
from tests.factories.user import UserFactory

__all__ = [
    "ActorFactory",
    "ArchivedTextFactory",
    "AssessmentFactory",
    "CitationFactory",
    "CollectionFactory",
    "CollectionMemberFactory",
    "CommitmentFactory",
    "ConditionFactory",
    "CorrectionFactory",
    "CountChangeFactory",
    "CountedCommitmentFactory",
    "CriterionFactory",
    "ExchangeFactory",
    "ExchangeItemFactory",
    "FindingFactory",
    "ImportBatchFactory",
    "ImportDraftFactory",
    "ImportJobFactory",
    "IndicatorFactory",
    "KeptCountFactory",
    "LinkFactory",
    "MeetingFactory",
    "MentionFactory",
    "MergedRefFactory",
    "MilestoneFactory",
    "NoteFactory",
    "ObservationFactory",
    "ParticipationFactory",
    "PartyFactory",
    "PersonFactory",
    "PlannedRowFactory",
    "ProgrammeFactory",
    "ProposalFactory",
    "PublishingRuleFactory",
    "QuoteCheckFactory",
    "RecentSenderFactory",
    "ReminderFactory",
    "ResponseFactory",
    "RetiredRefFactory",
    "RoleFactory",
    "RulingFactory",
    "SanctionFactory",
    "SanctionStepFactory",
    "SavedMappingFactory",
    "SignInThrottleFactory",
    "SourceFactory",
    "StatusUpdateFactory",
    "TargetFactory",
    "TopicFactory",
    "UserFactory",
]
