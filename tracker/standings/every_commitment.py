"""Where every commitment of a view stands, and its stretches: read from the database a batch at a time, by ref."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection
from django.db.models import Case, F, TextField, When
from django.db.models.functions import Cast, Collate

from tracker.parameters.filters import Filters
from tracker.standings.readings import updates_that_count
from tracker.standings.selection import matching_commitments, selected_commitments

BATCH = 2_000
# What is told of each, in the order of the rules' own record of it.
DAYS = ("evidence_since", "official_since", "gap_since")
FIGURES = ("evidence_status", "official_status", "schedule", "latest_evidence_text", *DAYS)

# A row for each stretch of each of the `chosen` commitments, by ref, and one without day for those that have none.
# `counted` are the updates of the view on its axis.
SPELLS = """
    WITH chosen AS MATERIALIZED ({chosen}), counted AS ({counted}), settled AS (
        SELECT commitment_id, status, as_of_earliest AS day, lead(as_of_earliest) OVER (
            PARTITION BY commitment_id ORDER BY as_of_earliest, as_of_latest, published_at, ref COLLATE "C"
        ) AS next_day
        FROM counted
        WHERE commitment_id IN (SELECT id FROM chosen)
    ), turned AS (
        SELECT commitment_id, status, day,
            status IS DISTINCT FROM lag(status) OVER (PARTITION BY commitment_id ORDER BY day) AS is_turn
        FROM settled
        WHERE next_day IS DISTINCT FROM day
    ), told AS (
        SELECT commitment_id, min(day) AS first_day FROM turned GROUP BY commitment_id
    ), begun AS (
        SELECT id AS commitment_id, 'not_assessed' AS status, made_on_earliest AS day
        FROM chosen LEFT JOIN told ON told.commitment_id = chosen.id
        WHERE made_on_earliest > '0001-01-01' AND (first_day IS NULL OR first_day > made_on_earliest)
    ), turns AS (
        SELECT commitment_id, status, day FROM begun
        UNION ALL
        SELECT commitment_id, status, day FROM turned WHERE is_turn
    )
    SELECT chosen.ref, turns.day, turns.status
    FROM chosen LEFT JOIN turns ON turns.commitment_id = chosen.id
    ORDER BY chosen.ref COLLATE "C", turns.day
"""


def every_standing(filters: Filters) -> Iterator[tuple[str, dict[str, str | None]]]:
    """By ref, where each commitment stands; null for what is not known."""
    rows = (
        selected_commitments(filters)
        .scored()
        .annotate(
            gap_since=Case(When(has_say_do_gap=True, then=F("say_do_gap_since"))),
            latest_evidence_text=Cast("latest_evidence", TextField()),
        )
        .order_by(Collate("ref", "C"))
        .values_list("ref", *FIGURES)
    )
    for ref, evidence, official, schedule, latest, *days in rows.iterator(chunk_size=BATCH):
        yield (
            ref,
            {
                "evidence_status": evidence,
                "official_status": official,
                "schedule": schedule,
                "latest_evidence": latest,
                **{name: iso_day(day) for name, day in zip(DAYS, days, strict=True)},
            },
        )


def every_spells(filters: Filters) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """By ref, the stretches of each commitment on the axis of the view, each by its status and its first day."""
    for ref, found in groupby(spell_rows(filters), key=itemgetter(0)):
        yield ref, [{"from": day.isoformat(), "status": status} for _, day, status in found if day and status]


def spell_rows(filters: Filters) -> Iterator[tuple[str, date | None, str | None]]:
    """(ref, first day, status) rows."""
    chosen, of_chosen = compiled(matching_commitments(filters).scored(), "id", "ref", "made_on_earliest")
    told = updates_that_count(filters).filter(axis=filters.axis)
    fields = ("commitment_id", "status", "as_of_earliest", "as_of_latest", "published_at", "ref")
    counted, of_counted = compiled(told, *fields)
    with connection.chunked_cursor() as cursor:
        cursor.execute(SPELLS.replace("{chosen}", chosen).replace("{counted}", counted), [*of_chosen, *of_counted])
        while rows := cursor.fetchmany(BATCH):
            yield from rows


def compiled(rows: Any, *fields: str) -> tuple[str, tuple[Any, ...]]:
    """The query for these fields of the rows, in no order, as SQL with its parameters."""
    found: tuple[str, tuple[Any, ...]] = rows.order_by().values(*fields).query.sql_with_params()
    return found


def iso_day(day: date | None) -> str | None:
    """The day as YYYY-MM-DD; None for None."""
    return day.isoformat() if day else None
