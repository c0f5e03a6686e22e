"""CSV: text that people save from spreadsheets, in the encodings and with the separators those use."""

import codecs
import csv
import re
from collections.abc import Iterator
from io import BytesIO, IncrementalNewlineDecoder, StringIO, TextIOWrapper
from typing import BinaryIO, TextIO

from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.reading.size_limits import SizeLimits

SEPARATORS = (",", ";", "\t")
# Excel's own way to name it; and what old programs write behind the end.
NAMED_SEPARATOR = re.compile(r'"?[sS][eE][pP]=(?P<separator>[,;\t])"?')
END_OF_FILE = "\x1a"
QUOTED = re.compile(r'"[^"]*"')
SNIFFED = 64 * 1024
LONGEST_CELL = 64 * 1024 * 1024
csv.field_size_limit(LONGEST_CELL)


def detect_encoding(start: bytes) -> str:
    """The encoding of a file that begins so: UTF-16 by its byte order mark, else UTF-8 with or without one."""
    is_utf_16 = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return "utf-16" if is_utf_16 else "utf-8-sig"


def decode_text(content: bytes) -> str:
    """The file's text. Raises FileProblem, which names the first byte that is not of its encoding."""
    try:
        return content.decode(detect_encoding(content))
    except UnicodeDecodeError as error:
        raise _undecodable(BytesIO(content)) from error


def streamed_rows(
    stream: BinaryIO, said_encoding: str = "", said_separator: str = ""
) -> Iterator[tuple[int, list[str]]]:
    """Each row of a file with the line it begins on, in memory that does not grow with the file.

    What is not said of how it is written is told by its beginning.
    """
    start = stream.read(SNIFFED)
    encoding = said_encoding or detect_encoding(start)
    encoding = "utf-8-sig" if encoding == "utf-8" else encoding
    separator = said_separator or detect_separator(codecs.getincrementaldecoder(encoding)("replace").decode(start))
    stream.seek(0)
    text = TextIOWrapper(stream, encoding=encoding, newline="")
    try:
        yield from _numbered(text, separator)
    except UnicodeDecodeError as error:
        if said_encoding and said_encoding != "utf-8":
            raise FileProblem(
                f"byte {error.object[error.start]:#04x} is none of {said_encoding}; say another encoding, or save the "
                "file as CSV UTF-8."
            ) from error
        stream.seek(0)
        raise _undecodable(stream, said_encoding) from error
    finally:
        text.detach()


def _undecodable(stream: BinaryIO, said_encoding: str = "") -> FileProblem:
    """Where the first byte stands that is no text in the file's encoding, be it said or told by its first bytes."""
    mark = stream.read(2)
    told = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}.get(mark, "utf-8")
    encoding = said_encoding or told
    instead = "say UTF-16, as which it begins" if said_encoding and told != "utf-8" else "save the file as CSV UTF-8"
    decoder = codecs.getincrementaldecoder(encoding)()
    line_ends = IncrementalNewlineDecoder(None, translate=True)
    chunk, seen, line = mark, 0, 1
    while True:
        begun = seen - len(decoder.getstate()[0])
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            line += line_ends.decode(error.object[: error.start].decode(encoding)).count("\n")
            return FileProblem(
                f"byte {error.object[error.start]:#04x} at position {begun + error.start} is not "
                f"{encoding[:6].removesuffix('-').upper()}; {instead}.",
                line=line,
            )
        line += line_ends.decode(text).count("\n")
        if not chunk:
            return FileProblem(f"the file is no text in {encoding.upper()}; {instead}.")
        seen += len(chunk)
        chunk = stream.read(SNIFFED)


def detect_separator(text: str) -> str:
    """The separator that the file names in a line `sep=;`, else the one that its first line holds most of.

    What stands in quotation marks is no separator.
    """
    header = next(iter(StringIO(text.lstrip("\r\n"), newline="")), "")
    if named := NAMED_SEPARATOR.fullmatch(header.strip("\r\n")):
        return named["separator"]
    return max(SEPARATORS, key=QUOTED.sub("", header).count)


def numbered_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins on."""
    return _numbered(StringIO(text, newline=""), detect_separator(text))


def _numbered(text: TextIO, separator: str) -> Iterator[tuple[int, list[str]]]:
    rows = csv.reader(text, delimiter=separator, strict=True)
    limits = SizeLimits()
    line = 1
    try:
        for row in rows:
            if row == [END_OF_FILE] or (line == 1 and NAMED_SEPARATOR.fullmatch(separator.join(row))):
                line = rows.line_num + 1
                continue
            limits.check_row(line, len(row), is_blank=not any(row))
            yield line, row
            line = rows.line_num + 1
    except csv.Error as error:
        raise FileProblem(f"{error}; check the quotation marks of this row.", line=line) from error
