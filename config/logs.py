"""Log lines: JSON for machines that collect them, plain text for a person at a terminal."""

import json
import logging
from datetime import UTC, datetime

STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "request", "taskName"}


def details(record: logging.LogRecord) -> dict[str, object]:
    """What the caller said beyond the message, by `extra=`."""
    return {name: value for name, value in vars(record).items() if name not in STANDARD}


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
        return json.dumps(line, default=str, ensure_ascii=False)


class PlainLines(logging.Formatter):
    """Level, logger, message, and the caller's details as name=value."""

    def format(self, record: logging.LogRecord) -> str:
        said = "".join(f" {name}={value}" for name, value in details(record).items())
        line = f"{record.levelname.lower()} {record.name}: {record.getMessage()}{said}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line
