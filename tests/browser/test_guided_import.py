"""The guided import in a real browser: a workbook as an analyst keeps it goes in, comes out, and goes in again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.looking import Looking
from tests.browser.test_admin import sign_in
from tests.factories import SourceFactory
from tests.pledges import COUNT, actors, pledges_at
from tracker.models import Commitment, SavedMapping, StatusUpdate

pytestmark = pytest.mark.django_db(transaction=True)

MOST_CLICKS = 25


class Hand:
    """Whoever works the page: each click and each choice counts, and so does each field that is typed in."""

    def __init__(self) -> None:
        self.clicks = 0

    def do(self, act: Callable[[], object]) -> None:
        self.clicks += 1
        act()

    def click(self, what: Locator) -> None:
        self.do(what.click)


@pytest.fixture
def workbook_at(tmp_path: Path) -> Path:
    actors()
    for number in range(5):
        SourceFactory(url=f"https://example.org/news/{number}")
    return pledges_at(tmp_path)


def test_thirty_pledges_go_in_in_few_clicks_come_out_and_go_in_by_the_saved_mapping(
    page: Page, live_server: LiveServer, workbook_at: Path
) -> None:
    sign_in(page, live_server, "Analyst")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    hand = Hand()
    page.goto(f"{live_server.url}/admin/")
    hand.click(page.get_by_role("link", name="Import a file"))
    hand.do(lambda: page.get_by_label("File", exact=True).set_input_files(workbook_at))
    hand.click(page.get_by_role("button", name="Next: what is this"))
    expect(page.get_by_label("Kind of record")).to_have_value("commitments")
    expect(page.locator(".import-first")).to_contain_text("15 Nov 2023")
    hand.click(page.get_by_role("button", name="Next: columns"))
    expect(page.get_by_label("“Deadline” is")).to_have_value("due")
    expect(page.get_by_label("“No.” is")).to_have_value("-")
    hand.do(lambda: page.get_by_label("kind of all rows").select_option("pledge"))
    hand.do(lambda: page.get_by_label("as_of of all rows").fill("Nov 2026"))
    hand.click(page.get_by_role("button", name="Next: values"))
    expect(page.get_by_label("Ongoing")).to_have_value("in_progress")
    expect(page.get_by_label("Q3 2024")).to_have_value("2024-07/2024-09")
    hand.do(lambda: page.get_by_label("Beijing").fill("China"))
    hand.click(page.get_by_role("button", name="Show the plan"))
    expect(page.locator(".batch-numbers")).to_contain_text("0 invalid")
    assert not Commitment.objects.exists()
    hand.do(lambda: page.get_by_label("Remember this as").fill("Ministry"))
    hand.click(page.get_by_role("button", name="Remember"))
    expect(page.locator("#reading")).to_contain_text("By the mapping “Ministry”.")
    hand.click(page.get_by_role("button", name="Apply", exact=True))
    expect(page.locator(".messagelist")).to_contain_text(
        "30 new, 0 changed, 0 unchanged, and 90 new records along with them"
    )
    assert (Commitment.objects.count(), StatusUpdate.objects.count()) == (COUNT, COUNT)
    assert hand.clicks < MOST_CLICKS

    command = page.locator("#reading code").inner_text()
    assert command == "manage.py import_records 'Pledges 2026.xlsx' --mapping Ministry"
    page.get_by_role("link", name="Undo import").click()
    page.get_by_role("button", name="Undo the whole import").click()
    expect(page.locator(".messagelist")).to_contain_text("was undone")
    assert not Commitment.objects.exists()
    assert SavedMapping.objects.get().is_shared
    call_command("import_records", str(workbook_at), "--mapping", "Ministry", "--yes")
    assert (Commitment.objects.count(), StatusUpdate.objects.count()) == (COUNT, COUNT)
    assert not said


def test_the_next_month_takes_four_clicks(page: Page, live_server: LiveServer, workbook_at: Path) -> None:
    content = {
        "columns": {"Who": "committed", "Pledge": "title", "Date": "made_on", "No.": None, "Deadline": None},
        "constants": {"kind": "pledge"},
        "refs_from": "title",
    }
    content["columns"] |= dict.fromkeys(("Status", "Source link", "Notes"))  # type: ignore[operator]
    SavedMapping.objects.create(
        name="Ministry",
        record="commitments",
        is_shared=True,
        content={**content, "separators": {"committed": ","}, "values": {"committed": {"Beijing": "china"}}},
    )
    sign_in(page, live_server, "Analyst")
    page.goto(f"{live_server.url}/admin/")
    page.get_by_role("link", name="Import a file").click()
    page.get_by_label("File", exact=True).set_input_files(workbook_at)
    page.get_by_role("button", name="Next: what is this").click()
    page.get_by_role("button", name="Like last time: Ministry").click()
    expect(page.locator(".batch-numbers")).to_contain_text("30 new")
    # Back to what is read otherwise, and to the plan again.
    page.get_by_role("navigation", name="Steps of this import").get_by_role("link", name="Columns").click()
    page.get_by_label("“Notes” is").select_option("summary")
    page.get_by_role("button", name="Next: values").click()
    page.go_back()
    expect(page.get_by_label("“Notes” is")).to_have_value("summary")


def test_one_of_many_columns_is_looked_for(page: Page, live_server: LiveServer) -> None:
    sign_in(page, live_server, "Analyst")
    page.goto(f"{live_server.url}/admin/tracker/importbatch/guide/")
    names = [f"Q{number}" for number in range(1, 40)]
    page.get_by_label("Or paste cells").fill("\t".join(["Pledge", *names]) + "\n" + "\t".join(["Stop exports"] * 40))
    page.get_by_role("button", name="Next: what is this").click()
    page.get_by_role("button", name="Next: columns").click()
    page.get_by_label("Look for a column").fill("q39")
    expect(page.locator(".import-search")).to_contain_text("1 of 40")
    expect(page.get_by_label("“Q38” is")).to_be_hidden()
    expect(page.get_by_label("“Q39” is")).to_be_visible()


def test_every_step_can_be_read_by_all(
    page: Page, live_server: LiveServer, workbook_at: Path, looking: Looking
) -> None:
    sign_in(page, live_server, "Analyst")
    place = f"{live_server.url}/admin/tracker/importbatch/guide"
    looking.goes_to(f"{place}/")
    looking.at("where a file is taken")
    looking.goes_to(f"{place}/")
    page.get_by_label("File", exact=True).set_input_files(workbook_at)
    page.get_by_role("button", name="Next: what is this").click()
    key = page.url.split("/")[-3]
    for step, button in (("what", "Next: columns"), ("columns", "Next: values"), ("values", "Show the plan")):
        looking.goes_to(f"{place}/{key}/{step}/")
        looking.at(step)
        looking.goes_to(f"{place}/{key}/{step}/")
        if step == "columns":
            page.get_by_label("as_of of all rows").fill("Nov 2026")
        page.get_by_role("button", name=button).click()
    looking.goes_to(page.url)
    looking.at("the plan")
    assert not looking.wrong, "\n".join(looking.wrong)
