"""Partial dates in models: the field, the days the database derives from it, and the constraints that keep it right.

The SQL functions `edtf_earliest` and `edtf_latest` come with migration 0001.
"""

from types import GenericAlias
from typing import TYPE_CHECKING, Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.deconstruct import deconstructible

from .forms import PartialDateFormField
from .value import PartialDate

Given = TypeVar("Given")
Held = TypeVar("Held")

if TYPE_CHECKING:
    Field = models.Field[Given, Held]
else:
    Field = GenericAlias(models.Field, (Given, Held))  # Django's own takes no type parameters when run


class PartialDateField(Field[Given, Held]):
    """A partial date, kept as its EDTF text; null is unknown."""

    _pyi_private_set_type: PartialDate | str
    _pyi_private_get_type: PartialDate

    description = "Partial date (EDTF)"
    empty_strings_allowed = False

    def deconstruct(self) -> Any:
        name, _, arguments, options = super().deconstruct()
        return name, "tracker.partial_dates.PartialDateField", arguments, options

    def get_internal_type(self) -> str:
        return "TextField"

    def from_db_value(self, value: str | None, expression: object, connection: object) -> PartialDate | None:
        return None if value is None else PartialDate.parse(value)

    def to_python(self, value: object) -> PartialDate | None:
        """The date that EDTF text states, None for none; ValidationError says what would be right."""
        if value is None or isinstance(value, PartialDate):
            return value
        if value == "":
            return None
        try:
            return PartialDate.parse(str(value))
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def get_prep_value(self, value: Any) -> str | None:
        date = self.to_python(super().get_prep_value(value))
        return None if date is None else date.text

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """What is to be stored; EDTF text that was assigned becomes its date on the record too."""
        value = super().pre_save(model_instance, add)
        if not isinstance(value, str):
            return value
        date = self.to_python(value)
        setattr(model_instance, self.attname, date)
        return date

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"form_class": PartialDateFormField, **options})


@PartialDateField.register_lookup
@deconstructible(path="tracker.partial_dates.Earliest")
class Earliest(models.Transform):
    """First day that a partial date covers."""

    lookup_name = "earliest"
    function = "edtf_earliest"
    output_field = models.DateField()


@PartialDateField.register_lookup
@deconstructible(path="tracker.partial_dates.Latest")
class Latest(models.Transform):
    """Last day that a partial date covers."""

    lookup_name = "latest"
    function = "edtf_latest"
    output_field = models.DateField()


def earliest(name: str) -> models.GeneratedField:
    """The column, derived by the database, with the first day that the partial date in field `name` covers."""
    return first_or_last_day(Earliest(models.F(name)))


def latest(name: str) -> models.GeneratedField:
    """The column, derived by the database, with the last day that the partial date in field `name` covers."""
    return first_or_last_day(Latest(models.F(name)))


def first_or_last_day(expression: models.Transform) -> models.GeneratedField:
    """A stored day that follows its partial date, null with it."""
    return models.GeneratedField(expression=expression, output_field=models.DateField(null=True), db_persist=True)


def partial_date_constraint(model: str, field: str) -> models.CheckConstraint:
    """`field` of `model` holds a partial date or nothing."""
    return models.CheckConstraint(
        name=f"{model}_{field}_is_partial_date",
        condition=models.Q(**{f"{field}__isnull": True}) | models.Q(**{f"{field}__earliest__isnull": False}),
        violation_error_code="invalid",
        violation_error_message=(
            f"{field} must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2022-08/2023-11."
        ),
    )


def period_order_constraint(model: str, start: str, end: str) -> models.CheckConstraint:
    """In `model`, `end` does not lie wholly before `start`; either may be unknown."""
    return models.CheckConstraint(
        name=f"{model}_{end}_not_before_{start}",
        condition=models.Q(**{f"{end}__latest__gte": models.F(f"{start}__earliest")}),
        violation_error_code="period_order",
        violation_error_message=f"{end} must not be before {start}; correct one of the two dates.",
    )
