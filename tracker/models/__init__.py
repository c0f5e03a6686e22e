"""The records, one module each; `integrity` is how the database refuses bad data.

What else a new kind of record needs: docs/architecture.md.
"""

from tracker.models.actor import Actor, ActorQuerySet
from tracker.models.archived_text import ArchivedText
from tracker.models.assessment import Assessment, AssessmentQuerySet
from tracker.models.citation import CITABLE, Citation
from tracker.models.commitment import Commitment, CommitmentQuerySet, CommitmentTopic
from tracker.models.correction import Correction
from tracker.models.exchanges.condition import Condition
from tracker.models.exchanges.exchange import Exchange
from tracker.models.exchanges.exchange_item import ExchangeItem
from tracker.models.exchanges.response import Response
from tracker.models.imports.import_batch import ImportBatch
from tracker.models.imports.import_job import ImportJob
from tracker.models.imports.planned_row import PlannedRow
from tracker.models.indicator import Indicator
from tracker.models.integrity.referenced import Published, Referenced
from tracker.models.link import Link
from tracker.models.meeting import Meeting
from tracker.models.observation import Observation
from tracker.models.participation import Participation
from tracker.models.party import Party
from tracker.models.quote_check import QuoteCheck
from tracker.models.refs.merged_ref import MergedRef
from tracker.models.refs.retired_ref import RetiredRef
from tracker.models.reminder import Reminder
from tracker.models.role import Role
from tracker.models.ruling import Ruling
from tracker.models.sanction import Sanction, SanctionQuerySet, SanctionTarget
from tracker.models.sanction_step import SanctionStep, SanctionStepQuerySet
from tracker.models.source import Source
from tracker.models.status_update import StatusUpdate
from tracker.models.throttling.recent_sender import RecentSender
from tracker.models.throttling.sign_in_throttle import SignInThrottle
from tracker.models.topic import Topic

__all__ = [
    "CITABLE",
    "Actor",
    "ActorQuerySet",
    "ArchivedText",
    "Assessment",
    "AssessmentQuerySet",
    "Citation",
    "Commitment",
    "CommitmentQuerySet",
    "CommitmentTopic",
    "Condition",
    "Correction",
    "Exchange",
    "ExchangeItem",
    "ImportBatch",
    "ImportJob",
    "Indicator",
    "Link",
    "Meeting",
    "MergedRef",
    "Observation",
    "Participation",
    "Party",
    "PlannedRow",
    "Published",
    "QuoteCheck",
    "RecentSender",
    "Referenced",
    "Reminder",
    "Response",
    "RetiredRef",
    "Role",
    "Ruling",
    "Sanction",
    "SanctionQuerySet",
    "SanctionStep",
    "SanctionStepQuerySet",
    "SanctionTarget",
    "SignInThrottle",
    "Source",
    "StatusUpdate",
    "Topic",
]
