"""Observed values of indicators in words, no more exact than their source has them."""

from tracker.models import Observation, Target
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


def target_in_words(target: Target) -> str:
    """What is to be reached and by when: `at most 60,000 deaths by 2025`."""
    direction = target.get_direction_display().lower()
    return f"{direction} {target.value.normalize():,f} {target.indicator.unit} by {target.due.written}"
