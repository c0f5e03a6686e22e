"""Columns of lists that are more than a field."""

from typing import Any

from django.contrib import admin

from tracker.models import Citation
from tracker.models.citation import CITABLE

# What a citation may be for, with what the names of some of these are made of.
CITED = [
    *CITABLE,
    "role__person",
    "link__commitment",
    "link__to_commitment",
    "link__to_sanction",
    "observation__indicator",
]


def written(field: str) -> Any:
    """A partial date in words, sorted by the first day it covers."""

    @admin.display(description=field.replace("_", " "), ordering=f"{field}_earliest", empty_value="–")
    def column(record: Any) -> str | None:
        value = getattr(record, field)
        return value.written if value else None

    column.__name__ = field
    return column


@admin.display(description="for")
def _cited(citation: Citation) -> str:
    return str(citation.cited)


# The record a citation is for; a list with this column fetches `CITED` along.
cited: Any = _cited
