"""A column of a file: its header, the field of the record behind it, how a cell is read and written.

Declared once, by the model's own fields: import, export, the fixture and the help on the upload page read this.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from import_export.fields import Field
from import_export.widgets import Widget

from tracker.models.integrity.web_address import WebAddressField
from tracker.partial_dates import PartialDateField
from tracker.transfer.declaration import cell_marks, widgets
from tracker.transfer.declaration.references import References
from tracker.vocabulary import FORMER_LINK_KINDS, LinkKind


class Column(Field):
    """A column whose value is a plain field of the record."""

    def __init__(self, field: "models.Field[Any, Any]", widget: Widget, attribute: str = "") -> None:
        super().__init__(attribute=attribute or field.name, column_name=field.name, widget=widget)
        self.model = field.model
        self.field_name = field.name
        self.is_needed = not (field.blank or field.has_default())

    @property
    def expected(self) -> str:
        """What a cell may hold, in words for an error message."""
        return str(self.widget.expected)

    def read(self, text: str, references: References) -> Any:
        """The value of a cell's text. Raises ValueError with what would be right."""
        return self.widget.clean(text)

    def understood(self, text: str) -> str:
        """What files write for text that says it in another way; ValueError where that is not certain."""
        understood = getattr(self.widget, "understood", None)
        if understood is None:
            raise ValueError(f"must be {self.expected}.")
        return str(understood(text))

    def blank(self) -> Any:
        """The value of a cell that clears. Raises ValueError when the field must have a value."""
        if self.is_needed:
            raise ValueError(f"cannot be cleared; it must be {self.expected}.")
        field: Any = self.model._meta.get_field(self.field_name)
        return field.get_default()

    def write(self, value: Any) -> str:
        """The cell for a value."""
        return cell_marks.escape_value(str(self.widget.render(value)))

    def export(self, instance: Any, **options: Any) -> str:
        """The cell for a record's value."""
        return self.write(self.get_value(instance))


class ReferenceColumn(Column):
    """A column that names one other record by its ref."""

    def __init__(self, field: "models.ForeignKey[Any, Any]") -> None:
        super().__init__(field, Widget(), attribute=f"{field.name}__ref")
        self.related_model = field.related_model
        self.id_name = field.attname

    @property
    def expected(self) -> str:
        return f"the ref of a record of this kind: {self.related_model._meta.verbose_name}"

    def read(self, text: str, references: References) -> models.Model:
        return references.find(self.related_model, text)

    def write(self, value: Any) -> str:
        return str(getattr(value, "ref", value) or "")


@dataclass(frozen=True)
class Membership:
    """A many-to-many table behind a list column: its model, its two foreign keys, and the fixed values of its rows."""

    model: type[models.Model]
    owner: str
    member: str
    fixed: Mapping[str, str]

    @property
    def related_model(self) -> Any:
        """The model of the records that are listed."""
        return self.model._meta.get_field(self.member).related_model


class MembersColumn(Column):
    """A column that names any number of other records by ref: a set, in which order says nothing."""

    def __init__(self, name: str, membership: Membership, prefetch: str) -> None:
        super(Column, self).__init__(attribute=name, column_name=name, widget=widgets.ItemsWidget())
        self.field_name = name
        self.is_needed = False
        self.membership = membership
        self.prefetch = prefetch
        self.related_model = membership.related_model

    @property
    def is_separate(self) -> bool:
        """Whether the rows that tie are records themselves, and not only a list of the record's own."""
        return not self.membership.model._meta.auto_created

    @property
    def expected(self) -> str:
        return (
            f"refs separated by semicolons (;), each of a record of this kind: {self.related_model._meta.verbose_name}"
        )

    def read(self, text: str, references: References) -> list[models.Model]:
        refs = cell_marks.split_items(text)
        twice = next((ref for ref in refs if refs.count(ref) > 1), None)
        if twice is not None:
            raise ValueError(f"names `{twice}` twice; name each once.")
        return [references.find(self.related_model, ref) for ref in sorted(refs)]

    def blank(self) -> list[models.Model]:
        return []

    def get_value(self, instance: Any) -> list[models.Model]:
        """The records tied to this one, from what was prefetched."""
        return [] if instance.pk is None else list(getattr(instance, self.field_name).all())

    def write(self, value: Iterable[Any]) -> str:
        return cell_marks.join_items(sorted(record.ref for record in value))


def column_for(field: Any) -> Column:
    """The column that a field of a model calls for."""
    if isinstance(field, models.ManyToManyField):
        through: Any = field.remote_field.through
        membership = Membership(through, field.m2m_field_name(), field.m2m_reverse_field_name(), {})
        return MembersColumn(field.name, membership, prefetch=field.name)
    if isinstance(field, models.ForeignKey):
        return ReferenceColumn(field)
    return Column(field, widget_for(field))


def widget_for(field: Any) -> Widget:
    """The widget that reads and writes a plain field."""
    if field.choices:
        former = FORMER_LINK_KINDS if field.choices == LinkKind.choices else {}
        return widgets.ChoiceWidget([value for value, _ in field.choices], former, dict(field.choices))
    for kind, widget in (
        (PartialDateField, widgets.PartialDateWidget),
        (ArrayField, widgets.ItemsWidget),
        (WebAddressField, widgets.WebAddressWidget),
        (models.DateTimeField, widgets.MomentWidget),
        (models.DateField, widgets.DayWidget),
        (models.DecimalField, widgets.DecimalWidget),
        (models.IntegerField, widgets.WholeNumberWidget),
    ):
        if isinstance(field, kind):
            return widget()
    return widgets.TextWidget()
