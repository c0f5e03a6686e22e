"""Which collections records are in, found from the records, is what going from object to object finds."""

from collections import Counter
from functools import reduce
from typing import Any

import pytest
from django.db.models import Model

from tests.factories import CollectionFactory, CommitmentFactory, PartyFactory
from tests.factories.crowd import make_crowd
from tracker.access import collections_of_rows
from tracker.access.collected import COLLECTED
from tracker.access.collections_of_rows import WAYS, InCollection, numbers_in_collections, statement
from tracker.listing.collection_facet import is_in
from tracker.models import Actor, Collection, Commitment
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db


def by_following(rows: Any) -> set[tuple[int, int]]:
    """The collections that have any of the rows, with how many, found by going from object to object."""
    counted: Counter[int] = Counter()
    for row in rows:
        there: set[int] = set()
        for way in WAYS[rows.model]:
            for tie in way.tie._default_manager.filter(**{way.column: row.pk}):
                for lookup in way.onwards:
                    end: Any = tie if lookup == "id" else reached(tie, lookup.split("__"))
                    if end is not None and end.stage == Stage.PUBLISHED:
                        there.update(end.collections.values_list("pk", flat=True))
        counted.update(there)
    return set(counted.items())


def reached(record: Any, steps: list[str]) -> Any:
    """What the steps lead to from a record; None where one of them names nothing."""
    return reduce(lambda one, step: one and getattr(one, step), steps, record)


def test_each_kind_of_record_is_in_the_same_collections_by_either_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collections_of_rows, "MOST_FOLLOWED", 1_000)
    make_crowd(3)
    collections = CollectionFactory.create_batch(3)
    for number, model in enumerate(COLLECTED):
        records: Any = model
        for place, record in enumerate(records.objects.order_by("pk")):
            record.collections.add(*collections[: 1 + (place + number) % 3])
    # What is a draft puts nothing into a collection.
    PartyFactory(commitment=CommitmentFactory(stage=Stage.DRAFT)).commitment.collections.add(*collections)
    for model in WAYS:
        published = {"stage": Stage.PUBLISHED} if model in COLLECTED else {}
        rows = model._default_manager.filter(**published)
        found = numbers_in_collections(rows)
        assert {(one.collection, one.number) for one in found} == by_following(rows), model
        for one in found:
            collection = Collection.objects.get(pk=one.collection)
            assert rows.filter(is_in(model, collection)).count() == one.number, model
        assert not any(one.is_least for one in found), model
        assert found, model


def test_of_a_record_with_many_ties_it_is_said_that_others_were_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collections_of_rows, "MOST_FOLLOWED", 2)
    first, other = CollectionFactory.create_batch(2)
    hub, leaf = (PartyFactory(commitment__title=title).actor for title in ("of a hub", "of a leaf"))
    for commitment in Commitment.objects.all():
        commitment.collections.add(first)
    PartyFactory.create_batch(2, actor=hub)
    PartyFactory(actor=leaf, commitment=CommitmentFactory()).commitment.collections.add(other)
    rows = Actor.objects.filter(pk__in=[hub.pk, leaf.pk])
    assert sorted(numbers_in_collections(rows), key=lambda one: one.collection) == [
        InCollection(collection=first.pk, number=2, is_least=False),
        InCollection(collection=other.pk, number=1, is_least=True),
    ]


@pytest.mark.parametrize("model", WAYS)
def test_no_part_of_the_query_joins_more_tables_than_an_order_is_quickly_found_for(model: type[Model]) -> None:
    """Forty tables joined to one another took PostgreSQL a second to find an order for, each time."""
    assert max(part.count(" JOIN ") for part in statement(model).split("SELECT ")) <= 2
