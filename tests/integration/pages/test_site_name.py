"""The site goes by the name of its owner's choice, wherever it names itself; only the software keeps its own."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from config import environment
from tests import factories
from tracker.actions.send_reminders import send_reminders
from tracker.page_cache.code_version import code_version
from tracker.parameters.filters import utc_today
from tracker.templatetags.site import SOFTWARE

pytestmark = pytest.mark.django_db

NAME = "Promises & Deeds"
WRITTEN = "Promises &amp; Deeds"
CREDIT = f"Software: {SOFTWARE}."
OF_A_VIEW = (
    "/",
    "/commitments/",
    "/follow/",
    "/cite/",
    "/embed/",
    "/search/?q=counternarcotics",
    "/search/",
    "/changes/",
)
OTHERS = (
    "/corrections/",
    "/methodology/",
    "/methodology/agreement/",
    "/nothing/",
    "/?as_of=never",
    "/embed/?as_of=never",
)
LISTS = ("actors", "meetings", "sanctions", "sources", "topics", "indicators")


@pytest.fixture(autouse=True)
def other_name(settings: Settings) -> None:
    settings.SITE_NAME = NAME
    settings.SITE_SLUG = "promises-deeds"


@pytest.fixture
def records() -> dict[str, str]:
    """A ref of each kind of record with a page."""
    commitment = factories.CommitmentFactory()
    return {
        "commitments": commitment.ref,
        "actors": factories.ActorFactory().ref,
        "meetings": factories.MeetingFactory().ref,
        "sanctions": factories.SanctionFactory().ref,
        "sources": factories.SourceFactory().ref,
        "topics": factories.TopicFactory().ref,
        "indicators": factories.IndicatorFactory().ref,
    }


def addresses(records: dict[str, str]) -> Iterator[str]:
    yield from (*OF_A_VIEW, *OTHERS)
    for name in LISTS:
        yield f"/{name}/"
    for name, ref in records.items():
        yield f"/{name}/{ref}/"
        yield f"/{name}/{ref}/cite/"
    yield f"/embed/commitments/{records['commitments']}/"
    yield "/embed/commitments/nothing/"


def test_no_page_goes_by_another_name(client: Client, records: dict[str, str]) -> None:
    for address in addresses(records):
        page = client.get(address).content.decode()
        title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
        assert title is not None, address
        assert WRITTEN in title[1], address
        assert SOFTWARE not in page.replace(CREDIT, ""), address


def test_what_readers_take_away_goes_by_it_too(client: Client, records: dict[str, str]) -> None:
    ref = records["commitments"]
    for address in (
        "/commitments.atom",
        f"/commitments/{ref}.atom",
        f"/commitments/{ref}/cite.txt",
        f"/commitments/{ref}/cite.bib",
        f"/commitments/{ref}/cite.json",
        "/cite.json",
        "/charts/shares.svg",
    ):
        text = client.get(address).content.decode()
        assert SOFTWARE not in text, address
        assert NAME in text or WRITTEN in text or r"Promises \& Deeds" in text, address
    for address in ("/commitments.ics", f"/commitments/{ref}.ics", f"/meetings/{records['meetings']}.ics"):
        text = client.get(address).content.decode()
        assert f"X-WR-CALNAME:{NAME}: " in text, address
        # What made the file, as RFC 5545 asks for.
        assert SOFTWARE not in text.replace(f"PRODID:-//{SOFTWARE}//{SOFTWARE}//EN", ""), address
    assert 'filename="promises-deeds-dashboard-' in client.get("/dashboard.csv").headers["Content-Disposition"]


def test_the_admin_goes_by_it(client: Client) -> None:
    door = client.get("/admin/login/").content.decode()
    assert WRITTEN in door
    assert SOFTWARE not in door
    user = factories.UserFactory(group="Administrator")
    client.force_login(user)
    for address in ("/admin/", "/admin/tracker/commitment/", "/admin/tracker/"):
        page = client.get(address).content.decode()
        assert WRITTEN in page, address
        assert SOFTWARE not in page, address


def test_a_mail_goes_by_it() -> None:
    person = factories.UserFactory(group="Analyst", email="ana@example.org")
    factories.CommitmentFactory(owner=person, next_review_on=utc_today())
    list(send_reminders(utc_today()))
    assert [sent.subject for sent in mail.outbox] == [f"{NAME}: my tasks"]


def test_no_template_holds_the_name_as_a_word() -> None:
    templates = Path(environment.PROJECT, "tracker", "templates").rglob("*")
    assert [path.name for path in templates if path.is_file() and SOFTWARE in path.read_text("utf-8")] == []


def test_owner_contact_line_and_logo_are_shown_where_there_are_any(client: Client, settings: Settings) -> None:
    plain = client.get("/methodology/").content.decode()
    assert "Kept by" not in plain
    assert "mailto:" not in plain
    assert '<img src="' not in plain
    settings.SITE_OWNER = "Desk <of> Deeds"
    settings.SITE_CONTACT = "desk@example.org"
    settings.SITE_LINE = "Who kept their word."
    settings.SITE_LOGO = "/logo.svg"
    page = client.get("/methodology/").content.decode()
    assert "Kept by Desk &lt;of&gt; Deeds." in page
    assert '<a href="mailto:desk@example.org">desk@example.org</a>' in page
    assert f"<strong>{WRITTEN}</strong>: Who kept their word." in page
    assert '<img src="/logo.svg" alt="" height="28" />' in page


def test_the_owner_is_the_author_that_is_cited(client: Client, settings: Settings) -> None:
    settings.SITE_OWNER = "Institute of Deeds"
    assert client.get("/cite.txt").content.decode().startswith("Institute of Deeds. “")
    bibtex = client.get("/cite.bib").content.decode()
    assert "author = {{Institute of Deeds}}" in bibtex
    assert r"howpublished = {Promises \& Deeds}" in bibtex
    assert "<name>Institute of Deeds</name>" in client.get("/commitments.atom").content.decode()


def test_a_page_kept_under_one_name_is_not_shown_under_another(settings: Settings) -> None:
    before = code_version()
    settings.SITE_NAME = "Another name"
    assert code_version() != before
