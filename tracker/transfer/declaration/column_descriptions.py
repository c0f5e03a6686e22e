"""What a column's declaration says of it, in words: for templates and for the data dictionary."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models

from tracker.transfer.declaration import widgets
from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn

if TYPE_CHECKING:
    from tracker.transfer.declaration.record_resource import RecordResource

KINDS: dict[type[Any], str] = {
    widgets.TextWidget: "text",
    widgets.WebAddressWidget: "web address",
    widgets.ItemsWidget: "texts, separated by semicolons (`;`)",
    widgets.ChoiceWidget: "one of a list",
    widgets.PartialDateWidget: "partial date",
    widgets.WholeNumberWidget: "whole number",
    widgets.DayWidget: "day",
    widgets.MomentWidget: "time",
    widgets.DecimalWidget: "number",
}
# What means the same in the files of every kind of record.
FOR_ALL = {"stage": "How far it is from the public: only what is published is shown."}


@dataclass(frozen=True)
class ColumnDescription:
    """A column in words."""

    name: str
    kind: str
    is_key: bool
    is_needed: bool
    default: str
    meaning: str
    expected: str
    allowed: Sequence[tuple[str, str]]
    related_model: type[models.Model] | None


def describe_columns(resource: "RecordResource") -> list[ColumnDescription]:
    """A description of each column of a kind of record, in the order of its files."""
    keys = resource.key_columns
    return [_described(resource, column, is_key=column in keys) for column in resource.columns]


def _described(resource: "RecordResource", column: Column, *, is_key: bool) -> ColumnDescription:
    field = _field_of(column)
    meaning = resource.meanings.get(column.column_name) or FOR_ALL.get(column.column_name)
    return ColumnDescription(
        name=column.column_name,
        kind=_kind_of(column, field),
        is_key=is_key,
        is_needed=is_key or column.is_needed,
        default=str(field.get_default() or "") if field is not None else "",
        meaning=meaning or _meaning_of(column, field),
        expected=column.expected,
        allowed=[(str(value), str(label)) for value, label in getattr(field, "choices", None) or []],
        related_model=column.related_model if isinstance(column, (ReferenceColumn, MembersColumn)) else None,
    )


def _field_of(column: Column) -> Any:
    """The model's field behind a column; None for a list whose ties are records themselves."""
    if not isinstance(column, MembersColumn):
        return column.model._meta.get_field(column.field_name)
    if column.is_separate:
        return None
    owner: Any = column.membership.model._meta.get_field(column.membership.owner)
    return owner.related_model._meta.get_field(column.field_name)


def _kind_of(column: Column, field: Any) -> str:
    if isinstance(column, MembersColumn):
        return f"refs of {column.related_model._meta.verbose_name_plural}, separated by semicolons (`;`)"
    if isinstance(column, ReferenceColumn):
        return f"ref of {_article(str(column.related_model._meta.verbose_name))}"
    words = KINDS[type(column.widget)]
    longest = getattr(field, "max_length", None)
    return f"{words}, at most {longest:,} characters" if longest and not field.choices else words


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _meaning_of(column: Column, field: Any) -> str:
    if field is not None or not isinstance(column, MembersColumn):
        return str(field.help_text)
    ties = column.membership
    fixed = " and ".join(f"{name} `{value}`" for name, value in ties.fixed.items())
    return f"Each is {_article(str(ties.model._meta.verbose_name))} with the {fixed}."
