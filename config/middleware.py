"""What every request passes through that is ours."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import pghistory.middleware
from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

from config.upload_limit import MEGABYTE, largest_body

Respond = Callable[[HttpRequest], HttpResponse]

METHODS_WITH_BODY = ("POST", "PUT", "PATCH")
UNUSED_BROWSER_FEATURES = ("camera", "geolocation", "microphone", "payment", "usb")
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in UNUSED_BROWSER_FEATURES)


def permissions_policy(respond: Respond) -> Respond:
    """Tells the browser which of its features no page here ever asks for."""

    def with_permissions_policy(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return with_permissions_policy


def body_limit(respond: Respond) -> Respond:
    """Refuses a body too large, or of unknown size, before any of it is read: Django spools uploads to disk."""

    def with_body_limit(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or ""
        is_unmeasured = "HTTP_TRANSFER_ENCODING" in request.META or not length.isdecimal()
        if request.method in METHODS_WITH_BODY and is_unmeasured:
            return _plainly("Say in Content-Length how many bytes are sent.", HTTPStatus.LENGTH_REQUIRED)
        if length.isdecimal() and _larger(length, largest_body()):
            most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // MEGABYTE
            return _plainly(
                f"This is more than the {most} MB that are allowed; split it into several files.",
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            )
        return respond(request)

    return with_body_limit


def _larger(digits: str, most: int) -> bool:
    """Whether the number is larger, however many digits it has."""
    shown = digits.lstrip("0")
    return len(shown) > len(str(most)) or int(shown or "0") > most


def _plainly(sentence: str, status: HTTPStatus) -> HttpResponse:
    return HttpResponse(f"{sentence}\n", content_type="text/plain; charset=utf-8", status=status)


def no_null_characters(respond: Respond) -> Respond:
    """Refuses null characters, which no text in the database can hold, in what the admin is asked for.

    The public pages' own filters say which word they left out.
    """

    def with_no_null_characters(request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/admin/") and "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("The address holds a null character.")
        return respond(request)

    return with_no_null_characters


class HistoryMiddleware(pghistory.middleware.HistoryMiddleware):
    """Writes beside every change who made it, at which address, and how it was made."""

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        origin = "admin" if request.path.startswith("/admin/") else "site"
        return {**super().get_context(request), "origin": origin}
