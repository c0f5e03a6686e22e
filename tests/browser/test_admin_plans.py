"""The plan of a file in a real browser: read, narrowed, decided on."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.test_admin import sign_in
from tests.factories import ActorFactory
from tests.integration.admin.forms import address
from tracker.models import ImportBatch, Topic

pytestmark = pytest.mark.django_db(transaction=True)


def send(page: Page, server: LiveServer, place: str, name: str, content: str) -> None:
    page.goto(f"{server.url}{place}")
    file = {"name": name, "mimeType": "text/csv", "buffer": content.encode()}
    page.set_input_files("#id_import_file", file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Show the plan").click()


def batch_on(page: Page) -> ImportBatch:
    """The batch whose page is open."""
    return ImportBatch.objects.get(pk=page.url.split("/")[-3])


def test_a_file_is_planned_applied_and_taken_back(page: Page, live_server: LiveServer) -> None:
    sign_in(page, live_server, "Analyst")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{live_server.url}{address(Topic, 'changelist')}")
    page.get_by_role("link", name="Import", exact=True).click()
    file = {"name": "topics.csv", "mimeType": "text/csv", "buffer": b"ref,name\nfentanyl,Fentanyl\n"}
    page.set_input_files("#id_import_file", file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Show the plan").click()
    expect(page.locator(".import-rows")).to_contain_text("Fentanyl")
    assert not Topic.objects.exists()
    page.get_by_role("button", name="Apply", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Imported topics.csv: 1 new")
    assert Topic.objects.exists()
    page.get_by_role("link", name="Undo import").click()
    page.get_by_role("button", name="Undo the whole import").click()
    expect(page.locator(".messagelist")).to_contain_text("was undone")
    assert not Topic.objects.exists()
    assert not said


def test_columns_with_other_names_are_sorted_by_hand(page: Page, live_server: LiveServer) -> None:
    sign_in(page, live_server, "Analyst")
    send(page, live_server, address(Topic, "import"), "mine.csv", "ref,Naam,Notiz\nfentanyl,Fentanyl,x\n")
    expect(page.get_by_label("“Naam” is")).to_have_value("name")
    page.get_by_label("“Notiz” is").select_option("Ignore this column")
    page.get_by_role("button", name="Show the plan").click()
    expect(page.locator(".import-rows")).to_contain_text("Fentanyl")
    assert batch_on(page).mapping == {"Naam": "name", "Notiz": ""}


def test_what_is_wrong_is_narrowed_and_downloaded(page: Page, live_server: LiveServer) -> None:
    ActorFactory(ref="china", name="China")
    sign_in(page, live_server, "Analyst")
    content = "ref,kind,name\nchina,state,PRC\nmars,planet,Mars\n"
    send(page, live_server, "/admin/tracker/importbatch/upload/", "actors.csv", content)
    expect(page.locator(".import-rows")).to_contain_text("planet")
    with page.expect_download() as caught:
        page.get_by_role("link", name="Download errors").click()
    assert "mars,planet,Mars" in caught.value.path().read_text("utf-8-sig")
    page.get_by_role("link", name="Changed 1").click()
    expect(page.locator(".import-rows")).to_contain_text("PRC")
    assert "outcome=changed" in page.url
