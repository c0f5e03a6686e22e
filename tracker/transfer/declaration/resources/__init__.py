"""The kinds of record that files carry, one resource each, in the order in which they name each other."""

from tracker.transfer.record_resource import RecordResource
from tracker.transfer.resources.actor import ActorResource
from tracker.transfer.resources.citation import CitationResource
from tracker.transfer.resources.commitment import CommitmentResource
from tracker.transfer.resources.indicator import IndicatorResource
from tracker.transfer.resources.link import LinkResource
from tracker.transfer.resources.meeting import MeetingResource
from tracker.transfer.resources.observation import ObservationResource
from tracker.transfer.resources.participation import ParticipationResource
from tracker.transfer.resources.role import RoleResource
from tracker.transfer.resources.sanction import SanctionResource
from tracker.transfer.resources.source import SourceResource
from tracker.transfer.resources.status_update import StatusUpdateResource
from tracker.transfer.resources.topic import TopicResource

RECORDS: dict[str, type[RecordResource]] = {
    resource.record_name(): resource
    for resource in (
        TopicResource,
        ActorResource,
        RoleResource,
        SourceResource,
        MeetingResource,
        ParticipationResource,
        SanctionResource,
        CommitmentResource,
        StatusUpdateResource,
        LinkResource,
        IndicatorResource,
        ObservationResource,
        CitationResource,
    )
}
