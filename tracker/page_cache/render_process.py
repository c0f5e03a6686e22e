"""The processes that render pages: forked from a server that has the site loaded, and ended before they grow.

They give way to the processes that answer (`nice`). What one has, the site as it was loaded, its connection to the
database and what that has looked up, is there for the next page; it ends when it was not needed for a while, after so
many pages, or after one that took much memory, and so hands that back. Started from the process that serves by
`multiprocessing`, whose fork server has no threads; a renderer ends when the process that serves does.
"""

import gc
import json
import logging
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import reduction
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import Any, Self

import django
import psycopg
from django.apps import apps
from django.db import DatabaseError, Error, OperationalError, close_old_connections

if not apps.ready:  # in the fork server, which loads this module first
    django.setup()

from django.template.loader import get_template
from django.urls import get_resolver

from tracker.database.wait_budget import at_most
from tracker.database.work import OverBudgetError, Work, current_work, work_in_force
from tracker.page_cache.render_job import RenderJob
from tracker.page_cache.render_slots import LOCKS, HeldLock, RenderSlot
from tracker.page_cache.rendered_page import RenderedPage
from tracker.page_cache.store import Store

NICENESS = 5
TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "tracker"
# Seconds after which a page is given up by whoever renders it, and how many of them it may wait for the database.
LONGEST = 300
LONGEST_WAIT = 60.0
# A process ends when it was not needed for so many seconds, after so many pages, or when it has held so many
# megabytes more than when it began.
IDLE = 60.0
MOST_PAGES = 200
MOST_GROWN = 30.0
# What its answer begins with: the page is in the store, it follows, what the database had to say does, or that it was
# too much; or none comes.
KEPT, SENT, FAILED, OVER, NONE = b"k", b"s", b"f", b"o", b"n"

logger = logging.getLogger("tracker.page_cache")
_processes = multiprocessing.get_context("forkserver")


class RenderingError(Exception):
    """A page could not be rendered; why stands in the log."""


def load() -> None:
    """What the fork server has ready before it forks: addresses and templates, which take a third of a second."""
    get_resolver().url_patterns  # noqa: B018
    for path in sorted(TEMPLATES.rglob("*")):
        if path.suffix in (".html", ".svg"):
            get_template(str(path.relative_to(TEMPLATES.parent)))
    gc.collect()
    gc.freeze()


@dataclass(frozen=True)
class Renderer:
    """A process that renders, as the one that serves sees it; `is_new` until it has rendered a page."""

    line: Connection
    is_new: bool

    @classmethod
    def start(cls) -> Self:
        """A new one."""
        _processes.set_forkserver_preload(["__main__", "tracker.page_cache.preload"])
        here, there = _processes.Pipe(duplex=True)
        with there:
            _processes.Process(
                target=_serve, args=(there, Store.of_site(), tempfile.gettempdir()), daemon=True
            ).start()
        return cls(here, is_new=True)

    @property
    def is_there(self) -> bool:
        """Whether it has not ended: nothing is to be heard of it, not even that."""
        return not self.line.poll()

    def ask(self, job: RenderJob, key: str, slot: RenderSlot) -> None:
        """Tells it what to render, and lends it the slot: its locks are held until both processes let go of them."""
        self.line.send((job, key))
        for lock in slot.locks:
            reduction.send_handle(self.line, lock.descriptor, None)


