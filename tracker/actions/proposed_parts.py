"""The rows that hang on a record as a proposal holds them: read as files have them, compared, and carried out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BigIntegerField, F, ManyToManyRel, Q
from django.db.models.functions import Cast

from tracker.models import HANGS_ON, Proposal, Published, RetiredRef
from tracker.models.integrity.composed_ref import SEPARATOR, ComposedRef
from tracker.transfer.declaration.cell_marks import unescape_value
from tracker.transfer.declaration.columns import MembersColumn
from tracker.transfer.declaration.named_records import ref_of
from tracker.transfer.declaration.references import References
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.export.files import Export
from tracker.vocabulary import OPEN_PROPOSALS

BY_MODEL: dict[Any, str] = {resource._meta.model: record for record, resource in RECORDS.items()}
ORDER = list(RECORDS)
WRITTEN_BY_THE_DATABASE = {"id", "recorded_at"}
# What a row holds beside the cells of its file, such as where in the text its quote stands.
Part = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """One row: its cells as a file would have them, and what no file holds of it."""

    cells: dict[str, str]
    kept: dict[str, Any] = field(default_factory=dict)


Rows = dict[tuple[str, int], Row]


def listed_apart(model: Any) -> set[str]:
    """The columns of the record's own row that list what is a row of its own in another file."""
    return {
        column.column_name
        for column in RECORDS[BY_MODEL[model]]().columns
        if isinstance(column, MembersColumn) and column.membership.model in BY_MODEL
    }


def hanging_on(model: Any, record: Published, prefix: str = "") -> Q:
    """The condition that a row of the model hangs on this record, through whatever stands between."""
    condition = Q(pk__in=[])
    for name in HANGS_ON.get(model, ()):
        target = model._meta.get_field(name).related_model
        if target is type(record):
            condition |= Q(**{f"{prefix}{name}": record.pk})
        elif not issubclass(target, Published):
            condition |= hanging_on(target, record, f"{prefix}{name}__")
    return condition


def rows_on(record: Published) -> Rows:
    """Every row that hangs on the record and that files carry."""
    found: Rows = {}
    for model in HANGS_ON:
        if model in BY_MODEL and (condition := hanging_on(model, record)) != Q(pk__in=[]):
            found.update(rows_of(BY_MODEL[model], model._default_manager.filter(condition)))
    return found


def rows_of(name: str, queryset: Any) -> Rows:
    """These rows of one kind, by its name in files and their primary key."""
    resource = RECORDS[name]()
    numbered = queryset.annotate(row_key=Cast(F("pk"), BigIntegerField()))
    export = Export(resource, numbered, derived=["row_key"])
    others = kept_fields(name)
    kept = {row.pop("pk"): row for row in queryset.order_by().values("pk", *others)} if others else {}
    *headers, _ = export.headers
    return {
        (name, int(key)): Row(dict(zip(headers, cells, strict=True)), kept.get(int(key), {}))
        for *cells, key in export.rows()
    }


def kept_fields(name: str) -> list[str]:
    """The fields of a kind of row that its file has no column for."""
    resource: Any = RECORDS[name]()
    covered = {column.field_name for column in resource.columns} | WRITTEN_BY_THE_DATABASE
    fields = resource._meta.model._meta.concrete_fields
    return [each.attname for each in fields if each.name not in covered and not each.generated]


def parts_between(before: Rows, after: Rows) -> list[Part]:
    """What was added, changed and deleted, in the order in which files name each other."""
    parts = []
    for name, key in sorted(before.keys() | after.keys(), key=lambda row: (ORDER.index(row[0]), row[1])):
        old, new = before.get((name, key)), after.get((name, key))
        cells = cells_between(old.cells if old else {}, new.cells if new else {})
        if cells:
            to_do = "add" if old is None else "delete" if new is None else "change"
            parts.append(
                {
                    "record": name,
                    "key": None if old is None else key,
                    "to_do": to_do,
                    "what": called(name, (new or old or Row({})).cells),
                    "cells": cells,
                    "kept": new.kept if new else {},
                }
            )
    return parts


