"""The process that renders one page: forked from a server that has the site loaded, kept small, and ended after it.

It gives way to the processes that answer (`nice`), never stops to look for garbage, since all of it is gone when it
ends, and hands its memory back by ending. Started from the process that serves by `multiprocessing`, whose fork
server has no threads.
"""

import gc
import json
import logging
import multiprocessing
import os
import signal
import tempfile
import time
from contextlib import suppress
from multiprocessing.connection import Connection

import django
import psycopg
from django.apps import apps
from django.db import DatabaseError, Error, OperationalError

if not apps.ready:  # in the fork server, which loads this module first
    django.setup()

from django.template.loader import get_template
from django.urls import get_resolver

from tracker.database.wait_budget import at_most
from tracker.page_cache.render_job import RenderJob
from tracker.page_cache.render_slots import RenderSlot
from tracker.page_cache.rendered_page import RenderedPage
from tracker.page_cache.store import Store

NICENESS = 5
# Seconds after which a page is given up by whoever renders it, and how many of them it may wait for the database.
LONGEST = 300
LONGEST_WAIT = 60.0
# What its answer begins with: the page is in the store, it follows, or what the database had to say does.
KEPT, SENT, FAILED = b"k", b"s", b"f"

logger = logging.getLogger("tracker.page_cache")
_processes = multiprocessing.get_context("forkserver")


class RenderingError(Exception):
    """A page could not be rendered; why stands in the log."""


def load() -> None:
    """What the fork server has ready before it forks: addresses and templates."""
    get_resolver().url_patterns  # noqa: B018
    for name in ("dashboard.html", "cite.html", "embed/dashboard.html"):
        get_template(f"tracker/{name}")
    gc.collect()
    gc.freeze()


def render_apart(job: RenderJob, key: str, slot: RenderSlot, *, patience: float) -> RenderedPage | None:
    """The page, rendered in a process of its own; None when that takes longer than `patience` seconds, and goes on.

    The slot passes to that process. Raises RenderingError when it ends without a page, DatabaseError when the database
    failed there.
    """
    _processes.set_forkserver_preload(["__main__", "tracker.page_cache.preload"])
    store = Store.of_site()
    here, there = _processes.Pipe(duplex=False)
    try:
        process = _processes.Process(
            target=_render, args=(job, key, slot, there, store, tempfile.gettempdir()), daemon=True
        )
        process.start()
    finally:
        slot.release()
        there.close()
    with here:
        if not here.poll(patience):
            return None
        try:
            content = here.recv_bytes()
        except EOFError:
            raise RenderingError(job.view) from None
    sort, rest = content[:1], content[1:]
    if sort == FAILED:
        raise error_of_database(rest)
    return store.get(key) if sort == KEPT else RenderedPage.from_bytes(rest)


def error_of_database(content: bytes) -> DatabaseError:
    """What the database had to say to the process that rendered, as if this one had asked."""
    said = json.loads(content)
    kind = psycopg.errors.lookup(said["sqlstate"]) if said["sqlstate"] else psycopg.OperationalError
    raised = OperationalError if issubclass(kind, psycopg.OperationalError) else DatabaseError
    error = raised(said["error"])
    error.__cause__ = kind(said["error"])
    return error


def _render(job: RenderJob, key: str, slot: RenderSlot, there: Connection, store: Store, folder: str) -> None:
    """Renders the page in this process, which is of no other use, and keeps it; what cannot be kept is sent."""
    os.nice(NICENESS)
    gc.disable()
    # With those of the worker that asked, who clears them up.
    tempfile.tempdir = folder
    signal.alarm(LONGEST)
    try:
        page = render_within_budget(job)
    except Error as error:
        cause = error.__cause__
        code = cause.sqlstate if isinstance(cause, psycopg.Error) else None
        there.send_bytes(FAILED + json.dumps({"error": str(error), "sqlstate": code}).encode())
        return
    except Exception:
        logger.exception("page failed", extra={"route": job.view, "query": job.query})
        return
    try:
        kept = store.put(key, page)
    except OSError as error:
        logger.warning("page not kept", extra={"route": job.view, "reason": str(error)})
        kept = False
    with suppress(BrokenPipeError):  # whoever asked may have given up
        there.send_bytes(KEPT if kept else SENT + page.to_bytes())


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
