"""What is installed anyway opens and saves our files, and nothing of the first dataset is changed by it."""

import csv
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import tablib

from tests.interop.journey import ENCODINGS, brought_back, export, through
from tests.interop.programs import Pairs, Way

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_dataset")]


def each(convert: Callable[[Path, Path], None]) -> Callable[[Pairs], None]:
    def convert_each(pairs: Pairs) -> None:
        for source, target in pairs:
            convert(source, target)

    return convert_each


def with_python(source: Path, target: Path) -> None:
    with (
        source.open(encoding="utf-8-sig", newline="") as read,
        target.open("w", encoding="utf-8", newline="") as write,
    ):
        csv.writer(write).writerows(csv.reader(read))


def with_openpyxl(source: Path, target: Path) -> None:
    openpyxl.load_workbook(source).save(target)


def with_tablib(source: Path, target: Path) -> None:
    with source.open("rb") as file:
        table = tablib.Dataset().load(file, format="xlsx")
    target.write_text(table.export("csv"), encoding="utf-8", newline="")


WAYS = [
    Way("Python", "csv", "csv", "csv", each(with_python), str),
    Way("openpyxl", "load, save", "xlsx", "xlsx", each(with_openpyxl), str),
    Way("tablib", "xlsx to csv", "xlsx", "csv", each(with_tablib), str),
]


@pytest.mark.parametrize("way", WAYS, ids=[way.name for way in WAYS])
def test_the_first_dataset_comes_back_as_it_was(tmp_path: Path, way: Way) -> None:
    assert way.source in ENCODINGS
    export(tmp_path / "out", way.source)
    assert through(way, tmp_path / "out", tmp_path / "back") == ""
    outcome = brought_back(tmp_path / "back")
    assert (outcome.changed, outcome.invalid, outcome.examples) == (0, 0, [])
    assert outcome.is_whole
