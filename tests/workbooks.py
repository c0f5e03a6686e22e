"""Workbooks as spreadsheets write them, and as they come when something went wrong or someone means harm."""

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook

SHEET = "xl/worksheets/sheet1.xml"


def workbook(*rows: Sequence[object], others: Mapping[str, Sequence[Sequence[object]]] | None = None) -> bytes:
    """A workbook whose first sheet, “Sheet”, holds the rows."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    for title, more in (others or {}).items():
        sheet = book.create_sheet(title)
        for row in more:
            sheet.append(list(row))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def altered(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The workbook with something else in one of its parts."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            body = source.read(name)
            assert name != part or old in body
            target.writestr(name, body.replace(old, new, 1) if name == part else body)
    return result.getvalue()


def entity_bomb() -> bytes:
    """A workbook that would unfold into a thousand million characters."""
    entities = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 9))
    declared = b'<!DOCTYPE bomb [<!ENTITY e0 "0123456789">' + entities + b"]>"
    content = workbook(["ref", "name"], ["a", "A"])
    declaring = altered(content, SHEET, b"<worksheet", declared + b"<worksheet")
    return altered(declaring, SHEET, b"<t>A</t>", b"<t>&e8;</t>")


def zip_bomb(megabytes: int) -> bytes:
    """A small workbook that unpacks to so much."""
    content = workbook(["ref"])
    result = BytesIO(content)
    with (
        zipfile.ZipFile(result, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/padding.bin", "w") as padding,
    ):
        for _ in range(megabytes):
            padding.write(b"\0" * 1024 * 1024)
    return result.getvalue()


def with_part(content: bytes, part: str, body: bytes) -> bytes:
    """The workbook with one more part."""
    result = BytesIO(content)
    with zipfile.ZipFile(result, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, body)
    return result.getvalue()


def with_texts(content: bytes, texts: bytes, encoding: str = "utf-8") -> bytes:
    """The workbook with such texts for its cells to share."""
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    told = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'
    body = f'<sst xmlns="{namespace}">{texts.decode()}</sst>'.encode(encoding)
    return with_part(altered(content, "[Content_Types].xml", b"</Types>", told), "xl/sharedStrings.xml", body)
