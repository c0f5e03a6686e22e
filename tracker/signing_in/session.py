"""How long one stays signed in: so long without doing anything, and so long at most.

Django's own expiry says when a session ends (`SESSION_COOKIE_AGE` is the idle limit), so that nothing is asked or
written to find out. It is put off as one goes on working, once a twelfth of the limit is over and no sooner, and never
beyond the end.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import UpdateError
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

BEGAN, PUT_OFF = "began", "put_off"
PARTS = 12


def begin(request: HttpRequest) -> None:
    """Notes when somebody signed in."""
    request.session[BEGAN] = request.session[PUT_OFF] = int(time.time())


def idle_limit(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Puts off the end of the session of who does something; asks nothing of those who are not signed in."""

    def with_idle_limit(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        # What no page has looked at is not read for this, nor what could not be read a moment ago.
        has_failed = response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR
        if request.session.accessed and not has_failed and SESSION_KEY in request.session:
            extend(request)
        return response

    return with_idle_limit


def extend(request: HttpRequest) -> None:
    """Moves the end of the session to an idle limit from now, at most to SESSION_LONGEST seconds after it began."""
    now, session, idle = int(time.time()), request.session, settings.SESSION_COOKIE_AGE
    last = session[PUT_OFF] if PUT_OFF in session else last_sign_in(request)
    if now - last < idle // PARTS:
        return
    began, is_saved_anyway = session.get(BEGAN, last) or now, session.modified
    session[BEGAN], session[PUT_OFF] = began, now
    session.set_expiry(datetime.fromtimestamp(min(now + idle, began + settings.SESSION_LONGEST), UTC))
    if not is_saved_anyway:
        try:
            session.save()
        except (DatabaseError, UpdateError):
            # A page that was only to be read is not lost because nothing can be written, or somebody signed out.
            session.modified = False


def last_sign_in(request: HttpRequest) -> int:
    """When the person last signed in, in Unix seconds; 0 if nobody is signed in."""
    last = request.user.last_login if request.user.is_authenticated else None
    return int(last.timestamp()) if last else 0
