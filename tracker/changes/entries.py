"""The change log in words: what a field read before and after, and in what role someone made the change."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import pghistory.models
from django.contrib.auth import get_user_model
from django.db.models import Field, ForeignKey, Model, Value
from django.urls import reverse

from tracker.changes.log import Row
from tracker.changes.sources import PARTS, SUBJECTS, UPDATES, Part, Subject
from tracker.history.changes import FieldChange, value_in_words
from tracker.models import Criterion, SanctionStep
from tracker.partial_dates import PartialDate
from tracker.vocabulary import Axis, Status

HIDDEN = "a record that was not public"
# The records that rows link to: what each is called, and since when it has been public.
NAMED: tuple[tuple[type[Model], str, Any], ...] = (
    *((one.model, one.title, "published_at") for one in SUBJECTS),
    (Criterion, "text", "commitment__published_at"),
    (SanctionStep, "ref", "published_at"),
)
# What someone may do counts, whoever it is; the first group that they are in.
ROLES = {
    "Administrator": "by an administrator",
    "Reviewer": "by a reviewer",
    "Analyst": "by an analyst",
}
KINDS = {one.kind: one.kind.capitalize() for one in SUBJECTS}


@dataclass(frozen=True, kw_only=True)
class PublicName:
    """What a record is called, and since when it has been public."""

    title: str
    since: datetime | None


Context = Mapping[str, Any]
Names = Mapping[tuple[type[Model], int], PublicName]


@dataclass(frozen=True, kw_only=True)
class UpdateEvent:
    """The publication or retraction of a status update: what it says, and the status before it on its axis.

    `is_void` where it has been retracted since: what it says is then shown on the commitment's page alone.
    """

    axis: str
    status: str
    before: str
    as_of: PartialDate
    summary: str
    reason: str
    is_void: bool


@dataclass(frozen=True, kw_only=True)
class LogEntry:
    """One event of the public record in words.

    `address` is empty where the record is no more; `update_event` is None but for status updates.
    """

    at: datetime
    kind: str
    done: str
    title: str
    address: str
    fields: tuple[FieldChange, ...]
    update_event: UpdateEvent | None
    by: str


def entries(rows: Iterable[Row]) -> tuple[LogEntry, ...]:
    """The rows of the log as entries, in the same order, in three further queries."""
    found = list(rows)
    names, contexts = names_in(found), contexts_of(found)
    roles = roles_in(contexts.values())
    return tuple(entry(row, names, author_in_words(contexts.get(row["context"], {}), roles)) for row in found)


def entry(row: Row, names: Names, by: str) -> LogEntry:
    """One row of the log as an entry; `by` says in what role it was done."""
    is_update = row["of"] == UPDATES
    return LogEntry(
        at=row["at"],
        kind="Status update" if is_update else KINDS[row["of"]],
        done=done_in_words(row),
        title=row["heading"],
        address=address(row, names),
        fields=() if is_update else tuple(differences(row, names)),
        update_event=update_event(row) if is_update else None,
        by=by,
    )


def address(row: Row, names: Names) -> str:
    """The address of the record, and of the status update on its page; empty where it is no more."""
    source = source_of(row)
    if isinstance(source, Subject) and (source.model, row["record"]) not in names:
        return ""
    found = reverse(f"{'commitment' if source is None else source.kind}_detail", args=[row["slug"]])
    return f"{found}#{row['row']}" if source is None and row["done"] != "removed" else found


def done_in_words(row: Row) -> str:
    """What was done: `changed`, or `party added`."""
    done = str(row["done"]).replace("_", " ")
    return f"{row['row']} {done}" if isinstance(source_of(row), Part) else done


def source_of(row: Row) -> Subject | Part | None:
    """Where the row was read from; None for status updates."""
    return None if row["of"] == UPDATES else (*SUBJECTS, *PARTS)[row["rank"] - 1]


def update_event(row: Row) -> UpdateEvent:
    """What the status update of a row says."""
    said = json.loads(row["later"])
    return UpdateEvent(
        axis=str(Axis(said["axis"]).label),
        status=said["status"],
        before=row["old"] or Status.NOT_ASSESSED.value,
        as_of=PartialDate.parse(said["as_of"]),
        summary="" if row["void"] else said["summary"],
        reason=said["retraction_reason"] if row["done"] == "retracted" else "",
        is_void=row["void"] and row["done"] == "published",
    )


def differences(row: Row, names: Names) -> Iterable[FieldChange]:
    """The fields of a record that changed; all of them for what was added to it or taken away."""
    source = source_of(row)
    if source is None or row["done"] in ("published", "removed"):
        return
    before, after = parse_state(row["earlier"]), parse_state(row["later"])
    if row["done"] == "taken_away":
        before, after = after, {}
    for name in source.fields:
        field: Any = source.model._meta.get_field(name)
        old, new = (in_words(field, values.get(name), row["at"], names) for values in (before, after))
        if old != new:
            yield FieldChange(field=str(field.verbose_name).capitalize(), before=old, after=new)


def parse_state(text: str | None) -> dict[str, Any]:
    """The fields of a row by name, from the JSON text of `changes.log`; empty for None."""
    found: dict[str, Any] = json.loads(text, parse_float=Decimal) if text else {}
    return found


def in_words(field: "Field[Any, Any]", value: Any, at: datetime, names: Names) -> str:
    """A value as a reader would write it; a record is named only if it was public at that time."""
    if value is None or value in ("", []):
        return ""
    if isinstance(field, ForeignKey):
        name = names.get((field.related_model, value))
        return name.title if name and name.since and name.since <= at else HIDDEN
    found = field.to_python(value)
    return f"{found.normalize():f}" if isinstance(found, Decimal) else value_in_words(field, found)


def names_in(rows: Iterable[Row]) -> Names:
    """What the records that the rows link to are called, in one query."""
    wanted: dict[type[Model], set[int]] = {model: set() for model, _, _ in NAMED}
    for row in rows:
        source = source_of(row)
        if isinstance(source, Subject):
            wanted[source.model].add(row["record"])
        for name in source.fields if source else ():
            field: Any = source.model._meta.get_field(name) if source else None
            if isinstance(field, ForeignKey):
                keys = (parse_state(row[side]).get(name) for side in ("earlier", "later"))
                wanted[field.related_model].update(key for key in keys if key)
    first, *rest = [
        model._default_manager.filter(pk__in=wanted[model]).order_by().values_list(Value(number), "pk", title, since)
        for number, (model, title, since) in enumerate(NAMED)
    ]
    return {
        (NAMED[number][0], key): PublicName(title=title, since=since)
        for number, key, title, since in first.union(*rest, all=True)
    }


def contexts_of(rows: Iterable[Row]) -> dict[Any, Context]:
    """The pghistory metadata of the rows' changes, by context id, in one query."""
    keys = {row["context"] for row in rows if row["context"]}
    return dict(pghistory.models.Context.objects.filter(pk__in=keys).values_list("pk", "metadata"))


def roles_in(contexts: Iterable[Context]) -> dict[int, str]:
    """The role of each user who made one of the changes, by user id, in one query; never who it is."""
    users = {int(context.get("user") or 0) for context in contexts} - {0}
    groups: dict[int, set[str]] = {user: set() for user in users}
    members = get_user_model().objects.filter(pk__in=users, groups__name__in=ROLES)
    for user, group in members.values_list("pk", "groups__name"):
        groups[user].add(group)
    return {user: next((ROLES[name] for name in ROLES if name in held), "") for user, held in groups.items()}


def author_in_words(context: Context, roles: Mapping[int, str]) -> str:
    """Through what and in what role a change was made: `from a file, by a reviewer`; never who made it."""
    role = roles.get(int(context.get("user") or 0), "")
    if context.get("import_batch"):
        return f"from a file, {role}" if role else "from a file"
    if context.get("reverted_batch"):
        return f"undoing an import, {role}" if role else "undoing an import"
    return role
