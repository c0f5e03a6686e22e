"""Who is signed in is asked of the database by the pages that need to know it, and by no others."""

import logging

from django.conf import settings
from django.contrib.sessions import middleware
from django.db import Error as DatabaseError
from django.http import HttpRequest, HttpResponse

from tracker.database.transient_errors import transient_reason

logger = logging.getLogger(__name__)


class SessionMiddleware(middleware.SessionMiddleware):
    """Django's, which lets a page be read whose session cannot be saved for the time being."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """The response, with the cookie of the session if that was changed and saved."""
        try:
            return super().process_response(request, response)
        except DatabaseError as error:
            reason = transient_reason(error)
            if reason is None or request.method not in ("GET", "HEAD"):
                raise
            logger.warning("a session was not saved", extra={"route": request.path, "reason": reason.name})
            return response


def may_be_signed_in(request: HttpRequest) -> bool:
    """Whether the browser brings a session; one that has ended counts until the browser forgets it, within the day."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def signed_in(request: HttpRequest) -> dict[str, bool]:
    """For every page: whether its reader may be signed in. It only chooses a word, so nobody is looked up for it."""
    return {"may_be_signed_in": may_be_signed_in(request)}
