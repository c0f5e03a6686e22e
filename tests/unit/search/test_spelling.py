"""What may have been meant by words that stand nowhere."""

import pytest

from tests.factories import ActorFactory, PersonFactory, TopicFactory
from tracker.search.spelling import suggestion
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _names() -> None:
    TopicFactory(name="Fentanyl precursors")
    PersonFactory(name="Antony Blinken", aliases=["Secretary Blinken"])
    ActorFactory(name="Müller & Söhne")


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("fentynal", "fentanyl"),
        ("Blnken", "blinken"),
        ("antony blnken", "antony blinken"),
        ("precusors of fentanil", "precursors of fentanyl"),
        ("muller", "müller"),
        ('"fentynal"', '"fentanyl"'),
    ],
)
def test_mistyped_word_is_put_right_by_the_names(typed: str, suggested: str) -> None:
    assert suggestion(typed) == suggested


@pytest.mark.parametrize("typed", ["fentanyl", "zzzz", "", "!", "one two three four five six seven eight fentynal"])
def test_nothing_is_suggested_where_nothing_is_near(typed: str) -> None:
    assert suggestion(typed) == ""


def test_names_of_drafts_are_not_suggested() -> None:
    ActorFactory(name="Xylazine Works", stage=Stage.DRAFT)
    assert suggestion("xylazin") == ""
