"""A page is read although the session could not be saved; a form is not sent so."""

import logging

import psycopg
import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from config.sessions import SessionMiddleware


def answered(request: HttpRequest, monkeypatch: pytest.MonkeyPatch, cause: psycopg.Error | None) -> HttpResponse:
    """The answer to a request whose session was changed and cannot be saved."""

    def lost(*call: object, **named: object) -> None:
        raise OperationalError from cause

    def change(request: HttpRequest) -> HttpResponse:
        request.session.modified = True
        return HttpResponse("read")

    monkeypatch.setattr(SessionStore, "save", lost)
    request.COOKIES["sessionid"] = "k" * 32
    return SessionMiddleware(change)(request)  # type: ignore[return-value]


@pytest.fixture(autouse=True)
def _sessions(sessions_in_database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    # Nothing of the session is read but that it was changed.
    monkeypatch.setattr(SessionStore, "_session_cache", {}, raising=False)


def test_a_page_is_read_all_the_same(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        response = answered(rf.get("/admin/"), monkeypatch, psycopg.OperationalError("lost"))
    assert (response.status_code, response.content) == (200, b"read")
    assert [vars(record)["reason"] for record in caplog.records] == ["unreachable"]


def test_a_form_is_not(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OperationalError):
        answered(rf.post("/admin/"), monkeypatch, psycopg.OperationalError("lost"))


def test_a_fault_of_ours_is_not_hidden(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OperationalError):
        answered(rf.get("/admin/"), monkeypatch, None)
