"""What docs/imports.md says is shown by tests, is."""

import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def test_every_test_that_the_page_names_is_there() -> None:
    page = (PROJECT / "docs" / "imports.md").read_text(encoding="utf-8")
    named = NAMED.findall(page)
    assert len(named) > 30
    missing = [
        f"{path}::{name}"
        for path, name in named
        if not (PROJECT / path).is_file() or f"def {name}(" not in (PROJECT / path).read_text(encoding="utf-8")
    ]
    assert missing == []
