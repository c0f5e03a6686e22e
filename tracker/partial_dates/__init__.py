"""Dates known only in part, as EDTF text (ISO 8601-2): `2019`, `2024-04`, `2024-01-30~`, `2022-08/..`.

The value, the model field with the days the database derives from it, and the form fields people type into.
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
