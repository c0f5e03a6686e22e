"""Events of the public record, newest first, in one query: nothing of a record is in it while that was a draft.

Publication and its event carry the same moment, that of their transaction. What else happened in it belongs to the
publication and is not told again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, TypeVar

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

from tracker.changes.sources import PARTS, SAID, SUBJECTS, UPDATES, Part, Subject
from tracker.database.lateral_join import join_laterally
from tracker.models import StatusUpdate
from tracker.vocabulary import Stage

ENTRIES_A_PAGE = 50
# As many as can be paged through; a reader learns nothing from the exact number beyond.
MOST_COUNTED = 10_000
NOTHING = Value(None, TextField())

Row = dict[str, Any]
# A query as it is sent, and the values in it.
Query = tuple[str, tuple[Any, ...]]
Events = TypeVar("Events", bound="QuerySet[Any]")


@dataclass(frozen=True, kw_only=True)
class LogPage:
    """One page of the log: its rows, its number, and whether there are older ones."""

    rows: tuple[Row, ...]
    number: int
    has_older: bool

    @property
    def newer(self) -> int:
        """The number of the page before; 0 on the first."""
        return self.number - 1

    @property
    def older(self) -> int:
        """The number of the page after; 0 on the last."""
        return self.number + 1 if self.has_older else 0


def read_page(kind: str, number: int) -> LogPage:
    """One page of the log, newest first; `kind` empty for every kind of record, `number` counts from 1."""
    found = fetch_rows(page_query(kind, number))
    return LogPage(rows=tuple(found[:ENTRIES_A_PAGE]), number=number, has_older=len(found) > ENTRIES_A_PAGE)


def count(kind: str) -> int:
    """How many events there are of one kind of record, or of any; at most `MOST_COUNTED` + 1."""
    (found,) = fetch_rows(count_query(kind))
    return min(int(found["count"]), MOST_COUNTED + 1)


def fetch_rows(query: Query) -> list[Row]:
    """The rows that the query gives, as dicts by column name."""
    with connection.cursor() as cursor:
        cursor.execute(*query)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@lru_cache(maxsize=100)
def page_query(kind: str, number: int) -> Query:
    """SQL and values for a page and one row more, cached: compiling it takes as long as running it."""
    end = number * ENTRIES_A_PAGE
    first, *rest = (branch.order_by("-at", "-key")[: end + 1] for branch in event_querysets(kind))
    together = first.union(*rest, all=True).order_by("-at", "rank", "-key") if rest else first
    return together[end - ENTRIES_A_PAGE : end + 1].query.sql_with_params()


@cache
def count_query(kind: str) -> Query:
    """SQL and values for how many events there are, up to `MOST_COUNTED` + 1 a table; cached."""
    first, *rest = (branch.order_by().values("key")[: MOST_COUNTED + 1] for branch in event_querysets(kind))
    sql, values = (first.union(*rest, all=True) if rest else first).query.sql_with_params()
    return f"SELECT count(*) AS count FROM ({sql}) AS changes", values


def event_querysets(kind: str) -> Iterable["QuerySet[Any, Row]"]:
    """The events of that kind of record, or of every kind, one queryset a table."""
    if kind in ("", UPDATES):
        yield status_update_events()
    for rank, subject in enumerate(SUBJECTS, start=1):
        if kind in ("", subject.kind):
            yield record_events(subject, rank)
    for rank, part in enumerate(PARTS, start=1 + len(SUBJECTS)):
        if kind in ("", part.kind):
            yield part_events(part, rank)


def record_events(subject: Subject, rank: int) -> "QuerySet[Any, Row]":
    """What happened to public records of a kind: `published`, `changed` or `removed`."""
    events = with_states(subject.events.all(), subject.fields)
    if subject.has_stage:
        events = events.filter(stage=Stage.PUBLISHED).alias(repeats=is_republication(subject.events))
        published = Q(pgh_label="insert") | Q(pgh_label="update", published_at=F("pgh_created_at"), repeats=False)
        later = Q(pgh_label="update", published_at__lt=F("pgh_created_at"))
    else:
        published, later = Q(pgh_label="insert"), Q(pgh_label="update")
    changed = later & ~Q(before=F("after"))
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