def deletion_of(record: Published) -> Part:
    """The part of a proposal that deletes the record itself, and with it what hangs on it."""
    name = BY_MODEL[type(record)]
    (row,) = rows_of(name, type(record)._default_manager.filter(pk=record.pk)).values()
    cells = cells_between(row.cells, {})
    return {
        "record": name,
        "key": record.pk,
        "to_do": "delete",
        "what": called(name, row.cells),
        "cells": cells,
        "kept": {},
        "listed_by": listing(record),
    }


def listing(record: Published) -> list[str]:
    """What lists the record, and no longer does once it is deleted, such as the commitments under a topic."""
    lists = [
        relation
        for relation in record._meta.related_objects
        if isinstance(relation, ManyToManyRel) and relation.through._meta.auto_created  # type: ignore[union-attr]
    ]
    return [
        f"{relation.related_model._meta.verbose_name} {ref}"
        for relation in lists
        for ref in getattr(record, str(relation.get_accessor_name())).order_by("ref").values_list("ref", flat=True)
    ]


def with_listing(parts: Iterable[Part], record: Published | None) -> list[Part]:
    """The parts, that which deletes the record with what lists it now."""
    return [
        {**part, "listed_by": listing(record)} if record is not None and "listed_by" in part else part
        for part in parts
    ]


def cells_between(old: Mapping[str, str], new: Mapping[str, str]) -> list[dict[str, str]]:
    """The cells that differ; of a row that is new or gone those that are filled."""
    return [
        {"column": column, "old": old.get(column, ""), "new": new.get(column, "")}
        for column in (new or old)
        if old.get(column, "") != new.get(column, "")
    ]


def called(name: str, cells: Mapping[str, str]) -> str:
    """What a row is called: its kind, and how files name it."""
    resource = RECORDS[name]
    return f"{resource._meta.model._meta.verbose_name} {named_by(name, cells)}"


def named_by(name: str, cells: Mapping[str, str]) -> str:
    """What files name the row by: its ref, or what that is composed of."""
    parts = getattr(RECORDS[name]._meta.model, "ref_parts", ("ref",))
    return SEPARATOR.join(cells.get(column, "") for column in parts)


def stored_rows(parts: Iterable[Part]) -> Rows:
    """The rows that the parts change or delete, as they are now."""
    keys: dict[str, list[int]] = {}
    for part in parts:
        if part["key"] is not None:
            keys.setdefault(part["record"], []).append(part["key"])
    found: Rows = {}
    for name, of_kind in keys.items():
        found.update(rows_of(name, RECORDS[name]._meta.model._default_manager.filter(pk__in=of_kind)))
    return found


def is_as_it_was(part: Part, now: Rows) -> bool:
    """Whether what the part starts from is still so; for a row that is new, that it was not added meanwhile.

    Another row that has taken its ref is no hindrance: the new one gets the next that is free.
    """
    if part["to_do"] == "add":
        return not is_there(part)
    row = now.get((part["record"], part["key"]))
    return row is not None and all(row.cells.get(cell["column"], "") == cell["old"] for cell in part["cells"])


def is_there(part: Part) -> bool:
    """Whether a row by the name of one that is to be added says what that would say."""
    resource = RECORDS[part["record"]]
    if issubclass(resource._meta.model, ComposedRef):
        return is_taken(part)
    asked = cells_as_proposed(part)
    found = rows_of(part["record"], resource._meta.model._default_manager.filter(ref=asked.get("ref", "")))
    return any(all(row.cells.get(column, "") == cell for column, cell in asked.items()) for row in found.values())


def is_taken(part: Part) -> bool:
    """Whether there is, or was, a row by the name of one that is to be added."""
    resource = RECORDS[part["record"]]
    table = resource._meta.model._meta.db_table
    name = named_by(part["record"], cells_as_proposed(part))
    rows = resource._meta.model._default_manager
    if not issubclass(resource._meta.model, ComposedRef):
        retired = RetiredRef.objects.filter(record=table, ref=name)
        return bool(rows.filter(ref=name).exists() or retired.exists())
    return bool(rows.annotate(named=ref_of(resource._meta.model)).filter(named=name).exists())


def cells_as_proposed(part: Part) -> dict[str, str]:
    """The cells as the part would have them."""
    return {cell["column"]: cell["new"] for cell in part["cells"]}


