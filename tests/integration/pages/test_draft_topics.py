"""A topic that is not public is named nowhere, is no choice, and takes nothing away from what is filed under it."""

import pytest
from django.test import Client

from tests.factories import CommitmentFactory, TopicFactory
from tracker.models import Commitment, Topic
from tracker.parameters.filters import Filters
from tracker.standings.selection import tracked_in
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db

SAYS_NO = "There is no published topic with that ref."


@pytest.fixture
def filed() -> Commitment:
    """A public commitment under a public topic and under a draft."""
    commitment: Commitment = CommitmentFactory.create(ref="pledge")
    commitment.topics.add(
        TopicFactory(ref="labs", name="Laboratories"), TopicFactory(ref="trade", name="Commerce", stage=Stage.DRAFT)
    )
    return commitment


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.getvalue().decode()


@pytest.mark.usefixtures("filed")
def test_no_page_names_it_and_none_offers_it(client: Client) -> None:
    for address in (
        "/",
        "/commitments/",
        "/commitments/pledge/",
        "/topics/",
        "/follow/",
        "/changes/",
        "/search/?q=commerce&kind=topic",
        "/topics.csv",
        "/commitments.csv",
        "/commitments.atom",
    ):
        page = text(client, address)
        assert "Commerce" not in page, address
        assert 'value="trade"' not in page, address
    for address in ("/commitments/", "/commitments/pledge/", "/topics/", "/"):
        assert "Laboratories" in text(client, address)
    text(client, "/topics/trade/", 404)
    text(client, "/topics/trade/cite/", 404)


@pytest.mark.usefixtures("filed")
def test_a_view_of_it_is_refused_or_left_out(client: Client) -> None:
    assert SAYS_NO in text(client, "/?topic=trade", 400)
    assert SAYS_NO in text(client, "/commitments/?topic=trade", 400)
    assert SAYS_NO in text(client, "/commitments.atom?topic=trade", 400)
    assert not tracked_in(Filters.of_today().narrowed_to(topic="trade")).exists()


def test_once_it_is_public_it_is_named_from_that_day_on(client: Client, filed: Commitment) -> None:
    Topic.objects.filter(ref="trade").update(stage=Stage.PUBLISHED)
    for address in ("/", "/commitments/", "/commitments/pledge/", "/topics/", "/topics/trade/"):
        assert "Commerce" in text(client, address), address
    assert "Commerce" not in text(client, "/topics/?known_on=2020-01-01")
    assert "not public on 1 January 2020" in " ".join(text(client, "/topics/trade/?known_on=2020-01-01").split())


def test_the_press_tells_no_topics_and_takes_none_away(client: Client, filed: Commitment) -> None:
    assert "Laboratories" in text(client, "/topics/?press_by=2024-01-01")
    assert "was not in the press" not in text(client, "/topics/labs/?press_by=2024-01-01")
