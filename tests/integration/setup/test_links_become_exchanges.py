"""Which links tell of one exchange, and on which side each thing stands."""

from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest

MIGRATION = import_module("tracker.migrations.0025_links_become_exchanges")
DAY = datetime(2024, 5, 1, tzinfo=UTC)
A, B, C = (("commitment_id", key) for key in (1, 2, 3))
S = ("sanction_id", 1)


def link(key: int, one: Any, other: Any, *passages: str, is_public: bool = True) -> Any:
    column, target = other
    ends = (target, None) if column == "commitment_id" else (None, target)
    return MIGRATION.Link((key, f"link-{key}", DAY, "", one[1], *ends, "One", "Other", is_public, list(passages)))


@pytest.mark.parametrize(
    ("links", "found"),
    [
        pytest.param([link(1, A, B), link(2, B, A)], [[1, 2]], id="both directions"),
        pytest.param([link(1, A, B), link(2, A, S)], [[1], [2]], id="a shared record alone"),
        pytest.param([link(1, A, B, "5,5"), link(2, A, S, "5,5")], [[1, 2]], id="a shared record and passage"),
        pytest.param([link(1, A, B, "5,5"), link(2, A, S, "5,6")], [[1], [2]], id="another passage"),
        pytest.param([link(1, A, B, "5,5"), link(2, C, S, "5,5")], [[1], [2]], id="a passage alone"),
        pytest.param([link(1, A, B, "5,5"), link(2, C, B, "5,5"), link(3, C, S, "5,5")], [[1, 2, 3]], id="one by one"),
        pytest.param([link(1, A, B), link(2, B, A, is_public=False)], [[1], [2]], id="a draft is no part of it"),
        pytest.param(
            [link(1, A, B, "5,5"), link(2, B, C, "5,5"), link(3, A, C, "5,5")], [[1], [2], [3]], id="no two sides"
        ),
    ],
)
def test_links_that_tell_of_one_exchange(links: list[Any], found: list[list[int]]) -> None:
    assert [[each.id for each in group] for group in MIGRATION.bargains(links)] == found


def test_what_the_first_link_is_read_from_stands_on_side_a() -> None:
    sides = MIGRATION.sides_of([link(1, A, S), link(2, A, B), link(3, B, A), link(4, C, S)])
    assert sides == {A: "a", C: "a", S: "b", B: "b"}
