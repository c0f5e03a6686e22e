"""Dates known only in part, as EDTF text (ISO 8601-2): `2019`, `2024-04`, `2024-01-30~`, `2022-08/..`.

The value, the model field with the days the database derives from it, and the form field people type into.
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
from .forms import PartialDateFormField
from .value import PartialDate

__all__ = [
    "Earliest",
    "Latest",
    "PartialDate",
    "PartialDateField",
    "PartialDateFormField",
    "earliest",
    "latest",
    "partial_date_constraint",
    "period_order_constraint",
]
