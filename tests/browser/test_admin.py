"""Work in the admin in a real browser."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import ActorFactory, CommitmentFactory, SourceFactory, UserFactory
from tests.integration.admin.forms import address
from tracker.models import Commitment, StatusUpdate

pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(page: Page, server: LiveServer, group: str) -> Any:
    """Signs a new member of the group in."""
    return sign_in_as(page, server, UserFactory(group=group))


def sign_in_as(page: Page, server: LiveServer, person: Any) -> Any:
    """Signs this person in."""
    client = Client()
    client.force_login(person)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": server.url}])
    return person


def choose(page: Page, field: str, typed: str) -> None:
    """Chooses in an autocomplete by typing part of a name."""
    page.locator(f"#{field} + .select2-container .select2-selection").click()
    with page.expect_response(lambda answer: f"term={typed}" in answer.url):
        page.locator(".select2-container--open .select2-search__field").fill(typed)
    # What was offered before the answer is replaced by it.
    expect(page.locator(".select2-results__option")).to_have_count(1)
    page.locator(".select2-results__option", has_text=typed).click()
    expect(page.locator(f"#{field} + .select2-container")).to_contain_text(typed)


@pytest.mark.usefixtures("one_person")
def test_an_analyst_records_what_a_party_says_with_its_source(page: Page, live_server: LiveServer) -> None:
    commitment, source = CommitmentFactory(title="Schedule all fentanyl"), SourceFactory(title="The readout")
    author = sign_in(page, live_server, "Analyst")
    page.goto(f"{live_server.url}{address(Commitment, 'change', commitment.pk)}")
    page.get_by_role("link", name="Add status update").click()
    page.select_option("#id_axis", "official")
    page.select_option("#id_status", "fulfilled")
    page.fill("#id_as_of", "1 May 2019")
    page.select_option("#id_stage", "published")
    page.get_by_role("button", name="Add another Citation").click()
    choose(page, "id_citations-0-source", "readout")
    page.fill("#id_citations-0-paragraph", "4")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_contain_text("was added successfully")
    update = StatusUpdate.objects.get()
    assert (update.commitment, update.author, update.stage, update.as_of.text) == (
        commitment,
        author,
        "published",
        "2019-05-01",
    )
    assert (update.citations.get().source, update.citations.get().paragraph) == (source, 4)


def test_a_list_is_narrowed_by_typing_a_name(page: Page, live_server: LiveServer) -> None:
    wanted, other = CommitmentFactory(), CommitmentFactory()
    actor = ActorFactory(name="Ministry of Public Security", aliases=["MPS"])
    wanted.parties.create(actor=actor)
    sign_in(page, live_server, "Viewer")
    page.goto(f"{live_server.url}{address(Commitment, 'changelist')}")
    choose(page, "filter-actor", "Ministry")
    page.locator("form", has=page.locator("#filter-actor")).get_by_role("button", name="Apply").click()
    expect(page.locator("#result_list")).to_contain_text(wanted.title)
    expect(page.locator("#result_list")).not_to_contain_text(other.title)


def test_on_a_small_screen_the_buttons_above_a_list_begin_at_one_edge(page: Page, live_server: LiveServer) -> None:
    sign_in(page, live_server, "Reviewer")
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{live_server.url}/admin/tracker/topic/")
    boxes = [box for item in page.locator(".object-tools li").all() if (box := item.bounding_box())]
    lines = {box["y"]: min(one["x"] for one in boxes if one["y"] == box["y"]) for box in boxes}
    assert len(lines) > 1
    assert len(set(lines.values())) == 1
