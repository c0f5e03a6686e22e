"""A citation as CSL-JSON, which Zotero, Pandoc and other reference managers read.

The names are those of the schema of CSL 1.0.2 for input; what it has no name for stands in `note`.
"""

import json
from datetime import date
from typing import Any

from django.conf import settings

from tracker.citing.licence import LICENCE
from tracker.citing.work import Work, author


def csl(work: Work) -> str:
    """A list with one item, a line for each of its names."""
    pairs = (f"    {as_json(name)}: {as_json(value)}" for name, value in csl_item(work).items())
    return "[\n  {\n" + ",\n".join(pairs) + "\n  }\n]\n"


def as_json(value: Any) -> str:
    """A value as JSON, non-ASCII letters as they are."""
    return json.dumps(value, ensure_ascii=False)


def csl_item(work: Work) -> dict[str, Any]:
    """The work as an item of CSL-JSON."""
    found = {
        "id": work.key,
        "type": work.kind,
        "title": work.title,
        "author": [{"literal": author()}],
        "container-title": settings.SITE_NAME,
        "publisher": author(),
        "issued": date_parts(work.known_on),
        "accessed": date_parts(work.accessed),
        "URL": work.address,
        "version": work.digest,
        "language": "en-GB",
        "note": ". ".join(part for part in (work.days, work.figures, f"{LICENCE.name}, {LICENCE.url}") if part),
    }
    return {name: value for name, value in found.items() if value}


def date_parts(day: date) -> dict[str, list[list[int]]]:
    """A day as CSL's `date-parts`."""
    return {"date-parts": [[day.year, day.month, day.day]]}
