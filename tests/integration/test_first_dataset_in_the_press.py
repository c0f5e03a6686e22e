"""The first dataset on five days, as a reader of its sources could have known it: worked out anew from its files."""

import csv
from calendar import monthrange
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.integration.pages.test_dashboard import get
from tests.integration.reader import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_dataset")]

SEEDS = Path(__file__).parents[2] / "seeds"
DAYS = ("2023-11-14", "2023-11-15", "2023-11-16", "2023-12-01", "2024-04-30")
SCORED = {"pledge", "agreement", "measure"}
CITED = ("meeting", "sanction", "commitment", "status_update")


def rows(name: str) -> list[dict[str, str]]:
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ends(written: str) -> tuple[date, date] | None:
    """The first and the last day that a date of the files allows, read by hand; None for one that is empty or open."""
    parts = written.replace("~", "").replace("?", "").split("/")
    if not parts[0] or ".." in parts:
        return None
    first = [int(number) for number in parts[0].split("-")]
    last = [int(number) for number in parts[-1].split("-")]
    year, month = last[0], last[1] if len(last) > 1 else 12
    day = last[2] if len(last) > 2 else monthrange(year, month)[1]
    return date(*[*first, 1, 1][:3]), date(year, month, day)


class Press:
    """What the sources that were out by a day support, from the files alone."""

    def __init__(self, day: str) -> None:
        self.day = date.fromisoformat(day)
        self.updates = {row["ref"]: row for row in rows("status_updates")}
        self.out = {row["ref"] for row in rows("sources") if self.is_over(row["published"])}
        self.told: dict[str, set[str]] = {kind: set() for kind in CITED}
        for row in rows("citations"):
            for kind in CITED:
                if row[kind] and row["source"] in self.out and row["stance"] == "supports" and self.is_same(row, kind):
                    self.told[kind].add(row[kind])
        self.counted = [row for ref, row in self.updates.items() if ref in self.told["status_update"]]
        self.counted = [row for row in self.counted if self.has_begun(row["as_of"]) and not row["retraction_reason"]]

    def is_over(self, written: str) -> bool:
        found = ends(written)
        return found is not None and found[1] <= self.day

    def has_begun(self, written: str) -> bool:
        found = ends(written)
        return found is None or found[0] <= self.day

    def is_same(self, citation: dict[str, str], kind: str) -> bool:
        field = citation["field"] if kind == "status_update" else ""
        return not field or citation["value"] == self.updates[citation["status_update"]][field]

    def status(self, commitment: str, axis: str) -> str:
        found = [row for row in self.counted if row["commitment"] == commitment and row["axis"] == axis]
        in_order = sorted(found, key=lambda row: (ends(row["as_of"]) or (date.min, date.min), row["ref"]))
        return in_order[-1]["status"] if in_order else "not_assessed"

    def standings(self) -> dict[str, tuple[str, str]]:
        """The statuses, on the evidence and by a party's word, of each scored commitment."""
        by_update = {row["commitment"] for row in self.counted}
        return {
            row["ref"]: (self.status(row["ref"], "evidence"), self.status(row["ref"], "official"))
            for row in rows("commitments")
            if row["kind"] in SCORED
            and self.has_begun(row["made_on"])
            and row["ref"] in self.told["commitment"] | by_update
        }


@pytest.mark.parametrize("day", DAYS)
def test_each_of_five_days_says_what_the_sources_of_that_day_support(client: Client, day: str) -> None:
    press = Press(day)
    expected = press.standings()
    _, page = get(client, f"as_of={day}&press_by={day}")
    assert {ref: (one.evidence_status, one.official_status) for ref, one in page.standings} == expected
    counts = {share.status: share.count for share in (*page.status_counts.known, *page.status_counts.unknown)}
    assert {status: count for status, count in counts.items() if count} == Counter(one for one, _ in expected.values())
    # What Python makes of the updates it reads agrees with what PostgreSQL derived.
    for history in page.histories:
        last = history.stretches[-1].spell.status if history.stretches else "not_assessed"
        assert last == expected[history.commitment.ref][0]
    for kind in ("meeting", "sanction"):
        listed: Any = client.get(f"/{kind}s/?as_of={day}&press_by={day}")
        assert {row.ref for row in listed.context["listing"].rows} <= press.told[kind]
    sources: Any = client.get(f"/sources/?press_by={day}")
    assert {row.ref for row in sources.context["listing"].rows} == press.out


def test_nothing_had_been_told_before_the_summit(client: Client) -> None:
    assert "There was none as of 14 November 2023, in the press by 14 November 2023." in read(
        client, "/?as_of=2023-11-14&press_by=2023-11-14"
    )


def test_on_1_december_2023_a_reader_could_know_of_the_suspension_and_of_the_restart_that_was_announced(
    client: Client,
) -> None:
    day = "2023-12-01"
    assert "There was none" in read(client, f"/?as_of={day}&known_on={day}")
    found = dict(get(client, f"as_of={day}&press_by={day}")[1].standings)
    cooperation = found["us-china-counternarcotics-cooperation"]
    assert (cooperation.evidence_status, cooperation.official_status) == ("suspended", "in_progress")
    # As we know it now, deeds had followed by then; the articles that tell of them are dated later.
    now = dict(get(client, f"as_of={day}")[1].standings)["us-china-counternarcotics-cooperation"]
    assert now.evidence_status == "in_progress"
    assert "us-lifts-institute-sanctions-2023" not in found


def test_the_page_says_how_many_articles_are_left_out(client: Client) -> None:
    said = read(client, "/?as_of=2024-04-30&press_by=2024-04-30")
    assert "Left out: 2 sources that may have come out by then" in said
    assert "whose date of publication is not known." not in said
