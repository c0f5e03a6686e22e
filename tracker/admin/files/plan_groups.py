"""What is wrong with a plan more than once: each reason with how often, and the names that no record has."""

from dataclasses import dataclass

from django.db import connection

from tracker.admin.files.plan import shortened_cell
from tracker.admin.files.record_labels import record_label
from tracker.models import ImportBatch
from tracker.transfer.declaration.problem_groups import folded_lines

MOST_GROUPS = 50
MOST_LINES = 1000
MOST_NAMES = 100
GROUPED = """
SELECT record, problem ->> 'column', problem ->> 'value', problem ->> 'reason', count(*),
    (array_agg(line ORDER BY line))[1:%s]
FROM tracker_plannedrow, jsonb_array_elements(problems) AS problem
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


@dataclass(frozen=True, kw_only=True)
class MissingNames:
    """Names of one kind of record, each with how many rows it stands in."""

    kind: str
    names: str


def groups_of(batch: ImportBatch) -> list[Group]:
    """What holds in most rows first."""
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
        )
        for record, column, value, reason, times, lines in found
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
