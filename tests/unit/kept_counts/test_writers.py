"""Who writes the counts: several at once, an import of thousands, fixtures, and who empties tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import StringIO
from pathlib import Path
from threading import Thread
from typing import Any

import psycopg
import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import connection

from benchmarks import trackers
from tests.counted import counted_in_sql, differing
from tests.factories import ActorFactory, CommitmentFactory, PartyFactory, StatusUpdateFactory, TopicFactory
from tests.imports import imported
from tests.query_plans import BEGUN_ANEW, SMALL, rows_gone_through
from tracker.kept_counts.counts import counts_on
from tracker.kept_counts.reconciling import differences, rebuild
from tracker.models import Commitment, CountChange, CountedCommitment, KeptCount, StatusUpdate, Topic
from tracker.parameters.filters import SCORED, Filters
from tracker.vocabulary import Status

TOLD = (
    "INSERT INTO tracker_statusupdate (ref, stage, commitment_id, axis, status, as_of, summary, searched, "
    "inference_reason, retraction_reason) VALUES (%s, 'published', %s, 'evidence', 'no_evidence_found', %s, '', "
    "'The record.', '', '')"
)


def is_right(**narrowed: Any) -> bool:
    """Whether the kept counts of today are those of the rows, and all that is kept is what the records say."""
    filters = Filters.of_today().narrowed_to(**narrowed)
    return not differing(counts_on(filters), counted_in_sql(filters)) and not list(differences())


@contextmanager
def two_connections() -> Iterator[tuple[Any, Any]]:
    """To the database of the test, besides its own."""
    parameters = connection.get_connection_params()
    for of_django in ("cursor_factory", "context"):
        parameters.pop(of_django, None)
    with psycopg.connect(**parameters) as first, psycopg.connect(**parameters) as second:
        for one in (first, second):
            one.execute("SET lock_timeout = '300ms'")
            one.commit()
        yield first, second


@pytest.mark.django_db(transaction=True)
def test_two_who_write_of_different_commitments_do_not_wait_for_one_another() -> None:
    one, other = CommitmentFactory.create_batch(2)
    with two_connections() as (first, second):
        for number, (mine, theirs) in enumerate(((one, other), (one, other))):
            first.execute(TOLD, [f"first-{number}", mine.pk, "2024-01"])
            second.execute(TOLD, [f"second-{number}", theirs.pk, "2024-01"])
        first.execute("SELECT fold_counts(ARRAY[0])")
        second.execute("SELECT fold_counts(ARRAY[0])")
        second.commit()
        first.commit()
    assert counts_on(Filters.of_today()).evidence[Status.NO_EVIDENCE_FOUND] == 2  # type: ignore[union-attr]
    assert is_right()


@pytest.mark.django_db(transaction=True)
def test_two_who_write_of_one_commitment_wait_and_count_each_others_change() -> None:
    pledge, topic = CommitmentFactory.create(), TopicFactory(ref="ports")
    with two_connections() as (first, second):
        first.execute(TOLD, ["first", pledge.pk, "2024-01"])
        with pytest.raises(psycopg.errors.LockNotAvailable):
            second.execute(TOLD, ["second", pledge.pk, "2024-02"])
        second.rollback()
        second.execute("SET lock_timeout = '20s'")

        def file_meanwhile() -> None:
            second.execute(
                "INSERT INTO tracker_commitment_topics (commitment_id, topic_id) VALUES (%s, %s)",
                [pledge.pk, topic.pk],
            )
            second.commit()

        waiting = Thread(target=file_meanwhile)
        waiting.start()
        waiting.join(0.2)
        first.commit()
        waiting.join(20)
    assert counts_on(Filters.of_today().narrowed_to(topic="ports")).evidence[Status.NO_EVIDENCE_FOUND] == 1  # type: ignore[union-attr]
    assert is_right(topic="ports")


@pytest.mark.django_db(transaction=True)
def test_who_moves_an_actor_waits_for_who_gives_a_part_below_it() -> None:
    part, whole = ActorFactory(ref="ministry"), ActorFactory(ref="state")
    pledge = CommitmentFactory.create()
    with two_connections() as (first, second):
        first.execute(
            "INSERT INTO tracker_party (commitment_id, actor_id, role) VALUES (%s, %s, 'committed')",
            [pledge.pk, part.pk],
        )
        with pytest.raises(psycopg.errors.LockNotAvailable):
            second.execute("UPDATE tracker_actor SET part_of_id = %s WHERE id = %s", [whole.pk, part.pk])
        second.rollback()
        first.commit()
        second.execute("UPDATE tracker_actor SET part_of_id = %s WHERE id = %s", [whole.pk, part.pk])
        second.commit()
    assert counts_on(Filters.of_today().narrowed_to(actor="state")).total == 1  # type: ignore[union-attr]
    assert is_right(actor="state")


@pytest.mark.django_db
def test_an_import_of_thousands_is_counted(tmp_path: Path) -> None:
    imported(trackers.write(tmp_path, 300))
    assert is_right()
    assert is_right(topic="topic-7", kind=SCORED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT fold_counts(ARRAY(SELECT DISTINCT unnest(facets) FROM tracker_countedcommitment))")
    assert KeptCount.objects.filter(facet=0).exists()
    assert is_right(actor="actor-5", as_of=date(2019, 5, 5))
    StatusUpdate.objects.filter(stage="published").update(retraction_reason="Mistaken.")
    assert is_right()


@pytest.mark.django_db(transaction=True)
def test_rows_of_sums_are_added_up_without_going_through_the_longest_each_time() -> None:
    """A hash table as large as the longest row was emptied for each: a hundred thousand commitments took hours."""
    months = 2 * SMALL
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('followthrough.counting', 'on', FALSE)")
        # In each month a cell that stands a hundred times, and one more to be folded in.
        cursor.execute(
            "INSERT INTO tracker_keptcount (facet, as_of_unit, as_of_part, known_on_unit, known_on_part, cells, "
            "deltas, added_up) SELECT 0, 0, month, 2, 0, array_fill((month::bigint << 33) | 65, ARRAY[100]), "
            "array_fill(1, ARRAY[100]), 1 FROM generate_series(32, 32 * %s, 32) AS month",
            [months],
        )
        cursor.execute(
            "INSERT INTO tracker_countchange (facets, cells, deltas) "
            "SELECT ARRAY[0], array_agg((month::bigint << 33) | 65), array_agg(1) "
            "FROM generate_series(32, 32 * %s, 32) AS month",
            [months],
        )
        cursor.execute("SELECT set_config('followthrough.counting', 'off', FALSE)")
    with rows_gone_through() as work, connection.cursor() as cursor:
        cursor.execute("SELECT fold_counts('{}')")
    assert work
    assert not [statement for statement, node in work if node == BEGUN_ANEW]
    rows = KeptCount.objects.filter(as_of_unit=0, known_on_unit=2)
    assert rows.count() == months
    assert {(len(row.cells), row.deltas[0], row.added_up) for row in rows} == {(1, 101, 1)}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE tracker_commitment CASCADE",
        "TRUNCATE tracker_commitment_topics",
        "TRUNCATE tracker_party CASCADE",
        "TRUNCATE tracker_countchange, tracker_keptcount, tracker_countedcommitment, tracker_commitment CASCADE",
    ],
)
def test_emptied_tables_count_no_more(statement: str) -> None:
    commitment = CommitmentFactory()
    commitment.topics.add(TopicFactory(ref="ports"))
    PartyFactory(commitment=commitment, actor=ActorFactory(ref="china"))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement)
    assert is_right()
    assert is_right(topic="ports")
    assert is_right(actor="china")


@pytest.mark.django_db
def test_a_fixture_that_carries_the_counts_counts_its_records_once(tmp_path: Path) -> None:
    CommitmentFactory().topics.add(TopicFactory(ref="ports"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT fold_counts(ARRAY[0])")
    kinds = [Commitment, Topic, CountedCommitment, CountChange, KeptCount]
    path = tmp_path / "everything.json"
    carried = [record for kind in kinds for record in kind._default_manager.order_by("pk")]
    assert {type(record) for record in carried} >= {Commitment, Topic, CountedCommitment}
    path.write_text(serializers.serialize("json", carried), encoding="utf-8")
    Commitment.objects.all().delete()
    assert counts_on(Filters.of_today()).total == 0  # type: ignore[union-attr]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM tracker_retiredref")
    for _ in range(2):
        call_command("loaddata", str(path), verbosity=0)
    assert counts_on(Filters.of_today().narrowed_to(topic="ports")).total == 1  # type: ignore[union-attr]
    assert is_right(topic="ports")


@pytest.mark.django_db
def test_who_writes_the_counts_by_hand_writes_nothing() -> None:
    CommitmentFactory()
    kept = CountedCommitment.objects.get()
    CountedCommitment.objects.update(cells=[], deltas=[])
    KeptCount.objects.bulk_create(
        [
            KeptCount(
                facet=0,
                as_of_unit=2,
                as_of_part=0,
                known_on_unit=2,
                known_on_part=0,
                cells=[1],
                deltas=[9],
                added_up=1,
            )
        ]
    )
    CountChange.objects.create(facets=[0], cells=kept.cells[:1], deltas=[7])
    assert CountedCommitment.objects.get().cells == kept.cells
    assert is_right()


@pytest.mark.django_db
def test_reconcile_names_what_differs_and_puts_it_right() -> None:
    commitment = CommitmentFactory(ref="promise")
    commitment.topics.add(TopicFactory(ref="ports"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT fold_counts(ARRAY[0])")
    StatusUpdateFactory(commitment=commitment)
    assert reconciled() == (0, "The kept counts are those of the records.\n")
    CountChange.objects.first().delete()  # type: ignore[union-attr]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE tracker_statusupdate DISABLE TRIGGER counts_follow_insert")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    StatusUpdateFactory(commitment=commitment, status="stalled", as_of="2024")
    code, said = reconciled()
    assert code == 1
    assert said.splitlines() == [
        "a commitment adds something else: promise",
        "the sums by day differ: all commitments",
        "2 differences. `manage.py reconcile --rebuild` counts everything anew.",
    ]
    assert reconciled("--rebuild") == (0, "Everything was counted anew.\n")
    assert reconciled()[0] == 0


@pytest.mark.django_db
def test_reconcile_tells_sums_of_months_that_differ_from_those_of_days(tmp_path: Path) -> None:
    CommitmentFactory().topics.add(TopicFactory(ref="ports"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT fold_counts(ARRAY(SELECT DISTINCT unnest(facets) FROM tracker_countchange))")
    assert list(differences()) == []
    topic = KeptCount.objects.filter(facet__gt=0, as_of_unit=1).first()
    assert topic is not None
    topic.delete()
    assert [str(each) for each in differences()] == ["the sums by month or year differ: topic ports"]
    rebuild()
    assert list(differences()) == []


def reconciled(*arguments: str) -> tuple[int, str]:
    """With what code the command ends, and what it says."""
    said = StringIO()
    try:
        call_command("reconcile", *arguments, stdout=said)
    except SystemExit as end:
        return int(end.code or 0), said.getvalue()
    return 0, said.getvalue()
