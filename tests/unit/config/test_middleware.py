"""What every request passes through."""

import pghistory
import pytest
from django.conf import LazySettings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from config.middleware import HistoryMiddleware, body_limit, no_null_characters, permissions_policy


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse("fine")


def test_browser_features_are_switched_off(rf: RequestFactory) -> None:
    response = permissions_policy(answer)(rf.get("/"))
    assert "camera=()" in response.headers["Permissions-Policy"]
    assert "geolocation=()" in response.headers["Permissions-Policy"]


def test_a_view_may_have_a_policy_of_its_own(rf: RequestFactory) -> None:
    def own(request: HttpRequest) -> HttpResponse:
        return HttpResponse("fine", headers={"Permissions-Policy": "fullscreen=(self)"})

    assert permissions_policy(own)(rf.get("/")).headers["Permissions-Policy"] == "fullscreen=(self)"


class UnreadableBody:
    """What a visitor sends, which nobody may read."""

    def read(self, size: int = -1) -> bytes:
        pytest.fail("The body was read.")


def sent(rf: RequestFactory, **headers: str) -> HttpResponse:
    """The answer to a form of which only the headers were read."""
    request = rf.post("/admin/login/", **headers)  # type: ignore[arg-type]
    request.META = {name: value for name, value in request.META.items() if name != "CONTENT_LENGTH"} | headers
    request._stream = UnreadableBody()  # type: ignore[assignment]
    return body_limit(answer)(request)


@pytest.mark.parametrize("length", [str(11 * 1024 * 1024 + 1), "9" * 5000])
def test_a_body_beyond_the_limit_is_refused_unread(rf: RequestFactory, settings: LazySettings, length: str) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
    refused = sent(rf, CONTENT_LENGTH=length)
    assert refused.status_code == 413
    assert "more than the 10 MB that are allowed" in refused.content.decode()


def test_a_body_up_to_the_limit_is_let_through(rf: RequestFactory, settings: LazySettings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
    assert sent(rf, CONTENT_LENGTH=str(11 * 1024 * 1024)).status_code == 200
    assert sent(rf, CONTENT_LENGTH="0").status_code == 200


@pytest.mark.parametrize(
    "headers", [{}, {"CONTENT_LENGTH": ""}, {"HTTP_TRANSFER_ENCODING": "chunked", "CONTENT_LENGTH": "5"}]
)
def test_a_body_of_unknown_size_is_refused_unread(rf: RequestFactory, headers: dict[str, str]) -> None:
    refused = sent(rf, **headers)
    assert refused.status_code == 411
    assert "Content-Length" in refused.content.decode()


def test_asking_for_a_page_needs_no_length(rf: RequestFactory) -> None:
    assert body_limit(answer)(rf.get("/")).status_code == 200


def test_a_null_character_is_refused_in_the_admin_alone(rf: RequestFactory) -> None:
    with pytest.raises(BadRequest):
        no_null_characters(answer)(rf.get("/admin/tracker/actor/?kind=%00"))
    assert no_null_characters(answer)(rf.get("/commitments/?q=%00")).status_code == 200


@pytest.mark.parametrize(("address", "origin"), [("/admin/tracker/actor/add/", "admin"), ("/", "site")])
def test_history_is_told_which_door_a_change_came_through(rf: RequestFactory, address: str, origin: str) -> None:
    known: dict[str, object] = {}

    def remember(request: HttpRequest) -> HttpResponse:
        with pghistory.context() as context:
            known.update(context.metadata)
        return answer(request)

    HistoryMiddleware(remember)(rf.post(address))  # type: ignore[no-untyped-call]
    assert known == {"user": None, "url": address, "origin": origin}
