"""Where every commitment of a view stands, and its stretches: JSON that the database writes, a batch at a time.

Each number stands in it as Python's json writes it, keys sorted and without blanks, so that its bytes are always the
same.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Case, F, TextField, When
from django.db.models.functions import Cast

from tracker.parameters.filters import Filters
from tracker.standings.readings import updates_that_count
from tracker.standings.selection import matching_commitments, selected_commitments

BATCH = 2_000
# What is told of each, in the order of the alphabet, and what the query calls it.
FIGURES = {
    "evidence_since": "evidence_since",
    "evidence_status": "evidence_status",
    "gap_since": "gap_since",
    "latest_evidence": "latest_evidence_text",
    "official_since": "official_since",
    "official_status": "official_status",
    "schedule": "schedule",
}

# Where each of the commitments that `stood` stands, by ref, as members of a JSON object.
STANDINGS = """
    SELECT to_json(stood.ref)::text || ':{' || {figures} || '}' FROM ({stood}) AS stood ORDER BY stood.ref COLLATE "C"
"""
# The stretches of each of the `chosen` commitments, by ref, as members of a JSON object.
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
    SELECT to_json(chosen.ref)::text || ':[' || coalesce(
        string_agg(
            '{"from":' || to_json(turns.day)::text || ',"status":' || to_json(turns.status)::text || '}', ','
            ORDER BY turns.day
        ), ''
    ) || ']'
    FROM chosen LEFT JOIN turns ON turns.commitment_id = chosen.id
    GROUP BY chosen.ref
    ORDER BY chosen.ref COLLATE "C"
"""


def every_standing(filters: Filters) -> Iterator[str]:
    """Where each commitment stands, by ref; null for what is not known. Parts of an object, of many members each."""
    stood, of_stood = compiled(
        selected_commitments(filters)
        .scored()
        .annotate(
            gap_since=Case(When(has_say_do_gap=True, then=F("say_do_gap_since"))),
            latest_evidence_text=Cast("latest_evidence", TextField()),
        ),
        "ref",
        *FIGURES.values(),
    )
    figures = " || ',' || ".join(
        f"""'"{name}":' || coalesce(to_json(stood.{column})::text, 'null')""" for name, column in FIGURES.items()
    )
    ordered = STANDINGS.replace("{figures}", figures).replace("{stood}", stood)
    yield from in_batches(ordered, of_stood)


def every_spells(filters: Filters) -> Iterator[str]:
    """The stretches of each commitment on the axis of the view, each by its status and its first day; the same."""
    chosen, of_chosen = compiled(matching_commitments(filters).scored(), "id", "ref", "made_on_earliest")
    told = updates_that_count(filters).filter(axis=filters.axis)
    fields = ("commitment_id", "status", "as_of_earliest", "as_of_latest", "published_at", "ref")
    counted, of_counted = compiled(told, *fields)
    yield from in_batches(SPELLS.replace("{chosen}", chosen).replace("{counted}", counted), (*of_chosen, *of_counted))


def in_batches(query: str, values: tuple[Any, ...]) -> Iterator[str]:
    """The texts that a query finds, parted by commas, as many together as are read at once."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(query, values)
        while rows := cursor.fetchmany(BATCH):
            yield ",".join(text for (text,) in rows)


def compiled(rows: Any, *fields: str) -> tuple[str, tuple[Any, ...]]:
    """The query for these fields of the rows, in no order, as SQL with its parameters."""
    found: tuple[str, tuple[Any, ...]] = rows.order_by().values(*fields).query.sql_with_params()
    return found


def iso_day(day: date | None) -> str | None:
    """The day as YYYY-MM-DD; None for None."""
    return day.isoformat() if day else None
