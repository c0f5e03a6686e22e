"""Headers by the words of the field, and by what their cells hold."""

import pytest

from tests.factories import ActorFactory
from tracker.transfer.declaration.brought_along import file_columns
from tracker.transfer.declaration.header_words import column_by_words
from tracker.transfer.declaration.headers import header_problems
from tracker.transfer.declaration.mapping import column_names, guess_mapping
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.guessing.kinds import guess_record


def guessed(record: str, **cells: list[str]) -> dict[str, str]:
    """What headers, each with the cells below it, are taken for; blanks of headers are written `_`."""
    columns = {column.column_name: column for column in RECORDS[record]().columns}
    named = {header.replace("_", " "): held for header, held in cells.items()}
    return guess_mapping(named, list(columns), columns, named)


@pytest.mark.parametrize(
    ("record", "header", "column"),
    [
        *(("commitments", header, "due") for header in ("Deadline", "due by", "Target date", "Due date (month)")),
        *(("commitments", header, "committed") for header in ("Who", "Country", "Parties", "Actor", "Responsible")),
        *(("commitments", header, "title") for header in ("Pledge", "Promises", "Commitment", "MEASURE")),
        *(("commitments", header, "made_on") for header in ("Announced", "Made", "Date")),
        *(("commitments", header, "summary") for header in ("Notes", "Comments", "Description")),
        *(("citations", header, "source") for header in ("Source link", "URL", "Source")),
        *(("sources", header, "url") for header in ("Link", "URL", "Source link")),
        ("meetings", "Date", "held"),
        ("status_updates", "Commitment", "commitment"),
        ("actors", "Country", "country"),
        ("actors", "Aliases", "aliases"),
    ],
)
def test_words_of_the_field_say_which_column_it_is(record: str, header: str, column: str) -> None:
    assert guess_mapping([header], column_names(record)) == {header: column}
    assert column_by_words(header, column_names(record)) == column


def test_a_refused_header_is_told_the_column_of_its_word_and_not_of_its_spelling() -> None:
    said = [
        str(problem) for problem in header_problems(["ref", "Commitment", "Date"], column_names("commitments"), [])
    ]
    assert ["did you mean title?" in said[0], "did you mean made_on?" in said[1]] == [True, True]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("headers", "columns"),
    [
        (("Entity", "Type", "Imposed by", "Listed on"), ("title", "kind", "issuer", "imposed")),
        (("Name", "Listed on", "Delisted on", "Reason"), ("title", "imposed", "lifted", "stated_reason")),
        (("Title", "Entity", "Designation date", "Date lifted"), ("title", "targets", "imposed", "lifted")),
    ],
)
def test_a_sheet_of_sanctions_says_when_each_was_listed_and_by_whom(
    headers: tuple[str, ...], columns: tuple[str, ...]
) -> None:
    known = file_columns("sanctions")
    for listed in (headers, tuple(reversed(headers))):
        assert guess_mapping(listed, list(known), known, {}) == dict(zip(headers, columns, strict=True))
    assert guess_record(headers, {}, "list.csv").record == "sanctions"


@pytest.mark.django_db
def test_a_header_that_says_nothing_goes_by_what_its_cells_hold() -> None:
    ActorFactory(ref="china", name="China")
    assert guessed("commitments", Spalte=["pledge", "Agreement"], Wer=["China", "china"], Nr=["1", "2"]) == {
        "Spalte": "kind"
    }
    assert guessed("roles", Amt=["President"], von=["2021-01-20", "20 January 2021"]) == {}
    assert guessed("sources", Adresse=["https://example.org/a"], archived_url=["https://example.org/b"]) == {
        "Adresse": "url",
        "archived url": "archived_url",
    }


@pytest.mark.django_db
def test_no_column_is_guessed_whose_kind_the_cells_are_not() -> None:
    assert guessed("commitments", Committee=["Health", "Trade"]) == {}
    assert guessed("commitments", made_ad=["Paris", "London"]) == {}
    assert guessed("commitments", Deadline=["Whenever", "Some day"]) == {}
    assert guessed("commitments", Deadline=["end of 2026", "TBC", "2027"]) == {"Deadline": "due"}
    assert guessed("commitments", titel=["https://example.org/"]) == {}
    assert guessed("commitments", titel=["Share data"]) == {"titel": "title"}
