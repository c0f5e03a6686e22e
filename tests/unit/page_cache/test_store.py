"""The pages that are kept: whole, in few bytes, where nobody else can write."""

import os
import stat
from pathlib import Path

import pytest
from pytest_django import Settings

from tracker.page_cache import store as module
from tracker.page_cache.rendered_page import RenderedPage
from tracker.page_cache.store import BLOCK, Store, folder_of


def page(body: bytes = b"words", status: int = 200) -> RenderedPage:
    return RenderedPage(body=body, content_type="text/plain", status=status)


def test_a_page_is_had_back_as_it_was(tmp_path: Path) -> None:
    store = Store(tmp_path, 1000)
    kept = RenderedPage(body=b"\x89PNG\n\n\xff", content_type="image/png", disposition='attachment; filename="é.png"')
    assert store.put("one", kept)
    assert store.get("one") == kept
    assert store.get("two") is None


def test_an_error_is_not_kept_nor_what_is_too_large(tmp_path: Path) -> None:
    store = Store(tmp_path, 1000)
    assert not store.put("error", page(status=422))
    assert not store.put("large", page(b"x" * 1000))
    assert list(tmp_path.iterdir()) == []


def test_what_nobody_asked_for_longest_goes_first_and_the_bound_holds(tmp_path: Path) -> None:
    store = Store(tmp_path, 20_000)
    for moment, key in enumerate("abc"):
        store.put(key, page(b"x" * 6_000))
        os.utime(tmp_path / f"{key}.page", (moment, moment))
    assert store.get("a") is not None
    store.put("d", page(b"x" * 6_000))
    assert [store.get(key) is not None for key in "abcd"] == [True, False, True, True]
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 20_000


def test_pages_of_a_few_words_are_bounded_in_number(tmp_path: Path) -> None:
    store = Store(tmp_path, 5 * BLOCK)
    for number in range(20):
        store.put(f"{number:02}", page())
    assert len(list(tmp_path.iterdir())) == 5


def test_what_a_killed_process_left_unfinished_makes_room_too(tmp_path: Path) -> None:
    left = tmp_path / "left.unfinished"
    left.write_bytes(b"x" * 900)
    Store(tmp_path, 1000).put("one", page(b"x" * 200))
    assert not left.exists()


def test_a_folder_that_cannot_be_written_to_is_said_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.page").mkdir()
    with pytest.raises(OSError, match="directory"):
        Store(tmp_path, 1000).put("one", page())
    assert [path.name for path in tmp_path.iterdir()] == ["one.page"]


def test_the_folder_is_for_the_account_alone_and_one_for_each_database(tmp_path: Path, settings: Settings) -> None:
    settings.PAGE_CACHE_FOLDER = tmp_path
    folders = {folder_of.__wrapped__(name) for name in ("one", "two")}
    assert len(folders) == 2
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}
    (folder, _) = folders
    folder.chmod(0o777)
    with pytest.raises(PermissionError, match="is not a folder of this account alone"):
        {folder_of.__wrapped__(name) for name in ("one", "two")}


def test_a_link_in_its_place_is_not_followed(tmp_path: Path, settings: Settings) -> None:
    settings.PAGE_CACHE_FOLDER = tmp_path
    folder = folder_of.__wrapped__("one")
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PermissionError):
        folder_of.__wrapped__("one")


def test_the_database_is_the_one_that_is_read() -> None:
    assert module.database_id().split("\0")[2]
