"""Conditional requests (RFC 9110): a public page is not rendered again for a reader who has it as it is now."""

from collections.abc import Callable
from datetime import UTC, datetime, time
from hashlib import sha256
from http import HTTPStatus

from csp.decorators import csp_exempt
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import is_valid_path
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date
from django.views.decorators.clickjacking import xframe_options_exempt

from config.sessions import may_be_signed_in
from tracker.database.dataset_version import DatasetVersion
from tracker.page_cache.code_version import code_version
from tracker.parameters.filters import utc_today

Respond = Callable[[HttpRequest], HttpResponseBase]

# What does not hang on the records, or not on them alone.
NEVER_KEPT = ("/admin/", "/healthz", "/readyz", "/robots.txt", "/favicon.ico")


def revalidation(respond: Respond) -> Respond:
    """Middleware that answers 304, by one query, to whoever has the public page as it would be rendered now."""

    def with_revalidation(request: HttpRequest) -> HttpResponseBase:
        if not is_public_page(request):
            return respond(request)
        if not may_be_revalidated(request):
            response = respond(request)
            patch_vary_headers(response, ["Cookie"])
            return response
        # Read before the page is: a page that is newer than its tag is made again once, an older one would stay.
        version = DatasetVersion.read()
        # What the page is kept under here goes by the same state.
        request.dataset_version = version  # type: ignore[attr-defined]
        tag = tag_of(request, version)
        answer = None if asks_for_any_copy(request) else get_conditional_response(request, etag=tag)
        response = without_policy_headers(request, answer) if answer else respond(request)
        if response.status_code == HTTPStatus.NOT_MODIFIED or is_shareable(request, response):
            response.headers["ETag"] = tag
            response.headers["Last-Modified"] = http_date(last_modified(version).timestamp())
            # Without this, browsers guess from Last-Modified for how many days they need not ask.
            patch_cache_control(response, no_cache=True)
            patch_vary_headers(response, ["Cookie"])
        return response

    return with_revalidation


def without_policy_headers(request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
    """The 304 without CSP and frame headers, which browsers would put in place of those of the copy."""
    return xframe_options_exempt(csp_exempt()(lambda _: answer))(request)


def asks_for_any_copy(request: HttpRequest) -> bool:
    """Whether the condition is `If-None-Match: *`, which cannot be told before the page is rendered."""
    return request.headers.get("If-None-Match", "").strip() == "*"


def may_be_revalidated(request: HttpRequest) -> bool:
    """Whether the request reads a public page and comes from someone who is certainly not signed in."""
    return is_public_page(request) and not may_be_signed_in(request)


def is_public_page(request: HttpRequest) -> bool:
    """Whether the request reads a page that depends on the records, and is the same for all who are not signed in."""
    return (
        request.method in ("GET", "HEAD")
        and not settings.DEBUG
        and not request.path.startswith(NEVER_KEPT)
        and bool(is_valid_path(request.path_info))
    )


def is_shareable(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether the response is 200, without an entity tag of its own, cookies or a CSRF token."""
    return (
        response.status_code == HTTPStatus.OK
        and "ETag" not in response.headers
        and not response.cookies
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    )


def tag_of(request: HttpRequest, version: DatasetVersion) -> str:
    """The weak entity tag of the page at this address: of code, records, the day in UTC and the address."""
    parts = (code_version(), version.state, utc_today().isoformat(), request.get_full_path())
    return f'W/"{sha256(chr(0).join(parts).encode()).hexdigest()[:32]}"'


def last_modified(version: DatasetVersion) -> datetime:
    """When the page last changed: at the newest change of the records, or at midnight in UTC."""
    midnight = datetime.combine(utc_today(), time(), tzinfo=UTC)
    return max(version.changed_at or midnight, midnight)
