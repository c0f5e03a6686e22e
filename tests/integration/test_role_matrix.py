"""Who gets in where: every address of the site, found from the resolver, against one table of roles.

A new address without a row fails, and so does a row without an address.
"""

import re
from collections.abc import Callable
from http import HTTPStatus
from itertools import chain
from typing import NamedTuple

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.http.response import HttpResponseBase
from django.template.backends.django import Template
from django.test import Client
from django.urls import get_resolver, reverse

from tests import factories
from tests.every_page import routes
from tracker.feeds.sitemap import ADDRESSES_A_PART

pytestmark = pytest.mark.django_db

ROLES = {"-": None, "V": "Viewer", "A": "Analyst", "R": "Reviewer", "M": "Administrator"}
EVERYONE, STAFF, NOBODY = "-VARM", "VARM", ""


class Row(NamedTuple):
    """Which roles get in, by the letters of ROLES, to read (GET) and to send (POST)."""

    get: str
    post: str


PUBLIC = {
    "": Row(EVERYONE, NOBODY),
    **{
        route: Row(EVERYONE, NOBODY)
        for name in (
            "commitments",
            "actors",
            "meetings",
            "sanctions",
            "sources",
            "topics",
            "indicators",
            "exchanges",
            "programmes",
            "collections",
        )
        for route in (
            f"{name}/",
            f"{name}/<slug:ref>/",
            f"{name}.<format:kind>",
            f"{name}/<slug:ref>/cite/",
            f"{name}/<slug:ref>/cite.<style:style>",
        )
    },
    "dashboard.<format:kind>": Row(EVERYONE, NOBODY),
    "figures.json": Row(EVERYONE, NOBODY),
    "numbers.json": Row(EVERYONE, NOBODY),
    "commitments/<slug:ref>/updates.<format:kind>": Row(EVERYONE, NOBODY),
    "charts/<slug:name>.svg": Row(EVERYONE, NOBODY),
    "cite/": Row(EVERYONE, NOBODY),
    "cite/of-each/": Row(EVERYONE, NOBODY),
    "cite.<style:style>": Row(EVERYONE, NOBODY),
    **{
        route: Row(EVERYONE, NOBODY)
        for name in ("commitments", "commitments/<slug:ref>")
        for route in (f"{name}.atom", f"{name}.ics")
    },
    "meetings/<slug:ref>.ics": Row(EVERYONE, NOBODY),
    "sitemap.xml": Row(EVERYONE, NOBODY),
    "sitemap-pages.xml": Row(EVERYONE, NOBODY),
    **{
        f"sitemap-{records}-<int:part>.xml": Row(EVERYONE, NOBODY)
        for records in (
            *("commitments", "actors", "meetings", "sanctions", "programmes", "sources", "topics", "indicators"),
            *("exchanges", "collections"),
        )
    },
    "embed/": Row(EVERYONE, NOBODY),
    "embed/commitments/<slug:ref>/": Row(EVERYONE, NOBODY),
    "cards/dashboard.png": Row(EVERYONE, NOBODY),
    "cards/commitments/<slug:ref>.png": Row(EVERYONE, NOBODY),
    "follow/": Row(EVERYONE, NOBODY),
    "corrections/": Row(EVERYONE, EVERYONE),
    "corrections/<slug:ref>/": Row(EVERYONE, NOBODY),
    "methodology/": Row(EVERYONE, NOBODY),
    "search/": Row(EVERYONE, NOBODY),
    "methodology/agreement/": Row(EVERYONE, NOBODY),
    "changes/": Row(EVERYONE, NOBODY),
    "healthz": Row(EVERYONE, NOBODY),
    "readyz": Row(EVERYONE, NOBODY),
    "robots.txt": Row(EVERYONE, NOBODY),
    "favicon.ico": Row(EVERYONE, NOBODY),
}
ADMIN = {
    "admin/": Row(STAFF, STAFF),
    "admin/login/": Row(EVERYONE, EVERYONE),
    "admin/logout/": Row("-", EVERYONE),  # who is signed out already is sent on
    "admin/password_change/": Row(STAFF, STAFF),
    "admin/password_change/done/": Row(STAFF, NOBODY),
    "admin/autocomplete/": Row(STAFF, NOBODY),
    "admin/jsi18n/": Row(STAFF, NOBODY),
    "admin/r/<path:content_type_id>/<path:object_id>/": Row(NOBODY, NOBODY),
    "admin/^(?P<app_label>tracker|auth)/$": Row(STAFF, STAFF),
    "admin/(?P<url>.*)$": Row(NOBODY, NOBODY),
}


