"""Answers while the database is unavailable: 503, rendered without it, and a form's fields are kept."""

import logging
from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus
from itertools import chain
from typing import Any, cast

import psycopg
from django.db import Error as DatabaseError
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.clickjacking import xframe_options_exempt

from tracker.cards.embed import framable
from tracker.database.transient_errors import Reason, over_budget, sqlstate_of, transient_reason
from tracker.database.wait_budget import Budget, budget_in_force
from tracker.database.work import OverBudgetError, Work, current_work, work_in_force
from tracker.page_cache.answer_size import check_size
from tracker.signing_in.unsaved import unsaved_context

Respond = Callable[[HttpRequest], HttpResponseBase]
ERRORS_OF_OURS = 500
READING = ("GET", "HEAD", "OPTIONS")

logger = logging.getLogger(__name__)


class DatabaseWaitsMiddleware:
    """Gives each request its budgets, of waiting for the database, of rows and of bytes, and answers for the database
    when it fails, or when one is used up.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        allowed = Budget.for_request(writes=request.method not in READING)
        with budget_in_force(allowed), work_in_force(Work.of_request()):
            response = self.respond(request)
            if not isinstance(response, StreamingHttpResponse):
                return response if response.status_code >= ERRORS_OF_OURS else within_size(request, response)
            if isinstance(response, FileResponse):
                return response
            try:
                return with_first_piece(response, allowed)
            except (DatabaseError, psycopg.Error) as error:  # Django leaves those of a COPY as they are.
                response.close()
                unavailable = answer(request, error)
                if unavailable is None:
                    raise
                return unavailable

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The answer to an error in a view, if the database is behind it."""
        return answer(request, error)


def within_size(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The response, or in place of one that is too large the answer that says so."""
    try:
        check_size(
            len(cast("HttpResponse", response).content),
            content_type=response.headers.get("Content-Type", ""),
            is_public=not request.path.startswith("/admin/"),
        )
    except OverBudgetError as error:
        return answer(request, error) or response
    return response


def with_first_piece(response: StreamingHttpResponse, allowed: Budget) -> StreamingHttpResponse:
    """The response with its first piece already read, so that an error up to there can still be answered."""
    pieces = iter(cast("Iterable[bytes]", response.streaming_content))
    first = list(zip((None,), pieces, strict=False))
    response.streaming_content = chain([piece for _, piece in first], sent_within(pieces, allowed))
    return response


def sent_within(pieces: Iterator[bytes], allowed: Budget) -> Iterator[bytes]:
    """The pieces, each read within the budget; the server asks for them when all middleware is done."""
    while True:
        with budget_in_force(allowed):
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece


def answer(request: HttpRequest, error: BaseException) -> HttpResponse | None:
    """The 503 with Retry-After, logged in one line, if a transient error of the database is behind the error; else
    None.
    """
    reason = transient_reason(error)
    if reason is None:
        return None
    found = request.resolver_match
    details: dict[str, object] = {
        "method": request.method,
        "route": f"/{found.route}" if found else request.path,
        "reason": reason.name,
        "code": sqlstate_of(error),
        "status_code": HTTPStatus.SERVICE_UNAVAILABLE.value,
    }
    too_much, work = over_budget(error), current_work()
    details |= (too_much.counted if too_much else {}) | (work.told() if work else {})
    logger.warning("more than one answer may" if too_much else "the database did not do its part", extra=details)
    response = page(request, reason) if wants_page(request) else text_response(reason)
    response["Retry-After"] = str(reason.seconds)
    add_never_cache_headers(response)
    # Django would say once more, and less, what stands in the log now.
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001
    if request.path.startswith("/embed/"):
        return cast("HttpResponse", framable(xframe_options_exempt(lambda _: response))(request))
    return response


def page(request: HttpRequest, reason: Reason) -> HttpResponse:
    """The 503 page that says why, and offers to send the form again."""
    context = {
        "reason": reason,
        **(unsaved_context(request) if request.method == "POST" and is_from_this_site(request) else {}),
    }
    context["sent"] = request.method not in READING
    return render(request, "503.html", context, status=HTTPStatus.SERVICE_UNAVAILABLE)


def text_response(reason: Reason) -> HttpResponse:
    """The same in plain text, for programs."""
    return HttpResponse(
        f"{reason.title}. {reason.explanation}\n",
        content_type="text/plain; charset=utf-8",
        status=HTTPStatus.SERVICE_UNAVAILABLE,
    )


def wants_page(request: HttpRequest) -> bool:
    """Whether the client takes HTML: by its Accept header, and an address without a file extension."""
    accepted = request.headers.get("Accept", "*/*").lower()
    is_file = "." in request.path.rsplit("/", 1)[-1]
    return not is_file and ("text/html" in accepted or accepted.strip() in ("", "*/*"))


class OriginCheck(CsrfViewMiddleware):
    """Django's CSRF check, which here only tells whether a form came from a page of this site."""

    def _reject(self, request: HttpRequest, reason: str) -> Any:
        return HttpResponse(reason, status=HTTPStatus.FORBIDDEN)


def is_from_this_site(request: HttpRequest) -> bool:
    """Whether the form came from a page of this site: nobody else may put words into a form to be sent again."""
    check = OriginCheck(lambda _: HttpResponse())
    return check.process_view(request, page, (), {}) is None
