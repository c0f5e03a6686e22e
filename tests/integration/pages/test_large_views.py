"""What a page of very many commitments reads, draws and asks does not grow with them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.factories import CommitmentFactory, SourceFactory
from tests.integration.pages.test_dashboard import get, links, section
from tracker.models import Citation, Commitment, StatusUpdate
from tracker.standings.queries import MOST_COMMITMENTS
from tracker.standings.telling import MOST_GAPS
from tracker.vocabulary import Axis, Status

pytestmark = pytest.mark.django_db

FEW, MANY = 200, 3_000
MOST_ROWS_READ = 2_500
MOST_BYTES = 80_000
VIEWS = ("", "as_of=2021-03-05", "axis=official")
OTHERS = ("/embed/", "/cards/dashboard.png", "/charts/timeline.svg", "/charts/months.svg", "/commitments.atom")


def make_commitments(begin: int, end: int) -> None:
    """Published commitments and two updates of each, set-wise: some claimed and stalled, some overdue, some done."""
    made = Commitment.objects.bulk_create(
        CommitmentFactory.build(
            ref=f"promise-{number}",
            title=f"To do what was promised at the talks of the year, number {number}",
            made_on=f"{2010 + number % 12}-{1 + number % 12:02}",
            due=f"2024-{1 + number % 12:02}" if number % 3 == 0 else None,
        )
        for number in range(begin, end)
    )
    day = date(2016, 1, 1)
    updates = StatusUpdate.objects.bulk_create(
        StatusUpdate(
            ref=f"update-{axis}-{one.ref}",
            commitment=one,
            axis=axis,
            status=status,
            stage="published",
            as_of=(day + timedelta(days=(begin + number) * 7 % 2_900)).isoformat(),
            summary="What was found.",
        )
        for number, one in enumerate(made)
        for axis, status in (
            (Axis.OFFICIAL, (Status.FULFILLED, Status.IN_PROGRESS)[number % 2]),
            (Axis.EVIDENCE, (Status.STALLED, Status.FULFILLED, Status.IN_PROGRESS)[number % 3]),
        )
    )
    source = SourceFactory()
    Citation.objects.bulk_create(
        Citation(ref=f"citation-{update.ref}", source=source, status_update=update, credibility=2)
        for update in updates
    )


@contextmanager
def read() -> Iterator[list[int]]:
    """How many rows each query hands over, as they are asked."""
    rows: list[int] = []

    def counted(execute: Callable[..., Any], sql: str, parameters: Any, many: Any, context: dict[str, Any]) -> Any:
        found = execute(sql, parameters, many, context)
        rows.append(max(context["cursor"].rowcount, 0))
        return found

    with connection.execute_wrapper(counted):
        yield rows


def cost(client: Client, address: str) -> tuple[int, int, int]:
    """The queries, rows and bytes of an answer."""
    with read() as rows:
        response: Any = client.get(address)
        content = response.getvalue()
    assert response.status_code == 200
    return len(rows), sum(rows), len(content)


def test_what_is_read_and_drawn_does_not_grow_with_what_is_stored(client: Client) -> None:
    make_commitments(0, FEW)
    addresses = [*(f"/?{view}" for view in VIEWS), *OTHERS]
    before = {address: cost(client, address) for address in addresses}
    make_commitments(FEW, MANY)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE tracker_commitment, tracker_statusupdate")
    for address in addresses:
        (_, _, few_bytes), (queries, rows, many_bytes) = before[address], cost(client, address)
        assert rows <= MOST_ROWS_READ, address
        assert queries <= 40, address
        assert many_bytes <= max(MOST_BYTES, few_bytes * 1.1), address
    for view in VIEWS:
        html, page = get(client, view)
        assert len(html.encode()) <= MOST_BYTES
        assert len(page.timeline.commitments) == MOST_COMMITMENTS
        assert len(page.gaps) == MOST_GAPS < page.counts.gaps


def test_what_is_named_of_many_is_what_tells_most_and_the_rest_is_said(client: Client) -> None:
    make_commitments(0, FEW)
    html, page = get(client, "as_of=2024-06-15")
    assert page.counts.total == page.status_counts.total == FEW
    said = section(html, "timeline")
    assert f"Shown are {MOST_COMMITMENTS} of {FEW} commitments: those with the newest gaps" in said
    assert f"The newest {len(page.gaps)} of {page.counts.gaps}; all are in the list" in section(html, "gaps")
    since = [gap.updates.gap.since for gap in page.gaps]
    every = {
        one.ref: one.say_do_gap_since  # type: ignore[attr-defined]
        for one in Commitment.objects.with_standing(**page.filters.days)
        if one.say_do_gap_since  # type: ignore[attr-defined]
    }
    assert since == sorted(every.values(), reverse=True)[: len(page.gaps)]
    late: Any = Commitment.objects.with_standing(**page.filters.days)
    due = late.filter(schedule="overdue").order_by("due_latest").values_list("due_latest", flat=True)
    assert [one.due_latest for one in page.overdue] == list(due[: len(page.overdue)])
    assert page.overdue
    assert ("/commitments/?as_of=2024-06-15&kind=scored", "in the list") in links(html)


def test_a_large_view_has_its_permanent_link_where_it_is_cited(client: Client) -> None:
    make_commitments(0, FEW)
    html, _ = get(client, "as_of=2024-06-15")
    assert "figures=" not in html
    (address,) = (address for address, text in links(html) if text == "Get a permanent link")
    cited = client.get(address).content.decode()
    (link,) = (address for address, _ in links(cited) if "figures=" in address)
    assert "Unchanged." in client.get(link).content.decode()
    StatusUpdate.objects.filter(ref="update-evidence-promise-3").update(retraction_reason="Mistaken.")
    assert "Not the same figures." in client.get(link).content.decode()
