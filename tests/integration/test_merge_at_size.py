"""Merging actors that much names, and undoing it, takes work in proportion to what names them."""

import pytest

from tests.factories import ActorFactory
from tests.query_plans import SMALL, rows_gone_through
from tracker.actions.merging import merge_plan
from tracker.actions.merging.merge_actors import merge_actors
from tracker.actions.merging.merge_plan import plan_merge
from tracker.actions.merging.undo_merge import undo_merge
from tracker.models import Actor, Commitment, Party, Source

pytestmark = pytest.mark.django_db(transaction=True)

NAMED = 2 * SMALL


def two_actors(named: int) -> tuple[Actor, Actor]:
    """Two actors, each a party to its own half of the commitments and both to the first; one publishes sources too."""
    merged, kept = ActorFactory.create(ref="merged"), ActorFactory.create(ref="kept")
    commitments = Commitment.objects.bulk_create(
        Commitment(ref=f"c-{n}", kind="pledge", title=f"C {n}") for n in range(2 * named)
    )
    parties = [(merged, commitments[:named]), (kept, [commitments[0], *commitments[named:]])]
    Party.objects.bulk_create(
        Party(commitment=commitment, actor=actor, role="committed")
        for actor, theirs in parties
        for commitment in theirs
    )
    Source.objects.bulk_create(
        Source(ref=f"s-{n}", stage="published", kind="news", title=f"S {n}", publisher=merged) for n in range(named)
    )
    return merged, kept


def test_no_statement_of_a_merge_or_its_undoing_goes_through_one_side_for_each_row_of_another() -> None:
    merged, kept = two_actors(NAMED)
    with rows_gone_through() as work:
        left = merge_actors(merged, kept, user=None)
        assert (kept.parties.count(), kept.publications.count()) == (2 * NAMED, NAMED)
        undo_merge(left, user=None)
        assert (kept.parties.count(), kept.publications.count()) == (NAMED + 1, 0)
    assert {node: rows for node, rows in work.items() if rows > 10 * NAMED} == {}


def test_each_row_is_compared_with_none_but_its_twin(monkeypatch: pytest.MonkeyPatch) -> None:
    """The values by which rows are told apart are read once a row and rule, not once for each pair of rows."""
    read, values_of = 0, merge_plan._values

    def counted(row: Party, names: list[str]) -> merge_plan.Values:
        nonlocal read
        read += 1
        return values_of(row, names)

    monkeypatch.setattr(merge_plan, "_values", counted)
    merged, kept = two_actors(40)
    moves = {each.model: each for each in plan_merge(merged, kept).moves}
    assert (len(moves[Party].rows), len(moves[Party].folds)) == (39, 1)
    assert 0 < read <= 4 * 40
