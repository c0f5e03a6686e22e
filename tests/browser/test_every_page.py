"""Every kind of page, found by following links, is legible for all and keeps to itself."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.crawl import Crawl
from tests.browser.looking import Looking
from tests.browser.test_admin import sign_in
from tests.factories import CorrectionFactory, PlannedRowFactory, TopicFactory
from tests.factories.crowd import make_crowd
from tests.integration.admin.forms import address
from tracker.actions.imports.plan_batch import plan_batch
from tracker.models import (
    Citation,
    Commitment,
    Correction,
    ImportBatch,
    PlannedRow,
    Source,
    StatusUpdate,
    Topic,
)
from tracker.vocabulary import Stage

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("first_dataset")]


@pytest.fixture
def page(still_browser: Browser) -> Iterator[Page]:
    with still_browser.new_page() as page:
        yield page


# Beside what links lead to: the fullest page of a kind, and states of it that no link shows.
PUBLIC = [
    "/",
    "/?as_of=2023-01-01&status=suspended",
    "/?actor=no-such",
    "/commitments/us-china-counternarcotics-cooperation/",
    "/commitments/curb-pill-press-exports-2023/?as_of=2024-05-01",
    "/commitments/no-such/",
    "/actors/joe-biden/",
    "/meetings/biden-xi-summit-2023/",
    "/sanctions/institute-of-forensic-science-sanctions/",
    "/sources/emilys-hope-fentanyl-talks/",
    "/indicators/?q=nothing-has-this-name",
    "/admin/login/",
]


def test_every_kind_of_public_page_is_clean(looking: Looking, live_server: LiveServer) -> None:
    correction = CorrectionFactory.create(record_ref="curb-pill-press-exports-2023")
    starts = [*PUBLIC, reverse("correction_sent", args=[correction.ref])]
    looked_at = looking.all_of(Crawl(f"{live_server.url}/", [f"{live_server.url}{start}" for start in starts]))
    assert not looking.wrong, "\n".join(looking.wrong)
    assert len(looked_at) > len(starts)


LONG = "Aktenzeichen-ohne-jede-Trennung-" * 12


def plans(person: Any) -> list[ImportBatch]:
    """One batch of each sort that looks its own: with changes, with faults, with unknown columns, of many records."""
    TopicFactory.create_batch(25, stage=Stage.DRAFT, name="Before")
    rows = "".join(f"{ref},{LONG}\n" for ref in Topic.objects.values_list("ref", flat=True))
    contents = [f"ref,name\n{rows}new,New\n", f"ref,name\nBad Ref,{LONG}\nother,\n", f"Kennung,ref,{LONG}\na,b,c\n"]
    made = [plan_batch(user=person, file_name="topics.csv", content=content.encode()) for content in contents]
    several = plan_batch(user=person, file_name="topics.csv", content=b"ref,name\nother,Other\n")
    several.records = ["topics", "actors"]
    several.save()
    for record in several.records:
        PlannedRow.objects.bulk_create(PlannedRowFactory.build(batch=several, record=record) for _ in range(60))
    return [*made, several]


def fullest(person: Any) -> list[str]:
    """The pages of the admin with the most on them."""
    hubs = [hub for hub in make_crowd(2) if isinstance(hub, Commitment | Source | StatusUpdate)]
    return [
        "/admin/",
        address(Commitment, "changelist"),
        *(address(model, "add") for model in (Commitment, StatusUpdate)),
        *(address(type(hub), "change", hub.pk) for hub in hubs),
        address(Group, "change", Group.objects.get(name="Administrator").pk),
        address(type(person), "change", person.pk),
        address(Correction, "change", Correction.objects.latest("pk").pk),
        address(Citation, "change", Citation.objects.latest("pk").pk),
        *(address(Commitment, page, Commitment.objects.latest("pk").pk) for page in ("history", "delete")),
        *(address(ImportBatch, "change", batch.pk) for batch in plans(person)),
    ]


def test_every_kind_of_page_of_the_admin_is_clean(looking: Looking, live_server: LiveServer) -> None:
    starts = fullest(sign_in(looking.page, live_server, "Administrator"))
    looking.all_of(Crawl(f"{live_server.url}/admin/", [f"{live_server.url}{start}" for start in starts]))
    assert not looking.wrong, "\n".join(looking.wrong)
