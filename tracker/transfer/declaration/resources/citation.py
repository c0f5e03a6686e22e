"""Citations as files carry them."""

from tracker.models import CITABLE, Citation
from tracker.transfer.declaration.record_resource import RecordResource


class CitationResource(RecordResource):
    """A row for each citation."""

    meanings = {
        "source": "The source that is cited.",
        "actor": "The actor it is cited for; of these columns, up to `response`, fill exactly one.",
        "role": "The role it is cited for.",
        "meeting": "The meeting it is cited for.",
        "commitment": "The commitment it is cited for.",
        "status_update": "The status update it is cited for.",
        "link": "The link it is cited for.",
        "sanction": "The sanction it is cited for.",
        "observation": "The observation it is cited for.",
        "party": "The party it is cited for, as commitment--role--actor.",
        "participation": "The part in a meeting it is cited for, as meeting--role--actor.",
        "sanction_step": "The step of a sanction it is cited for.",
        "programme": "The sanctions programme it is cited for.",
        "target": "The target it is cited for.",
        "milestone": "The milestone it is cited for.",
        "finding": "The finding it is cited for.",
        "exchange": "The exchange it is cited for.",
        "condition": "The condition it is cited for.",
        "response": "The response it is cited for.",
        "stance": "Whether the passage supports the record, disputes it, does not say so, or only mentions it.",
        "quote": "The passage, word for word.",
        "note": "A note for readers on the citation.",
    }

    values_of_fields = frozenset({"value"})

    class Meta:
        model = Citation
        fields = (
            "ref",
            "source",
            *CITABLE,
            "stance",
            "attribution",
            "speaker",
            "on_behalf_of",
            "addressee",
            "credibility",
            "paragraph",
            "quote",
            "field",
            "value",
            "note",
        )
