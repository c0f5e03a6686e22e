"""The page for what went wrong on our side; others where the database did, or where there was no room for a file."""

import logging
import sys
import tempfile
from contextlib import suppress
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token
from django.views.defaults import server_error

from config.unavailable import answer
from tracker.database.disk_full import is_disk_full

logger = logging.getLogger(__name__)


@requires_csrf_token
def handle_server_error(request: HttpRequest) -> HttpResponse:
    """What Django shows for an error that nothing else took, while that is being handled (`handler500`)."""
    _close_unfinished_uploads(request)
    error = sys.exception()
    # Such as one in reading the session, in which no view had a part.
    unavailable = answer(request, error) if error else None
    if unavailable is not None:
        return unavailable
    if not is_disk_full(error):
        return server_error(request)
    logger.error("no room is left for files", extra={"folder": tempfile.gettempdir()})
    page = render(request, "no_room.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
    page["Retry-After"] = "300"
    return page


def _close_unfinished_uploads(request: HttpRequest) -> None:
    """Removes what had come of a file when reading it failed; Django closes only those that had come whole."""
    for handler in request.upload_handlers:
        file = getattr(handler, "file", None)
        if file is not None:
            with suppress(OSError):
                file.close()
