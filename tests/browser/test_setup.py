"""The set-up as a browser meets it."""

from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer


def test_sign_in_page_breaks_no_content_security_policy(live_server: LiveServer, page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{live_server.url}/admin/")
    assert page.title().startswith("Log in")
    assert [text for text in said if "Content Security Policy" in text] == []
