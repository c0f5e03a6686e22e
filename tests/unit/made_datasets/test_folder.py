"""Made-up datasets as files: always the same for a number and a seed, and shaped as trackers are."""

import csv
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest

from tracker.made_datasets import folder
from tracker.made_datasets.size import Size
from tracker.transfer.declaration.resources import RECORDS


def table(path: Path, record: str) -> list[dict[str, str]]:
    with (path / f"{record}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("thousand")
    folder.write(path, Size(1000, seed=1))
    return path


def test_the_same_number_and_seed_make_the_same_bytes_and_another_seed_others(thousand: Path, tmp_path: Path) -> None:
    for name, seed in (("again", 1), ("other", 2)):
        folder.write(tmp_path / name, Size(1000, seed=seed))
    for file in thousand.iterdir():
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes()
    assert (tmp_path / "other" / "status_updates.csv").read_bytes() != (thousand / "status_updates.csv").read_bytes()


def test_every_kind_of_record_is_there_in_its_number(thousand: Path) -> None:
    counts = {record: len(table(thousand, record)) for record in RECORDS}
    assert all(counts.values()), counts
    assert counts["commitments"] == 1000
    assert 4500 < counts["status_updates"] < 5600
    assert 2600 < counts["citations"] < 3600


def test_a_few_actors_and_words_are_everywhere_and_most_are_rare(thousand: Path) -> None:
    commitments = table(thousand, "commitments")
    actors = Counter(ref for row in commitments for ref in row["committed"].split(";") if ref)
    (_, most), *_, (_, least) = actors.most_common()
    assert most > 20 * least
    titles = [row["title"] for row in commitments]
    assert 0.55 < sum("precursor" in title for title in titles) / len(titles) < 0.65
    words = Counter(word for title in titles for word in title.lower().split())
    assert sum(number == 1 for number in words.values()) > len(words) / 3


def test_everything_happens_that_happens_to_trackers(thousand: Path) -> None:
    updates = table(thousand, "status_updates")
    assert any(row["retracted_at"] for row in updates)
    assert {"suspended", "withdrawn", "broken", "no_evidence_found"} <= {row["status"] for row in updates}
    by_day = Counter((row["commitment"], row["as_of"]) for row in updates)
    assert sum(number > 1 for number in by_day.values()) > 50
    lengths = {len(row["as_of"]) for row in updates}
    assert {4, 7, 8, 10, 11, 21} <= lengths
    assert any(not row["made_on"] for row in table(thousand, "commitments"))
    steps = {row["kind"] for row in table(thousand, "sanction_steps")}
    assert {"imposed", "eased", "suspended", "resumed", "lifted"} <= steps
    citations = table(thousand, "citations")
    given = Counter((row["commitment"], row["field"]) for row in citations if row["field"] and row["commitment"])
    assert sum(number > 1 for number in given.values()) > 20
    assert any(row["speaker"] and row["on_behalf_of"] for row in citations)


def test_what_a_reader_may_meet_by_itself_says_that_it_is_made_up(thousand: Path) -> None:
    called = {"collections": "title", "actors": "name", "topics": "name", "sources": "title", "meetings": "title"}
    called |= {"programmes": "title", "sanctions": "title", "commitments": "title", "exchanges": "title"}
    called |= {"indicators": "name"}
    for record, column in called.items():
        for row in table(thousand, record):
            assert "made up" in row[column].lower().replace("-", " "), (record, row[column])


def test_the_smallest_is_whole(tmp_path: Path) -> None:
    assert folder.write(tmp_path, Size(1, seed=1))["commitments"] == 1


def test_memory_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    peaks = []
    for number in (50, 50, 600):
        tracemalloc.start()
        folder.write(tmp_path / str(number), Size(number, seed=3))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[-1] < 1.3 * peaks[1]
