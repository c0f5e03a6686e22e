"""Rules kept by triggers hold for bulk loads and for people who write at the same time."""

from typing import Any

import psycopg
import pytest
from django.db import connection

from tests.factories import ActorFactory
from tracker.models import Actor

COLUMNS = "ref, stage, kind, name, native_name, aliases, country, description, wikidata_id, website"
COPY = f"COPY tracker_actor ({COLUMNS}) FROM STDIN"


def events_of(actor: Any) -> Any:
    """The history of an actor, which pghistory adds to the model where mypy cannot see it."""
    return actor.events


def actor_row(ref: str, kind: str = "state") -> tuple[object, ...]:
    return (ref, "published", kind, ref, "", [], "", "", "", "")


@pytest.mark.django_db
def test_copy_leaves_events_and_stamps_publication() -> None:
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        for ref in ("one", "two"):
            copy.write_row(actor_row(ref))
    actors = Actor.objects.order_by("ref")
    assert [actor.published_at is not None for actor in actors] == [True, True]
    assert [events_of(actor).get().pgh_label for actor in actors] == ["insert", "insert"]


@pytest.mark.django_db
def test_copy_is_refused_a_retired_ref() -> None:
    ActorFactory(ref="gone").delete()
    with (
        pytest.raises(psycopg.errors.CheckViolation, match="never used again"),
        connection.cursor() as cursor,
        cursor.copy(COPY) as copy,
    ):
        copy.write_row(actor_row("gone"))


@pytest.mark.django_db
def test_copy_is_refused_a_value_outside_a_list() -> None:
    with (
        pytest.raises(psycopg.errors.CheckViolation, match="actor_kind_is_known"),
        connection.cursor() as cursor,
        cursor.copy(COPY) as copy,
    ):
        copy.write_row(actor_row("one", kind="planet"))


@pytest.mark.django_db(transaction=True)
def test_two_people_cannot_each_close_half_of_a_ring() -> None:
    one, other = ActorFactory.create_batch(2)
    part_of = "UPDATE tracker_actor SET part_of_id = %s WHERE id = %s"
    parameters = connection.get_connection_params()
    parameters.pop("cursor_factory", None)
    parameters.pop("context", None)
    with psycopg.connect(**parameters) as first, psycopg.connect(**parameters) as second:
        first.execute(part_of, [other.pk, one.pk])
        second.execute("SET lock_timeout = '200ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            second.execute(part_of, [one.pk, other.pk])
        second.rollback()
        first.commit()
        with pytest.raises(psycopg.errors.CheckViolation, match="would be part of itself"):
            second.execute(part_of, [one.pk, other.pk])