def record(model: str, *, see: str, add: str, change: str, delete: str) -> dict[str, Row]:
    """The rows of one kind of record in the admin: who may see, add, change and delete it."""
    one = f"admin/{model}/<path:object_id>/"
    return {
        f"admin/{model}/": Row(see, see),
        f"admin/{model}/add/": Row(add, add),
        one: Row(STAFF, STAFF),
        f"{one}change/": Row(see, change),
        f"{one}history/": Row(see, see),
        f"{one}delete/": Row(delete, delete),
    }


def going_back(model: str, *, change: str, restore: str) -> dict[str, Row]:
    """The rows of what goes back in the history of a kind of record; nothing of it is deleted."""
    return {
        f"admin/{model}/<int:key>/go-back/": Row(change, change),
        f"admin/{model}/deleted/": Row(restore, restore),
        f"admin/{model}/deleted/<int:event>/": Row(NOBODY, NOBODY),
    }


def files(model: str) -> dict[str, Row]:
    """The rows of the records that come and go in files."""
    return {
        f"admin/{model}/import/": Row("ARM", "ARM"),
        f"admin/{model}/import/template.<slug:kind>": Row("ARM", "ARM"),
        f"admin/{model}/export/": Row(STAFF, STAFF),
    }


SUBJECTS = (
    "topic",
    "actor",
    "source",
    "meeting",
    "commitment",
    "sanction",
    "indicator",
    "exchange",
    "programme",
    "collection",
)
TIES = (
    "role",
    "party",
    "participation",
    "sanctionstep",
    "link",
    "observation",
    "citation",
    "statusupdate",
    "criterion",
    "finding",
    "milestone",
    "target",
    "condition",
    "response",
)
PARTS = (*TIES, "exchangeitem")
RECORDS = {
    route: row
    for rows in chain(
        (record(f"tracker/{model}", see=STAFF, add="ARM", change="ARM", delete="RM") for model in SUBJECTS),
        (record(f"tracker/{model}", see=STAFF, add="ARM", change="ARM", delete="ARM") for model in PARTS),
        # Those that are asked for are published: who may change them may propose, with a reason, that they go.
        [{f"admin/tracker/{model}/<path:object_id>/delete/": Row("ARM", "RM")} for model in SUBJECTS],
        # The one that is asked for is published: whoever may delete a draft, may not delete it.
        [{"admin/tracker/statusupdate/<path:object_id>/delete/": Row(NOBODY, NOBODY)}],
        (files(f"tracker/{model}") for model in (*SUBJECTS, *TIES)),
        (going_back(f"tracker/{model}", change="ARM", restore="RM") for model in (*SUBJECTS, "archivedtext")),
        (going_back(f"tracker/{model}", change="ARM", restore="ARM") for model in PARTS),
        (going_back(f"tracker/{model}", change=NOBODY, restore=NOBODY) for model in ("importbatch", "mergedref")),
        [
            record("tracker/archivedtext", see="ARM", add="ARM", change="ARM", delete="RM"),
            record("tracker/correction", see="ARM", add=NOBODY, change="RM", delete=NOBODY),
            record("tracker/note", see="ARM", add="ARM", change=NOBODY, delete=NOBODY),
            record("tracker/proposal", see="ARM", add=NOBODY, change=NOBODY, delete=NOBODY),
            record("tracker/publishingrule", see="ARM", add="M", change="M", delete="M"),
            record("tracker/importbatch", see="ARM", add=NOBODY, change=NOBODY, delete=NOBODY),
            # The one that is asked for is someone else's, and shared.
            record("tracker/savedmapping", see="ARM", add="ARM", change="RM", delete="RM"),
            record("tracker/mergedref", see="ARM", add=NOBODY, change=NOBODY, delete=NOBODY),
            record("tracker/retiredref", see="ARM", add=NOBODY, change=NOBODY, delete=NOBODY),
            record("tracker/ruling", see=STAFF, add="RM", change=NOBODY, delete="RM"),
            # The one that is asked for is someone else's: to those let in here it is as if it were not there.
            record("tracker/assessment", see="ARM", add="ARM", change="ARM", delete="ARM"),
            {"admin/tracker/assessment/<path:object_id>/history/": Row(STAFF, STAFF)},
            record("auth/user", see="M", add="M", change="M", delete="M"),
            record("auth/group", see="M", add="M", change="M", delete="M"),
        ],
    )
    for route, row in rows.items()
}
BATCH = "admin/tracker/importbatch"
SPECIAL = {
    f"{BATCH}/upload/": Row("ARM", "ARM"),
    f"{BATCH}/<int:key>/wrong.csv": Row("RM", "RM"),
    f"{BATCH}/<int:key>/mapping.json": Row("ARM", "ARM"),
    f"{BATCH}/guide/": Row("ARM", "ARM"),
    # Of a draft, which is its owner's alone.
    f"{BATCH}/guide/<int:key>/what/": Row(NOBODY, NOBODY),
    f"{BATCH}/guide/<int:key>/columns/": Row(NOBODY, NOBODY),
    f"{BATCH}/guide/<int:key>/values/": Row(NOBODY, NOBODY),
    f"{BATCH}/guide/<int:key>/plan/": Row(NOBODY, NOBODY),
    "admin/tracker/savedmapping/<int:key>/mapping.json": Row("ARM", "ARM"),
    # Of a batch that someone else sent, and that was applied.
    f"{BATCH}/<int:key>/apply/": Row(NOBODY, "RM"),
    f"{BATCH}/<int:key>/refuse/": Row(NOBODY, "RM"),
    f"{BATCH}/<int:key>/cancel/": Row(NOBODY, "RM"),
    f"{BATCH}/<int:key>/revert/": Row("RM", "RM"),
    f"{BATCH}/<int:key>/plan-again/": Row(NOBODY, NOBODY),
    f"{BATCH}/<int:key>/guide/": Row(NOBODY, NOBODY),
    f"{BATCH}/<int:key>/remember/": Row(NOBODY, NOBODY),
    f"{BATCH}/<int:key>/columns/": Row(NOBODY, NOBODY),
    f"{BATCH}/<int:key>/correct/": Row(NOBODY, NOBODY),
    f"{BATCH}/<int:key>/good-rows/": Row(NOBODY, NOBODY),
    f"{BATCH}/<int:key>/rest.csv": Row("RM", "RM"),
    f"{BATCH}/<int:key>/missing/": Row(NOBODY, NOBODY),
    f"{BATCH}/<int:key>/whole/": Row(NOBODY, NOBODY),
    # Nothing is gone from it.
    f"{BATCH}/<int:key>/gone.csv": Row(NOBODY, NOBODY),
    "admin/tracker/statusupdate/review/": Row("ARM", "ARM"),
    # Without saying what to do with it, which is a bad request.
    "admin/tracker/proposal/<int:key>/decide/": Row(NOBODY, "ARM"),
    "admin/tracker/note/<int:key>/settle/": Row(NOBODY, "ARM"),
    "admin/tracker/note/tasks/<slug:section>/": Row("ARM", "ARM"),
    "admin/tracker/actor/<int:key>/merge/": Row("RM", "RM"),
    "admin/tracker/mergedref/<int:key>/undo/": Row("RM", "RM"),
    "admin/tracker/statusupdate/<int:key>/retract/": Row("RM", "RM"),
    "admin/tracker/source/<int:key>/publish-cited/": Row("ARM", "ARM"),
    "admin/tracker/source/<int:key>/text/": Row("ARM", "ARM"),
    "admin/auth/user/<id>/password/": Row("M", "M"),
}
TABLE = {**PUBLIC, **ADMIN, **RECORDS, **SPECIAL}


