"""Who may render: one for each page, so many at once, until that process has ended."""

import os
from pathlib import Path

import pytest
from pytest_django import Settings

from config import gunicorn
from tracker.page_cache.render_slots import MOST_WAITING, RenderSlot

ONE, TWO, THREE = "aa" * 32, "bb" * 32, "cc" * 32


def test_a_page_is_rendered_by_one_at_a_time(tmp_path: Path, settings: Settings) -> None:
    settings.PAGES_RENDERED_AT_ONCE = 2
    slot = RenderSlot.take(tmp_path, ONE)
    assert slot is not None
    assert RenderSlot.take(tmp_path, ONE) is None
    slot.release()
    again = RenderSlot.take(tmp_path, ONE)
    assert again is not None
    again.release()


@pytest.mark.parametrize("at_once", [1, 2])
def test_no_more_pages_are_rendered_at_once_than_may_be(tmp_path: Path, settings: Settings, at_once: int) -> None:
    settings.PAGES_RENDERED_AT_ONCE = at_once
    turns = [RenderSlot.take(tmp_path, key) for key in (ONE, TWO, THREE)]
    assert [slot is not None for slot in turns] == [True, at_once > 1, False]
    for slot in turns:
        if slot:
            slot.release()
    later = RenderSlot.take(tmp_path, THREE)
    assert later is not None
    later.release()


def test_a_turn_ends_with_the_process_that_has_it(tmp_path: Path, settings: Settings) -> None:
    settings.PAGES_RENDERED_AT_ONCE = 1
    pid = os.fork()
    if pid == 0:  # pragma: no cover (another process)
        os._exit(0 if RenderSlot.take(tmp_path, ONE) else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    slot = RenderSlot.take(tmp_path, ONE)
    assert slot is not None
    slot.release()


def test_half_of_the_threads_of_the_image_never_wait() -> None:
    assert gunicorn.threads >= 2 * MOST_WAITING
