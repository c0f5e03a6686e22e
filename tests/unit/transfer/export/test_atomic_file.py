"""A file that replaces another only once it is whole."""

import os
from pathlib import Path

import pytest

from tracker.transfer.export.atomic_file import atomic_file


def test_what_was_there_stays_until_the_new_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "topics.csv"
    path.write_bytes(b"old")
    with atomic_file(path) as target:
        target.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def write_half(path: Path) -> None:
    with atomic_file(path) as target:
        target.write(b"half")
        raise ValueError("interrupted")


def test_nothing_changes_when_something_goes_wrong(tmp_path: Path) -> None:
    path = tmp_path / "topics.csv"
    path.write_bytes(b"old")
    with pytest.raises(ValueError, match="interrupted"):
        write_half(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    path, link = tmp_path / "kept" / "topics.csv", tmp_path / "latest.csv"
    path.touch()
    link.symlink_to(path)
    with atomic_file(link) as target:
        target.write(b"new")
    assert (path.read_bytes(), link.is_symlink()) == (b"new", True)


def test_a_device_is_written_to_and_not_replaced() -> None:
    with atomic_file(Path(os.devnull)) as target:
        target.write(b"gone")
    assert not Path(os.devnull).is_file()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError), atomic_file(tmp_path):
        pass


def test_others_may_read_it_as_any_other_file(tmp_path: Path) -> None:
    other, path = tmp_path / "other", tmp_path / "topics.csv"
    other.touch()
    with atomic_file(path):
        pass
    assert path.stat().st_mode == other.stat().st_mode
