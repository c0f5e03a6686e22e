"""What a person may not see of a sheet, or not think of: cells merged into one, rows and columns that are hidden."""

import re
import zipfile

from tracker.transfer.reading.xlsx_parts import read_chunks

MERGED = re.compile(rb"""<(?:[^<>\s/:]+:)?mergeCell\s[^>]*ref\s*=\s*["']([A-Z0-9:]{5,30})["']""")
HIDDEN_ROW = re.compile(
    rb"""<(?:[^<>\s/:]+:)?row\s(?=[^>]*\bhidden\s*=\s*["'](?:1|true)["'])[^>]*?\br\s*=\s*["']([0-9]+)["']"""
)
HIDDEN_COLUMNS = re.compile(
    rb"""<(?:[^<>\s/:]+:)?col\s(?=[^>]*\bhidden\s*=\s*["'](?:1|true)["'])[^>]*?\bmin\s*=\s*["']([0-9]+)["']"""
)
MOST_NAMED = 3


def hints_on(archive: zipfile.ZipFile, part: str) -> list[str]:
    """A phrase for each; of merged cells the first holds the value, and hidden rows and columns are read as others."""
    name = part.lstrip("/")
    if name not in archive.namelist():
        return []
    merged: dict[bytes, None] = {}
    rows: set[bytes] = set()
    columns: set[bytes] = set()
    for piece in read_chunks(archive, [name]):
        merged |= dict.fromkeys(MERGED.findall(piece))
        rows.update(HIDDEN_ROW.findall(piece))
        columns.update(HIDDEN_COLUMNS.findall(piece))
    hints: list[str] = []
    if merged:
        named = ", ".join(each.decode() for each in list(merged)[:MOST_NAMED])
        more = f" and {len(merged) - MOST_NAMED:,} more" if len(merged) > MOST_NAMED else ""
        hints.append(f"merged cells ({named}{more}) hold a value in the first of them alone")
    if rows:
        hints.append(f"{len(rows):,} hidden rows were read like the others")
    if columns:
        hints.append("hidden columns were read like the others")
    return hints
