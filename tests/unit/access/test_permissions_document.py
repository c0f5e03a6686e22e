"""docs/permissions.md says what is in force."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tracker.access.groups import GROUPS
from tracker.access.permissions_document import permissions_markdown


def test_the_page_in_docs_is_current() -> None:
    call_command("build_permissions", check=True, verbosity=0)


def test_a_page_that_is_not_current_is_told_and_made_anew(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Permissions\n")
    with pytest.raises(CommandError, match=r"page.md is not what the groups may do; run manage.py build_permissions"):
        call_command("build_permissions", check=True, page=page)
    call_command("build_permissions", page=page)
    call_command("build_permissions", check=True, page=page)


def test_each_record_has_a_row_with_a_cell_for_each_group() -> None:
    rows = [line.strip("| ").split(" | ") for line in permissions_markdown().splitlines() if line.startswith("| ")][2:]
    told = {record: dict(zip(GROUPS, cells, strict=True)) for record, *cells in rows}
    assert told["decision on a dispute"] == {
        "Viewer": "view",
        "Analyst": "view",
        "Reviewer": "view, add, delete",
        "Administrator": "view, add, delete",
    }
    assert told["user"]["Reviewer"] == "–"
    assert len(told) == len({record for grants in GROUPS.values() for record in grants})
