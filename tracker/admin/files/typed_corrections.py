"""What was typed in the boxes of a plan, as corrections of the file: bounded, and refused where it is no text."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from tracker.actions.imports.apply_batch import BatchRefused
from tracker.admin.files.correction_boxes import ALL, EMPTY, ONE, Box, boxes_for, columns_of
from tracker.models import ImportBatch, PlannedRow
from tracker.models.imports.import_batch import MOST_CORRECTIONS
from tracker.transfer.declaration.corrections import LONGEST_TEXT, Correction
from tracker.vocabulary import RowOutcome

NAME = re.compile(rf"({ONE}|{ALL})-(\d{{1,18}})-(\d{{1,6}})-(\d{{1,2}})", re.ASCII)
# Cells in all; those of one value in more are what a mapping is for.
MOST_CELLS = 20_000
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def corrections_typed(batch: ImportBatch, user: Any, typed: Mapping[str, str]) -> list[dict[str, Any]]:
    """The batch's corrections, as it keeps them, with those that were typed; BatchRefused says why one cannot be.

    Those of single cells go first: what was said of all that say the same does not hold for them.
    """
    named = sorted(
        ((match, text) for name, text in typed.items() if (match := NAME.fullmatch(name))),
        key=lambda pair: (pair[0][1] == ALL, int(pair[0][2]), int(pair[0][3])),
    )
    keys = {int(match[2]) for match, _ in named}
    rows = {row.pk: row for row in batch.planned_rows.filter(pk__in=keys, outcome=RowOutcome.INVALID)}
    made = [
        correction
        for match, text in named
        if int(match[2]) in rows
        for correction in _correction(batch, rows[int(match[2])], match, text)
    ]
    moment = timezone.now().isoformat(timespec="seconds")
    new = [{**each.content, "by": user.get_username(), "at": moment} for each in made]
    kept = [*batch.corrections, *new]
    if len(kept) > MOST_CORRECTIONS or sum(len(each["lines"]) for each in kept) > MOST_CELLS:
        raise BatchRefused(
            f"At most {MOST_CORRECTIONS} corrections of {MOST_CELLS:,} cells are kept with an import; correct the "
            "file, or say what its words stand for in a mapping."
        )
    return kept


def _correction(batch: ImportBatch, row: PlannedRow, match: "re.Match[str]", text: str) -> Iterable[Correction]:
    scope, place = match[1], int(match[3])
    if place >= len(row.problems):
        return
    problem = row.problems[place]
    prefix = f"{scope}-{row.pk}-{place}"
    boxes = boxes_for(row.record, problem, name=prefix, columns=columns_of(row.record), where=f"line {row.line}")
    box = next((each for each in boxes if each.name == match[0]), None)
    if box is None or (said := _said(box, text)) is None:
        return
    yield Correction(
        record=row.record,
        column=box.column,
        was=None if len(boxes) > 1 or _is_made(batch, box) else problem["value"],
        text=said,
        lines=_lines(batch, row, problem) if scope == ALL else [row.line],
    )


def _is_made(batch: ImportBatch, box: Box) -> bool:
    """Whether what is wrong may be with a ref that was made, which does not stand in the cell."""
    return box.column == "ref" and bool(batch.reading.get("refs_from"))


def _said(box: Box, text: str) -> str | None:
    """What the cell is to say; None where the box says what it said before."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text == (box.value if not box.choices else ""):
        return None
    if CONTROL.search(text):
        raise BatchRefused(f"{box.label}: holds a control character, which no text may; remove it.")
    if len(text) > LONGEST_TEXT:
        raise BatchRefused(f"{box.label}: is longer than {LONGEST_TEXT:,} characters; correct the file itself.")
    return "" if text == EMPTY else text


def _lines(batch: ImportBatch, row: PlannedRow, problem: Mapping[str, Any]) -> list[int]:
    """Every line of which the same is wrong."""
    same = {name: problem[name] for name in ("column", "value", "reason")}
    rows = batch.planned_rows.filter(record=row.record, outcome=RowOutcome.INVALID, problems__contains=[same])
    return list(rows.order_by("line").values_list("line", flat=True))
