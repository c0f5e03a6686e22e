"""Where sanctions stand, asked of the database for many at once: the SQL twin of tracker/status/sanction_rules.py.

For each sanction one lateral subquery reads its steps by sanction_id. Rules change here and there together, or
tests/unit/status/test_sanctions_in_sql.py fails.
"""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

from django.db.models import BooleanField, DateField, QuerySet, TextField

from tracker.database.lateral_join import join_laterally
from tracker.partial_dates import PartialDateField
from tracker.status.sanction_rules import SanctionSpell
from tracker.vocabulary import SanctionState

Sanctions = TypeVar("Sanctions", bound="QuerySet[Any]")

# The start of both queries: `life` is one row, `turns` the suspensions and resumptions with the day each counts from.
LIFE = """
    WITH known AS (
        SELECT kind, happened_on, happened_on_earliest AS first, happened_on_latest AS last
        FROM tracker_sanctionstep
        WHERE sanction_id = {outer}.id
          AND (%(known_on)s::date IS NULL
               OR (stage = 'published' AND (published_at AT TIME ZONE 'UTC')::date <= %(known_on)s::date))
          AND (%(press_by)s::date IS NULL OR EXISTS (
              SELECT FROM tracker_citation AS passage JOIN tracker_source AS source ON source.id = passage.source_id
              WHERE passage.sanction_step_id = tracker_sanctionstep.id AND passage.stance = 'supports'
                AND source.stage = 'published' AND source.published_latest <= %(press_by)s::date
          ))
    ), life AS (
        SELECT
            max(happened_on) FILTER (WHERE kind = 'imposed') AS imposed,
            max(first) FILTER (WHERE kind = 'imposed') AS imposed_first,
            max(happened_on) FILTER (WHERE kind IN ('lifted', 'expired')) AS ended,
            max(first) FILTER (WHERE kind IN ('lifted', 'expired')) AS ended_first,
            max(kind) FILTER (WHERE kind IN ('lifted', 'expired')) AS ended_as,
            min(first) FILTER (WHERE kind NOT IN ('imposed', 'lifted', 'expired')) AS told,
            min(first) FILTER (WHERE kind = 'suspended') AS suspended
        FROM known
    ), turns AS (
        SELECT kind, CASE
            WHEN kind = 'resumed' AND life.suspended <= last THEN greatest(first, life.suspended) ELSE first
        END AS day
        FROM known, life
        WHERE kind IN ('suspended', 'resumed')
    )
"""
# The state on a day, which is SQL of its own.
STATE = """
    CASE
        WHEN life.ended_first <= {day} AND (life.imposed_first IS NULL OR life.imposed_first <= {day})
            THEN life.ended_as
        WHEN life.imposed_first > {day} THEN 'not_yet'
        WHEN coalesce(life.imposed_first, life.told) <= {day} THEN CASE (
            SELECT kind FROM turns WHERE turns.day <= {day} ORDER BY turns.day DESC, kind LIMIT 1
        ) WHEN 'suspended' THEN 'suspended' ELSE 'in_force' END
        ELSE 'unknown'
    END
"""
STANDING = """
    SELECT {state} AS state,
        imposed, imposed_first AS imposed_earliest, ended, ended_first AS ended_earliest, ended_as
    FROM life
""".replace("{state}", STATE.replace("{day}", "%(as_of)s::date"))
SPELLS = """
    , days AS (
        SELECT imposed_first AS day FROM life UNION SELECT ended_first FROM life UNION SELECT told FROM life
        UNION SELECT turns.day FROM turns
    ), stood AS (
        SELECT days.day, {state} AS state
        FROM days, life WHERE days.day <= %(as_of)s::date
    ), turned AS (
        SELECT day, state, state IS DISTINCT FROM lag(state) OVER (ORDER BY day) AS is_turn
        FROM stood WHERE state NOT IN ('not_yet', 'unknown')
    )
    SELECT
        state,
        day AS first_day,
        coalesce(lead(day) OVER (ORDER BY day) - 1, %(as_of)s::date) AS last_day,
        lead(day) OVER (ORDER BY day) IS NULL AS is_current
    FROM turned
    WHERE is_turn
""".replace("{state}", STATE.replace("{day}", "days.day"))


def with_life(queryset: Sanctions, *, as_of: date, known_on: date | None, press_by: date | None = None) -> Sanctions:
    """The sanctions, each with its `state` on the day, and when it was `imposed` and `ended`, and how.

    Only steps that were public on `known_on` count; without that day all do, drafts among them. With `press_by`, only
    those do that a source out by then supports.
    """
    joined = queryset.all()
    columns = join_laterally(
        joined.query,
        name="life",
        sql=LIFE + STANDING,
        values={"as_of": as_of, "known_on": known_on, "press_by": press_by},
        columns={
            "state": TextField(),
            "imposed": PartialDateField(null=True),
            "imposed_earliest": DateField(null=True),
            "ended": PartialDateField(null=True),
            "ended_earliest": DateField(null=True),
            "ended_as": TextField(null=True),
        },
    )
    return joined.annotate(**columns)


def spells(
    queryset: "QuerySet[Any]", *, as_of: date, known_on: date, press_by: date | None = None
) -> dict[str, tuple[SanctionSpell, ...]]:
    """The spells of each sanction in the queryset that has any, by its ref, oldest first, in one query."""
    return by_sanction(spell_rows(queryset, as_of=as_of, known_on=known_on, press_by=press_by))


def spell_rows(
    queryset: "QuerySet[Any]", *, as_of: date, known_on: date, press_by: date | None = None
) -> "QuerySet[Any, Any]":
    """(ref, state, first day, last day, whether it lasts) rows: the spells of each sanction, oldest first."""
    joined = queryset.model._default_manager.filter(pk__in=queryset.values("pk"))
    columns = join_laterally(
        joined.query,
        name="spell",
        sql=LIFE + SPELLS,
        values={"as_of": as_of, "known_on": known_on, "press_by": press_by},
        columns={
            "state": TextField(),
            "first_day": DateField(),
            "last_day": DateField(),
            "is_current": BooleanField(),
        },
        optional=False,
    )
    rows: QuerySet[Any, Any] = joined.order_by("ref", columns["first_day"]).values_list("ref", *columns.values())
    return rows


def by_sanction(rows: Iterable[Any]) -> dict[str, tuple[SanctionSpell, ...]]:
    """The spells that the rows tell, by the ref of their sanction."""
    return {
        ref: tuple(
            SanctionSpell(state=SanctionState(state), first_day=first_day, last_day=last_day, is_current=is_current)
            for _, state, first_day, last_day, is_current in found
        )
        for ref, found in groupby(rows, key=itemgetter(0))
    }
