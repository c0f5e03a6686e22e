"""A process that renders goes on to the next page, until nobody asks, or it has done enough."""

import os
import signal
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from tracker.page_cache import render_process
from tracker.page_cache.render_job import RenderJob
from tracker.page_cache.render_process import NONE, SENT, Renderer, Renderers, RenderingError, render_apart
from tracker.page_cache.render_slots import HeldLock, RenderSlot, take_place
from tracker.page_cache.rendered_page import RenderedPage
from tracker.page_cache.store import Store

JOB = RenderJob(
    view="a.view", arguments={}, path="/", query="", scheme="http", host="testserver", is_signed_in=False, today=None
)
KEY = "ab" * 32
PAGE = RenderedPage(body=b"A page", content_type="text/plain")
Start = Callable[[], Renderer]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Starts a renderer as a fork of the tests, whose pages are all the same one."""
    monkeypatch.setattr(render_process, "close_old_connections", lambda: None)
    monkeypatch.setattr(render_process, "_answer", lambda *_: SENT + PAGE.to_bytes())

    def forked() -> Renderer:
        here, there = get_context("fork").Pipe(duplex=True)
        if not os.fork():  # pragma: no cover (another process)
            here.close()
            close_locks()
            serve_and_end(there, tmp_path)
        there.close()
        return Renderer(here, is_new=True)

    monkeypatch.setattr(render_process, "_renderers", Renderers())
    monkeypatch.setattr(Renderer, "start", forked)
    return forked


def close_locks() -> None:  # pragma: no cover (another process)
    """A process of the fork server has none of those that asks; a fork has."""
    for opened in list(Path("/proc/self/fd").iterdir()):
        if opened.is_symlink() and opened.readlink().suffix == ".lock":
            os.close(int(opened.name))


def serve_and_end(line: Connection, folder: Path) -> None:  # pragma: no cover (another process)
    try:
        render_process._serve(line, Store(folder, 1000), str(folder))
    finally:
        os._exit(0)


def slot(folder: Path) -> RenderSlot:
    """The right to render the page."""
    found = RenderSlot.take(folder, KEY)
    assert found is not None
    return found


def render(folder: Path) -> RenderedPage | None:
    return render_apart(JOB, KEY, slot(folder), patience=20.0)


def ended(children: int) -> None:
    """Waits until so many processes have ended."""
    for _ in range(children):
        assert os.waitstatus_to_exitcode(os.wait()[1]) in (0, -signal.SIGKILL)


def test_one_process_renders_page_after_page(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        assert render(tmp_path) == PAGE
    # Its locks are free again.
    place = take_place(tmp_path)
    assert place is not None
    place.release()
    # The next would wait at that one: another begins.
    first = render_process._renderers.take()
    assert not first.is_new
    assert render_process._renderers.take().is_new
    first.line.close()
    ended(2)


def test_it_ends_after_so_many_pages_and_another_goes_on(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render_process, "MOST_PAGES", 2)
    for _ in range(5):
        assert render(tmp_path) == PAGE
    ended(2)
    render_process._renderers.take().line.close()
    ended(1)


def test_it_ends_after_a_page_that_took_much_memory(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = iter((100.0, 131.0))
    monkeypatch.setattr(render_process, "most_held", lambda: next(held))
    assert render(tmp_path) == PAGE
    ended(1)


def test_it_ends_when_nobody_asks(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render_process, "IDLE", 0.0)
    renderer = start()
    ended(1)
    assert not renderer.is_there


def test_one_that_was_killed_while_it_waited_is_replaced(start: Start, tmp_path: Path) -> None:
    assert render(tmp_path) == PAGE
    waiting = render_process._renderers.take()
    os.kill(child_of_this_process(), signal.SIGKILL)
    ended(1)
    render_process._renderers.keep(waiting)
    assert render(tmp_path) == PAGE
    render_process._renderers.take().line.close()
    ended(1)


def child_of_this_process() -> int:
    """The only one there is."""
    pid = os.getpid()
    (child,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(child)


def test_one_that_cannot_render_a_page_ends_and_says_so(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render_process, "_answer", lambda *_: NONE)
    with pytest.raises(RenderingError):
        render(tmp_path)
    ended(1)
    slot(tmp_path).release()


def test_one_that_takes_too_long_goes_on_and_holds_the_page_meanwhile(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, writing = os.pipe()

    def held_up(*_: object) -> bytes:  # pragma: no cover (another process)
        os.read(reading, 1)
        return SENT + PAGE.to_bytes()

    monkeypatch.setattr(render_process, "_answer", held_up)
    assert render_apart(JOB, KEY, slot(tmp_path), patience=0.0) is None
    assert HeldLock.of(tmp_path / f"page-{KEY[:2]}.lock") is None
    os.write(writing, b".")
    ended(1)
    slot(tmp_path).release()
    for end in (reading, writing):
        os.close(end)
