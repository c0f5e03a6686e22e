"""Milestones as files carry them."""

from tracker.models import Milestone
from tracker.transfer.declaration.record_resource import RecordResource


class MilestoneResource(RecordResource):
    """A row for each milestone."""

    meanings = {
        "commitment": "The commitment that it is a step of.",
        "title": "What the step is.",
        "due": "When it is due.",
    }

    class Meta:
        model = Milestone
        fields = ("ref", "commitment", "title", "due", "reached", "summary")
