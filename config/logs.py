"""Log lines: JSON for machines that collect them, plain text for a person at a terminal."""

import json
import logging
from datetime import UTC, datetime
from http import HTTPStatus

from tracker.database.transient_errors import transient_reason

STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "request", "taskName"}

# Characters of a line about a refused request, and of each end of one that is longer.
LONGEST_REFUSAL, BOTH_ENDS = 600, 250


def details(record: logging.LogRecord) -> dict[str, object]:
    """The fields that the caller passed by `extra=`."""
    return {name: value for name, value in vars(record).items() if name not in STANDARD}


def refusals_in_one_line(record: logging.LogRecord) -> bool:
    """A log filter that lets every record through: a request refused with a status below 500 loses its traceback."""
    if getattr(record, "status_code", HTTPStatus.INTERNAL_SERVER_ERROR) < HTTPStatus.INTERNAL_SERVER_ERROR:
        record.exc_info = None
        record.msg, record.args = shortened(record.getMessage()), ()
    return True


def in_one_line(text: str) -> str:
    """The text with unprintable characters, such as line breaks and terminal controls, escaped as in JSON."""
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() else json.dumps(each)[1:-1] for each in text)


def drop_answered_errors(record: logging.LogRecord) -> bool:
    """A log filter that drops Django's record of an error which `config.unavailable` has answered and logged."""
    error = record.exc_info[1] if record.exc_info else None
    return record.name != "django.request" or error is None or transient_reason(error) is None


def shortened(message: str) -> str:
    """The message, with its middle left out where a visitor made it long."""
    return message if len(message) <= LONGEST_REFUSAL else f"{message[:BOTH_ENDS]} … {message[-BOTH_ENDS:]}"


class JSONLines(logging.Formatter):
    """One JSON object a record: at, level, logger, message, the caller's details, and the traceback if any."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **details(record),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return in_one_line(json.dumps(line, default=str, ensure_ascii=False))


class PlainLines(logging.Formatter):
    """Level, logger, message, and the caller's details as name=value."""

    def format(self, record: logging.LogRecord) -> str:
        said = "".join(f" {name}={value}" for name, value in details(record).items())
        line = in_one_line(f"{record.levelname.lower()} {record.name}: {record.getMessage()}{said}")
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line
