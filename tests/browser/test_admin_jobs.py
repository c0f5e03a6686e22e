"""A long import in a real browser: its page tells of it by itself, with scripts and without."""

import pytest
from django.db.models.functions import Now
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.test_admin import sign_in
from tests.browser.test_admin_plans import send
from tests.integration.admin.imports import UPLOAD
from tests.jobs import topics, work_off
from tracker.jobs.size import MOST_ROWS
from tracker.models import ImportJob, Topic

pytestmark = pytest.mark.django_db(transaction=True)

MANY = MOST_ROWS + 1


def test_the_page_of_a_long_file_follows_what_is_done_with_it(page: Page, live_server: LiveServer) -> None:
    sign_in(page, live_server, "Analyst")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    send(page, live_server, UPLOAD, "topics.csv", topics(MANY))
    expect(page.get_by_role("status")).to_contain_text("No worker is running")
    page.get_by_role("button", name="Cancel").focus()
    ImportJob.objects.update(state="running", rows=1000, share=0.5, started_at=Now(), told_at=Now())
    expect(page.get_by_role("status")).to_contain_text("1,000 rows", timeout=15_000)
    expect(page.get_by_role("button", name="Cancel")).to_be_focused()
    ImportJob.objects.update(state="waiting", attempts=0)
    work_off()
    apply = page.get_by_role("button", name="Apply", exact=True)
    expect(apply).to_be_visible(timeout=15_000)
    apply.click()
    expect(page.get_by_role("status")).to_contain_text("Being imported")
    work_off()
    expect(page.get_by_role("status")).to_contain_text(f"Imported topics.csv: {MANY:,} new", timeout=15_000)
    assert Topic.objects.count() == MANY
    assert not said


def test_without_scripts_the_page_is_fetched_anew_by_itself(browser: Browser, live_server: LiveServer) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        sign_in(page, live_server, "Analyst")
        send(page, live_server, UPLOAD, "topics.csv", topics(MANY))
        expect(page.get_by_role("status")).to_contain_text("No worker is running")
        work_off()
        expect(page.get_by_role("button", name="Apply", exact=True)).to_be_visible(timeout=15_000)
