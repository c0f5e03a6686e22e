"""Partial dates in models: the field, its earliest and latest day, and the constraints that keep it right.

The SQL functions `edtf_earliest` and `edtf_latest` come with migration 0001.
"""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.lookups import Transform
from django.utils.deconstruct import deconstructible

from .forms import PartialDateFormField
from .value import PartialDate

if TYPE_CHECKING:
    Field = models.Field[PartialDate | str | None, PartialDate | None]
else:
    Field = models.Field


class PartialDateField(Field):
    """A partial date, stored as its EDTF text; null is unknown."""

    description = "Partial date (EDTF)"

    def deconstruct(self) -> Any:
        name, _, arguments, options = super().deconstruct()
        return name, "tracker.partial_dates.PartialDateField", arguments, options

    def get_internal_type(self) -> str:
        return "TextField"

    def from_db_value(
        self, value: str | None, expression: object, connection: object
    ) -> PartialDate | None:
        return None if value is None else PartialDate.parse(value)

    def to_python(self, value: object) -> PartialDate | None:
        if value is None or isinstance(value, PartialDate):
            return value
        if value == "":
            return None
        try:
            return PartialDate.parse(str(value))
        except ValueError as error:
            raise ValidationError(
                str(error), code="invalid", params={"value": value}
            ) from error

    def get_prep_value(self, value: object) -> Any:
        prepared = self.to_python(super().get_prep_value(value))
        return None if prepared is None else str(prepared)

    def value_to_string(self, obj: models.Model) -> str:
        value = self.to_python(self.value_from_object(obj))
        return "" if value is None else str(value)

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"form_class": PartialDateFormField, **options})


@PartialDateField.register_lookup
@deconstructible(path="tracker.partial_dates.Earliest")
class Earliest(Transform):
    """First day that a partial date covers."""

    lookup_name = "earliest"
    function = "edtf_earliest"
    output_field = models.DateField()


@PartialDateField.register_lookup
@deconstructible(path="tracker.partial_dates.Latest")
class Latest(Transform):
    """Last day that a partial date covers."""

    lookup_name = "latest"
    function = "edtf_latest"
    output_field = models.DateField()


def earliest(name: str, **options: Any) -> models.GeneratedField:
    """The generated column with the first day that partial date field `name` covers."""
    return models.GeneratedField(
        expression=Earliest(models.F(name)),
        output_field=models.DateField(null=True),
        db_persist=True,
        **options,
    )


def latest(name: str, **options: Any) -> models.GeneratedField:
    """The generated column with the last day that partial date field `name` covers."""
    return models.GeneratedField(
        expression=Latest(models.F(name)),
        output_field=models.DateField(null=True),
        db_persist=True,
        **options,
    )


def partial_date_constraint(label: str, field: str) -> models.CheckConstraint:
    """The database's refusal of anything but a partial date in `field`; `label` begins the constraint's name."""
    return models.CheckConstraint(
        name=f"{label}_{field}_is_partial_date",
        condition=models.Q(**{f"{field}__isnull": True})
        | models.Q(**{f"{field}__earliest__isnull": False}),
        violation_error_code="invalid",
        violation_error_message=f"“{spoken(field)}” is not a date: write 2023, 2023-11, 2023-11-15 or 2022-08/2023-11.",
    )


def period_order_constraint(label: str, start: str, end: str) -> models.CheckConstraint:
    """The database's refusal of a period whose `end` lies wholly before its `start`."""
    return models.CheckConstraint(
        name=f"{label}_{end}_not_before_{start}",
        condition=models.Q(**{f"{end}__latest__gte": models.F(f"{start}__earliest")}),
        violation_error_code="period_order",
        violation_error_message=f"“{spoken(end)}” is before “{spoken(start)}”: the end cannot come before the start.",
    )


def spoken(field: str) -> str:
    """A field's name as its form label shows it."""
    return field.replace("_", " ").capitalize()
