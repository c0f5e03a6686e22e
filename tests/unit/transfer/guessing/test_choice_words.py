"""Words of others for our closed choices."""

import pytest

from tracker.transfer.declaration.widgets import ChoiceWidget
from tracker.transfer.guessing.choice_words import MEANT, choice_meant
from tracker.vocabulary import ActorKind, CommitmentKind, Status

STATUS = ChoiceWidget(Status.values, labels=dict(Status.choices))


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Done", "fulfilled"),
        ("DONE", "fulfilled"),
        ("Done in 2024", "fulfilled"),
        ("Ongoing", "in_progress"),
        ("On-going", "in_progress"),
        ("In progress", "in_progress"),
        ("partially met", "partly_fulfilled"),
        ("No", "not_started"),
        ("Not yet", "not_started"),
        ("Failed", "broken"),
        ("stalled since May", "stalled"),
        ("Zzz", ""),
    ],
)
def test_a_status_is_proposed(word: str, meant: str) -> None:
    assert choice_meant(STATUS, word) == meant


def test_only_what_the_column_has_is_proposed() -> None:
    assert choice_meant(ChoiceWidget(CommitmentKind.values), "promise") == "pledge"
    assert choice_meant(ChoiceWidget(ActorKind.values), "Country") == "state"
    assert choice_meant(ChoiceWidget(ActorKind.values), "Done") == ""


def test_no_word_is_in_the_glossary_twice() -> None:
    words = [word for words, _ in MEANT for word in words]
    assert sorted(words) == sorted(set(words))
