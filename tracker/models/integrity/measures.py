"""The list of what a sanction, or a programme of sanctions, does to those it is aimed at."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tracker.vocabulary import Measure


def MeasuresField() -> "ArrayField[Any, Any]":  # noqa: N802 (it stands where fields are declared)
    """A list of measures, empty where none is stated."""
    return ArrayField(
        models.CharField(max_length=30, choices=Measure),
        default=list,
        blank=True,
        help_text=f"One or several of: {', '.join(Measure.values)}.",
    )


def measures_constraint(model: str) -> models.CheckConstraint:
    """`measures` of `model` are all of the vocabulary."""
    return models.CheckConstraint(
        condition=models.Q(measures__contained_by=Measure.values),
        name=f"{model}_measures_are_known",
        violation_error_message=f"measures must each be one of: {', '.join(Measure.values)}.",
    )
