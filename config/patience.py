"""How long a request waits for what somebody else is writing, and what it answers when that was too long."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tracker.transfer.locks import waited_in_vain

METHODS_WITH_BODY = ("POST", "PUT", "PATCH")


class PatienceMiddleware:
    """Lets no request that writes wait for ever: an import keeps its tables to itself while it is applied."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in METHODS_WITH_BODY:
            with connection.cursor() as cursor:
                cursor.execute(f"SET lock_timeout = '{int(settings.LOCK_PATIENCE * 1000)}ms'")
        return self.respond(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page that says to try again, where no form could say it itself."""
        if not waited_in_vain(error):
            return None
        page = render(request, "503.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
        page["Retry-After"] = "60"
        return page
