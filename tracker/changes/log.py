"""Events of the public record, newest first, in two queries: nothing of a record is in it while that was a draft.

Publication and its event carry the same moment, that of their transaction. What else happened in it belongs to the
publication and is not told again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any, Self, TypeVar

from django.db import connection
from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast

from tracker.changes.candidates import TABLE, sources
from tracker.changes.sources import SAID, UPDATES, Part, Subject
from tracker.database.lateral_join import join_laterally
from tracker.listing.keyset import LARGEST, REMEDY, decoded, encoded
from tracker.listing.total import Total
from tracker.models import StatusUpdate
from tracker.parameters.filters import Problem, shortened
from tracker.vocabulary import Stage

ENTRIES_A_PAGE = 50
# How many candidates are looked at, one batch after the other, to fill a page.
BATCHES = (ENTRIES_A_PAGE + 14, 250, 1_000, 2_000)
# Nobody reads further back by page numbers.
LAST_PAGE = 200
# A reader learns nothing from the exact number beyond; up to the second, each candidate is looked at.
MOST_COUNTED = 10_000
MOST_LOOKED_THROUGH = 500
NOTHING = Value(None, TextField())

Row = dict[str, Any]
# A query as it is sent, and the values in it.
Query = tuple[str, Sequence[Any] | Mapping[str, Any]]
Events = TypeVar("Events", bound="QuerySet[Any]")


@dataclass(frozen=True, kw_only=True)
class LogPage:
    """One page of the log: its rows, and its number as far as it was counted.

    `newer` and `older` are what the query strings of the pages beside it say, empty where there is none.
    """

    rows: tuple[Row, ...]
    number: int
    newer: str
    older: str


@dataclass(frozen=True, kw_only=True)
class LogPlace:
    """Where a page begins: after an event or before one, both given by moment and key, or at a page number."""

    number: int = 1
    moment: datetime | None = None
    key: int = 0
    is_before: bool = False

    @classmethod
    def parse(cls, query: Mapping[str, str]) -> tuple[Self, tuple[Problem, ...]]:
        """The place that the query string asks for by `after`, `before` or `page`, and what had to be left out."""
        for name in ("after", "before"):
            if text := query.get(name, "").strip():
                found = cls.from_cursor(decoded(text) or [], is_before=name == "before")
                return (found, ()) if found else (cls(), (Problem(name, shortened(text), REMEDY),))
        return cls(number=page_number(query.get("page", ""))), ()

    @classmethod
    def from_cursor(cls, values: Sequence[Any], *, is_before: bool) -> Self | None:
        """The place that a cursor names; None where it names none."""
        match values:
            case [int(number), str(text), int(key)] if abs(key) <= LARGEST and type(key) is int:
                try:
                    moment = datetime.fromisoformat(text)
                except ValueError:
                    return None
                is_aware = moment.tzinfo is not None
                return cls(number=max(number, 1), moment=moment, key=key, is_before=is_before) if is_aware else None
        return None


@dataclass(frozen=True)
class Candidate:
    """An event that may be told (`tracker.changes.candidates`): its place in the log, and where it was written."""

    key: int
    moment: datetime
    source: str
    event: int


def read_page(kind: str, place: LogPlace) -> LogPage:
    """One page of the log, newest first; `kind` empty for every kind of record.

    Where many candidates are no news, such as those of records that are no more, the page may end with fewer events,
    and the next goes on from there.
    """
    found, last = look_for_page(kind, place)
    has_more = len(found) > ENTRIES_A_PAGE or last is not None
    if place.is_before and not has_more:
        # There is no full page before: this is the first.
        return read_page(kind, LogPlace())
    shown = found[:ENTRIES_A_PAGE]
    first = shown[0][0] if shown else last
    # Beyond the last that is shown, others may have been looked at.
    end = last if len(found) <= ENTRIES_A_PAGE and last else shown[-1][0] if shown else None
    edges = [first, end]
    newest, oldest = reversed(edges) if place.is_before else edges
    return LogPage(
        rows=tuple(row for _, row in (reversed(shown) if place.is_before else shown)),
        number=place.number,
        newer=beside("before", newest, place.number - 1) if place.moment or place.number > 1 else "",
        older=beside("after", oldest, place.number + 1) if place.is_before or has_more else "",
    )


def look_for_page(kind: str, place: LogPlace) -> tuple[list[tuple[Candidate, Row]], Candidate | None]:
    """The events from the place on, at least one more than fill a page if there are so many among the candidates that
    may be looked at, and the last candidate looked at, if there are others behind it.
    """
    found: list[tuple[Candidate, Row]] = []
    candidates: list[Candidate] = []
    for batch in BATCHES:
        from_here = replace(place, moment=candidates[-1].moment, key=candidates[-1].key) if candidates else place
        candidates = candidates_at(kind, from_here, batch)
        told = read_rows(candidates)
        found += [(one, told[one.source, one.event]) for one in candidates if (one.source, one.event) in told]
        if len(candidates) < batch:
            return found, None
        if len(found) > ENTRIES_A_PAGE:
            break
    return found, candidates[-1]


def beside(name: str, candidate: Candidate | None, number: int) -> str:
    """What the query string of the page on that side of the event says; by number where the page has none."""
    if candidate is None:
        return f"page={number}"
    return f"{name}={encoded(number, [candidate.moment.isoformat(), candidate.key])}"


def candidates_at(kind: str, place: LogPlace, batch: int) -> list[Candidate]:
    """So many candidates from the place on, the nearest to it first."""
    sign, order = (">", "ASC") if place.is_before else ("<", "DESC")
    conditions = [
        *(["kind = %(kind)s"] if kind else []),
        *([f"(happened_at, id) {sign} (%(moment)s, %(key)s)"] if place.moment else []),
    ]
    where = f"WHERE {' AND '.join(conditions)} " if conditions else ""
    sql = (
        f"SELECT id AS key, happened_at AS moment, source, event FROM {TABLE} {where}"
        f"ORDER BY happened_at {order}, id {order} LIMIT %(batch)s OFFSET %(first)s"
    )
    first = 0 if place.moment else (place.number - 1) * ENTRIES_A_PAGE
    values = {"kind": kind, "moment": place.moment, "key": place.key, "batch": batch, "first": first}
    return [Candidate(**row) for row in fetch_rows((sql, values))]


def read_rows(candidates: Iterable[Candidate]) -> dict[tuple[str, int], Row]:
    """The rows of those candidates that are told, by source and key of the event, in one query."""
    keys: dict[str, list[int]] = {}
    for one in candidates:
        keys.setdefault(one.source, []).append(one.event)
    if not keys:
        return {}
    found = fetch_rows(told_query(keys, "*"))
    names = tuple(sources())
    return {(names[row["rank"]], row["key"]): row for row in found}


def told_query(keys: Mapping[str, list[int]], columns: str) -> Query:
    """SQL and values for the events with these keys, by source, as rows of the log."""
    queries, values = [], []
    for name, of_source in keys.items():
        sql, given = source_query(name)
        queries.append(f"SELECT {columns} FROM ({sql}) AS told WHERE key = ANY(%s)")
        values += [*given, of_source]
    return "\nUNION ALL\n".join(queries), tuple(values)


@cache
def source_query(name: str) -> tuple[str, tuple[Any, ...]]:
    """SQL and values for the events of a source, cached: compiling it takes as long as running it."""
    source, rank = sources()[name], list(sources()).index(name)
    if source is None:
        rows = status_update_events()
    else:
        rows = record_events(source, rank) if isinstance(source, Subject) else part_events(source, rank)
    sql, values = rows.order_by().query.sql_with_params()
    return sql, tuple(values)


def count(kind: str) -> Total:
    """How many events there are of one kind of record, or of any: exactly, if there are few."""
    where = "WHERE kind = %(kind)s " if kind else ""
    sql = f"SELECT source, event FROM {TABLE} {where}LIMIT %(most)s"
    candidates = fetch_rows((sql, {"kind": kind, "most": MOST_LOOKED_THROUGH + 1}))
    if len(candidates) <= MOST_LOOKED_THROUGH:
        keys: dict[str, list[int]] = {}
        for row in candidates:
            keys.setdefault(row["source"], []).append(row["event"])
        sql, values = told_query(keys, "key") if keys else ("SELECT 1 LIMIT 0", ())
        (found,) = fetch_rows((f"SELECT count(*) AS number FROM ({sql}) AS told", values))
        return Total(found["number"])
    sql = f"SELECT count(*) AS number FROM (SELECT FROM {TABLE} {where}LIMIT %(most)s) AS noted"
    (found,) = fetch_rows((sql, {"kind": kind, "most": MOST_COUNTED + 1}))
    return Total(number=min(found["number"], MOST_COUNTED), is_least=found["number"] > MOST_COUNTED)


def fetch_rows(query: Query) -> list[Row]:
    """The rows that the query gives, as dicts by column name."""
    with connection.cursor() as cursor:
        cursor.execute(*query)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def page_number(text: str) -> int:
    """The page number in the text, from 1; 1 where the text is none."""
    return min(max(int(text), 1), LAST_PAGE) if text.isascii() and text.isdecimal() and len(text) < 6 else 1


def record_events(subject: Subject, rank: int) -> "QuerySet[Any, Row]":
    """What happened to public records of a kind: `published`, `changed` or `removed`."""
    events = with_states(subject.events.all(), subject.fields)
    events = events.filter(stage=Stage.PUBLISHED).alias(repeats=is_republication(subject.events))
    published = Q(pgh_label="insert") | Q(pgh_label="update", published_at=F("pgh_created_at"), repeats=False)
    changed = Q(pgh_label="update", published_at__lt=F("pgh_created_at")) & ~Q(before=F("after"))
    return as_log_rows(
        events.filter(published | changed | Q(pgh_label="delete")),
        rank,
        kind=Value(subject.kind),
        done=Case(
            When(published, then=Value("published")),
            When(pgh_label="delete", then=Value("removed")),
            default=Value("changed"),
            output_field=CharField(),
        ),
        slug=F("ref"),
        heading=F(subject.title),
        record=F("id"),
    )


def is_republication(events: Any) -> Exists:
    """Whether the row had been published before the event with the very same moment of publication."""
    return Exists(
        events.filter(
            pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id"), published_at=OuterRef("published_at")
        )
    )


def status_update_events() -> "QuerySet[Any, Row]":
    """Status updates of public commitments: `published` with the status before, `retracted`, or `removed`.

    After its publication an update changes in nothing but its retraction.
    """
    events = with_states(StatusUpdate.pgh_event_model.objects.all(), SAID)  # type: ignore[attr-defined]
    of_public = Q(commitment__published_at__lte=F("pgh_created_at"))
    published = Q(pgh_label="insert") | Q(pgh_label="update", retracted_at=None, repeats=False)
    retracted = Q(pgh_label="update", retracted_at__isnull=False) & ~Q(before=F("after"))
    return as_log_rows(
        events.filter(of_public, stage=Stage.PUBLISHED)
        .alias(repeats=is_republication(StatusUpdate.pgh_event_model.objects))  # type: ignore[attr-defined]
        .filter(published | retracted | Q(pgh_label="delete")),
        0,
        kind=Value(UPDATES),
        done=Case(
            When(pgh_label="delete", then=Value("removed")),
            When(retracted_at__isnull=False, then=Value("retracted")),
            default=Value("published"),
            output_field=CharField(),
        ),
        slug=F("commitment__ref"),
        heading=F("commitment__title"),
        what=F("ref"),
        record=Value(None, BigIntegerField()),
        old=Subquery(status_before()),
        void=Exists(StatusUpdate.objects.filter(pk=OuterRef("id"), retracted_at__isnull=False)),
    )


def status_before() -> "QuerySet[Any, Any]":
    """The status that stood before an update on its axis, by what was public when it was published."""
    earlier = Q(as_of_earliest__lt=OuterRef("as_of_earliest"))
    same_start = Q(as_of_earliest=OuterRef("as_of_earliest"))
    same_days = same_start & Q(as_of_latest=OuterRef("as_of_latest"))
    order = ("-as_of_earliest", "-as_of_latest", "-published_at", "-ref")
    return (
        StatusUpdate.objects.published()
        .filter(
            earlier
            | (same_start & Q(as_of_latest__lt=OuterRef("as_of_latest")))
            | (same_days & Q(published_at__lt=OuterRef("published_at")))
            | (same_days & Q(published_at=OuterRef("published_at"), ref__lt=OuterRef("ref"))),
            Q(retracted_at=None) | Q(retracted_at__gt=OuterRef("published_at")),
            commitment=OuterRef("commitment"),
            axis=OuterRef("axis"),
            published_at__lte=OuterRef("published_at"),
        )
        .order_by(*order)
        .values("status")[:1]
    )


def part_events(part: Part, rank: int) -> "QuerySet[Any, Row]":
    """What was `added` to public records after their publication, `changed` there or `taken_away`."""
    events = with_states(part.events.filter(were_public(part)), part.fields)
    if part.has_stage:
        # What became public with its record is no news beside it.
        events = events.filter(stage=Stage.PUBLISHED).alias(repeats=is_republication(part.events))
        added = (Q(pgh_label="insert") | Q(pgh_label="update", repeats=False)) & Q(
            published_at__gt=F(f"{part.owner}__published_at")
        )
        changed = Q(pgh_label="update", repeats=True) & ~Q(before=F("after"))
    else:
        added, changed = Q(pgh_label="insert"), Q(pgh_label="update") & ~Q(before=F("after"))
    return as_log_rows(
        events.filter(added | changed | Q(pgh_label="delete")),
        rank,
        kind=Value(part.kind),
        done=Case(
            When(added, then=Value("added")),
            When(pgh_label="delete", then=Value("taken_away")),
            default=Value("changed"),
            output_field=CharField(),
        ),
        slug=F(f"{part.owner}__ref"),
        heading=F(f"{part.owner}__{part.title}"),
        what=Value(part.what),
        record=Value(None, BigIntegerField()),
    )


def were_public(part: Part) -> Q:
    """The condition that the record had been public before the event, and whatever else the row ties it to was."""
    moment = F("pgh_created_at")
    condition = Q(**{f"{part.owner}__published_at__lt": moment})
    for end in part.ends:
        condition &= Q(**{f"{end}__published_at__lte": moment})
    if part.either:
        any_end = Q()
        for end in part.either:
            any_end |= Q(**{f"{end}__published_at__lte": moment})
        if part.or_neither:
            any_end |= Q(**{f"{end}__isnull": True for end in part.either})
        condition &= any_end
    return condition


def with_states(events: Events, fields: Iterable[str]) -> Events:
    """The events with the fields `after` each and, where it changed a row, `before` it, as JSON text."""
    joined = events.all()
    states = join_laterally(
        joined.query,
        name="states",
        sql=states_in_sql(events.model, fields),
        values={},
        columns={"before": TextField(null=True), "after": TextField()},
    )
    return joined.alias(**states)


def states_in_sql(model: Any, fields: Iterable[str]) -> str:
    """The query for the two states of an event `{outer}`; it stays a query of its own, so that each is found once."""
    after, before = (
        ", ".join(f"'{name}', {row}.{model._meta.get_field(name).column}" for name in fields)
        for row in ("{outer}", "previous")
    )
    after, before = f"jsonb_build_object({after})::text", f"jsonb_build_object({before})::text"
    if not any(field.name == "pgh_obj" for field in model._meta.concrete_fields):
        # Rows of many-to-many fields come and go, and never change.
        return f"SELECT {after} AS after, NULL::text AS before OFFSET 0"
    return (
        f"SELECT {after} AS after, (SELECT {before} FROM {model._meta.db_table} AS previous "
        "WHERE {outer}.pgh_label = 'update' AND previous.pgh_obj_id = {outer}.pgh_obj_id "
        "AND previous.pgh_id < {outer}.pgh_id ORDER BY previous.pgh_id DESC LIMIT 1) AS before OFFSET 0"
    )


def as_log_rows(events: "QuerySet[Any]", rank: int, **columns: Any) -> "QuerySet[Any, Row]":
    """The events as rows of the log: `at`, `key`, `of`, `done`, `slug`, `heading`, `row` and so on.

    `rank` orders events of one moment.
    """
    found: Mapping[str, Any] = {"what": Value(""), "old": NOTHING, "void": Value(value=False), **columns}
    return events.values(
        at=F("pgh_created_at"),
        rank=Value(rank, IntegerField()),
        key=F("pgh_id"),
        of=found["kind"],
        done=found["done"],
        slug=found["slug"],
        heading=found["heading"],
        row=found["what"],
        old=Cast(found["old"], TextField()),
        record=Cast(found["record"], BigIntegerField()),
        void=found["void"],
        earlier=F("before"),
        later=F("after"),
        context=F("pgh_context_id"),
    )