def factory_of(model: str) -> type[Model]:
    """The factory of the model, by its lower-case name."""
    names = {name.removesuffix("Factory").lower(): name for name in factories.__all__}
    return getattr(factories, names[model])  # type: ignore[no-any-return]


@pytest.fixture
def records() -> dict[str, Model]:
    """One record of every kind the table speaks of, by the model's name."""
    models = {route.split("/")[2] for route in RECORDS} - {"group"}
    made = {model: factory_of(model)() for model in sorted(models)}
    # One of a part of its rows, which has the rest to give.
    made["importbatch"] = factories.ImportBatchFactory(is_partial=True, rest=b"ref\n")
    return {**made, "group": Group.objects.get(name="Viewer")}


def address(route: str, records: dict[str, Model]) -> str:
    """An address that the route answers, of a record that exists where it asks for one."""
    if route == "admin/autocomplete/":
        return "/admin/autocomplete/?app_label=tracker&model_name=actor&field_name=part_of"
    for parameter, value in {
        "<format:kind>": "csv",
        "<style:style>": "bib",
        "<slug:name>": "shares",
        "<slug:section>": "my-drafts",
    }.items():
        route = route.replace(parameter, value)
    parts = route.split("/")
    if public := re.search(r"(\w+)s/<slug:ref>", route):
        return "/" + route.replace("<slug:ref>", records[public[1]].ref)  # type: ignore[attr-defined]
    if part := re.fullmatch(r"sitemap-(\w+)s-<int:part>.xml", route):
        return "/" + route.replace("<int:part>", str(records[part[1]].pk // ADDRESSES_A_PART))
    if route.startswith("admin/r/"):
        return "/admin/r/1/1/"
    route = route.replace("<slug:kind>", "csv")
    path = route.replace("^(?P<app_label>tracker|auth)/$", "tracker/").replace("(?P<url>.*)$", "no/such/page/")
    return "/" + re.sub(r"<[^>]*>", lambda _: str(records[parts[2]].pk), path)


def got_in(response: HttpResponseBase) -> bool:
    """Whether the answer is more than a refusal or the request to sign in."""
    assert response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
    refused = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
    return response.status_code not in refused and not response.get("Location", "").startswith(
        f"{reverse('admin:login')}?"
    )


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    found = list(routes(get_resolver()))
    assert sorted(found) == sorted(TABLE)


@pytest.fixture
def no_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves pages undrawn: who gets in is decided before, and drawing takes half of the time."""
    monkeypatch.setattr(Template, "render", lambda *_, **__: "")


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> Callable[[User], None]:
    """Has what the database says of a person be read once for all addresses."""
    return lambda person: monkeypatch.setattr(ModelBackend, "get_user", lambda *_: person)


def test_who_is_put_out_of_a_group_is_refused_at_the_next_address(client: Client) -> None:
    person = factories.UserFactory.create(group="Analyst")
    client.force_login(person)
    before = client.get(reverse("admin:tracker_topic_add"))
    person.groups.clear()
    assert (got_in(before), got_in(client.get(reverse("admin:tracker_topic_add")))) == (True, False)


def test_who_may_no_longer_sign_in_is_signed_out_at_the_next_address(client: Client) -> None:
    person = factories.UserFactory.create(group="Analyst")
    client.force_login(person)
    before = client.get(reverse("admin:index"))
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert (got_in(before), got_in(client.get(reverse("admin:index")))) == (True, False)


@pytest.mark.long
@pytest.mark.parametrize("letter", ROLES)
@pytest.mark.usefixtures("no_drawing")
@pytest.mark.filterwarnings("ignore:Pagination may yield inconsistent results")
def test_role_gets_in_where_the_table_says_and_nowhere_else(
    letter: str, records: dict[str, Model], read_once: Callable[[User], None]
) -> None:
    client, group = Client(), ROLES[letter]
    user = factories.UserFactory(group=group) if group else None
    if user:
        read_once(user)
    let_in: dict[str, set[str]] = {"get": set(), "post": set()}
    for method, routes_let_in in let_in.items():
        # Signing out comes last, since it ends the session that the rest is asked with.
        for route in sorted(TABLE, key=lambda route: route == "admin/logout/"):
            if user and not client.cookies:
                client.force_login(user)
            if got_in(getattr(client, method)(address(route, records))):
                routes_let_in.add(route)
    for method, routes_let_in in let_in.items():
        assert routes_let_in == {route for route, row in TABLE.items() if letter in getattr(row, method)}, method
