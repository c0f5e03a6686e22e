"""What every request passes through that is ours."""

from collections.abc import Callable
from typing import Any

import pghistory.middleware
from django.http import HttpRequest, HttpResponse

Respond = Callable[[HttpRequest], HttpResponse]

UNUSED_BROWSER_FEATURES = ("camera", "geolocation", "microphone", "payment", "usb")
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in UNUSED_BROWSER_FEATURES)


def permissions_policy(respond: Respond) -> Respond:
    """Tells the browser which of its features no page here ever asks for."""

    def with_permissions_policy(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return with_permissions_policy


class HistoryMiddleware(pghistory.middleware.HistoryMiddleware):
    """Writes beside every change who made it, at which address, and by which door it came in."""

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        origin = "admin" if request.path.startswith("/admin/") else "site"
        return {**super().get_context(request), "origin": origin}
