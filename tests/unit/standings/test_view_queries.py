"""Each query that is made once for many views is the one that would be made for each."""

from datetime import date
from typing import Any

import pytest

from tracker.database.made_once import made_once
from tracker.pages import actor_page
from tracker.parameters import options
from tracker.parameters.filters import Filters
from tracker.parameters.view_queries import Make, compiled, form_of, query_of, rows_of
from tracker.standings import cited, disputed, queries, span, telling

TODAY = date(2026, 11, 30)
KEYS = [3, 1, 2]
EVERY = (queries.all_of_the_view, queries.those_given)
# Each with what belongs to its form, and the names of the keys it is given.
MADE: list[tuple[Make, tuple[Any, ...], tuple[str, ...]]] = [
    (queries.counted_commitments, (), ()),
    (queries.counted_commitments_among, (), ("commitments",)),
    (queries.committed_by, (), ("commitments",)),
    (queries.updates_of, (), ("commitments",)),
    (queries.latest_first, (queries.meetings_by, "held_earliest", 13), ()),
    (queries.how_many, (queries.meetings_by,), ()),
    *(
        (queries.latest_first, (queries.exchanges_of, every, "agreed_on_earliest", 9), ("commitments",))
        for every in EVERY
    ),
    *((queries.how_many, (queries.exchanges_of, every), ("commitments",)) for every in EVERY),
    (queries.known_items, (), ("exchanges",)),
    (queries.steps_known_of, (), ("sanctions",)),
    (queries.public_conditions_of, (), ("commitments",)),
    (queries.first_sanctions, (13,), ()),
    (queries.sanctions_among, (), ("sanctions",)),
    (queries.newest_imposed, (5,), ()),
    (queries.sanctions_by_state, (), ()),
    (queries.spell_rows_of, (), ("sanctions",)),
    (cited.passages_for, (), ("meeting", "status_update", "exchange")),
    *((disputed.newest_values, (every,), ("commitments",)) for every in EVERY),
    *((disputed.named_records, (name,), ("keys",)) for name in disputed.COMPARED),
    (disputed.rulings_about, (), ("meeting", "commitment")),
    *((telling.newest_first, (axis, 200), ()) for axis in ("evidence", "official")),
    (telling.turns_of_all, (), ()),
    (telling.turns_among, (), ("commitments",)),
    (telling.past_their_deadline, (0, 200), ()),
    (telling.overdue_among, (), ("commitments",)),
    (telling.made_first, (10,), ()),
    *(
        (make, (("pledge", "measure"),), ())
        for make in (options.actors_for, options.subjects_for, options.meetings_for)
    ),
    (span.days_made, (), ()),
    (span.days_told, (), ()),
    (span.days_of_evidence, (), ()),
    (actor_page.first_statements, (), ("actors",)),
]
VIEWS = [
    {},
    {"as_of": "2019-06-30", "known_on": "2020-03-31"},
    {"press_by": "2024-01-31"},
    {"as_of": "2023-01-01", "press_by": "2024-01-31", "collection": "one"},
    {"topic": "trade", "actor": "china", "collection": "one", "meeting": "summit", "speaker": "usa"},
    {"axis": "official", "status": "stalled"},
    {"status": "not_assessed", "kind": "pledge"},
    {"status": "not_assessed", "axis": "official", "press_by": "2024-01-31"},
    *({"schedule": schedule} for schedule in ("overdue", "due_soon", "met_late", "no_deadline")),
    {"gap": "open", "response": "accepted", "inference": "implied", "press_by": "2024-01-31"},
    {"response": "accepted", "inference": "implied", "speaker": "usa"},
]


def view_of(query: dict[str, str]) -> Filters:
    filters, problems = Filters.from_query(query, today=TODAY)
    assert not problems
    return filters


@pytest.mark.django_db
@pytest.mark.parametrize("query", VIEWS, ids=str)
def test_filled_in_it_is_the_query_of_the_view(query: dict[str, str]) -> None:
    view = view_of(query)
    for make, form, names in MADE:
        sql, parameters = make(view, *form, **dict.fromkeys(names, KEYS)).query.sql_with_params()
        made = query_of(make, view, *form, names=names)
        filled = made.filled({**vars(view), **dict.fromkeys(names, KEYS)})
        assert (made.sql, filled) == (sql, tuple(parameters)), make.__name__


def test_views_that_differ_in_days_and_refs_alone_have_one_form() -> None:
    made_once.cache_clear()
    for topic, day in (("trade", "2019-06-30"), ("drugs", "2021-01-31")):
        compiled(span.days_made, view_of({"topic": topic, "as_of": day, "known_on": day}))
    compiled(span.days_made, view_of({"topic": "trade"}))
    assert made_once.cache_info().misses == 1
    compiled(span.days_made, view_of({}))
    compiled(span.days_made, view_of({"topic": "trade", "press_by": "2019-06-30"}))
    assert made_once.cache_info().misses == 3


@pytest.mark.django_db
def test_words_are_in_no_form_that_is_kept() -> None:
    made_once.cache_clear()
    view = view_of({"q": "sea"})
    assert rows_of(queries.counted_commitments, view) == []
    assert rows_of(queries.updates_of, view, commitments=[1]) == []
    assert "%sea%" in compiled(span.days_made, view)[1]
    assert made_once.cache_info().currsize == 0


def test_a_form_has_marks_for_what_is_asked_alone() -> None:
    form = form_of(view_of({"topic": "trade", "press_by": "2024-01-31"}))
    assert (form.actor, form.topic, form.axis) == ("", "<topic>", "evidence")
    assert form_of(view_of({})).press_by is None
