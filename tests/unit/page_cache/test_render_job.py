"""What is rendered, and under which key: all that the page hangs on, and nothing else."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest
from django.test import RequestFactory

from tracker.database.dataset_version import DatasetVersion
from tracker.page_cache.render_job import RenderJob
from tracker.parameters import checking

VERSION = DatasetVersion(state="one", changed_at=datetime(2024, 1, 1, tzinfo=UTC))
NAMES = frozenset({"as_of", "q"})


def job(query: str, user: User | AnonymousUser | None = None, **headers: str) -> RenderJob:
    request = RequestFactory().get(f"/cite/?{query}", headers=headers)
    request.user = user or AnonymousUser()
    return RenderJob.of(request, "tracker.dashboard.views.dashboard_page", {}, NAMES)


def of_view(query: str, *, tells_today: bool = False) -> RenderJob:
    """The job of a view of the dashboard."""
    request = RequestFactory().get(f"/?{query}")
    request.user = AnonymousUser()
    view = "tracker.dashboard.views.dashboard_page"
    return RenderJob.of(request, view, {}, checking.NAMES, tells_today=tells_today)


def test_only_the_names_that_matter_are_in_it_in_one_order_without_blanks() -> None:
    assert job("utm=1&q=%20a%20b&as_of=2024-01-01&page=").query == "as_of=2024-01-01&q=a+b"


@pytest.mark.parametrize(
    "changes",
    [
        {"query": "q=b"},
        {"path": "/"},
        {"view": "another"},
        {"arguments": {"style": "bib"}},
        {"scheme": "https"},
        {"host": "another.example.org"},
        {"is_signed_in": True},
    ],
)
def test_pages_that_differ_have_keys_that_differ(changes: dict[str, object]) -> None:
    one = job("q=a")
    assert replace(one, **changes).key(VERSION) != one.key(VERSION)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "query",
    [
        "as_of=2023-02-03&axis=evidence",
        "utm=1&as_of=+2023-02-03+",
        "as_of=2023-02-03&axis=",
        "page=2&as_of=2023-02-03",
    ],
)
def test_addresses_that_mean_the_same_have_one_key(query: str) -> None:
    assert of_view(query).key(VERSION) == of_view("as_of=2023-02-03").key(VERSION)


@pytest.mark.parametrize(
    ("query", "hangs_on_today"),
    [
        ("as_of=2023-02-03&known_on=2024-05-06", False),
        ("known_on=2024-05-06&q=a&as_of=2023-02-03&axis=official", False),
        ("as_of=2023-02-03", True),
        ("known_on=2024-05-06", True),
        ("as_of=2023-02-03&press_by=2024-05-06", True),
        ("as_of=2023-02-03&known_on=2030-03-01", True),  # It is today.
        ("as_of=2030-03-01&known_on=2023-02-03", True),
        ("", True),
    ],
)
def test_the_day_is_part_of_the_key_unless_both_days_are_past(query: str, *, hangs_on_today: bool) -> None:
    keys, always = set(), set()
    for moment in ("2030-03-01 23:59:59Z", "2030-03-02 00:00:01Z"):
        with time_machine.travel(moment, tick=False):
            keys.add(of_view(query).key(VERSION))
            always.add(of_view(query, tells_today=True).key(VERSION))
    assert (len(keys), len(always)) == (1 + hangs_on_today, 2)


def test_a_page_that_midnight_came_between_is_not_of_its_day() -> None:
    with time_machine.travel("2030-03-01 23:59:59Z", tick=False):
        of_today, of_past_days = of_view(""), of_view("as_of=2023-02-03&known_on=2024-05-06")
        assert of_today.is_of_its_day
    with time_machine.travel("2030-03-02 00:00:01Z", tick=False):
        assert not of_today.is_of_its_day
        assert of_past_days.is_of_its_day


def test_records_code_and_day_are_part_of_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    one = job("q=a")
    keys = {one.key(VERSION), one.key(replace(VERSION, state="two"))}
    keys.add(one.key(replace(VERSION, changed_at=datetime(2024, 1, 2, tzinfo=UTC))))
    with time_machine.travel("2030-03-02 00:00:01Z", tick=False):
        keys.add(job("q=a").key(VERSION))
    monkeypatch.setattr("tracker.page_cache.render_job.code_version", lambda: "newer")
    keys.add(one.key(VERSION))
    assert len(keys) == 5


def test_the_view_learns_nothing_of_who_asked_but_that_they_are_signed_in() -> None:
    asked = job("q=a", User(pk=7, username="ada", is_superuser=True), Cookie="sessionid=secret", Accept="text/html")
    request: HttpRequest = asked.request()
    assert request.user.is_authenticated
    assert isinstance(request.user, User)
    assert (request.user.username, request.user.is_superuser, request.user.is_active) == ("", False, True)
    assert request.user.pk is None
    assert request.COOKIES == {"sessionid": ""}
    assert dict(request.headers) == {"Host": "testserver"}
    assert request.build_absolute_uri() == "http://testserver/cite/?q=a"
    assert request.resolver_match is not None
    assert request.resolver_match.url_name == "cite"
    assert not job("q=a").request().user.is_authenticated
    assert not job("q=a", Cookie="theme=dark").request().COOKIES
