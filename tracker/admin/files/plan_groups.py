"""What is wrong with a plan more than once: each reason with how often, and the names that no record has."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from tracker.admin.files.correction_boxes import ALL, Box, boxes_for, columns_of
from tracker.admin.files.plan import shortened_cell
from tracker.admin.files.record_labels import record_label
from tracker.models import ImportBatch
from tracker.transfer.declaration.problem_groups import folded_lines

MOST_GROUPS = 50
MOST_LINES = 1000
MOST_NAMES = 100
GROUPED = """
SELECT record, problem ->> 'column', problem ->> 'value', problem ->> 'reason', count(*),
    (array_agg(line ORDER BY line))[1:%s], (array_agg(id ORDER BY line, place))[1],
    (array_agg(place - 1 ORDER BY line, place))[1], bool_or(problem ->> 'waits' IS NOT NULL),
    bool_or(problem ->> 'asks' IS NOT NULL)
FROM tracker_plannedrow, jsonb_array_elements(problems) WITH ORDINALITY AS told (problem, place)
WHERE batch_id = %s AND outcome = 'invalid' AND line > 0
GROUP BY 1, 2, 3, 4 HAVING count(*) > 1 ORDER BY 5 DESC, min(line), 2 LIMIT %s
"""


@dataclass(frozen=True, kw_only=True)
class Group:
    """One reason that holds in several rows."""

    record: str
    column: str
    value: str
    reason: str
    times: int
    places: str
    boxes: Sequence[Box] = ()


@dataclass(frozen=True, kw_only=True)
class MissingNames:
    """Names of one kind of record, each with how many rows it stands in."""

    kind: str
    names: str


def groups_of(batch: ImportBatch, *, correctable: bool = False) -> list[Group]:
    """What holds in most rows first; with a box for all of them where it is `correctable`."""
    with connection.cursor() as cursor:
        cursor.execute(GROUPED, [MOST_LINES, batch.pk, MOST_GROUPS])
        found = cursor.fetchall()
    return [
        Group(
            record=record_label(record).capitalize(),
            column=column,
            value=shortened_cell(value),
            reason=reason,
            times=times,
            places=folded_lines(lines).capitalize() + (" and more." if times > len(lines) else "."),
            boxes=boxes_for(
                record,
                {"column": column, "value": value, "reason": reason, "waits": waits, "asks": asks},
                name=f"{ALL}-{key}-{place}",
                columns=columns_of(record),
                where=f"{times:,} rows",
            )
            if correctable
            else (),
        )
        for record, column, value, reason, times, lines, key, place, waits, asks in found
    ]


def missing_names_of(batch: ImportBatch) -> list[MissingNames]:
    """The names by kind of record; of very many those that stand in most rows."""
    names = [
        MissingNames(
            kind=record_label(kind), names=_listed([each for each in batch.missing if each["record"] == kind])
        )
        for kind in dict.fromkeys(each["record"] for each in batch.missing)
    ]
    return [each for each in names if each.names]


def _listed(missing: list[dict[str, object]]) -> str:
    shown = "; ".join(f"{each['name']} ({len(each['lines']):,})" for each in missing[:MOST_NAMES])  # type: ignore[arg-type]
    more = len(missing) - MOST_NAMES
    return f"{shown}; and {more:,} more" if more > 0 else shown
