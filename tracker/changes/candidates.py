"""Which events may be told in the change log: a table that the database fills as they are written.

Most events are no news: what belongs to a record's first publication, work on drafts, who looks after what. To page
through a log read from the events alone, all of them would have to be looked at. So each event that may be news is
noted by a trigger of its table, with its moment, under the name of its source, and the log reads these alone.
Whether one is told is still decided when it is read (`log`): a record may have been deleted since.

`trigger_of` is the SQL of the trigger of a table of events. Migrations hold a copy, which a test compares with it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Model

from tracker.changes.sources import PARTS, SUBJECTS, UPDATES, Part, Subject
from tracker.models import StatusUpdate

TABLE = "tracker_changelog"
# What a row may differ in without any change that the public may see.
NOT_TOLD = (
    "pgh_id",
    "pgh_created_at",
    "pgh_label",
    "pgh_context_id",
    "owner_id",
    "review_every",
    "next_review_on",
)

Source = Subject | Part | None


def sources() -> Mapping[str, Source]:
    """Every source of the log by its name; None is status updates."""
    found: dict[str, Source] = {UPDATES: None}
    found |= {subject.kind: subject for subject in SUBJECTS}
    found |= {f"{part.model._meta.model_name} of {part.owner}": part for part in PARTS}
    return found


def kind_of(name: str, source: Source) -> str:
    """The kind of record under which the log shows what comes from the source."""
    return name if source is None else source.kind


def events_of(source: Source) -> type[Model]:
    """The model of the events of a source."""
    model: Any = StatusUpdate if source is None else source.model
    events: type[Model] = model.pgh_event_model
    return events


def may_be_told(source: Source) -> str:
    """The condition in SQL that an `event` of the source may ever be told.

    It holds at the moment of writing for all that `tracker.changes.log` tells later: publication is stamped with the
    moment of its transaction, so a record that was not public then cannot come to have been.
    """
    events = events_of(source)
    conditions = []
    if any(field.name == "stage" for field in events._meta.concrete_fields):
        conditions.append("event.stage = 'published'")
    if isinstance(source, Part):
        conditions.append(was_public(events, source.owner.split("__")))
    if any(field.name == "pgh_obj" for field in events._meta.concrete_fields):
        ignored = ", ".join(f"'{name}'" for name in NOT_TOLD)
        conditions.append(
            f"(event.pgh_label <> 'update' OR to_jsonb(event) - ARRAY[{ignored}] IS DISTINCT FROM ("
            f"SELECT to_jsonb(previous) - ARRAY[{ignored}] FROM {events._meta.db_table} AS previous "
            "WHERE previous.pgh_obj_id = event.pgh_obj_id AND previous.pgh_id < event.pgh_id "
            # Not in the order of the index of all events, which PostgreSQL may go back through.
            "ORDER BY previous.pgh_id + 0 DESC LIMIT 1))"
        )
    return " AND ".join(conditions) or "TRUE"


def was_public(events: type[Model], path: list[str]) -> str:
    """The condition in SQL that the record at the end of the path from an event had been public before it."""
    first: Any = events._meta.get_field(path[0])
    model, tables = first.related_model, [f"{first.related_model._meta.db_table} AS end_0"]
    for number, name in enumerate(path[1:], start=1):
        field: Any = model._meta.get_field(name)
        model = field.related_model
        tables.append(
            f"JOIN {model._meta.db_table} AS end_{number} ON end_{number}.id = end_{number - 1}.{field.column}"
        )
    last = f"end_{len(path) - 1}"
    return (
        f"EXISTS (SELECT FROM {' '.join(tables)} "
        f"WHERE end_0.id = event.{first.column} AND {last}.published_at < event.pgh_created_at)"
    )


def tables() -> dict[str, list[str]]:
    """The names of the sources that read each table of events."""
    found: dict[str, list[str]] = {}
    for name, source in sources().items():
        found.setdefault(events_of(source)._meta.db_table, []).append(name)
    return found


def noted(names: Iterable[str], rows: str) -> str:
    """A query for what is noted of the events in `rows` that the sources of these names may tell."""
    return "\nUNION ALL\n".join(lines(names, rows))


def lines(names: Iterable[str], rows: str) -> Iterator[str]:
    """The query of each source."""
    known = sources()
    for name in names:
        kind = kind_of(name, known[name])
        yield (
            f"SELECT event.pgh_created_at, '{name}', '{kind}', event.pgh_id FROM {rows} AS event\n"
            f"    WHERE {may_be_told(known[name])}"
        )


def function_of(table: str) -> str:
    """The name of the function of a table's trigger."""
    return f"note_{table.removeprefix('tracker_')}"


def trigger_of(table: str) -> str:
    """The SQL of the function and the trigger that note what may be told of new events in the table."""
    return (
        f"CREATE OR REPLACE FUNCTION {function_of(table)}() RETURNS trigger LANGUAGE plpgsql AS $note$\nBEGIN\n"
        f"INSERT INTO {TABLE} (happened_at, source, kind, event)\n{noted(tables()[table], 'new_events')}\n"
        f"ORDER BY 4;\nRETURN NULL;\nEND\n$note$;\n"
        f"CREATE OR REPLACE TRIGGER note_events AFTER INSERT ON {table} REFERENCING NEW TABLE AS new_events "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {function_of(table)}();\n"
    )
