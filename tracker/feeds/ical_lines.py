"""Entries of a calendar as lines of iCalendar (RFC 5545), byte for byte as the library `icalendar` writes them.

A calendar of many records has some hundreds of them, and the library takes a third of a millisecond for each.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from tracker.feeds.disallowed_characters import replace_disallowed

# Octets of a line, without the blank that a continued one begins with (3.1).
LONGEST = 74
CONTINUED = b"\r\n "
# What begins an escape, which is not parted from what it escapes.
ESCAPES = b"\\^"


def component(name: str, properties: Iterable[tuple[str, str]]) -> bytes:
    """A component with these properties, each by its name and its value as it is written."""
    lines = (folded(f"{called}:{value}") for called, value in properties)
    return b"\r\n".join([f"BEGIN:{name}".encode(), *lines, f"END:{name}".encode(), b""])


def text(value: str) -> str:
    """A text as a value (3.3.11), with a mark in place of characters that none can hold."""
    escaped = replace_disallowed(value).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def day(value: date) -> str:
    """A day as a value of a property that says VALUE=DATE."""
    return f"{value.year:04}{value.month:02}{value.day:02}"


def moment(value: datetime) -> str:
    """A moment as a value, in UTC."""
    found = value.astimezone(UTC)
    return f"{day(found)}T{found.hour:02}{found.minute:02}{found.second:02}Z"


def folded(line: str) -> bytes:
    """The line, continued on further ones where it is longer than one may be; no character is cut apart."""
    octets = line.encode()
    if len(octets) <= LONGEST:
        return octets
    parts = []
    begin = 0
    while len(octets) - begin > LONGEST:
        end = begin + LONGEST
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        if octets[end - 1] in ESCAPES:
            end -= 1
        parts.append(octets[begin:end])
        begin = end
    return CONTINUED.join([*parts, octets[begin:]])
