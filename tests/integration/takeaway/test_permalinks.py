"""A link that was cited, opened later: it says whether the figures are still those."""

import hashlib
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlencode

import pytest
from django.test import Client

from tests.factories import CommitmentFactory, SanctionFactory, StatusUpdateFactory
from tests.integration.pages.test_dashboard import links
from tests.integration.reader import read
from tracker.dashboard import counted_figures
from tracker.models import Commitment, SanctionStep, StatusUpdate
from tracker.vocabulary import Status

pytestmark = pytest.mark.django_db

NOW = datetime.now(tz=UTC)
A_MONTH_AGO, A_WEEK_AGO = NOW - timedelta(days=30), NOW - timedelta(days=7)
SAME, CHANGED, INCOMPLETE = "Unchanged.", "Not the same figures.", "This link is missing one of its two dates"


@pytest.fixture
def pledge() -> Commitment:
    """A pledge with a verdict, a deadline and a sanction beside it, all public for a month."""
    pledge = CommitmentFactory(ref="pledge", made_on="2023-11", due="2024-12", published_at=A_MONTH_AGO)
    StatusUpdateFactory(
        ref="verdict", commitment=pledge, status=Status.IN_PROGRESS, as_of="2024-01", published_at=A_MONTH_AGO
    )
    SanctionFactory(ref="freeze", imposed="2020", published_at=A_MONTH_AGO)
    return pledge


@pytest.fixture
def link(client: Client, pledge: Commitment) -> str:
    """The permanent link of the dashboard as it was known a week ago."""
    page = client.get("/", {"known_on": A_WEEK_AGO.date().isoformat(), "as_of": "2024-02-15"}).content.decode()
    (address,) = (address for address, text in links(page) if text == "Permanent link")
    return address


def test_link_opened_again_says_that_nothing_changed(client: Client, link: str) -> None:
    assert f"as_of=2024-02-15&known_on={A_WEEK_AGO.date()}&figures=" in link
    assert SAME in read(client, link)
    assert SAME not in read(client, "/")


def test_what_is_published_or_retracted_later_leaves_the_figures_as_they_were(
    client: Client, link: str, pledge: Commitment
) -> None:
    StatusUpdateFactory(commitment=pledge, status=Status.BROKEN, as_of="2024-02")
    StatusUpdate.objects.get(ref="verdict").retract("It was another pledge.")
    CommitmentFactory(made_on="2023-12")
    SanctionFactory(imposed="2021")
    assert SAME in read(client, link)
    assert "1 commitment tracked, 0 fulfilled" in read(client, link)


def test_wording_is_no_figure(client: Client, link: str) -> None:
    Commitment.objects.update(title="Put better", summary="In other words.")
    assert SAME in read(client, link)


@pytest.mark.parametrize(
    ("record", "edit"),
    [
        (Commitment, {"due": "2024-01"}),
        (Commitment, {"made_on": "2023-10"}),
        (Commitment, {"kind": "statement"}),
        (SanctionStep, {"happened_on": "2030"}),
    ],
)
def test_an_edit_that_known_on_does_not_rewind_is_owned_up_to(
    client: Client, link: str, record: type[Commitment | SanctionStep], edit: dict[str, str]
) -> None:
    record._default_manager.update(**edit)
    assert CHANGED in read(client, link)


def test_a_digest_that_was_made_up_is_said_to_match_nothing_here(client: Client, link: str) -> None:
    page = read(client, f"{link.partition('figures=')[0]}figures={'0' * 32}")
    assert "The digest in this link does not match what this page shows." in page
    assert "or did not come from this site" in page


def test_another_view_under_the_same_digest_is_not_what_was_cited(client: Client, link: str) -> None:
    query = dict(parse_qsl(link.partition("?")[2]))
    assert CHANGED in read(client, f"/?{urlencode({**query, 'as_of': '2024-02-16'})}")


def test_link_without_one_of_its_days_cannot_be_compared(client: Client, link: str) -> None:
    assert INCOMPLETE in read(client, f"/?{link.partition('&')[2]}")


def test_digest_that_was_not_copied_whole_is_said(client: Client, link: str) -> None:
    page = read(client, link[:-1], status=400)
    assert "This part of a permanent link has 32 digits" in page
    assert CHANGED not in page


def test_other_links_of_the_page_do_not_carry_the_digest_on(client: Client, link: str) -> None:
    carrying = [address for address, _ in links(client.get(link).content.decode()) if "figures=" in address]
    assert carrying == [link]


def test_the_figures_can_be_fetched_and_hashed_by_anyone(client: Client, link: str) -> None:
    query, _, digest = link.partition("?")[2].partition("&figures=")
    content = client.get(f"/figures.json?{query}").content
    assert hashlib.sha256(content).hexdigest()[:32] == digest
    assert b'"pledge":{"evidence_since":"2024-01-01","evidence_status":"in_progress"' in content


def test_a_view_of_very_many_is_cited_by_its_numbers_and_on_demand_by_each(
    client: Client, pledge: Commitment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counted_figures, "MOST_READ", 0)
    query = f"known_on={A_WEEK_AGO.date().isoformat()}&as_of=2024-02-15"
    page = client.get(f"/cite/?{query}").content.decode()
    (link,) = (address for address, _ in links(page) if "figures=n" in address)
    (numbers,) = (address for address, _ in links(page) if "numbers.json" in address)
    content = client.get(numbers).content
    assert parse_qsl(link)[-1][1] == "n" + hashlib.sha256(content).hexdigest()[:32]
    assert "Figures by status and month n" in client.get(f"/cite.txt?{query}").content.decode()
    (of_each,) = (address for address, text in links(page) if text == "A digest of where each of them stands")
    (whole,) = (address for address, _ in links(client.get(of_each).content.decode()) if "figures=" in address)
    assert "figures=n" not in whole
    for address in (link, whole):
        assert SAME in read(client, address)
    Commitment.objects.update(kind="statement")
    for address in (link, whole):
        assert CHANGED in read(client, address)
