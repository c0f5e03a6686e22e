"""The turn of a request: one that cannot be rendered yet waits in the web server, without a thread.

The web server says with each request what it knows of its turn (`config/whole_requests.py`); another than ours says
nothing, and threads wait.
"""

from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from tracker.page_cache.render_slots import HeldLock

# Under this name among what the web server says with a request.
TURN = "tracker.page_cache.turn"


@dataclass
class Turn:
    """`place` is one of PAGES_RENDERED_AT_ONCE for this request, if it was its turn; `is_behind`, that others wait for
    one; `may_wait`, that it may be put back.
    """

    place: HeldLock | None = None
    is_behind: bool = False
    may_wait: bool = True

    @classmethod
    def of(cls, request: HttpRequest) -> "Turn | None":
        """What the web server says; None of one that puts nothing back."""
        found = request.META.get(TURN)
        return found if isinstance(found, cls) else None

    def take_place(self) -> HeldLock | None:
        """The place, which is the caller's to release from now on."""
        place, self.place = self.place, None
        return place

    def end(self) -> None:
        """Releases the place if nobody took it."""
        if place := self.take_place():
            place.release()


class PutBackError(Exception):
    """The request cannot be answered yet; `is_underway` where its very page is being rendered for another reader."""

    def __init__(self, *, is_underway: bool) -> None:
        super().__init__()
        self.is_underway = is_underway


class PutBackResponse(HttpResponse):
    """What stands for an answer until the web server has it back; no reader sees it."""

    status_code = HTTPStatus.SERVICE_UNAVAILABLE
    # It is no error, and not for the log.
    _has_been_logged = True

    def __init__(self, *, is_underway: bool) -> None:
        super().__init__()
        self.is_underway = is_underway
