"""The article that a noun takes."""

import pytest

from tracker.admin.base.articles import with_article


@pytest.mark.parametrize(
    ("noun", "said"),
    [("actor", "an actor"), ("meeting", "a meeting"), ("Exchange", "an Exchange"), ("user", "a user")],
)
def test_it_goes_by_its_first_letter(noun: str, said: str) -> None:
    assert with_article(noun) == said
