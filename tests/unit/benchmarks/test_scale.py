"""The arithmetic of `make bench-scale`, and that its pages and datasets are there; nothing is timed."""

import os
import sqlite3
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve

from benchmarks.scale import datasets, datasette, figures, processor, report
from benchmarks.scale.figures import Figure
from benchmarks.scale.pages import PAGES, Page, chosen


def test_the_middle_and_the_slowest_of_most_are_told() -> None:
    assert figures.timing([3.0, 1.0, 2.0]) == {"best": 1.0, "median": 2.0, "p95": 3.0}
    assert figures.timing([4.0, 1.0]) == {"best": 1.0, "median": 2.5, "p95": 4.0}
    assert figures.share(range(1, 101), 95) == 95
    assert figures.share([7.0], 95) == 7.0


@pytest.mark.parametrize(("small", "large", "power"), [(1, 1, 0), (1, 10, 1), (2, 200, 2), (1, 10**0.5, 0.5)])
def test_growth_is_the_power_of_the_size(small: float, large: float, power: float) -> None:
    assert figures.exponent(small, large, (1000, 10_000)) == pytest.approx(power)


def test_what_is_not_known_has_no_growth_and_no_ratio() -> None:
    assert figures.exponent(0, 5, (10, 100)) is None
    assert figures.exponent(5, 5, (10, 10)) is None
    assert figures.times(0, 5) is None
    assert figures.times(6, 2) == 3


def test_work_is_told_of_each_process_from_when_it_was_there() -> None:
    ended, new, other = Path("1"), Path("2"), Path("3")
    assert processor.since({ended: 9.0, other: 1.0}, {new: 0.5, other: 3.0}) == 2.5
    own = Path("/proc", str(os.getpid()))
    before = processor.worked([own])
    sum(range(2_000_000))
    assert 0 < processor.since(before, processor.worked([own])) < 60
    assert processor.backends("no-such-database") == []


def test_a_figure_comes_back_from_its_file_as_it_was() -> None:
    figure = Figure(best=0.1, median=0.2, p95=0.3, times=4, queries=5, bytes=6, megabytes=7, bare=0.01)
    assert Figure.read(figure.kept()) == figure


QUICK = Figure(
    best=0.010,
    median=0.0124,
    p95=0.02,
    times=9,
    queries=5,
    bytes=61_400,
    megabytes=1.6,
    bare=0.002,
    cpu=0.008,
    bare_cpu=0.002,
)
SLOW = Figure(best=1.0, median=1.24, p95=2, times=3, queries=5, bytes=614_000, megabytes=300, bare=0.02, cpu=0.8)
NEVER = Figure(gave_up=60, said="more than 60 s")


def test_a_table_says_what_a_page_costs_and_how_many_times_less_than_before() -> None:
    lines = list(report.of_size(1000, {"list": QUICK, "dashboard": NEVER}, {"list": SLOW, "dashboard": NEVER}))
    assert lines[-2] == "| list | 10 | 12 | 20 | 8.0 | 5 | 61 | 2 | 2.0 | 2.0 | 4.0 | 1,240 | 100 |"
    assert lines[-1].startswith("| dashboard | – | more than 60 s |")
    given_up = list(report.of_size(1000, {"list": QUICK}, {"list": NEVER}))[-1]
    assert given_up.endswith("| more than 60 s | over 4,839 |")


def test_an_overview_says_how_pages_grow() -> None:
    lines = list(report.overview({1000: {"list": QUICK, "cite": QUICK}, 100_000: {"list": SLOW, "cite": NEVER}}))
    assert lines[-2] == "| list | 12, 8.0, 61, 2 | 1,240, 800, 614, 300 | 1.00; 0.50 |  |"
    assert lines[-1] == "| cite | 12, 8.0, 61, 2 | more than 60 s | –; – |  |"
    (*_, alone) = report.overview({1000: {"list": QUICK}})
    assert alone == "| list | 12, 8.0, 61, 2 | 4.0 |"


def test_pages_are_chosen_by_words_of_their_names() -> None:
    assert chosen("") == PAGES
    assert {page.name for page in chosen("calendar, cite")} == {"calendar of everything", "cite the dashboard"}


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.name)
def test_every_page_has_an_address_and_sql_beside_it(row: Page) -> None:
    assert row.sql
    address = row.address.format(commitment="one", source="one", actor="one", update=1).partition("?")[0]
    try:
        resolve(address)
    except Resolver404:
        pytest.fail(f"{address} leads nowhere")


def test_files_of_a_dataset_are_made_once(tmp_path: Path) -> None:
    made = datasets.files(tmp_path, 3, seed=1)
    before = (made / "commitments.csv").stat().st_mtime_ns
    assert datasets.files(tmp_path, 3, seed=1) == made
    assert (made / "commitments.csv").stat().st_mtime_ns == before
    assert datasets.files(tmp_path, 3, seed=2) != made
    assert [path.name for path in tmp_path.iterdir() if path.suffix] == []


def test_a_peer_is_given_the_public_commitments_with_their_status(tmp_path: Path) -> None:
    datasette.store(datasets.files(tmp_path, 60, seed=1), tmp_path / "made.db")
    with sqlite3.connect(tmp_path / "made.db") as database:
        ((public,),) = database.execute("SELECT count(*) FROM commitments")
        statuses = {status for (status,) in database.execute("SELECT DISTINCT status FROM commitments")}
        ((found,),) = database.execute("SELECT count(*) FROM commitments_fts WHERE commitments_fts MATCH 'precursor'")
    assert public == 55
    assert {"in_progress", "fulfilled"} < statuses
    assert 20 < found < 55
    assert datasette.ROWS.keys() <= {page.name for page in PAGES}
    lines = list(datasette.compared(60, {"list": QUICK}, {"list": SLOW}))
    assert lines[-1] == "| list | 1,240 | 12 | 0.0 |"
