"""Text that files, spreadsheets and databases are known to mistake, and records that hold it."""

from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from tracker.transfer.declaration import cell_marks
from tracker.transfer.export import csv_text

MARKS = "=+-@\t\n'\"\\;,N|_x0041＝\u202e\u0085\u2028\ufeff\ufffe"
HOSTILE = st.text(
    st.sampled_from(MARKS) | st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"),
    min_size=1,
    max_size=12,
)
NAMES = HOSTILE.filter(lambda text: text.strip(" \t\n\r\x0b\x0c") != "" and not text.isspace())
MAYBE = HOSTILE | st.sampled_from(["", r"\N", r"\\N", "'=1", "\n\n"])
DATES = st.sampled_from(["2019", "2024-04", "2023-11-15", "2024-01-30~", "2022-08/..", "../2019?", "2022-08/2023-11"])

Row = dict[str, str]
Files = dict[str, list[Row]]


def some_of(refs: list[str], most: int = 3) -> st.SearchStrategy[str]:
    """A list cell with some of the refs."""
    return st.lists(st.sampled_from(refs), max_size=most, unique=True).map(";".join)


def one_of(refs: list[str]) -> st.SearchStrategy[str]:
    """A cell with one of the refs, or none."""
    return st.sampled_from([*refs, ""])


@st.composite
def files(draw: st.DrawFn) -> Files:
    """The rows of files of four kinds of record, valid together, which name each other."""

    def text(strategy: st.SearchStrategy[str]) -> str:
        return cell_marks.escape_value(draw(strategy))

    topics = [f"topic-{n}" for n in range(draw(st.integers(1, 3)))]
    actors = [f"actor-{n}" for n in range(draw(st.integers(1, 5)))]
    rows: dict[str, list[dict[str, Any]]] = {
        "topics": [{"ref": ref, "name": text(NAMES), "description": text(MAYBE)} for ref in topics],
        "actors": [
            {
                "ref": ref,
                "kind": draw(st.sampled_from(["state", "company", "person"])),
                "name": text(NAMES),
                "native_name": text(MAYBE),
                "aliases": cell_marks.escape_value(cell_marks.join_items(draw(st.lists(HOSTILE, max_size=3)))),
                # Only earlier ones, so that there is no ring; which of them comes first in the file is another matter.
                "part_of": draw(one_of(actors[:place])),
            }
            for place, ref in enumerate(actors)
        ],
        "sanctions": [
            {
                "ref": f"sanction-{n}",
                "kind": "visa_ban",
                "title": text(NAMES),
                "issuer": draw(one_of(actors)),
                "targets": draw(some_of(actors)),
                "imposed": draw(DATES | st.just("")),
                "summary": text(MAYBE),
            }
            for n in range(draw(st.integers(1, 2)))
        ],
        "commitments": [
            {
                "ref": f"commitment-{n}",
                "kind": "pledge",
                "title": text(NAMES),
                "summary": text(MAYBE),
                "topics": draw(some_of(topics)),
                "due": draw(DATES | st.just("")),
                "review_every": draw(st.sampled_from(["", "1", "30"])),
                "committed": draw(some_of(actors)),
                "beneficiaries": draw(some_of(actors)),
            }
            for n in range(draw(st.integers(1, 4)))
        ],
    }
    return rows


def as_csv(rows: Iterable[Row]) -> bytes:
    """The rows as a CSV file."""
    rows = list(rows)
    header = list(rows[0])
    return csv_text.as_csv(
        [header, *([cell_marks.escape_formula(row[name]) for name in header] for row in rows)]
    ).encode()
