"""CSV, written: comma-separated text (RFC 4180)."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """The rows as comma-separated text, each ended by CR and LF."""
    text = StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()
