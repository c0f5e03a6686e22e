"""How long a request waits for what somebody else is writing, and what it answers when that was too long."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tracker.transfer.locks import waited_in_vain

Execute = Callable[[str, Any, bool, Any], Any]
METHODS_WITH_BODY = ("POST", "PUT", "PATCH")


class Patience:
    """Says with the first query of a request how long any of them may wait; without one the database is left alone."""

    is_said = False

    def __call__(self, execute: Execute, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        if not self.is_said:
            self.is_said = True
            execute(f"SET lock_timeout = '{int(settings.LOCK_PATIENCE * 1000)}ms'", None, False, context)
        return execute(sql, parameters, many, context)


class PatienceMiddleware:
    """Lets no request that writes wait for ever: an import keeps its tables to itself while it is applied."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS_WITH_BODY:
            return self.respond(request)
        with connection.execute_wrapper(Patience()):
            return self.respond(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page that says to try again, where no form could say it itself."""
        if not waited_in_vain(error):
            return None
        page = render(request, "503.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
        page["Retry-After"] = "60"
        return page
