"""The records, one module each; `integrity` is how the database refuses bad data.

What else a new kind of record needs: docs/architecture.md.
"""

from tracker.models.actor import Actor, ActorQuerySet
from tracker.models.archived_text import ArchivedText
from tracker.models.assessment import Assessment, AssessmentQuerySet
from tracker.models.citation import CITABLE, Citation
from tracker.models.collections.collection import Collection
from tracker.models.collections.collection_member import CollectionMember
from tracker.models.commitment import Commitment, CommitmentCollection, CommitmentQuerySet, CommitmentTopic
from tracker.models.correction import Correction
from tracker.models.exchanges.condition import Condition
from tracker.models.exchanges.exchange import Exchange
from tracker.models.exchanges.exchange_item import ExchangeItem
from tracker.models.exchanges.response import Response
from tracker.models.imports.import_batch import ImportBatch
from tracker.models.imports.import_draft import ImportDraft, ImportDraftQuerySet
from tracker.models.imports.import_job import ImportJob
from tracker.models.imports.planned_row import PlannedRow
from tracker.models.imports.saved_mapping import SavedMapping
from tracker.models.indicator import Indicator, IndicatorCollection
from tracker.models.integrity.referenced import Published, Referenced
from tracker.models.kept_counts.count_change import CountChange
from tracker.models.kept_counts.counted_commitment import CountedCommitment
from tracker.models.kept_counts.kept_count import KeptCount
from tracker.models.link import Link
from tracker.models.meeting import Meeting, MeetingCollection
from tracker.models.membership_rules import PARTS as PARTS_OF_COLLECTED
from tracker.models.observation import Observation
from tracker.models.participation import Participation
from tracker.models.party import Party
from tracker.models.programme import Programme
from tracker.models.quote_check import QuoteCheck
from tracker.models.refs.merged_ref import MergedRef
from tracker.models.refs.retired_ref import RetiredRef
from tracker.models.reminder import Reminder
from tracker.models.review.mention import Mention
from tracker.models.review.note import Note, NoteQuerySet
from tracker.models.review.proposal import Proposal, ProposalQuerySet
from tracker.models.review.publishing_rule import PublishingRule
from tracker.models.role import Role
from tracker.models.ruling import Ruling
from tracker.models.sanction import Sanction, SanctionCollection, SanctionQuerySet, SanctionTarget
from tracker.models.sanction_step import SanctionStep, SanctionStepQuerySet
from tracker.models.second_person_of_parts import HANGS_ON, hangs_on_one_of, record_over
from tracker.models.source import Source
from tracker.models.status_update import StatusUpdate
from tracker.models.terms.criterion import Criterion
from tracker.models.terms.finding import Finding
from tracker.models.terms.milestone import Milestone
from tracker.models.terms.target import Target, TargetQuerySet
from tracker.models.throttling.recent_sender import RecentSender
from tracker.models.throttling.sign_in_throttle import SignInThrottle
from tracker.models.topic import Topic

__all__ = [
    "CITABLE",
    "HANGS_ON",
    "PARTS_OF_COLLECTED",
    "Actor",
    "ActorQuerySet",
    "ArchivedText",
    "Assessment",
    "AssessmentQuerySet",
    "Citation",
    "Collection",
    "CollectionMember",
    "Commitment",
    "CommitmentCollection",
    "CommitmentQuerySet",
    "CommitmentTopic",
    "Condition",
    "Correction",
    "CountChange",
    "CountedCommitment",
    "Criterion",
    "Exchange",
    "ExchangeItem",
    "Finding",
    "ImportBatch",
    "ImportDraft",
    "ImportDraftQuerySet",
    "ImportJob",
    "Indicator",
    "IndicatorCollection",
    "KeptCount",
    "Link",
    "Meeting",
    "MeetingCollection",
    "Mention",
    "MergedRef",
    "Milestone",
    "Note",
    "NoteQuerySet",
    "Observation",
    "Participation",
    "Party",
    "PlannedRow",
    "Programme",
    "Proposal",
    "ProposalQuerySet",
    "Published",
    "PublishingRule",
    "QuoteCheck",
    "RecentSender",
    "Referenced",
    "Reminder",
    "Response",
    "RetiredRef",
    "Role",
    "Ruling",
    "Sanction",
    "SanctionCollection",
    "SanctionQuerySet",
    "SanctionStep",
    "SanctionStepQuerySet",
    "SanctionTarget",
    "SavedMapping",
    "SignInThrottle",
    "Source",
    "StatusUpdate",
    "Target",
    "TargetQuerySet",
    "Topic",
    "hangs_on_one_of",
    "record_over",
]
