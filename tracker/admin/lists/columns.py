"""Columns of lists that are more than a field."""

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet

from tracker.models import (
    Citation,
    Condition,
    Finding,
    Link,
    Observation,
    Participation,
    Party,
    Response,
    Role,
    SanctionStep,
    Target,
)

# What most citations are for comes along in one query, the rest in a query each where there is any. Joined to all of
# it at once, PostgreSQL spends ten times as long on planning the query as on reading a page of a list.
MOST_CITED = ("meeting", "commitment", "status_update")
SELDOM_CITED = (
    "actor",
    "sanction",
    Prefetch("role", Role.objects.select_related("person")),
    Prefetch("link", Link.objects.select_related("commitment", "to_commitment", "to_sanction")),
    "exchange",
    Prefetch(
        "condition",
        Condition.objects.select_related("commitment", "sanction", "depends_on_commitment", "depends_on_sanction"),
    ),
    Prefetch("response", Response.objects.select_related("demand", "actor")),
    Prefetch("observation", Observation.objects.select_related("indicator")),
    Prefetch("party", Party.objects.select_related("commitment", "actor")),
    Prefetch("participation", Participation.objects.select_related("meeting", "actor")),
    Prefetch("sanction_step", SanctionStep.objects.select_related("sanction")),
    "programme",
    Prefetch("target", Target.objects.select_related("indicator")),
    "milestone",
    Prefetch("finding", Finding.objects.select_related("criterion")),
)


def with_cited(records: "QuerySet[Any]") -> "QuerySet[Any]":
    """Citations or rulings, each with the record it is for and what the name of that is made of."""
    has = {field.name for field in records.model._meta.fields}
    seldom = [lookup for lookup in SELDOM_CITED if name_of(lookup) in has]
    return records.select_related(*MOST_CITED).prefetch_related(*seldom)


def name_of(lookup: "str | Prefetch[Any]") -> str:
    """The link that a prefetch follows."""
    return lookup if isinstance(lookup, str) else str(lookup.prefetch_through)


def partial_date_column(field: str) -> Any:
    """A list column for a partial date in words, sorted by the first day it covers."""

    @admin.display(description=field.replace("_", " "), ordering=f"{field}_earliest", empty_value="–")
    def column(record: Any) -> str | None:
        value = getattr(record, field)
        return value.written if value else None

    column.__name__ = field
    return column


@admin.display(description="for")
def _cited(citation: Citation) -> str:
    # A row sent without the number of its citation is shown again as that of none.
    return str(citation.cited) if citation.pk else "–"


# The record a citation is for; a list with this column is made `with_cited`.
cited: Any = _cited
