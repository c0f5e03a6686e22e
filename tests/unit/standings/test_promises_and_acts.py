"""Promises and acts, counted apart."""

from tracker.standings.promises_and_acts import KindCount, KindGroup, promises_and_acts
from tracker.vocabulary import CommitmentKind


def test_acts_that_were_done_are_not_among_the_promises_that_were_kept() -> None:
    assert promises_and_acts(
        {CommitmentKind.PLEDGE: (1, 1), CommitmentKind.AGREEMENT: (1, 0), CommitmentKind.MEASURE: (2, 2)}
    ) == (
        KindGroup(
            label="Promises",
            kinds=(
                KindCount(kind=CommitmentKind.PLEDGE, count=1),
                KindCount(kind=CommitmentKind.AGREEMENT, count=1),
            ),
            fulfilled=1,
        ),
        KindGroup(label="Acts", kinds=(KindCount(kind=CommitmentKind.MEASURE, count=2),), fulfilled=2),
    )


def test_a_group_of_none_is_left_out() -> None:
    assert [group.label for group in promises_and_acts({CommitmentKind.MEASURE: (1, 1)})] == ["Acts"]
    assert promises_and_acts({}) == ()
