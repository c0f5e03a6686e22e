"""Workbooks saved as "Strict Open XML Spreadsheet", whose names for the same things differ (ISO/IEC 29500-1)."""

import zipfile
from io import BytesIO
from typing import IO

WORKBOOK = "xl/workbook.xml"
HEAD = 64 * 1024  # bytes of a part, in which its names are declared
STRICT = b"http://purl.oclc.org/ooxml/"
USUAL = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


def as_usual(stream: IO[bytes]) -> IO[bytes]:
    """The workbook with the usual names; itself where it has them. Asked once it is known to be no bomb."""
    with zipfile.ZipFile(stream) as archive:
        if not any(STRICT in _head(archive, name) for name in (WORKBOOK, "_rels/.rels") if name in archive.namelist()):
            stream.seek(0)
            return stream
        copy = BytesIO()
        with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as usual:
            for name in dict.fromkeys(archive.namelist()):
                with archive.open(name) as part, usual.open(name, "w", force_zip64=True) as target:
                    head = part.read(HEAD)
                    for strict, known in USUAL:
                        head = head.replace(strict, known)
                    target.write(head)
                    while piece := part.read(HEAD):
                        target.write(piece)
    copy.seek(0)
    return copy


def _head(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(HEAD)
