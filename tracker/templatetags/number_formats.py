"""Template filters that write shares and coefficients."""

from fractions import Fraction

from django import template

from tracker.standings.formatting import percentage

register = template.Library()

register.filter("percentage", percentage)


@register.filter
def percent(share: Fraction | None) -> str:
    """A share from 0 to 1 in per cent: `63%`."""
    return "–" if share is None else percentage(float(share * 100))


@register.filter
def two_places(value: Fraction | None) -> str:
    """A coefficient to two places, with a true minus sign."""
    return "–" if value is None else f"{float(value):.2f}".replace("-", "\N{MINUS SIGN}")
