"""The data dictionary says what the declarations say."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tracker.transfer.declaration.data_dictionary import constraint_sentences, data_dictionary
from tracker.transfer.declaration.resources import RECORDS


def test_the_page_in_docs_is_current() -> None:
    call_command("build_dictionary", check=True, verbosity=0)


def test_a_page_that_is_not_current_is_told_and_made_anew(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Data dictionary\n")
    with pytest.raises(CommandError, match=r"page.md is not what the columns declare; run manage.py build_dictionary"):
        call_command("build_dictionary", check=True, dictionary=page)
    call_command("build_dictionary", dictionary=page)
    call_command("build_dictionary", check=True, dictionary=page)


def section(record: str) -> str:
    return data_dictionary().partition(f"\n## {record}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("record", RECORDS)
def test_each_record_has_its_columns_in_their_order(record: str) -> None:
    cells = [line.split("`")[1] for line in section(record).splitlines() if line.startswith("| `")]
    assert cells == RECORDS[record]().get_export_headers()


def test_a_column_is_told_with_what_it_holds_whether_it_is_needed_and_what_it_means() -> None:
    lines = section("commitments").splitlines()
    assert "| `title` | text, at most 300 characters | yes | What was promised, in one line. |" in lines
    assert any(line.startswith("| `stage` | one of a list | no (`draft`) | How far it is") for line in lines)
    assert "| `made_at` | ref of a meeting ([meetings](#meetings)) | no | The meeting at which it was made. |" in lines
    assert "| `review_every` | whole number | no | Days between two reviews. |" in lines
    assert any(line.startswith("| `ref` | text, at most 120 characters | yes, key | Public key") for line in lines)
    assert "- **stage**: `draft` Draft; `in_review` In review; `published` Published" in lines


def test_rules_are_those_of_the_database_for_columns_of_the_file() -> None:
    rules = constraint_sentences(RECORDS["citations"]())
    assert "field and value go together: fill both or neither." in rules
    assert not [rule for rule in rules if "quote_end" in rule]
    assert "No two records have the same meeting, actor and role." in constraint_sentences(RECORDS["participations"]())
