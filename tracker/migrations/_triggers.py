"""Triggers as SQL files beside the migrations that make them: what django-pgtrigger had put into the migration itself.

A file holds the triggers of one record, and those of the table of its events. Each begins with `-- trigger NAME` and lines `-- KEY "VALUE"`, the arguments of
pgtrigger's `UpsertTriggerSql`; what follows is the body of its function. In the body a line break, with the blanks
after it, stands for one blank.
"""

import json
import re
from functools import cache
from pathlib import Path

from pgtrigger.compiler import Trigger, UpsertTriggerSql

HERE = Path(__file__).parent
BEGINNING = re.compile(r"^-- trigger (\S+)\n", re.MULTILINE)
ARGUMENT = re.compile(r"-- (\w+) (\".*\")\n")
LINE_BREAK = re.compile(r"\n[ ]*")


def triggers(file: str, table: str) -> list[Trigger]:
    """The triggers of a table, in the order of the file, which is given from this folder: `records/meeting.sql`."""
    return [each for each in _all_of(file) if each.sql.table == table]


def trigger(file: str, table: str, name: str) -> Trigger:
    """One of them."""
    (found,) = (each for each in triggers(file, table) if each.name == name)
    return found


@cache
def _all_of(file: str) -> tuple[Trigger, ...]:
    """Those of the file, read once: a migration asks for a hundred of them one by one."""
    _, *parts = BEGINNING.split((HERE / file).read_text(encoding="utf-8"))
    return tuple(_trigger(name, rest) for name, rest in zip(parts[::2], parts[1::2], strict=True))


def _trigger(name: str, rest: str) -> Trigger:
    arguments = {}
    while argument := ARGUMENT.match(rest):
        arguments[argument[1]] = json.loads(argument[2])
        rest = rest[argument.end() :]
    return Trigger(name=name, sql=UpsertTriggerSql(func=LINE_BREAK.sub(" ", rest.rstrip("\n")), **arguments))
