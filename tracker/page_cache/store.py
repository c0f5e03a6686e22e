"""The pages that are kept: files of one folder that belongs to the site's account alone, bounded in bytes."""

import hashlib
import os
import stat
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

from django.conf import settings

from tracker.page_cache.rendered_page import RenderedPage

MEGABYTE = 1024 * 1024
BLOCK = 4096
PAGE, UNFINISHED = ".page", ".unfinished"


@dataclass(frozen=True)
class Store:
    """The cached pages by key, at most `most_bytes` of them; the least recently used go first."""

    folder: Path
    most_bytes: int

    @classmethod
    def of_site(cls) -> Self:
        """The store of this site: all processes on this machine that serve the same database share it."""
        return cls(folder_of(database_id()), settings.PAGE_CACHE_MEGABYTES * MEGABYTE)

    def get(self, key: str) -> RenderedPage | None:
        """The page; None if it is not cached."""
        path = self.folder / f"{key}{PAGE}"
        try:
            content = path.read_bytes()
            os.utime(path)
        except FileNotFoundError:
            return None
        return RenderedPage.from_bytes(content)

    def put(self, key: str, page: RenderedPage) -> bool:
        """Keeps the page, whole or not at all; whether it did: an error is not kept, nor what is too large.

        OSError when the folder cannot be written to.
        """
        content = page.to_bytes()
        if page.status != 200 or len(content) > self.most_bytes:
            return False
        self._make_room(len(content))
        handle, unfinished = tempfile.mkstemp(suffix=UNFINISHED, dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(unfinished).replace(self.folder / f"{key}{PAGE}")
        except OSError:
            Path(unfinished).unlink(missing_ok=True)
            raise
        return True

    def _make_room(self, wanted: int) -> None:
        """Removes pages until as many bytes fit, those first that nobody asked for longest; unfinished ones too."""
        pages = []
        for entry in os.scandir(self.folder):
            if entry.name.endswith((PAGE, UNFINISHED)):
                try:
                    found = entry.stat()
                except FileNotFoundError:
                    continue
                # However short, a file takes a block; and without end there must not be of them.
                pages.append((found.st_mtime_ns, max(found.st_size, BLOCK), entry.path))
        pages.sort()
        taken = sum(size for _, size, _ in pages)
        for _, size, path in pages:
            if taken + wanted <= self.most_bytes:
                return
            Path(path).unlink(missing_ok=True)
            taken -= size


def database_id() -> str:
    """What tells the database of this site from others: two sites of one account do not share pages."""
    read = settings.DATABASES["default"]
    return "\0".join(str(read.get(name, "")) for name in ("HOST", "PORT", "NAME", "USER"))


@cache
def folder_of(name: str) -> Path:
    """The folder for a database, made if it is not there; OSError if another account has it."""
    digest = hashlib.sha256(name.encode()).hexdigest()[:16]
    folder = Path(settings.PAGE_CACHE_FOLDER) / f"followthrough-pages-{os.getuid()}-{digest}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or stat.S_IMODE(found.st_mode) != 0o700:
        raise PermissionError(f"{folder} is not a folder of this account alone; remove it.")
    return folder
