"""Which code made a page, told from every other by a digest."""

from functools import cache
from hashlib import sha256
from pathlib import Path

import django
from django.conf import settings

PROJECT = Path(__file__).resolve().parent.parent.parent
SITE_WORDS = ("SITE_NAME", "SITE_OWNER", "SITE_CONTACT", "SITE_LINE", "SITE_LOGO")
MADE_WITH = frozenset({".py", ".html", ".css", ".js", ".svg"})


def code_version() -> str:
    """A digest of the code, templates and styles, and of what the site calls itself."""
    words = [str(getattr(settings, name)) for name in SITE_WORDS]
    return sha256(chr(0).join((code_on_disk(), *words)).encode()).hexdigest()


@cache
def code_on_disk() -> str:
    """A digest of the files."""
    digest = sha256(django.__version__.encode())
    for folder in ("config", "tracker"):
        for path in sorted((PROJECT / folder).rglob("*")):
            if path.suffix in MADE_WITH:
                digest.update(path.read_bytes())
    return digest.hexdigest()
