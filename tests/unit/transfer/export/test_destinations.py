"""Folders and ZIPs of several files."""

import zipfile
from errno import ENOSPC
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import IO

import pytest

from tracker.transfer.export.destinations import Files, to_folder, to_zip


def put(content: bytes, target: IO[bytes]) -> None:
    target.write(content)


def fail(target: IO[bytes]) -> None:
    target.write(b"half")
    raise ValueError("too long")


FILES: Files = [("topics.csv", partial(put, b"a")), ("actors.csv", partial(put, b"b"))]


def test_a_folder_is_made_and_filled(tmp_path: Path) -> None:
    folder = tmp_path / "out" / "files"
    to_folder(folder, FILES)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"topics.csv": b"a", "actors.csv": b"b"}


def test_no_file_of_a_folder_is_replaced_when_one_cannot_be_written(tmp_path: Path) -> None:
    to_folder(tmp_path, FILES)
    with pytest.raises(ValueError, match="too long"):
        to_folder(tmp_path, [("topics.csv", partial(put, b"new")), ("actors.csv", fail)])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"topics.csv": b"a", "actors.csv": b"b"}


class Full(BytesIO):
    """A disk with no room left."""

    def write(self, content: object) -> int:
        raise OSError(ENOSPC, "No space left on device")


def test_a_full_disk_is_told_as_such() -> None:
    with pytest.raises(OSError, match="No space left"):
        to_zip(Full(), FILES)


def test_a_zip_holds_the_files_in_their_order_and_readable() -> None:
    target = BytesIO()
    to_zip(target, FILES)
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == ["topics.csv", "actors.csv"]
        assert archive.read("actors.csv") == b"b"
        (first, _) = archive.infolist()
        assert (first.external_attr >> 16, first.compress_type) == (0o644, zipfile.ZIP_DEFLATED)
        assert first.date_time[0] > 2000
