"""Figures in words."""

from decimal import Decimal

import pytest

from tracker.models import Indicator, Observation
from tracker.pages.parts.observed_values import observation_in_words, value_in_words
from tracker.partial_dates import PartialDate


@pytest.mark.parametrize(
    ("value", "qualifier", "written"),
    [
        ("73600.0000", "more_than", "more than 73,600"),
        ("14.5000", "exactly", "14.5"),
        ("0.0000", "exactly", "0"),
        ("100000", "about", "about 100,000"),
        ("1200000", "less_than", "less than 1,200,000"),
    ],
)
def test_number_is_no_more_exact_than_its_source(value: str, qualifier: str, written: str) -> None:
    assert value_in_words(Observation(value=Decimal(value), qualifier=qualifier)) == written


def test_figure_names_unit_and_period() -> None:
    observation = Observation(
        value=Decimal(145), indicator=Indicator(unit="incidents"), period=PartialDate.parse("2023-11")
    )
    assert observation_in_words(observation) == "145 incidents, November 2023"


def test_figure_without_a_period_says_so() -> None:
    observation = Observation(value=Decimal(2), indicator=Indicator(unit="milligrams"))
    assert observation_in_words(observation) == "2 milligrams, no stated period"
