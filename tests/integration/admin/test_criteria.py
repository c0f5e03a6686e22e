"""Criteria, findings, milestones and targets in the admin."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    CitationFactory,
    CommitmentFactory,
    CriterionFactory,
    FindingFactory,
    IndicatorFactory,
    MilestoneFactory,
    ObservationFactory,
    StatusUpdateFactory,
    TargetFactory,
    UserFactory,
)
from tests.integration.admin.forms import add, address, change, errors, filled_in, publish, shown, submit
from tracker.models import Commitment, Criterion, Finding, Milestone, StatusUpdate, Target

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_person")]


def signed_in(group: str) -> Client:
    client = Client()
    client.force_login(UserFactory(username=group, group=group))
    return client


@pytest.fixture
def analyst() -> Client:
    return signed_in("Analyst")


@pytest.fixture
def reviewer() -> Client:
    return signed_in("Reviewer")


def row(prefix: str, number: int, **typed: Any) -> dict[str, Any]:
    """What a new row of a page sends, with the number of rows."""
    return {
        f"{prefix}-TOTAL_FORMS": number + 1,
        **{f"{prefix}-{number}-{name}": value for name, value in typed.items()},
    }


def test_terms_are_written_on_the_page_of_the_commitment(analyst: Client) -> None:
    commitment, indicator = CommitmentFactory(ref="pledge"), IndicatorFactory(ref="deaths")
    typed = {
        **row("criteria", 0, position=1, shows="fulfilled", text="It met."),
        **row("milestones", 0, title="A law is passed", due="June 2024"),
        **row(
            "outcome_targets",
            0,
            indicator=indicator.pk,
            baseline=100,
            baseline_period="2020",
            direction="at_most",
            value=60,
            due="2024",
        ),
    }
    assert change(analyst, commitment, **typed).status_code == 302
    assert Criterion.objects.get().ref == "pledge-fulfilled-1"
    assert (Milestone.objects.get().ref, str(Milestone.objects.get().due)) == ("pledge-a-law-is-passed", "2024-06")
    assert Target.objects.get().ref == "pledge-deaths-2024"


def test_locked_list_can_only_be_read(analyst: Client) -> None:
    criterion = CriterionFactory(text="It met in the end.")
    StatusUpdateFactory(commitment=criterion.commitment)
    for record in (criterion.commitment, criterion):
        page = analyst.get(address(type(record), "change", record.pk)).content.decode()
        assert "fixed since the first verdict was published" in page
        assert "It met in the end.</textarea>" not in page
        assert "It met in the end." in page
    assert analyst.post(address(Criterion, "delete", criterion.pk), {"post": "yes"}).status_code == 403
    assert Criterion.objects.exists()


def test_list_that_was_locked_while_it_was_being_edited_is_told(analyst: Client) -> None:
    criterion = CriterionFactory()
    forms: list[tuple[Any, str]] = [(criterion.commitment, "criteria-0-text"), (criterion, "text")]
    opened = [(record, box, shown(analyst, address(type(record), "change", record.pk))) for record, box in forms]
    StatusUpdateFactory(commitment=criterion.commitment)
    for record, box, fields in opened:
        page = submit(analyst, record, fields | {box: "Too late."})
        assert "cannot be changed: the criteria of its commitment are fixed" in page.content.decode()
    assert Criterion.objects.get().text != "Too late."


def test_finding_is_written_on_the_page_of_its_draft_and_offers_its_own_criteria(analyst: Client) -> None:
    criterion, other = CriterionFactory(text="It met."), CriterionFactory(text="Of another.")
    update = StatusUpdateFactory(ref="verdict", commitment=criterion.commitment, stage="draft")
    page = analyst.get(address(StatusUpdate, "change", update.pk))
    assert str(criterion) in page.content.decode()
    assert str(other) not in page.content.decode()
    typed = row("findings", 0, criterion=criterion.pk, result="met", reason="In January.")
    assert submit(analyst, update, filled_in(page) | typed).status_code == 302
    assert Finding.objects.get().ref == f"verdict-{criterion.ref}"
    assert "findings-0-criterion" not in analyst.get(address(StatusUpdate, "add")).content.decode()


def test_finding_on_another_commitment_is_refused_beside_its_box(analyst: Client) -> None:
    update, criterion = StatusUpdateFactory(stage="draft"), CriterionFactory()
    page = add(analyst, Finding, status_update=update.pk, criterion=criterion.pk, result="met", reason="In January.")
    assert "is on a criterion of another commitment" in errors(page)["criterion"]


def test_findings_of_a_published_verdict_can_only_be_read(reviewer: Client) -> None:
    criterion = CriterionFactory()
    update = StatusUpdateFactory(commitment=criterion.commitment)
    finding = FindingFactory(criterion=criterion, status_update=update, reason="It met in January.")
    for record in (update, finding):
        page = reviewer.get(address(type(record), "change", record.pk)).content.decode()
        assert "findings of a published status update cannot be changed" in page
        assert "It met in January.</textarea>" not in page
    assert reviewer.post(address(Finding, "delete", finding.pk), {"post": "yes"}).status_code == 403


def waiting() -> StatusUpdate:
    """A verdict in review with a source and a finding."""
    criterion = CriterionFactory(text="The group has met.")
    update = StatusUpdateFactory.create(commitment=criterion.commitment, stage="in_review", author=UserFactory())
    CitationFactory(commitment=None, status_update=update)
    finding = FindingFactory(criterion=criterion, status_update=update, reason="It met in January.")
    CitationFactory(commitment=None, finding=finding, source__title="The Gazette", paragraph=7)
    return StatusUpdate.objects.get(pk=update.pk)


def test_reviewer_sees_criteria_and_findings_and_publishes_them(reviewer: Client) -> None:
    update = waiting()
    page = " ".join(reviewer.get(reverse("admin:tracker_statusupdate_review")).content.decode().split())
    assert "Fulfilled if The group has met." in page
    assert "The group has met. <strong>Met</strong>: It met in January." in page
    assert "The Gazette, paragraph 7 (supports)" in page
    publish(reviewer, update)
    assert StatusUpdate.objects.get(pk=update.pk).stage == "published"


@pytest.mark.parametrize("changed", ["finding", "criterion", "citation"])
def test_what_changed_since_it_was_seen_is_not_published(reviewer: Client, changed: str) -> None:
    update = waiting()
    page = reverse("admin:tracker_statusupdate_review", query={"update": update.pk})
    seen = shown(reviewer, page)
    finding = Finding.objects.get()
    if changed == "finding":
        Finding.objects.update(result="not_met")
    elif changed == "criterion":
        Criterion.objects.update(text="The group has met twice.")
    else:
        finding.citations.update(paragraph=8)
    answer = reviewer.post(page, seen | {"publish": [update.pk]}, follow=True)
    assert "It has changed since you opened it" in answer.content.decode()
    assert StatusUpdate.objects.get(pk=update.pk).stage == "in_review"


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"baseline": ""}, "baseline", "This field is required."),
        ({"baseline_period": ""}, "baseline_period", "This field is required."),
        ({"due": "2020"}, "due", "must come after the baseline period is over"),
        ({"value": "200"}, "value", "must not lie below the baseline when direction is"),
    ],
)
def test_target_says_what_would_be_right(analyst: Client, typed: dict[str, str], field: str, said: str) -> None:
    assert said in errors(change(analyst, TargetFactory(), **typed))[field]


def test_milestone_reached_tomorrow_but_one_is_refused(analyst: Client) -> None:
    later = f"{timezone.now().date() + timedelta(days=3)}"
    page = add(analyst, Milestone, commitment=CommitmentFactory().pk, title="A step", reached=later)
    assert "must be today or earlier" in errors(page)["reached"]


def test_list_of_targets_says_where_each_stands_today(analyst: Client) -> None:
    on_track = TargetFactory(baseline_period="1990", due="2990")
    TargetFactory(baseline_period="1990", due="2990", ref="other")
    ObservationFactory(indicator=on_track.indicator, period="1991", value=10)
    page = analyst.get(address(Target, "changelist")).content.decode()
    assert "On track" in page
    assert "No figure since the baseline" in page
    narrowed = analyst.get(address(Target, "changelist"), {"track": "on_track"})
    assert [target.ref for target in narrowed.context["cl"].result_list] == [on_track.ref]
    assert analyst.get(address(Target, "changelist"), {"track": "nonsense"}).status_code == 302


def test_target_is_added_from_the_page_of_its_indicator(analyst: Client) -> None:
    indicator, commitment = IndicatorFactory(ref="deaths"), CommitmentFactory(ref="pledge")
    typed = row(
        "targets",
        0,
        commitment=commitment.pk,
        baseline=100,
        baseline_period="2020",
        direction="at_most",
        value=60,
        due="2024",
    )
    assert change(analyst, indicator, **typed).status_code == 302
    assert Target.objects.get().commitment == Commitment.objects.get()


def test_commitment_takes_its_terms_along_and_they_come_back_with_it(reviewer: Client) -> None:
    finding = FindingFactory()
    commitment = finding.criterion.commitment
    TargetFactory(commitment=commitment)
    MilestoneFactory(commitment=commitment)
    page = reviewer.post(address(Criterion, "delete", finding.criterion.pk), {"post": "yes"})
    assert (page.status_code, Criterion.objects.count()) == (200, 1)
    assert reviewer.post(address(Commitment, "delete", commitment.pk), {"post": "yes"}).status_code == 302
    terms = (Criterion, Finding, Milestone, Target)
    assert [model._default_manager.count() for model in terms] == [0, 0, 0, 0]
    (gone,) = reviewer.get(address(Commitment, "deleted")).context["deleted"]
    reviewer.post(address(Commitment, "restore", gone["change"].event), follow=True)
    assert [model._default_manager.count() for model in terms] == [1, 1, 1, 1]
