"""What docs/imports.md and docs/spreadsheets.md say is shown by tests, is."""

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[3]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


@pytest.mark.parametrize(("page", "fewest"), [("imports.md", 30), ("spreadsheets.md", 10)])
def test_every_test_that_the_page_names_is_there(page: str, fewest: int) -> None:
    named = NAMED.findall((PROJECT / "docs" / page).read_text(encoding="utf-8"))
    assert len(named) > fewest
    missing = [
        f"{path}::{name}"
        for path, name in named
        if not (PROJECT / path).is_file() or f"def {name}(" not in (PROJECT / path).read_text(encoding="utf-8")
    ]
    assert missing == []
