"""What counts when words are compared, and what does not."""

import pytest

from tracker.quotes import in_canonical_form
from tracker.quotes.words import words_of

SAME = [
    ("“We will act,” he said", '"We will act," he said'),
    ("‘act’ and „act“ and «act»", "'act' and \"act\" and act"),
    ("it’s", "it's"),
    ("2019–2024", "2019-2024"),
    ("words — more words", "words--more words"),
    ("30 January", "30\u00a0January"),
    ("one\n   two", "one two"),
    ("counter\u00adnarcotics", "counternarcotics"),
    ("ﬁnal oﬃce", "final office"),
    ("café", "cafe\u0301"),
    ("ＡＢＣ　１２", "ABC 12"),
    ("中国\n宣布", "中国宣布"),
    ("and so on …", "and so on..."),
]
OTHER = [
    ("able", "unable"),
    ("5 per cent", "2.5 per cent"),
    ("1000", "1,000"),
    ("China", "china"),
    ("cafe", "café"),
    ("will act", "will not act"),
    ("-5", "5"),
    ("its", "it's"),
    ("said. It", "said, it"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_type_does_not_matter(one: str, other: str) -> None:
    assert in_canonical_form(one) == in_canonical_form(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_words_and_figures_do(one: str, other: str) -> None:
    assert in_canonical_form(one) != in_canonical_form(other)


def test_each_word_knows_its_place() -> None:
    text = "\u200bSaid: “the oﬃce\u00a0— re\u0301sume\u0301” 1,000"
    found = [(form, text[start:end]) for form, start, end in words_of(text)]
    assert found == [
        ("Said", "Said"),
        (":", ":"),
        ("the", "the"),
        ("office", "oﬃce"),
        ("-", "—"),
        ("re\u0301sume\u0301", "re\u0301sume\u0301"),
        ("1,000", "1,000"),
    ]


def test_dashes_that_follow_one_another_are_one() -> None:
    assert [tuple(word) for word in words_of("a - -- b")] == [("a", 0, 1), ("-", 2, 6), ("b", 7, 8)]
