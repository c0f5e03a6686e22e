"""Requests that cannot be read as they say of themselves."""

from io import BytesIO
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.test import RequestFactory

from config.malformed import UTF8Request, is_utf8, refuse_malformed


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse("fine")


def requested(content_type: str, body: bytes = b"a=1") -> UTF8Request:
    environ = {"REQUEST_METHOD": "POST", "PATH_INFO": "/", "QUERY_STRING": "q=%C3%A9", "wsgi.input": BytesIO(body)}
    return UTF8Request({**environ, "CONTENT_TYPE": content_type, "CONTENT_LENGTH": str(len(body))})


@pytest.mark.parametrize("name", ["utf-8", "UTF-8", "utf8", "U8"])
def test_utf_8_has_several_names(name: str) -> None:
    assert is_utf8(name)


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "ascii", "hex", "no-such", "", "\0", "x" * 9_000])
def test_all_else_is_another_charset(name: str) -> None:
    assert not is_utf8(name)


@pytest.mark.parametrize(
    "parameter", ["charset=hex", "charset=utf-16", "charset=no-such", "x*=no-such''x", "charset=\0"]
)
def test_a_request_in_another_charset_is_made_and_refused(parameter: str) -> None:
    request = requested(f"application/x-www-form-urlencoded; {parameter}")
    assert request.GET["q"] == "é"
    assert refuse_malformed(answer)(request).status_code == 415


@pytest.mark.parametrize("content_type", ["", "text/csv", "application/x-www-form-urlencoded; charset=UTF-8"])
def test_a_request_that_names_no_other_is_let_through(content_type: str) -> None:
    assert refuse_malformed(answer)(requested(content_type)).content == b"fine"


@pytest.mark.parametrize("content_type", ["multipart/form-data", "multipart/form-data; boundary="])
def test_a_form_that_cannot_be_read_is_refused(content_type: str) -> None:
    refused = refuse_malformed(answer)(requested(content_type))
    assert (refused.status_code, refused["Content-Type"]) == (400, "text/plain; charset=utf-8")


def test_a_visitor_who_is_gone_is_no_failure(rf: RequestFactory) -> None:
    class Gone:
        def read(self, *_: Any) -> bytes:
            raise UnreadablePostError

    request = rf.post("/", {"a": "1"})
    request._stream = Gone()  # type: ignore[assignment]
    assert refuse_malformed(answer)(request).content == b"fine"
