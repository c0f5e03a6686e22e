"""Observed values of indicators in words, no more exact than their source has them."""

from tracker.models import Observation
from tracker.vocabulary import Qualifier


def value_in_words(observation: Observation) -> str:
    """The value with thousands separators and its qualifier: `more than 73,600`, `about 14.5`."""
    value = f"{observation.value.normalize():,f}"
    if observation.qualifier == Qualifier.EXACTLY:
        return value
    return f"{observation.get_qualifier_display().lower()} {value}"


def observation_in_words(observation: Observation) -> str:
    """The value with its unit and period: `more than 73,600 deaths, 2022`."""
    period = observation.period.written if observation.period else "no stated period"
    return f"{value_in_words(observation)} {observation.indicator.unit}, {period}"
