"""The dashboard with the first dataset."""

import pytest
from django.test import Client
from django.utils.html import strip_tags

from tests.integration.pages.test_dashboard import MOST_BYTES, get, section
from tracker.dashboard.page import Dashboard
from tracker.parameters.options import parse_view
from tracker.standings.queries import ViewRows
from tracker.vocabulary import SCORED_KINDS, Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_dataset")]


def on(day: object) -> Dashboard:
    """What the dashboard of that day says, without its page."""
    filters, _, left_out = parse_view({"as_of": str(day)}, kinds=SCORED_KINDS)
    assert not left_out
    return Dashboard.of(ViewRows.read(filters), filters)


def test_the_last_month_is_the_day_itself_and_each_month_is_that_days_dashboard(client: Client) -> None:
    _, page = get(client)
    for row in page.monthly_counts.rows:
        then = on(row.day)
        assert {cell.status: cell.count for cell in row.cells if cell.count} == {
            share.status: share.count
            for share in (*then.status_counts.known, *then.status_counts.unknown)
            if share.count
        }


def test_cooperation_is_suspended_on_one_day_and_resumed_on_another() -> None:
    def standing(day: str) -> str:
        page = on(day)
        (row,) = (
            row for row in page.timeline.commitments if row.commitment.ref == "us-china-counternarcotics-cooperation"
        )
        return row.status

    assert standing("2023-01-01") == Status.SUSPENDED
    assert standing("2024-02-15") == Status.IN_PROGRESS


def test_the_first_dataset_makes_a_light_page_that_does_not_look_current(client: Client) -> None:
    html, page = get(client)
    assert len(html.encode()) < MOST_BYTES
    assert page.newest is not None
    assert f"Latest evidence: <strong>{page.newest.day.written}</strong>" in html
    assert page.newest.day.written == "April 2024"


def test_every_accepted_value_of_the_first_dataset_stands_on_a_source(client: Client) -> None:
    disputes = section(get(client)[0], "disputes")
    assert disputes.count("used here") > 5
    assert "no source" not in disputes


def test_the_front_page_tells_promises_from_acts_and_what_one_ungraded_source_bears(client: Client) -> None:
    html, page = get(client)
    said = " ".join(strip_tags(html).split())
    assert "Promises: 6 pledges and 3 agreements, 3 fulfilled. Acts: 6 measures, 2 fulfilled." in said
    assert "5 verdicts rest on one source without a grade: Restart of counternarcotics cooperation; " in said
    assert "; and 3 more." in said
    assert {one.ref for one in page.thinly_sourced} == {
        "restart-cooperation-2023",
        "us-china-counternarcotics-cooperation",
        "china-curb-precursor-exports-2023",
        "china-act-against-chemical-companies-2023",
        "cbp-fentanyl-strategy-2023",
    }
