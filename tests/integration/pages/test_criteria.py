"""What the page of a commitment says of its criteria, milestones and targets, on any two days."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from tests.factories import (
    CitationFactory,
    CommitmentFactory,
    CriterionFactory,
    FindingFactory,
    IndicatorFactory,
    MilestoneFactory,
    ObservationFactory,
    SourceFactory,
    StatusUpdateFactory,
    TargetFactory,
)
from tests.integration.reader import read
from tracker.models import Commitment, StatusUpdate

pytestmark = pytest.mark.django_db

BEFORE: dict[str, Any] = {"recorded_at": datetime(2023, 1, 2, tzinfo=UTC)}
PAGE = "/commitments/pledge/"


@pytest.fixture
def pledge() -> Any:
    return CommitmentFactory.create(ref="pledge", title="A pledge", published_at=datetime(2023, 1, 1, tzinfo=UTC))


def judged(pledge: Commitment) -> Any:
    """A verdict of May 2024 on two criteria, one of which it does not find met."""
    met = CriterionFactory(commitment=pledge, text="The group has met.", **BEFORE)
    other = CriterionFactory(
        commitment=pledge, text="It meets each year.", shows="partly_fulfilled", position=2, **BEFORE
    )
    verdict = StatusUpdateFactory.create(
        ref="verdict", commitment=pledge, as_of="2024-05", published_at=datetime(2024, 6, 1, tzinfo=UTC)
    )
    found = FindingFactory(
        criterion=met,
        status_update=verdict,
        reason="It met in January.",
        recorded_at=datetime(2024, 6, 1, tzinfo=UTC),
    )
    FindingFactory(criterion=other, status_update=verdict, result="cannot_be_told", reason="One meeting is too few.")
    CitationFactory(commitment=None, finding=found, source=SourceFactory(title="The Paper"), paragraph=4)
    return verdict


def test_criteria_say_what_the_verdict_finds_of_each_with_its_citations(client: Client, pledge: Commitment) -> None:
    judged(pledge)
    page = read(client, PAGE)
    assert "As the verdict of May 2024 finds them." in page
    assert "Fulfilled if The group has met. Met It met in January. The Paper , paragraph 4" in page.replace(
        "The Paper, paragraph", "The Paper , paragraph"
    )
    assert "Partly fulfilled if It meets each year. Cannot be told One meeting is too few. No source yet." in page


def test_before_the_verdict_they_are_only_listed(client: Client, pledge: Commitment) -> None:
    judged(pledge)
    for days in ("?as_of=2024-04-30", "?known_on=2024-05-31"):
        page = read(client, PAGE + days)
        assert "Fulfilled if The group has met." in page
        assert "No verdict yet." in page
        assert "It met in January." not in page
    assert "The group has met." not in read(client, PAGE + "?known_on=2023-01-01")


def test_a_source_marks_what_a_retracted_verdict_found_and_leads_to_the_verdict(
    client: Client, pledge: Commitment
) -> None:
    verdict = judged(pledge)
    source = SourceFactory(ref="paper")
    CitationFactory(commitment=None, finding=verdict.findings.get(result="cannot_be_told"), source=source)
    assert "(May 2024)" in read(client, "/sources/paper/")
    StatusUpdate.objects.get(pk=verdict.pk).retract("Another group.")
    assert "Cannot be told (May 2024, retracted)" in read(client, "/sources/paper/")
    (address,) = re.findall(r'href="(/commitments/pledge/[^"]*)"', client.get("/sources/paper/").content.decode())
    assert address == "/commitments/pledge/#verdict"
    assert 'id="verdict"' in client.get(address).content.decode()


def test_what_a_retracted_verdict_found_is_no_longer_told(client: Client, pledge: Commitment) -> None:
    verdict = judged(pledge)
    StatusUpdate.objects.get(pk=verdict.pk).retract("Another group.")
    page = read(client, PAGE)
    assert "It met in January." not in page
    assert "No verdict yet." in page


def test_findings_of_drafts_are_not_told(client: Client, pledge: Commitment) -> None:
    criterion = CriterionFactory(commitment=pledge)
    FindingFactory(criterion=criterion, status_update__stage="in_review", reason="Not to be seen.")
    assert "Not to be seen." not in read(client, PAGE)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2024-05-01", "A law is passed Not yet due due June 2024"),
        ("2024-06-15", "A law is passed Due soon due June 2024"),
        ("2024-07-01", "A law is passed Overdue due June 2024"),
        ("2024-07-03", "A law is passed Met late due June 2024 · reached 3 July 2024"),
    ],
)
def test_milestone_stands_where_it_stood_on_the_day(client: Client, pledge: Commitment, day: str, said: str) -> None:
    MilestoneFactory(commitment=pledge, title="A law is passed", due="2024-06", reached="2024-07-03")
    assert said in read(client, f"{PAGE}?as_of={day}")


def test_milestone_recorded_later_was_not_known(client: Client, pledge: Commitment) -> None:
    MilestoneFactory(commitment=pledge, title="A law is passed", recorded_at=datetime(2024, 7, 1, tzinfo=UTC))
    assert "A law is passed" not in read(client, f"{PAGE}?known_on=2024-06-30")
    assert "A law is passed" in read(client, f"{PAGE}?known_on=2024-07-01")


@pytest.fixture
def target(pledge: Commitment) -> Any:
    """From 100 deaths in 2020 to at most 60 in 2024."""
    indicator = IndicatorFactory(ref="deaths", name="Deaths", unit="deaths")
    ObservationFactory(ref="of-2021", indicator=indicator, period="2021", value=85, **BEFORE)
    ObservationFactory(
        ref="of-2022", indicator=indicator, period="2022", value=95, recorded_at=datetime(2023, 6, 1, tzinfo=UTC)
    )
    return TargetFactory.create(ref="fewer", commitment=pledge, indicator=indicator, **BEFORE)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("?as_of=2020-06-01", "Baseline not over yet"),
        ("?as_of=2021-06-01", "No figure since the baseline"),
        ("?as_of=2022-06-01", "On track"),
        ("?as_of=2023-01-01", "Off track"),
        ("?as_of=2023-01-01&known_on=2023-05-31", "On track"),
        ("?as_of=2024-12-31", "Due, figure awaited"),
    ],
)
@pytest.mark.parametrize("page", [PAGE, "/indicators/deaths/"])
def test_target_stands_where_it_stood_on_the_days(
    client: Client, target: Any, page: str, days: str, said: str
) -> None:
    text = read(client, page + days)
    assert "at most 60 deaths by 2024" in text
    assert f"at most 60 deaths by 2024 {said}" in text


def test_chart_has_the_figures_of_the_table(client: Client, target: Any) -> None:
    html = client.get(f"{PAGE}?as_of=2023-01-01").content.decode()
    assert html.count('<circle class="exact"') == 2
    page = read(client, f"{PAGE}?as_of=2023-01-01")
    assert "2022 95 80.01 short of the path" in page
    assert "2021 85 90.01 on the path or better" in page
    assert "From 100 deaths in 2020 to at most 60 deaths by 2024: off track." in page


def test_figures_that_lead_to_different_answers_are_not_chosen_from(client: Client, target: Any) -> None:
    ObservationFactory(ref="other", indicator=target.indicator, period="2022", value=70, **BEFORE)
    page = read(client, f"{PAGE}?as_of=2023-01-01")
    assert "Sources differ The figures for the last period lead to different answers; none is chosen here." in page
    indicator = read(client, "/indicators/deaths/?as_of=2023-01-01")
    assert "Sources differ on 2022: these figures cannot all be true." in indicator
    assert "Sources differ on 2021" not in indicator


@pytest.mark.parametrize("page", [PAGE, "/indicators/deaths/"])
def test_table_of_a_target_says_which_passages_dispute_its_figure(client: Client, target: Any, page: str) -> None:
    figure = ObservationFactory(ref="other", indicator=target.indicator, period="2022", value=70, **BEFORE)
    CitationFactory(commitment=None, observation=figure, source=SourceFactory(title="Bulletin"), paragraph=2)
    CitationFactory(
        commitment=None, observation=figure, source=SourceFactory(title="Critic"), paragraph=9, stance="disputes"
    )
    table = read(client, page).partition("The same figures, the latest first")[2]
    assert re.search(r"Bulletin, paragraph 2 ?; Critic, paragraph 9 · disputes", table)


def test_target_of_a_draft_indicator_is_not_told(client: Client, pledge: Commitment) -> None:
    TargetFactory(commitment=pledge, indicator=IndicatorFactory(name="Hidden", stage="draft"))
    page = read(client, PAGE)
    assert "Targets" not in page
    assert "Hidden" not in page


def test_indicators_stand_in_the_navigation(client: Client) -> None:
    html = client.get("/").content.decode()
    assert '<a href="/indicators/">Indicators</a>' in html
    assert '<a href="/indicators/" aria-current="page">Indicators</a>' in client.get("/indicators/").content.decode()


def test_step_is_in_the_calendar_of_its_commitment_and_of_all(client: Client, pledge: Commitment) -> None:
    MilestoneFactory(ref="law", commitment=pledge, title="A law is passed", due="2024-06")
    MilestoneFactory(commitment=CommitmentFactory(stage="draft"), title="Hidden step")
    assert '"/commitments/pledge.ics"' in client.get(PAGE).content.decode()
    for path in ("/commitments/pledge.ics", "/commitments.ics"):
        text = client.get(path).content.decode()
        assert "UID:milestone-law@testserver" in text
        assert "SUMMARY:Due: A law is passed" in text
        assert "Hidden" not in text
