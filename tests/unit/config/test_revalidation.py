"""What may be kept by its reader, and by which tag."""

from datetime import UTC, datetime

import pytest
from django.conf import LazySettings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory

from config.revalidation import is_public_page, is_shareable, last_modified, may_be_revalidated, tag_of
from tracker.database.dataset_version import DatasetVersion
from tracker.page_cache.code_version import code_on_disk, code_version

VERSION = DatasetVersion(state="tracker_topicevent5", changed_at=None)


@pytest.fixture
def request_(rf: RequestFactory) -> HttpRequest:
    """A reader asking for the dashboard."""
    return rf.get("/")


def test_public_page_may_be_kept(request_: HttpRequest) -> None:
    assert may_be_revalidated(request_)
    assert is_shareable(request_, HttpResponse("fine"))


def test_page_of_a_signed_in_person_may_not(request_: HttpRequest) -> None:
    request_.COOKIES["sessionid"] = "of an analyst, or of nobody any more"
    assert not may_be_revalidated(request_)
    assert is_public_page(request_)


def test_nothing_may_be_kept_while_templates_are_worked_on(request_: HttpRequest, settings: LazySettings) -> None:
    settings.DEBUG = True
    assert not may_be_revalidated(request_)


def test_page_with_a_form_for_this_reader_may_not(request_: HttpRequest) -> None:
    get_token(request_)
    assert not is_shareable(request_, HttpResponse("fine"))


def test_page_that_sets_a_cookie_may_not(request_: HttpRequest) -> None:
    response = HttpResponse("fine")
    response.set_cookie("name", "value")
    assert not is_shareable(request_, response)


def test_tag_that_a_page_brings_itself_stays(request_: HttpRequest) -> None:
    assert not is_shareable(request_, HttpResponse("fine", headers={"ETag": '"own"'}))


def test_tag_is_of_the_state_of_the_records(request_: HttpRequest) -> None:
    assert tag_of(request_, VERSION) == tag_of(request_, DatasetVersion(state=VERSION.state, changed_at=None))
    assert tag_of(request_, VERSION) != tag_of(request_, DatasetVersion(state="tracker_topicevent6", changed_at=None))


def test_last_modified_is_the_newest_change_when_that_was_today() -> None:
    changed = datetime(2100, 1, 1, 12, tzinfo=UTC)
    assert last_modified(DatasetVersion(state="", changed_at=changed)) == changed


def test_version_of_the_code_stays_while_it_does() -> None:
    first = code_version()
    code_on_disk.cache_clear()
    assert code_version() == first
