"""The web addresses behind cells: `DFAT release` that leads to https://… when it is clicked.

openpyxl does not read them of workbooks that it reads row by row. (ECMA-376, 18.3.1.47: the sheet says which cells
are links, and the sheet's relationships where they lead.)
"""

import html
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Any, Self

from tracker.database.line_ends import with_line_feeds

ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
RELATIONSHIP = re.compile(r"<(?:[^<>\s/:]+:)?Relationship\s[^>]*>")
HYPERLINK = re.compile(r"<(?:[^<>\s/:]+:)?hyperlink\s[^>]*>")
ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
FORMULA = re.compile(r'=\s*HYPERLINK\(\s*"(https?://[^"\s]+)"', re.IGNORECASE)
PIECE, LONGEST_TAG = 1024 * 1024, 64 * 1024


class LinkedCell(str):
    """The text of a cell, and the address that it leads to."""

    __slots__ = ("address",)
    address: str

    def __new__(cls, text: object, address: str) -> Self:
        cell = super().__new__(cls, text)
        cell.address = address
        return cell


def links_on(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The web address behind each cell that has one, by the cell's place; of linked ranges the first cell has it."""
    folder, name = posixpath.split(part.lstrip("/"))
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if not {relations, part.lstrip("/")} <= set(archive.namelist()):
        return {}
    told = map(_attributes, RELATIONSHIP.findall(archive.read(relations).decode("utf-8", "replace")))
    targets = {each.get("Id", ""): each.get("Target", "") for each in told}
    targets = {key: target for key, target in targets.items() if ADDRESS.fullmatch(target)}
    if not targets:
        return {}
    links: dict[str, str] = {}
    for tag in map(_attributes, _hyperlinks(archive, part.lstrip("/"))):
        key = next((value for name, value in tag.items() if name.endswith(":id")), "")
        if key in targets:
            location = tag.get("location", "")
            links[tag.get("ref", "").partition(":")[0]] = targets[key] + (f"#{location}" if location else "")
    return links


def _hyperlinks(archive: zipfile.ZipFile, part: str) -> Iterator[str]:
    """The tags of links; one that is cut by the end of a piece is read with the next."""
    with archive.open(part) as sheet:
        rest = b""
        while piece := sheet.read(PIECE):
            text = rest + piece
            begun = text.rfind(b"<")
            whole, rest = (text[:begun], text[begun:]) if begun >= len(text) - LONGEST_TAG else (text, b"")
            yield from HYPERLINK.findall(whole.decode("utf-8", "replace"))
        yield from HYPERLINK.findall(rest.decode("utf-8", "replace"))


def _attributes(tag: str) -> dict[str, str]:
    return {name: html.unescape(double or single) for name, double, single in ATTRIBUTE.findall(tag)}


def linked(text: str, source: Any, address: str) -> str:
    """The text of a cell with the address behind it, where it has one and is none itself."""
    if not address and source.data_type == "f" and (formula := FORMULA.match(str(source.value))):
        address = formula[1]
    return LinkedCell(with_line_feeds(text), address) if address and not ADDRESS.fullmatch(text.strip()) else text
