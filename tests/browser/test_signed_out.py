"""A session that ends while somebody types, in a real browser."""

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.looking import Looking
from tests.factories import UserFactory
from tests.integration.admin.forms import address
from tracker.models import Topic

pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(page: Page) -> None:
    """Fills in the sign-in form that is open."""
    page.fill("#id_username", "analyst")
    page.fill("#id_password", "correct horse battery")
    page.get_by_role("button", name="Sign in").click()


def test_what_was_typed_is_sent_after_signing_in_again(page: Page, live_server: LiveServer, looking: Looking) -> None:
    UserFactory(username="analyst", password=make_password("correct horse battery"), group="Analyst")
    page.goto(f"{live_server.url}{address(Topic, 'add')}")
    sign_in(page)
    page.fill("#id_ref", "fentanyl")
    page.fill("#id_name", 'Fentanyl "and" <more>')
    page.fill("#id_description", "\nFirst line\nsecond line")
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".conflict-lead")).to_contain_text("what you typed can be sent again")
    looking.at("the sign-in page")
    sign_in(page)
    expect(page.locator(".conflict-lead")).to_contain_text("signed in as analyst")
    looking.at("the page that sends what was typed")
    page.get_by_role("button", name="Send what was typed").click()
    expect(page.locator(".messagelist .success")).to_contain_text("was added successfully")
    topic = Topic.objects.get()
    assert (topic.name, topic.description) == ('Fentanyl "and" <more>', "First line\nsecond line")
    assert not looking.wrong, "\n".join(looking.wrong)
