"""Any past day rebuilt: a site's history, entered as it went, and what its dashboard says on each pair of days."""

import re
from typing import Any, NamedTuple

import pytest
from django.test import Client

from tests.factories import CommitmentFactory, SanctionFactory, StatusUpdateFactory
from tests.integration.reader import read
from tracker.models import Commitment, StatusUpdate
from tracker.vocabulary import Axis, CommitmentKind, Status

pytestmark = pytest.mark.django_db


class Says(NamedTuple):
    """The numbers of one dashboard."""

    tracked: int
    fulfilled: int
    in_progress: int
    not_started: int
    suspended: int
    not_assessed: int
    overdue: int
    gaps: int
    sanctions: int


# Read down a column of equal as-of days to see what became known; across rows, what came about.
EXPECTED = {
    # as of, known on: tracked, fulfilled, in progress, not started, suspended, not assessed, overdue, gaps, sanctions
    ("2023-11-15", "2024-01-10"): Says(3, 0, 0, 0, 0, 3, 0, 0, 1),
    ("2023-12-01", "2024-01-10"): Says(3, 0, 1, 0, 0, 2, 0, 0, 0),
    ("2023-12-01", "2024-02-05"): Says(3, 0, 1, 0, 0, 2, 0, 0, 1),
    ("2024-01-15", "2024-01-10"): Says(3, 0, 1, 0, 0, 2, 1, 0, 0),
    ("2024-01-15", "2024-02-05"): Says(3, 0, 1, 1, 0, 1, 1, 1, 1),
    ("2024-02-10", "2024-02-04"): Says(3, 0, 1, 0, 0, 2, 1, 0, 0),
    ("2024-02-10", "2024-02-05"): Says(4, 0, 0, 1, 1, 2, 1, 1, 1),
    ("2024-02-10", "2024-03-01"): Says(4, 0, 1, 1, 0, 2, 1, 1, 1),
    ("2024-02-25", "2024-03-01"): Says(4, 0, 2, 1, 0, 1, 1, 1, 1),
    ("2024-02-25", "2024-03-10"): Says(4, 0, 2, 1, 0, 1, 1, 1, 1),
    ("2024-03-10", "2024-03-09"): Says(4, 0, 2, 1, 0, 1, 1, 1, 1),
    ("2024-03-10", "2024-03-10"): Says(4, 1, 2, 0, 0, 1, 0, 0, 1),
}


def publish(day: str, commitment: Commitment, status: Status, as_of: str, **more: Any) -> StatusUpdate:
    """A status update that went public at noon of the day."""
    update: StatusUpdate = StatusUpdateFactory(
        commitment=commitment, status=status, as_of=as_of, published_at=f"{day}T12:00Z", **more
    )
    return update


@pytest.fixture
def history() -> None:
    """Two months of a site's work, each record with the moment at which it went public."""
    first = {"published_at": "2024-01-10T12:00Z"}
    cooperation = CommitmentFactory(kind=CommitmentKind.AGREEMENT, made_on="2023-11-15", **first)
    scheduling = CommitmentFactory(made_on="2023-06-01", due="2023-12-31", **first)
    CommitmentFactory(kind=CommitmentKind.MEASURE, made_on="2023-11", **first)
    SanctionFactory(imposed="2020-05", lifted="2023-11-16", **first)
    publish("2024-01-10", cooperation, Status.IN_PROGRESS, "2023-11-30")
    publish("2024-01-10", scheduling, Status.FULFILLED, "2023-12-20", axis=Axis.OFFICIAL)

    task_force = CommitmentFactory(made_on="2024-01-30", published_at="2024-02-05T12:00Z")
    SanctionFactory(imposed="2023-10-03", published_at="2024-02-05T12:00Z")
    publish("2024-02-05", scheduling, Status.NOT_STARTED, "2023-12-15")
    mistaken = publish("2024-02-05", cooperation, Status.SUSPENDED, "2024-02-01")

    publish("2024-03-01", task_force, Status.IN_PROGRESS, "2024-02-20")
    retraction = {"retracted_at": "2024-03-01T23:59Z", "retraction_reason": "It was another working group."}
    StatusUpdate.objects.filter(pk=mistaken.pk).update(**retraction)

    publish("2024-03-10", scheduling, Status.FULFILLED, "2024-03-05")


def number(pattern: str, text: str) -> int:
    found = re.search(pattern, text)
    assert found, f"{pattern} is not in: {text}"
    return int(found[1])


def says(client: Client, query: str) -> Says:
    """The numbers as a reader finds them in the words of the dashboard."""
    text = read(client, f"/?{query}")
    return Says(
        tracked=number(r"(\d+) commitments tracked", text),
        fulfilled=number(r"tracked, (\d+) fulfilled", text),
        in_progress=number(r"In progress (\d+)", text),
        not_started=number(r"Not started (\d+)", text),
        suspended=number(r"Suspended (\d+)", text),
        not_assessed=number(r"(\d+) not assessed", text),
        overdue=number(r"(\d+) overdue", text),
        gaps=number(r"(\d+) gap", text),
        sanctions=number(r"(\d+) sanctions? in force", text),
    )


@pytest.mark.usefixtures("history")
def test_the_dashboard_of_each_pair_of_days_says_what_was_so_by_what_was_known(client: Client) -> None:
    found = {days: says(client, f"as_of={days[0]}&known_on={days[1]}") for days in EXPECTED}
    assert found == EXPECTED
    assert says(client, "") == EXPECTED["2024-03-10", "2024-03-10"]
    assert "There was none" in read(client, "/?as_of=2023-11-15&known_on=2024-01-09")
