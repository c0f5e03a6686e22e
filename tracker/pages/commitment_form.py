"""The filter form of the list of commitments: the dashboard's, with every kind and not only what is scored."""

from dataclasses import replace

from tracker.dashboard.filters import SCORED, Filters
from tracker.dashboard.form import Choices, Entry, choices
from tracker.dashboard.options import Options
from tracker.vocabulary import CommitmentKind


def list_choices(filters: Filters, options: Options) -> Choices:
    """The form for this list."""
    form = choices(filters, options)
    kinds = (
        Entry(value=SCORED, label="Pledges, agreements, measures"),
        *(Entry(value=kind.value, label=str(kind.label)) for kind in CommitmentKind),
    )
    more = (
        replace(field, everything="Every kind", entries=kinds) if field.name == "kind" else field
        for field in form.more
    )
    return replace(form, more=tuple(more))
