"""The kinds of record that files carry, one resource each, in the order in which they name each other."""

from tracker.transfer.declaration.record_resource import RecordResource
from tracker.transfer.declaration.resources.actor import ActorResource
from tracker.transfer.declaration.resources.citation import CitationResource
from tracker.transfer.declaration.resources.collection import CollectionResource
from tracker.transfer.declaration.resources.commitment import CommitmentResource
from tracker.transfer.declaration.resources.condition import ConditionResource
from tracker.transfer.declaration.resources.criterion import CriterionResource
from tracker.transfer.declaration.resources.exchange import ExchangeResource
from tracker.transfer.declaration.resources.finding import FindingResource
from tracker.transfer.declaration.resources.indicator import IndicatorResource
from tracker.transfer.declaration.resources.link import LinkResource
from tracker.transfer.declaration.resources.meeting import MeetingResource
from tracker.transfer.declaration.resources.milestone import MilestoneResource
from tracker.transfer.declaration.resources.observation import ObservationResource
from tracker.transfer.declaration.resources.participation import ParticipationResource
from tracker.transfer.declaration.resources.party import PartyResource
from tracker.transfer.declaration.resources.programme import ProgrammeResource
from tracker.transfer.declaration.resources.response import ResponseResource
from tracker.transfer.declaration.resources.role import RoleResource
from tracker.transfer.declaration.resources.sanction import SanctionResource
from tracker.transfer.declaration.resources.sanction_step import SanctionStepResource
from tracker.transfer.declaration.resources.source import SourceResource
from tracker.transfer.declaration.resources.status_update import StatusUpdateResource
from tracker.transfer.declaration.resources.target import TargetResource
from tracker.transfer.declaration.resources.topic import TopicResource

RECORDS: dict[str, type[RecordResource]] = {
    resource.record_name(): resource
    for resource in (
        CollectionResource,
        TopicResource,
        ActorResource,
        RoleResource,
        SourceResource,
        MeetingResource,
        ParticipationResource,
        ProgrammeResource,
        SanctionResource,
        SanctionStepResource,
        CommitmentResource,
        PartyResource,
        CriterionResource,
        MilestoneResource,
        StatusUpdateResource,
        FindingResource,
        LinkResource,
        ExchangeResource,
        ConditionResource,
        ResponseResource,
        IndicatorResource,
        ObservationResource,
        TargetResource,
        CitationResource,
    )
}
