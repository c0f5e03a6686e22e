"""Dates known only in part, as EDTF text (ISO 8601-2): `2019`, `2024-04`, `2024-01-30~`, `2022-08/..`.

`value` is the value and how it is written (EDTF alone); `freeform` understands what people type into forms and files,
by `points` and `spans`; `wording` says a value in words. `database` is the model field with the days the database
derives from it, `forms` the form fields.
"""

from .database import (
    Earliest,
    Latest,
    PartialDateField,
    earliest,
    latest,
    partial_date_constraint,
    period_order_constraint,
)
from .forms import DayFormField, PartialDateFormField
from .points import TwoDaysError
from .value import PartialDate, read_day

__all__ = [
    "DayFormField",
    "Earliest",
    "Latest",
    "PartialDate",
    "PartialDateField",
    "PartialDateFormField",
    "TwoDaysError",
    "earliest",
    "latest",
    "partial_date_constraint",
    "period_order_constraint",
    "read_day",
]
