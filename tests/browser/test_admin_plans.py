"""The plan of a file in a real browser: read, narrowed, decided on; nothing the policy forbids, nothing unreadable."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.test_admin import look_at, sign_in
from tests.factories import ActorFactory, ImportBatchFactory, PlannedRowFactory, TopicFactory
from tests.integration.admin_forms import address
from tracker.models import ImportBatch, PlannedRow, Topic
from tracker.vocabulary import BatchState

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "Aktenzeichen-ohne-jede-Trennung-" * 12


def send(page: Page, server: LiveServer, place: str, name: str, content: str) -> None:
    page.goto(f"{server.url}{place}")
    file = {"name": name, "mimeType": "text/csv", "buffer": content.encode()}
    page.set_input_files("#id_import_file", file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Show what it would do").click()


def batch_on(page: Page) -> ImportBatch:
    """The batch whose page is open."""
    return ImportBatch.objects.get(pk=page.url.split("/")[-3])


# Enough to see that the dark and the narrow hold; what stands on a page is looked at in the light.
FEW = 4


def every_sort_of_plan(page: Page, server: LiveServer) -> list[str]:
    """One page of each sort that a batch has, with the most on it."""
    person = sign_in(page, server, "Reviewer")
    TopicFactory.create_batch(25, name="Before")
    rows = "".join(f"{ref},{LONG}\n" for ref in Topic.objects.values_list("ref", flat=True))
    made = []
    for content in (
        f"ref,name\n{rows}new,New\n",
        f"ref,name\nBad Ref,{LONG}\nother,\n",
        f"Kennung,ref,{LONG}\na,b,c\n",
    ):
        send(page, server, address(Topic, "import"), "topics.csv", content)
        made.append(page.url)
    applied = ImportBatchFactory(uploaded_by=person, decided_by=person)
    several = ImportBatchFactory(records=["topics", "actors"], state=BatchState.PLANNED, uploaded_by=person)
    for record in several.records:
        PlannedRow.objects.bulk_create(PlannedRowFactory.build(batch=several, record=record) for _ in range(60))
    places = [address(ImportBatch, "change", batch.pk) for batch in (applied, several)]
    more = [
        *places,
        address(ImportBatch, "history", applied.pk),
        address(ImportBatch, "changelist"),
        f"/admin/tracker/importbatch/{applied.pk}/revert/",
        "/admin/tracker/importbatch/upload/",
        address(Topic, "import"),
    ]
    return [*made, f"{made[0]}?outcome=new", *(f"{server.url}{place}" for place in more)]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_every_sort_of_plan_is_clean(page: Page, live_server: LiveServer, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    pages = every_sort_of_plan(page, live_server)
    assert not look_at(page, pages if scheme == "light" else pages[:FEW])


def test_a_file_is_planned_applied_and_taken_back(page: Page, live_server: LiveServer) -> None:
    sign_in(page, live_server, "Analyst")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{live_server.url}{address(Topic, 'changelist')}")
    page.get_by_role("link", name="Import", exact=True).click()
    file = {"name": "topics.csv", "mimeType": "text/csv", "buffer": b"ref,name\nfentanyl,Fentanyl\n"}
    page.set_input_files("#id_import_file", file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Show what it would do").click()
    expect(page.locator(".import-rows")).to_contain_text("Fentanyl")
    assert not Topic.objects.exists()
    page.get_by_role("button", name="Apply", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Imported topics.csv: 1 new")
    assert Topic.objects.exists()
    page.get_by_role("link", name="Take back").click()
    page.get_by_role("button", name="Take it all back").click()
    expect(page.locator(".messagelist")).to_contain_text("was taken back")
    assert not Topic.objects.exists()
    assert not said


def test_columns_with_other_names_are_sorted_by_hand(page: Page, live_server: LiveServer) -> None:
    sign_in(page, live_server, "Analyst")
    send(page, live_server, address(Topic, "import"), "mine.csv", "ref,Naam,Notiz\nfentanyl,Fentanyl,x\n")
    expect(page.get_by_label("“Naam” is")).to_have_value("name")
    page.get_by_label("“Notiz” is").select_option("Leave this column out")
    page.get_by_role("button", name="Plan with these columns").click()
    expect(page.locator(".import-rows")).to_contain_text("Fentanyl")
    assert batch_on(page).mapping == {"Naam": "name", "Notiz": ""}


def test_what_is_wrong_is_narrowed_and_downloaded(page: Page, live_server: LiveServer) -> None:
    ActorFactory(ref="china", name="China")
    sign_in(page, live_server, "Analyst")
    content = "ref,kind,name\nchina,state,PRC\nmars,planet,Mars\n"
    send(page, live_server, "/admin/tracker/importbatch/upload/", "actors.csv", content)
    expect(page.locator(".import-rows")).to_contain_text("planet")
    with page.expect_download() as caught:
        page.get_by_role("link", name="Download what is wrong").click()
    assert "mars,planet,Mars" in caught.value.path().read_text("utf-8-sig")
    page.get_by_role("link", name="Changed 1").click()
    expect(page.locator(".import-rows")).to_contain_text("PRC")
    assert "outcome=changed" in page.url
