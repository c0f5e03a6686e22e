"""Template filters that write shares and coefficients."""

from fractions import Fraction

from django import template

register = template.Library()


@register.filter
def percent(share: Fraction | None) -> str:
    """A share in whole per cent: `63%`."""
    return "–" if share is None else f"{round(share * 100)}%"


@register.filter
def two_places(value: Fraction | None) -> str:
    """A coefficient to two places, with a true minus sign."""
    return "–" if value is None else f"{float(value):.2f}".replace("-", "\N{MINUS SIGN}")
