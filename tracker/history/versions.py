"""Which state of a record a page showed: the newest event of its row, and of each row that hangs on it.

The database itself moves these numbers, whoever writes and by whichever door. The events of one row follow each
other in the order of its changes, because a row is locked while it is written.
"""

import json
from collections.abc import Collection, Mapping
from typing import Any

from django.apps import apps
from django.db.models import F, Max, Model, Value

from tracker.database.model_graph import event_key_column, events_of
from tracker.history.changes import parts_of

Versions = dict[type[Model], dict[int, int]]
Rows = Mapping[type[Model], Collection[int]]


def versions_of(record: type[Model], key: int, further: Rows | None = None) -> Versions:
    """The newest event of the record's row and of every row that ever belonged to it, by model and row, in one query.

    `further` are rows looked up by their primary key, whatever they belong to by now.
    """
    queries = [_newest(record, **{event_key_column(record): key})]
    queries += [_newest(model, **{link: key}) for model, link in parts_of(record).items()]
    queries += [
        _newest(model, **{f"{event_key_column(model)}__in": keys}) for model, keys in (further or {}).items() if keys
    ]
    return _read(queries)


def versions_of_rows(record: type[Model], keys: Collection[int]) -> Versions:
    """The newest event of each of these rows."""
    return _read([_newest(record, **{f"{event_key_column(record)}__in": keys})])


def _newest(model: type[Model], **condition: Any) -> Any:
    rows = events_of(model).filter(**condition)
    return rows.values_list(Value(model._meta.model_name), F("id")).annotate(newest=Max("pgh_id"))


def _read(queries: list[Any]) -> Versions:
    found: Versions = {}
    for name, row, newest in queries[0].union(*queries[1:], all=True) if len(queries) > 1 else queries[0]:
        rows = found.setdefault(apps.get_model("tracker", name), {})
        rows[row] = max(newest, rows.get(row, 0))
    return found


def as_text(versions: Versions) -> str:
    """The versions as JSON, for a hidden field."""
    return json.dumps({model._meta.model_name: rows for model, rows in versions.items()}, separators=(",", ":"))


def from_text(text: str) -> Versions | None:
    """The versions in the JSON of a form; None when it is missing or malformed."""
    try:
        return {
            apps.get_model("tracker", name): {_number(row): _number(event) for row, event in rows.items()}
            for name, rows in json.loads(text).items()
        }
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return None


def _number(given: Any) -> int:
    """The number, if it can be one of the database's."""
    number = int(given)
    if not 0 <= number < 2**31:
        raise ValueError(given)
    return number
