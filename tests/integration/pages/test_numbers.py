"""Every number of the dashboard is the count of the list it links to and of the file that the list offers."""

import csv
import json
import re
from collections import Counter
from html import unescape
from io import StringIO
from random import Random
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.integration.pages.test_dashboard import get, links
from tracker.dashboard.page import Dashboard
from tracker.models import Meeting, Party, Topic
from tracker.transfer.reading import xlsx
from tracker.vocabulary import Axis, CommitmentKind, Schedule, Status

pytestmark = pytest.mark.django_db

VIEWS = 12
LINKS_A_VIEW = 5
IN_THE_PRESS = ("press_by=2023-12-01", "press_by=2025-01-01&as_of=2024-03-01", "press_by=2024-04-30&axis=official")
# The first words of a link that stands for rows, and where it leads.
NUMBER = re.compile(r"\s*(?:any of the )?([0-9]+)\b")
LIST = re.compile(r"/(commitments|sanctions)/\?")


def random_views(random: Random) -> list[str]:
    """Query strings: everything, a past day, and others that narrow by one field or two and name any day."""
    choices: dict[str, list[str]] = {
        "actor": sorted(set(Party.objects.values_list("actor__ref", flat=True))),
        "topic": list(Topic.objects.values_list("ref", flat=True).order_by("ref")),
        "meeting": list(Meeting.objects.values_list("ref", flat=True).order_by("ref")),
        "kind": ["scored", *CommitmentKind.values],
        "status": Status.values,
        "axis": Axis.values,
        "schedule": Schedule.values,
        "gap": ["open"],
        "q": ["china", "fentanyl", "the talks", "50% _"],
    }
    found = ["", "as_of=2023-01-01"]
    while len(found) < VIEWS:
        names = random.sample(sorted(choices), random.randint(1, 2))
        view = {name: random.choice(choices[name]) for name in names}
        view["as_of"] = f"{random.randint(2022, 2026)}-{random.randint(1, 9):02}-{random.randint(1, 28):02}"
        found.append(urlencode(view))
    return [*found, *IN_THE_PRESS]


def rows_of(client: Client, address: str, kind: str) -> list[dict[str, str]]:
    """The rows of a file."""
    response: Any = client.get(address)
    assert response.status_code == 200, address
    content = response.getvalue()
    if kind == "json":
        return list(json.loads(content))
    if kind == "csv":
        return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))
    # A day is a cell of a day.
    header, *rows = (
        [str(cell or "").removesuffix(" 00:00:00") for cell in row] for _, row in xlsx.numbered_rows(content)
    )
    return [dict(zip(header, row, strict=True)) for row in rows]


def counted_links(html: str) -> list[tuple[str, int]]:
    """The lists that a page's numbers link to, each with its number."""
    found = {
        unescape(address): int(number[1])
        for address, text in links(html)
        if LIST.match(address) and (number := NUMBER.match(text))
    }
    return sorted(found.items())


def assert_is_counted_by(rows: list[dict[str, str]], page: Dashboard) -> None:
    """The rows of the view's own file give the numbers that the page says."""
    axis = f"{page.filters.axis}_status"
    assert Counter(row[axis] for row in rows) == {
        share.status: share.count for share in (*page.status_counts.known, *page.status_counts.unknown) if share.count
    }
    assert {row["ref"] for row in rows if row["schedule"] == Schedule.OVERDUE} == {one.ref for one in page.overdue}
    assert sum(row["schedule"] == Schedule.NO_DEADLINE for row in rows) == page.without_deadline
    assert {row["ref"] for row in rows if row["gap"]} == {gap.commitment.ref for gap in page.gaps}
    assert {row["as_of"] for row in rows} <= {page.filters.as_of.isoformat()}


@pytest.mark.usefixtures("first_dataset")
def test_for_random_views_every_number_is_the_count_of_its_list_and_of_its_file(client: Client) -> None:
    random = Random(2024)
    kinds = Counter[str]()
    for query in random_views(random):
        html, page = get(client, query)
        kind = random.choice(["csv", "json", "xlsx"])
        assert_is_counted_by(rows_of(client, f"/dashboard.{kind}?{query}", kind), page)
        found = counted_links(html)
        for address, number in random.sample(found, min(len(found), LINKS_A_VIEW)):
            shown: Any = client.get(address)
            counted = shown.context["count"] if "count" in shown.context else shown.context["listing"].count
            ending = random.choice(["csv", "json"])
            file = address.replace("/?", f".{ending}?")
            assert number == counted == len(rows_of(client, file, ending)), (query, address)
            kinds[address.split("/")[1]] += 1
    assert kinds["commitments"] >= 20
    assert kinds["sanctions"] > 0