def brought_up_to_date(parts: Sequence[Part], cells: Mapping[str, str], *, are_new: bool = False) -> list[Part]:
    """The parts against the rows as they are now, with these cells, each called by `cell_name`.

    What is so already falls away. A row that is to be added under a ref taken meanwhile gets another, by which the
    others name it; so does one of parts that `are_new`, if an open proposal adds another under that ref.
    """
    now, mended = stored_rows(parts), []
    awaited = refs_awaited(parts) if are_new else set()
    reserved = awaited | {(part["record"], cells_as_proposed(part).get("ref", "")) for part in parts}
    renamed: dict[str, str] = {}
    for place, part in enumerate(parts):
        row = now.get((part["record"], part["key"] or 0))
        if part["to_do"] == "delete":
            new: dict[str, str] = {}
        else:
            new = {
                cell["column"]: renamed.get(given, given)
                for cell in part["cells"]
                if (given := cells.get(cell_name(place, cell["column"]), cell["new"])) is not None
            }
        if part["key"] is not None and row is None:
            continue
        what = part["what"]
        if part["to_do"] == "add" and "ref" in new and (is_taken(part) or (part["record"], new["ref"]) in awaited):
            others = {ref for record, ref in reserved | refs_awaited(parts) if record == part["record"]}
            renamed[new["ref"]] = new["ref"] = free_ref(part["record"], new["ref"], others)
            what = called(part["record"], new)
        old = row.cells if row else {}
        differing = cells_between(old if part["to_do"] == "delete" else {name: old.get(name, "") for name in new}, new)
        if differing:
            mended.append({**part, "what": what, "cells": differing})
    return mended


def refs_awaited(parts: Iterable[Part]) -> set[tuple[str, str]]:
    """The refs of the rows that open proposals add, of the kinds that these parts add."""
    kinds = {part["record"] for part in parts if part["to_do"] == "add"}
    if not kinds:
        return set()
    waiting = Proposal.objects.filter(state__in=OPEN_PROPOSALS, parts__contains=[{"to_do": "add"}])
    return {
        (part["record"], ref)
        for proposed in waiting.values_list("parts", flat=True)
        for part in proposed
        if part["to_do"] == "add" and part["record"] in kinds and (ref := cells_as_proposed(part).get("ref"))
    }


def free_ref(name: str, ref: str, others: set[str]) -> str:
    """The ref with the first number behind it that no row of the kind has or had, and that is none of the others."""
    model = RECORDS[name]._meta.model
    retired = RetiredRef.objects.filter(record=model._meta.db_table, ref__startswith=ref)
    stored = model._default_manager.filter(ref__startswith=ref)
    taken = {*stored.values_list("ref", flat=True), *retired.values_list("ref", flat=True), *others}
    return next(free for number in range(2, len(taken) + 3) if (free := f"{ref}-{number}") not in taken)


def cell_name(place: int, column: str) -> str:
    """What a form calls a cell of the part at this place."""
    return f"part-{place}-{column}"


def delete_parts(parts: Iterable[Part]) -> None:
    """Deletes the rows that are to go, those that name others first."""
    for part in sorted(parts, key=lambda part: -ORDER.index(part["record"])):
        if part["to_do"] == "delete":
            RECORDS[part["record"]]._meta.model._default_manager.get(pk=part["key"]).delete()


def write_parts(parts: Iterable[Part]) -> None:
    """Adds and changes rows, those that others name first. ValueError says which cell cannot be read, and why."""
    references = References()
    for part in sorted(parts, key=lambda part: ORDER.index(part["record"])):
        if part["to_do"] != "delete":
            write_part(part, references)


def write_part(part: Part, references: References) -> None:
    """Adds or changes one row."""
    resource = RECORDS[part["record"]]()
    model = resource._meta.model
    row = model() if part["key"] is None else model._default_manager.get(pk=part["key"])
    for cell in part["cells"]:
        column: Any = resource.fields[cell["column"]]
        try:
            read = column.read(unescape_value(cell["new"]), references) if cell["new"] else column.blank()
        except ValueError as error:
            raise ValueError(f"{part['what']}, {column.column_name}: {error}") from error
        setattr(row, column.field_name, read)
    for name, value in part["kept"].items():
        setattr(row, name, value)
    row.save()
