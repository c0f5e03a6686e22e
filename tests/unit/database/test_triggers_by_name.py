"""django-pgtrigger's register of triggers, looked up by name."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pgtrigger
import pytest
from pgtrigger import registry

from tracker.database.triggers_by_name import TriggersByName
from tracker.models import Actor, Meeting

# What the library's annotations call a model is an instance of one.
ACTOR: Any = Actor
MEETING: Any = Meeting


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    """Has what a test declares be forgotten after it."""
    with ExitStack() as stack:
        yield stack


def declared(name: str, func: str = "RETURN NEW;") -> pgtrigger.Trigger:
    return pgtrigger.Trigger(name=name, when=pgtrigger.Before, operation=pgtrigger.Insert, func=func)


def names() -> tuple[dict[tuple[str, str], object], set[str]]:
    """What the library's own register says of the same triggers, each asked for its name."""
    held = [registry._registry[uri] for uri in registry._registry]
    return (
        {(model._meta.db_table, trigger.name): trigger for model, trigger in held},
        {trigger.get_pgid(model) for model, trigger in held},
    )


def test_the_library_uses_it_and_it_names_what_the_library_would() -> None:
    held = registry._registry
    assert isinstance(held, TriggersByName)
    assert len(held) > 500
    assert (held.by_db_table, held.pg_function_names) == names()


def test_what_is_declared_is_named_until_it_is_taken_back() -> None:
    before = names()
    trigger = declared("tried_out")
    trigger.register(ACTOR)
    held = registry._registry
    try:
        assert held.by_db_table["tracker_actor", "tried_out"] is trigger
        assert trigger.get_pgid(ACTOR) in held.pg_function_names
        assert (held.by_db_table, held.pg_function_names) == names() != before
    finally:
        trigger.unregister(ACTOR)
    assert (held.by_db_table, held.pg_function_names) == names() == before


def test_a_name_is_given_once_in_a_table_and_as_often_as_there_are_tables(stack: ExitStack) -> None:
    first, second = declared("tried_out"), declared("tried_out", "RETURN NULL;")
    for model in (ACTOR, MEETING):
        first.register(model)
        stack.callback(first.unregister, model)
    first.register(ACTOR)
    with pytest.raises(KeyError, match=r'"tried_out" already used for model "tracker\.Actor"'):
        second.register(ACTOR)


def test_no_two_triggers_have_one_function(stack: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = declared("tried_out"), declared("tried_out_again")
    first.register(ACTOR)
    stack.callback(first.unregister, ACTOR)
    monkeypatch.setattr(second, "get_pgid", first.get_pgid)
    with pytest.raises(KeyError, match="already in use"):
        second.register(ACTOR)
