"""What changed in the public record, day by day: /changes/?kind=commitment."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.changes.entries import LogEntry, entries
from tracker.changes.log import MOST_LOOKED_THROUGH, LogPage, LogPlace, count, read_page
from tracker.changes.sources import UPDATES
from tracker.listing.facets import Facet, ListQuery, parse_list_query
from tracker.listing.total import Total
from tracker.parameters.days import status_for
from tracker.search.kinds import KINDS
from tracker.status.rules import utc_day

LABELS = {UPDATES: "Status updates", **{kind.name: kind.label for kind in KINDS}}
KIND = Facet(name="kind", label="Kind", choices=LABELS)


@dataclass(frozen=True)
class Day:
    """The entries of one day in UTC, the latest first."""

    day: date
    entries: tuple[LogEntry, ...]


@dataclass(frozen=True)
class KindLink:
    """A link that shows one kind of record alone, or the kind that is shown."""

    label: str
    query: str
    is_chosen: bool


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """What was published, changed, retracted and removed, the latest first."""
    wanted = parse_list_query(request.GET, facets=(KIND,), ties=(), kept={})
    kind = wanted.values.get("kind", "")
    place, misplaced = LogPlace.parse(request.GET)
    page = read_page(kind, place)
    problems = (*wanted.problems, *misplaced)
    context = {
        "log": by_day(page),
        "page": page,
        "count": count_in_words(count(kind)),
        "query": wanted.query(),
        "kinds": kind_links(wanted),
        "kind": LABELS.get(kind, ""),
        "problems": problems,
    }
    return render(request, "tracker/changes.html", context, status=status_for(problems))


def count_in_words(changes: Total) -> str:
    """How many that is, in words; what was not looked at one by one may be fewer."""
    if changes.is_least:
        return f"{changes.in_words} changes"
    about = "About " if changes.number > MOST_LOOKED_THROUGH else ""
    return f"{about}{changes.number:,} change{'' if changes.number == 1 else 's'}"


def by_day(page: LogPage) -> tuple[Day, ...]:
    """The entries of the page under their days."""
    found = groupby(entries(page.rows), key=lambda entry: utc_day(entry.at))
    return tuple(Day(day, tuple(happened)) for day, happened in found)


def kind_links(wanted: ListQuery) -> tuple[KindLink, ...]:
    """A link for each kind of record."""
    chosen = wanted.values.get("kind", "")
    return tuple(
        KindLink(label, wanted.query(kind="" if name == chosen else name), name == chosen)
        for name, label in LABELS.items()
    )
