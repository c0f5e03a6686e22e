"""The public page and docs/methodology.md say the same, and links to the glossary lead to an entry."""

import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from tests.factories import CommitmentFactory
from tracker.pages.glossary import TERMS
from tracker.pages.methodology import MEANINGS
from tracker.vocabulary import CROSSWALK, Status

DOCUMENT = (Path(__file__).parents[3] / "docs" / "methodology.md").read_text(encoding="utf-8")
RULE = re.compile(r"^\d+\. (.+?)(?=\n\d+\. |\n\n)", re.MULTILINE | re.DOTALL)
ENTRY = re.compile(r'^- <a id="(term-[a-z-]+)"></a>\*\*(.+?)\*\*: (.+?)(?=\n- |\n*\Z)', re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| ([A-Z][a-z ]+?) \| (.+) \|$", re.MULTILINE)


def plain(text: str) -> str:
    """The text without markup, with single blanks."""
    return " ".join(re.sub(r"[*`]", "", unescape(re.sub(r"<[^>]+>", "", text))).split())


@pytest.mark.django_db
def test_page_gives_every_rule_of_the_document(client: Client) -> None:
    page = plain(client.get("/methodology/").content.decode())
    rules = [plain(rule) for rule in RULE.findall(DOCUMENT)]
    assert len(rules) > 20
    assert [rule for rule in rules if rule not in page] == []


@pytest.mark.django_db
@pytest.mark.parametrize("heading", ["Criteria and milestones", "Targets"])
def test_page_gives_the_rules_without_numbers_too(client: Client, heading: str) -> None:
    page = plain(client.get("/methodology/").content.decode())
    section = DOCUMENT.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rules = [plain(rule) for rule in section.strip().removeprefix("- ").split("\n- ")]
    assert len(rules) >= 3
    assert [rule for rule in rules if rule not in page] == []


@pytest.mark.django_db
def test_the_glossary_is_the_same_on_the_page_and_in_the_document(client: Client) -> None:
    entries = [(anchor, plain(word), plain(meaning)) for anchor, word, meaning in ENTRY.findall(DOCUMENT)]
    assert entries == [(term.anchor, term.word, term.meaning) for term in TERMS]
    html = client.get("/methodology/").content.decode()
    assert [anchor for anchor, _, _ in entries if f'<dt id="{anchor}">' not in html] == []
    assert [term.rules for term in TERMS if term.rules and f'id="{term.rules}"' not in html] == []


@pytest.mark.django_db
def test_a_term_links_to_its_entry_and_keeps_the_days_of_the_page(client: Client) -> None:
    CommitmentFactory(ref="pledge", deliverable="A law.", published_at=datetime(2023, 1, 1, tzinfo=UTC))
    html = client.get("/commitments/pledge/?as_of=2024-01-01").content.decode()
    assert (
        '<a class="term" href="/methodology/?as_of=2024-01-01#term-measurable-outcome">Measurable outcome</a>' in html
    )


def test_document_explains_each_status_as_the_page_does() -> None:
    meanings = {name: said for name, said in ROW.findall(DOCUMENT) if " | " not in said and name != "Status"}
    assert meanings == {status.label: meaning for status, meaning in MEANINGS.items()}


def test_document_gives_the_crosswalk_that_the_program_uses() -> None:
    rows = {name: cells.split(" | ") for name, cells in ROW.findall(DOCUMENT) if " | " in cells and name != "Status"}
    assert rows == {
        status.label: ["NA" if cell is None else str(cell) for cell in CROSSWALK[status]] for status in Status
    }
