"""The decorator of views whose cost grows with the store."""

import logging
import time
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from tracker.database.dataset_version import DatasetVersion
from tracker.page_cache.render_job import VIEWS, RenderJob, View
from tracker.page_cache.render_process import render_apart, render_here
from tracker.page_cache.render_slots import FIRST, HeldLock, RenderSlot, waiting, waiting_first
from tracker.page_cache.rendered_page import RenderedPage
from tracker.page_cache.store import Store
from tracker.page_cache.turn import PutBackError, PutBackResponse, Turn

# Seconds for which a thread waits for its slot or for what others render, and for what is rendered for itself.
PATIENCE = 4.0
PATIENCE_WITH_OWN = 25.0
PAUSE = 0.05
ASK_AGAIN_AFTER = 10
# What the kept pages are called in the header Cache-Status.
CACHE = "pages"

logger = logging.getLogger("tracker.page_cache")


class RenderBusyError(Exception):
    """Too many pages are asked for at once, or this one takes too long."""


def cached_page(names: frozenset[str], *, tells_today: bool = False) -> Callable[[View], View]:
    """Decorates a view: its pages are rendered in a process apart, few at once, and cached while they would come out
    the same.

    A page may depend on the view's arguments, on the query parameters in `names`, on published records and on the day,
    which a page of two past days must not hang on unless it `tells_today`; the view is given nothing else, and may
    raise nothing.
    """

    def decorated(view: View) -> View:
        name = f"{view.__module__}.{view.__qualname__}"
        VIEWS[name] = view

        @wraps(view)
        def with_cache(request: HttpRequest, **arguments: Any) -> HttpResponseBase:
            if not settings.PAGE_CACHE_MEGABYTES:
                return view(request, **arguments)
            version = getattr(request, "dataset_version", None) or DatasetVersion.read()
            job = RenderJob.of(request, name, arguments, names, tells_today=tells_today)
            key = job.key(version)
            if kept := Store.of_site().get(key):
                return answer(kept, is_hit=True)
            try:
                return answer(get_page(job, key, Turn.of(request)), is_hit=False)
            except PutBackError as later:
                return PutBackResponse(is_underway=later.is_underway)
            except RenderBusyError:
                said = {"route": name, "query": job.query, "status_code": HTTPStatus.SERVICE_UNAVAILABLE}
                logger.warning("page refused", extra=said)
                return busy_response(request)

        return with_cache

    return decorated


def answer(page: RenderedPage, *, is_hit: bool) -> HttpResponse:
    """The page as an answer, which says whether it was kept (RFC 9211)."""
    response = page.response()
    response["Cache-Status"] = f"{CACHE}; hit" if is_hit else f"{CACHE}; fwd=miss"
    return response


def get_page(job: RenderJob, key: str, turn: Turn | None = None) -> RenderedPage:
    """The page rendered now, or by another meanwhile; raises RenderBusyError when that would take too long, or
    PutBackError where the web server lets it wait.
    """
    store = Store.of_site()
    is_first = not job.query
    if turn and not is_first:
        return get_page_in_turn(job, key, turn, store)
    places = waiting_first if is_first else waiting
    # Whoever waits takes a thread from those who would be answered at once: few may.
    if not places.acquire(blocking=False):
        raise put_back_or_busy(turn, is_underway=True)
    announced = None
    try:
        give_up = time.monotonic() + PATIENCE
        while (slot := RenderSlot.take(store.folder, key, is_first=is_first)) is None:
            if is_first and announced is None:
                announced = HeldLock.of(store.folder / FIRST)
            if page := store.get(key):
                return page
            if time.monotonic() > give_up:
                raise put_back_or_busy(turn, is_underway=True)
            time.sleep(PAUSE)
        return render_or_reuse(job, key, slot, store)
    finally:
        if announced:
            announced.release()
        places.release()


def get_page_in_turn(job: RenderJob, key: str, turn: Turn, store: Store) -> RenderedPage:
    """The page, if it is its turn or nobody waits and a place is free; no thread waits for what others render."""
    place = turn.take_place()
    if place is None and turn.is_behind:
        raise put_back_or_busy(turn)
    slot = RenderSlot.take(store.folder, key, place=place)
    if slot is not None:
        return render_or_reuse(job, key, slot, store)
    if place is None:
        raise put_back_or_busy(turn)
    place.release()
    raise put_back_or_busy(turn, is_underway=True)


def put_back_or_busy(turn: Turn | None, *, is_underway: bool = False) -> Exception:
    """What to raise where a page cannot be rendered yet."""
    return PutBackError(is_underway=is_underway) if turn and turn.may_wait else RenderBusyError()


def render_or_reuse(job: RenderJob, key: str, slot: RenderSlot, store: Store) -> RenderedPage:
    """The page, rendered in this slot unless another process has just done so; the slot is released."""
    if page := store.get(key):
        slot.release()
        return page
    if settings.PAGES_RENDERED_APART:
        page = render_apart(job, key, slot, patience=PATIENCE_WITH_OWN)
        if page is None:
            raise RenderBusyError
        return page
    try:
        page = render_here(job)
        if job.is_of_its_day:
            store.put(key, page)
        return page
    finally:
        slot.release()


def busy_response(request: HttpRequest) -> HttpResponse:
    """503 with Retry-After: a page for people, one line for a file."""
    if request.path.endswith("/"):
        response = render(request, "tracker/too_many_readers.html", {"seconds": ASK_AGAIN_AFTER})
    else:
        said = f"Too many readers are asking for such files at the moment. Ask again in {ASK_AGAIN_AFTER} seconds.\n"
        response = HttpResponse(said, content_type="text/plain; charset=utf-8")
    response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    response["Retry-After"] = str(ASK_AGAIN_AFTER)
    # Said in the log already, with the route.
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001 (as Django itself marks it)
    return response