class Renderers:
    """The renderers of this process that wait for a page."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._idle: list[Renderer] = []

    def take(self) -> Renderer:
        """One that waits, else a new one."""
        with self._lock:
            while self._idle:
                found = self._idle.pop()
                if found.is_there:
                    return found
                found.line.close()
        return Renderer.start()

    def keep(self, renderer: Renderer) -> None:
        """Has it wait for the next page."""
        with self._lock:
            self._idle.append(Renderer(renderer.line, is_new=False))


_renderers = Renderers()


def render_apart(job: RenderJob, key: str, slot: RenderSlot, *, patience: float) -> RenderedPage | None:
    """The page, rendered in a process apart; None when that takes longer than `patience` seconds, and goes on.

    The slot is released once the page is there, or else when that process is done with it. Raises RenderingError when
    there is no page, DatabaseError when the database failed there, OverBudgetError when it is too much.
    """
    try:
        while True:
            renderer = _renderers.take()
            try:
                renderer.ask(job, key, slot)
                if not renderer.line.poll(patience):
                    # It ends when it is done, since nobody listens.
                    renderer.line.close()
                    return None
                content = renderer.line.recv_bytes()
                break
            except (EOFError, ConnectionError):
                renderer.line.close()
                # One that had waited for as long as it may was just ending; a new one was killed.
                if renderer.is_new:
                    raise RenderingError(job.view) from None
        if content == NONE:
            renderer.line.close()
            raise RenderingError(job.view)
        _renderers.keep(renderer)
    finally:
        slot.release()
    sort, rest = content[:1], content[1:]
    if sort in (FAILED, OVER):
        said = json.loads(rest)
        if work := current_work():
            work.adopt(said["work"])
        raise OverBudgetError(**said["counted"]) if sort == OVER else error_of_database(said)
    return Store.of_site().get(key) if sort == KEPT else RenderedPage.from_bytes(rest)


def error_of_database(said: Mapping[str, Any]) -> DatabaseError:
    """What the database had to say to the process that rendered, as if this one had asked."""
    kind = psycopg.errors.lookup(said["sqlstate"]) if said["sqlstate"] else psycopg.OperationalError
    raised = OperationalError if issubclass(kind, psycopg.OperationalError) else DatabaseError
    error = raised(said["error"])
    error.__cause__ = kind(said["error"])
    return error


def _serve(line: Connection, store: Store, folder: str) -> None:
    """Renders what is asked for, until nobody does any more, or enough was done."""
    os.nice(NICENESS)
    # With those of the worker that asked, who clears them up.
    tempfile.tempdir = folder
    held_before = most_held()
    for _ in range(MOST_PAGES):
        if not line.poll(IDLE):
            return
        try:
            job, key = line.recv()
            slot = RenderSlot(tuple(HeldLock(reduction.recv_handle(line)) for _ in range(LOCKS)))
        except EOFError:
            return
        signal.alarm(LONGEST)
        close_old_connections()
        answer = _answer(job, key, store)
        slot.release()
        with suppress(ConnectionError):  # whoever asked may have given up
            line.send_bytes(answer)
        signal.alarm(0)
        if answer == NONE or most_held() > held_before + MOST_GROWN:
            return


def most_held() -> float:
    """The megabytes that this process has held at the most so far."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _answer(job: RenderJob, key: str, store: Store) -> bytes:
    """Renders the page and keeps it; what to answer whoever asked for it."""
    work = Work.of_request()
    try:
        with work_in_force(work):
            page = render_within_budget(job)
    except Error as error:
        cause = error.__cause__
        code = cause.sqlstate if isinstance(cause, psycopg.Error) else None
        said = {"error": str(error), "sqlstate": code, "work": work.kept()}
        return FAILED + json.dumps(said).encode()
    except OverBudgetError as error:
        return OVER + json.dumps({"counted": error.counted, "work": work.kept()}).encode()
    except Exception:
        logger.exception("page failed", extra={"route": job.view, "query": job.query})
        return NONE
    try:
        kept = job.is_of_its_day and store.put(key, page)
    except OSError as error:
        logger.warning("page not kept", extra={"route": job.view, "reason": str(error)})
        kept = False
    return KEPT if kept else SENT + page.to_bytes()


def render_within_budget(job: RenderJob) -> RenderedPage:
    """The page; a database error when it waits for the database for too long."""
    with at_most(LONGEST_WAIT):
        return render_here(job)


def render_here(job: RenderJob) -> RenderedPage:
    """The page, and a line in the log of what it cost."""
    begun = time.monotonic()
    page = job.render()
    cost = {"route": job.view, "query": job.query, "seconds": round(time.monotonic() - begun, 2)}
    logger.info("page rendered", extra={**cost, "bytes": len(page.body)})
    return page
