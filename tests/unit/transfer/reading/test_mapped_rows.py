"""Rows in our terms: columns, constants, words, separators, cells that say nothing."""

from typing import Any

from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.headers import Header
from tracker.transfer.reading.mapped_rows import mapped_rows


def read(
    header: list[str], *rows: list[str], record: str = "commitments", **said: Any
) -> tuple[list[str], list[list[str]]]:
    mapping = FileMapping(**said)
    columns, found = mapped_rows(Header(header, 3), enumerate(rows, start=4), mapping, record)
    assert columns.line == 3
    return list(columns), [row for _, row in found]


def test_columns_are_named_and_left_out_and_constants_added() -> None:
    assert read(
        ["No.", "Pledge"], ["1", "A"], columns={"No.": "", "Pledge": "title"}, constants={"kind": "pledge"}
    ) == (
        ["title", "kind"],
        [["A", "pledge"]],
    )


def test_a_column_of_the_file_goes_before_a_constant() -> None:
    assert read(["kind"], ["measure"], constants={"kind": "pledge"}) == (["kind"], [["measure"]])


def test_words_are_read_whatever_their_capitals_and_empty_ones_say_nothing() -> None:
    said: dict[str, Any] = {"values": {"kind": {"Promise": "pledge", "other": ""}}, "empty": ["n/a"]}
    rows = [["PROMISE", "N/A"], ["Other", "x"], ["deal", ""]]
    assert read(["kind", "summary"], *rows, **said)[1] == [["pledge", ""], ["", "x"], ["deal", ""]]


def test_items_of_a_list_are_parted_as_the_file_parts_them() -> None:
    said: dict[str, Any] = {"separators": {"committed": ","}, "values": {"committed": {"PRC": "china"}}}
    rows = [["PRC, US"], ['"Smith, John", x'], ["a;b"], ["\\N"], ["US, US"]]
    assert read(["committed"], *rows, **said)[1] == [["china;US"], ["Smith, John;x"], ["a\\;b"], ["\\N"], ["US"]]


def test_an_item_of_a_list_is_read_and_one_in_quotes_keeps_the_separator() -> None:
    assert read(["aliases"], ['"Smith; John";x'], record="actors", separators={"aliases": ";"})[1] == [
        ["Smith\\; John;x"]
    ]
    assert read(["committed"], ["PRC;us"], values={"committed": {"prc": "china"}})[1] == [["china;us"]]


def test_a_column_for_refs_is_added_where_they_are_to_be_made() -> None:
    assert read(["title"], ["A"], refs_from="title") == (["title", "ref"], [["A", ""]])
    assert read(["ref", "title"], ["a", "A"], refs_from="title") == (["ref", "title"], [["a", "A"]])
