"""CHECK constraints that several records share, with messages for the person who typed."""

from collections.abc import Collection

from django.db.models import CheckConstraint, Func, IntegerField, Q
from django.db.models.lookups import Exact

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
TWO_LETTERS = "Write an ISO 3166-1 code of two capital letters, such as CN or US."
WEB_ADDRESS = r"^https?://[^\s]+$"


class NumberFilled(Func):
    """How many of the columns are not null."""

    function = "num_nonnulls"
    output_field = IntegerField()


def one_of(field: str, allowed: Collection[str | int], *, name: str) -> CheckConstraint:
    """`field` holds one of the allowed values."""
    listed = ", ".join(str(value) for value in allowed if value != "")
    return CheckConstraint(
        condition=Q(**{f"{field}__in": list(allowed)}),
        name=name,
        violation_error_message=f"{field} must be one of: {listed}.",
    )


def web_address(field: str, *, name: str) -> CheckConstraint:
    """`field` is empty or an http or https address: no script, file or data link gets in."""
    return CheckConstraint(
        condition=Q(**{field: ""}) | Q(**{f"{field}__regex": WEB_ADDRESS}),
        name=name,
        violation_error_message=f"{field} must begin with http:// or https:// and contain no spaces.",
    )


def filled(field: str, *, name: str) -> CheckConstraint:
    """`field` holds more than blanks."""
    return CheckConstraint(
        condition=Q(**{f"{field}__regex": r"\S"}),
        name=name,
        violation_error_message=f"{field} must not be empty.",
    )


def exactly_one(fields: Collection[str], *, name: str) -> CheckConstraint:
    """Exactly one of the nullable `fields` is filled."""
    return CheckConstraint(
        condition=Q(Exact(NumberFilled(*fields), 1)),
        name=name,
        violation_error_message=f"Fill exactly one of: {', '.join(fields)}.",
    )
