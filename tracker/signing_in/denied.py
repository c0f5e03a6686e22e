"""The answer to who asks for what they may not see or do."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tracker.access import audit_log


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page that says so, and its line in the audit log."""
    audit_log.log("denied", **audit_log.request_fields(request))
    return render(request, "403.html", status=HTTPStatus.FORBIDDEN)
