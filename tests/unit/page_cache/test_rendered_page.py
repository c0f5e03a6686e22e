"""A rendered page, without what is for one reader."""

import pytest
from django.http import HttpResponse, StreamingHttpResponse

from tracker.page_cache.rendered_page import RenderedPage


def test_it_is_what_the_view_answered() -> None:
    answer = HttpResponse("Grüße\n", content_type="text/plain; charset=utf-8", headers={"Content-Disposition": "x"})
    page = RenderedPage.from_bytes(RenderedPage.of(answer).to_bytes())
    assert page.response().content == answer.content
    assert dict(page.response().headers) == dict(answer.headers)


def test_a_file_that_is_sent_in_parts_is_whole() -> None:
    assert RenderedPage.of(StreamingHttpResponse([b"one ", b"two"], content_type="text/csv")).body == b"one two"


def test_an_answer_with_a_cookie_or_a_header_of_its_own_is_no_page_for_all() -> None:
    with_cookie = HttpResponse()
    with_cookie.set_cookie("name", "value")
    for answer in (with_cookie, HttpResponse(headers={"X-For": "one reader"})):
        with pytest.raises(ValueError, match="are kept"):
            RenderedPage.of(answer)
