"""Malformed requests: a charset other than UTF-8, or a form that cannot be read, is refused before any view.

Django takes the charset that a request names, whichever codec of Python that is, for its form and its address alike,
and reads the address by it while it makes the request: an error there comes before any middleware, and has no page and
no headers. A form is read by whatever asks for it first, which may be the page that says what went wrong.
"""

import codecs
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.http import parse_header_parameters

Respond = Callable[[HttpRequest], HttpResponse]

CHARSET = "utf-8"
FOREIGN = "What is sent must be in UTF-8, and its Content-Type must say so or name no charset.\n"
UNREADABLE = "What was sent cannot be read as the form that its Content-Type says it is, or has too many fields.\n"


class UTF8Request(WSGIRequest):
    """A request that is read as UTF-8 whatever it says of itself.

    `refuse_malformed` refuses those that name another charset.
    """

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        """Takes the content type apart; one that cannot be is as one in no charset."""
        try:
            self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except ValueError:
            self.content_type, self.content_params = "", {"charset": ""}


def refuse_malformed(respond: Respond) -> Respond:
    """Middleware that answers 415 to another charset than UTF-8, and 400 to a form that cannot be read."""

    def with_readable(request: HttpRequest) -> HttpResponse:
        if not is_utf8((request.content_params or {}).get("charset", CHARSET)):
            return text_response(FOREIGN, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        try:
            request.POST  # noqa: B018 (reading it is what may fail)
        except (BadRequest, MultiPartParserError, SuspiciousOperation):
            return text_response(UNREADABLE, HTTPStatus.BAD_REQUEST)
        except UnreadablePostError:  # the visitor is gone
            pass
        return respond(request)

    return with_readable


def is_utf8(charset: str) -> bool:
    """Whether the charset is UTF-8, by whichever of its names."""
    try:
        return codecs.lookup(charset).name == CHARSET
    except (LookupError, ValueError):
        return False


def text_response(sentence: str, status: HTTPStatus) -> HttpResponse:
    """The sentence as plain text with that status: an error page would ask for the form again."""
    return HttpResponse(sentence, content_type="text/plain; charset=utf-8", status=status)
