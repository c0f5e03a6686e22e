"""The example row of a template, which no import takes for a record."""

import re
from typing import TYPE_CHECKING, Any

from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn

if TYPE_CHECKING:
    from tracker.transfer.declaration.record_resource import RecordResource

SUCH_AS = re.compile(r"such as (\w+)", re.IGNORECASE)
# Where a rule of the record ties columns together, so that no column can give an example by itself.
TOGETHER = {
    "actors": {"kind": "person"},
    "collections": {"contact": "desk@example.org"},
    "status_updates": {"axis": "evidence", "inference_reason": "", "retracted_at": "", "retraction_reason": ""},
    "targets": {"baseline": "100", "baseline_period": "2022", "direction": "at_most", "value": "60", "due": "2025"},
    "programmes": {"measures": "asset_freeze;visa_ban"},
    "sanctions": {"measures": "asset_freeze;visa_ban"},
    "links": {"to_sanction": "example-sanction"},
    "conditions": {"commitment": "example-commitment", "state": "met"},
    # Only what asks for something can be answered, and only by whom it asks.
    "responses": {"demand": "example-demand"},
    "citations": {"commitment": "example-commitment", "attribution": "stated", "quote": "", "field": "", "value": ""},
}


def example_row(resource: "RecordResource") -> list[str]:
    """A row that could be imported once the records it names are there, if its refs were not those of an example."""
    together = TOGETHER.get(resource.record_name(), {})
    return [together.get(column.column_name, _example(column)) for column in resource.columns]


def example_ref(model: Any) -> str:
    """The ref by which an example row names a record of this kind."""
    return f"example-{model._meta.verbose_name.replace(' ', '-')}"


def _example(column: Column) -> str:
    if isinstance(column, MembersColumn):
        return ""
    if isinstance(column, ReferenceColumn):
        return example_ref(column.related_model) if column.is_needed else ""
    if column.column_name == "ref":
        return example_ref(column.model)
    field: Any = column.model._meta.get_field(column.field_name)
    given = SUCH_AS.search(str(field.help_text))
    words = given[1] if given else f"Example {field.verbose_name}"
    return str(column.widget.example or words)
