"""Participations as files carry them: they have no ref, their meeting, actor and role name them."""

from tracker.models import Participation
from tracker.transfer.declaration.record_resource import RecordResource


class ParticipationResource(RecordResource):
    """A row for each part an actor had in a meeting."""

    meanings = {
        "meeting": "The meeting.",
        "actor": "Who took part.",
        "role": "In what capacity.",
        "on_behalf_of": "The actor that was represented, if another.",
    }

    @classmethod
    def get_display_name(cls) -> str:
        """What files call them, whatever the pages do."""
        return "participations"

    class Meta:
        model = Participation
        fields = ("meeting", "actor", "role", "on_behalf_of", "certainty")
        import_id_fields = ("meeting", "actor", "role")
