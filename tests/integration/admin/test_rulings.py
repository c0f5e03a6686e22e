"""Disagreements decided: one value is accepted with a reason, the record goes by it, and the others stay."""

from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import (
    ActorFactory,
    CitationFactory,
    CommitmentFactory,
    MeetingFactory,
    RulingFactory,
    SanctionFactory,
    SourceFactory,
    StatusUpdateFactory,
    UserFactory,
)
from tests.integration.reader import read
from tracker.evidence.open_disagreements import open_disagreements
from tracker.history.changes import changes_of
from tracker.models import Meeting, Ruling

pytestmark = pytest.mark.django_db

ADD = "admin:tracker_ruling_add"


@pytest.fixture
def reviewer(client: Client) -> Client:
    client.force_login(UserFactory(username="rev", group="Reviewer"))
    return client


@pytest.fixture
def summit() -> Meeting:
    """A meeting for which sources give two days, one of them by a wire and its copy."""
    meeting: Meeting = MeetingFactory(ref="summit", title="Summit", held="2023-11-15")
    wire = SourceFactory(title="Wire", reliability="B", published="2023-11-17")
    told = {"commitment": None, "meeting": meeting, "field": "held"}
    for source in (wire, SourceFactory(title="Reprint", syndicated_from=wire)):
        CitationFactory(**told, value="2023-11-16", source=source, credibility=2)
    CitationFactory(**told, value="2023-11-15", source__title="Readout")
    return meeting


def decide(client: Client, value: str, reason: str = "The host says so.", **asked: Any) -> Any:
    return client.post(reverse(ADD, query=asked), {"value": value, "reason": reason})


def test_the_values_stand_side_by_side_with_grades_days_and_independent_sources(
    reviewer: Client, summit: Meeting
) -> None:
    chosen = reviewer.get(reverse(ADD)).content.decode()
    address = f"{reverse(ADD)}?meeting={summit.pk}&field=held"
    assert address in unescape(chosen)
    page = " ".join(unescape(reviewer.get(address).content.decode()).split())
    assert "B2, 17 November 2023" in page
    assert page.count("1 independent source") == 2


def test_the_accepted_value_is_written_and_said_with_its_reason_where_all_stand(
    reviewer: Client, summit: Meeting
) -> None:
    assert decide(reviewer, "2023-11-16", meeting=summit.pk, field="held").status_code == 302
    summit.refresh_from_db()
    ruling = Ruling.objects.get()
    assert (str(summit.held), ruling.value, ruling.decided_by.username) == ("2023-11-16", "2023-11-16", "rev")
    assert open_disagreements() == ()
    page = read(Client(), "/meetings/summit/")
    assert "16 November 2023 Accepted by a reviewer on" in page
    assert "The host says so." in page
    assert "1 independent source: reprints of one agency story count once." in page
    assert "15 November 2023 Readout" in page


def test_the_dashboard_says_it_too(reviewer: Client, summit: Meeting) -> None:
    CommitmentFactory()
    decide(reviewer, "2023-11-15", "Its own readout gives it.", meeting=summit.pk, field="held")
    page = read(Client(), "/")
    assert "15 November 2023 accepted" in page
    assert "Its own readout gives it." in page


def test_it_stands_in_the_history_of_the_record(reviewer: Client, summit: Meeting) -> None:
    decide(reviewer, "2023-11-16", meeting=summit.pk, field="held")
    said = [(change.what, change.which, change.done) for change in changes_of(summit)]
    assert ("Decision on a dispute", "held, 2023-11-16", "added") in said
    assert ("", "", "changed") in said


def test_to_decide_anew_rewrites_the_ruling_and_its_history_keeps_what_it_said(
    reviewer: Client, summit: Meeting
) -> None:
    for value in ("2023-11-16", "2023-11-15"):
        decide(reviewer, value, meeting=summit.pk, field="held")
    ruling = Ruling.objects.get()
    assert [event.value for event in ruling.events.order_by("pgh_id")] == ["2023-11-16", "2023-11-15"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("value", "reason", "said"),
    [
        ("2023-11-16", " ", "This field is required."),
        ("2023-11-17", "Why not.", "is not one of the available choices"),
        ("", "Why not.", "This field is required."),
    ],
)
def test_a_decision_takes_one_of_the_values_and_a_reason(
    reviewer: Client, summit: Meeting, value: str, reason: str, said: str
) -> None:
    page = decide(reviewer, value, reason, meeting=summit.pk, field="held")
    assert said in page.content.decode()
    assert not Ruling.objects.exists()


def test_what_a_published_update_says_is_not_overwritten(reviewer: Client) -> None:
    update = StatusUpdateFactory(as_of="2023-11-15")
    CitationFactory(commitment=None, status_update=update, field="as_of", value="2023-11-16")
    page = decide(reviewer, "2023-11-16", status_update=update.pk, field="as_of")
    assert "is published and cannot be changed" in page.content.decode()
    assert not Ruling.objects.exists()
    assert decide(reviewer, "2023-11-15", status_update=update.pk, field="as_of").status_code == 302


def test_a_value_that_breaks_a_rule_is_refused_with_the_reason(reviewer: Client) -> None:
    sanction = SanctionFactory(imposed="2020", lifted="2023")
    lifted = sanction.steps.get(kind="lifted")
    CitationFactory(commitment=None, sanction_step=lifted, field="happened_on", value="2019")
    page = decide(reviewer, "2019", sanction_step=lifted.pk, field="happened_on")
    assert page.status_code == 200
    lifted.refresh_from_db()
    assert str(lifted.happened_on) == "2023"
    assert not Ruling.objects.exists()


def test_a_record_that_is_accepted_is_named_by_its_ref(reviewer: Client) -> None:
    sanction = SanctionFactory(issuer=ActorFactory(ref="treasury"))
    CitationFactory(commitment=None, sanction=sanction, field="issuer", value="commerce")
    asked = {"sanction": sanction.pk, "field": "issuer"}
    assert "There is no actor “commerce”; add it first." in decide(reviewer, "commerce", **asked).content.decode()
    ActorFactory(ref="commerce")
    assert decide(reviewer, "commerce", **asked).status_code == 302
    sanction.refresh_from_db()
    assert sanction.issuer is not None
    assert sanction.issuer.ref == "commerce"


@pytest.mark.parametrize("group", ["Viewer", "Analyst"])
def test_others_see_rulings_and_decide_nothing(client: Client, summit: Meeting, group: str) -> None:
    client.force_login(UserFactory(group=group))
    RulingFactory(reason="A wire said so.")
    assert "A wire said so." in client.get(reverse("admin:tracker_ruling_changelist")).content.decode()
    assert decide(client, "2023-11-16", meeting=summit.pk, field="held").status_code == 403
    assert Ruling.objects.count() == 1


def test_an_address_that_names_nothing_to_decide_is_not_found(reviewer: Client, summit: Meeting) -> None:
    addresses: list[tuple[dict[str, Any], int]] = [
        ({"meeting": summit.pk, "field": "place"}, 404),
        ({"meeting": summit.pk + 1, "field": "held"}, 404),
        ({"meeting": "x", "field": "held"}, 400),
    ]
    for asked, status in addresses:
        assert reviewer.get(reverse(ADD), asked).status_code == status
