"""Which kind of record a file holds."""

import pytest

from tests.factories import ActorFactory
from tracker.transfer.declaration.brought_along import file_columns
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.guessing.kinds import guess_record

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("record", list(RECORDS))
def test_a_file_of_ours_is_known_by_its_columns_whatever_it_is_called(record: str) -> None:
    headers = [column.column_name for column in RECORDS[record]().columns]
    assert guess_record(headers, {}, "list.csv").record == record


@pytest.mark.parametrize(
    ("headers", "name", "record"),
    [
        (("No.", "Who", "Pledge", "Date", "Deadline", "Status", "Source link", "Notes"), "Book1.xlsx", "commitments"),
        (("Country", "Promise", "By when"), "2026.csv", "commitments"),
        (("Name", "Other name", "Country"), "Our actors.xlsx", "actors"),
        (("Title", "Publisher", "Published", "URL", "Accessed"), "list.csv", "sources"),
        (("Zzz", "Yyy"), "list.csv", "commitments"),
    ],
)
def test_a_file_of_others_is_guessed(headers: tuple[str, ...], name: str, record: str) -> None:
    ActorFactory(name="China")
    guess = guess_record(headers, {"Who": ["China"]}, name)
    assert guess.record == record
    assert set(guess.columns.values()) <= set(file_columns(record))
