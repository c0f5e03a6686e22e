"""Which code made a page, told from every other by a digest."""

from functools import cache
from hashlib import sha256
from pathlib import Path

import django

PROJECT = Path(__file__).resolve().parent.parent.parent
MADE_WITH = frozenset({".py", ".html", ".css", ".js", ".svg"})


@cache
def code_version() -> str:
    """A digest of the code, templates and styles."""
    digest = sha256(django.__version__.encode())
    for folder in ("config", "tracker"):
        for path in sorted((PROJECT / folder).rglob("*")):
            if path.suffix in MADE_WITH:
                digest.update(path.read_bytes())
    return digest.hexdigest()
