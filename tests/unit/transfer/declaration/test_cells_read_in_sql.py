"""Cells as PostgreSQL reads them: nothing passes there that the column would refuse, and values are the same."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.hostile import DATES, HOSTILE
from tracker.partial_dates import PartialDate
from tracker.transfer.declaration import cell_marks
from tracker.transfer.declaration.cells_read_in_sql import (
    column_type,
    is_readable_sql,
    model_field,
    rejection_reason_sql,
    value_sql,
)
from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn
from tracker.transfer.declaration.references import InMemoryReferences
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.declaration.widgets import ItemsWidget

pytestmark = pytest.mark.django_db

PLAIN = {
    f"{record}-{column.column_name}": column
    for record, resource in RECORDS.items()
    for column in resource().columns
    if not isinstance(column, (MembersColumn, ReferenceColumn)) and not isinstance(column.widget, ItemsWidget)
}
NUMBERS = "0 -0 007 -1 32767 32768 99999999999999999999 3.7 1.2345 1.23456 1e3 ½ ٣ Infinity NaN +1 1. .5 1_000"
DAYS = (
    "2024-02-29 2023-02-29 0000-01-01 0001-01-01 10000-01-01 2024-1-1 today infinity epoch 2024-01-01~ 2024-13 0000 "
    "9999 ../.. 2024/2023 2024/.. 2022-08/2023-11? .. / 2024-04-31"
)
OTHERS = r"state State published A https://a.org http://[x CN zh Q148 \\N \\\N"
LONG = [
    "9" * 16,
    "9" * 17,
    "9" * 16 + ".9999",
    "https://a.org/" + "x" * 3000,
    "x" * 120,
    "x" * 121,
    "é" * 300,
    "x" * 301,
]
NEARLY = st.sampled_from([*f"{NUMBERS} {DAYS} {OTHERS}".split(), *LONG, "2024-01-01\n", "2024-01-01 BC"])
CELLS = st.lists(HOSTILE | NEARLY | DATES, min_size=1, max_size=12)


def read_in_sql(column: Column, texts: list[str]) -> list[tuple[str, bool, str | None]]:
    """Each text, whether it can be read, and if so what it stands for."""
    condition = is_readable_sql(column, "cell")
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT cell, ({condition}) IS TRUE, "
            f"CASE WHEN ({condition}) THEN ({value_sql(column, 'cell')})::text END "
            "FROM unnest(%s::text[]) AS staged (cell)".replace("%", "%%").replace("%%s", "%s"),
            [texts],
        )
        found: list[tuple[str, bool, str | None]] = cursor.fetchall()
    return found


# Every column is asked about the same cells: to make them up takes longer than to read them.
@settings(max_examples=24, deadline=None)
@given(texts=CELLS)
@example(texts=["2024-01-01", "2024", "30", "state", "published", "news", "supports", "1", "A"])
def test_what_passes_in_sql_passes_in_the_column_with_the_same_value(texts: list[str]) -> None:
    for name, column in PLAIN.items():
        for cell, passes, value in read_in_sql(column, texts):
            if passes:
                assert rejection_reason_sql(column, cell, InMemoryReferences()) == "", name
                assert same(column, value, column.read(cell_marks.unescape_value(cell), InMemoryReferences())), name


def same(column: Column, in_sql: str | None, read: Any) -> bool:
    """Whether the text of a value in SQL is that of the value that the column reads."""
    if isinstance(read, Decimal):
        return Decimal(str(in_sql)) == read
    if isinstance(read, PartialDate):
        return in_sql == read.text
    return in_sql == str(read)


@pytest.mark.parametrize(
    ("record", "column", "text"),
    [
        ("commitments", "review_every", "30"),
        ("commitments", "next_review_on", "2024-02-29"),
        ("commitments", "due", "2024-01-30~"),
        ("commitments", "kind", "pledge"),
        ("commitments", "title", "Any text"),
        ("observations", "value", "-12.5"),
    ],
)
def test_ordinary_cells_pass_without_being_read_one_by_one(record: str, column: str, text: str) -> None:
    ((_, passes, _),) = read_in_sql(RECORDS[record]().fields[column], [text])
    assert passes


def test_no_type_cuts_text_off() -> None:
    assert column_type(model_field(RECORDS["commitments"]().fields["title"])) == "varchar"
    assert column_type(model_field(RECORDS["actors"]().fields["aliases"])) == "varchar[]"
    assert column_type(model_field(RECORDS["observations"]().fields["value"])) == "numeric(20, 4)"
