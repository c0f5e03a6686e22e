"""Rules kept by trigger, asked before anything is written."""

from typing import Any

import pytest
from django.db import DatabaseError, connection

from tests.factories import ActorFactory, SourceFactory
from tests.unit.models.test_every_record import RECORDS, factory_of
from tracker.models.integrity.batched_checks import BatchedChecks
from tracker.models.integrity.preflight import preflight
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db


def test_a_sound_record_breaks_none() -> None:
    assert preflight(SourceFactory.build()) == {}
    assert preflight(SourceFactory.create()) == {}


def test_every_rule_that_is_broken_is_told_of_a_new_record() -> None:
    source = SourceFactory.build(published="2999", retrieved_on="2999-05-01")
    found = preflight(source)
    assert found["published"].startswith('"2999" is in the future')
    assert found["retrieved_on"].startswith('"2999-05-01" is in the future')


def test_every_rule_that_is_broken_is_told_of_a_stored_record() -> None:
    top = ActorFactory.create(ref="top")
    top.part_of, top.ref, top.stage = ActorFactory.create(part_of=top), "other", Stage.DRAFT
    assert sorted(preflight(top)) == ["part_of", "ref", "stage"]


def test_no_rule_is_asked_that_looks_at_what_is_not_known() -> None:
    source = SourceFactory.build(published="2999", retrieved_on="2999-05-01")
    assert sorted(preflight(source, exclude=["published"])) == ["retrieved_on"]


def test_what_the_database_cannot_hold_is_none_of_its_rules() -> None:
    assert preflight(SourceFactory.build(title="\x00", published="2999")) == {}


def loudly(execute: Any, *arguments: Any) -> Any:
    try:
        return execute(*arguments)
    except DatabaseError as error:
        raise AssertionError(str(error)) from error


@pytest.mark.parametrize("model", [model for model in RECORDS if issubclass(model, BatchedChecks)])
def test_each_record_can_be_asked_about_and_breaks_none_as_it_is_stored(model: type[BatchedChecks]) -> None:
    record = model._default_manager.get(pk=factory_of(model).create().pk)
    stored = model._default_manager.count()
    with connection.execute_wrapper(loudly):
        assert preflight(record) == {}
        record.pk = None
        preflight(record)
    assert model._default_manager.count() == stored
