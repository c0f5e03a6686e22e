"""What every request passes through."""

import pghistory
import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from config.middleware import HistoryMiddleware, permissions_policy


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


@pytest.mark.parametrize(("address", "origin"), [("/admin/tracker/actor/add/", "admin"), ("/", "site")])
def test_history_is_told_which_door_a_change_came_through(rf: RequestFactory, address: str, origin: str) -> None:
    known: dict[str, object] = {}

    def remember(request: HttpRequest) -> HttpResponse:
        with pghistory.context() as context:
            known.update(context.metadata)
        return answer(request)

    HistoryMiddleware(remember)(rf.post(address))  # type: ignore[no-untyped-call]
    assert known == {"user": None, "url": address, "origin": origin}
