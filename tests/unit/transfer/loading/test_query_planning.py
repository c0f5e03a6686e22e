"""Statements that touch many rows, and what is remembered after them."""

from datetime import UTC, datetime
from pathlib import Path

import pgtrigger
import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from benchmarks import trackers
from tests.batches import applied
from tests.factories import SourceFactory, StatusUpdateFactory
from tests.function_calls import calls_of
from tests.imports import imported, refused
from tests.unit.transfer.reading.test_files import write
from tracker.actions.imports.revert_batch import revert_batch
from tracker.models import Citation, Commitment
from tracker.transfer.loading.query_planning import FEW, planned_for_many_rows, planned_for_rows, set_pgtrigger_ignore

pytestmark = pytest.mark.django_db


def setting(name: str) -> str | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [name])
        row: tuple[str | None] = cursor.fetchone()
    return row[0]


def test_nested_loops_are_out_for_many_rows_and_back_after_them() -> None:
    with planned_for_many_rows():
        assert setting("enable_nestloop") == "off"
    assert setting("enable_nestloop") == "on"
    with planned_for_rows(FEW):
        assert setting("enable_nestloop") == "on"
    with planned_for_rows(FEW + 1):
        assert setting("enable_nestloop") == "off"


def test_what_was_planned_for_many_rows_is_not_what_single_rows_go_by_afterwards() -> None:
    """A statement that is kept prepared, as those in triggers are, is planned anew."""
    plan = "EXPLAIN EXECUTE named(1)"
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        cursor.execute(
            "PREPARE named (bigint) AS SELECT FROM tracker_citation AS citation "
            "JOIN tracker_source AS source ON source.id = citation.source_id WHERE citation.id = $1"
        )
        with planned_for_many_rows():
            cursor.execute(plan)
            assert "Nested Loop" not in str(cursor.fetchall())
        cursor.execute(plan)
        assert "Nested Loop" in str(cursor.fetchall())


def test_a_load_and_a_revert_spare_row_triggers_the_error_that_each_would_catch() -> None:
    batch = applied(topics="ref,name\na,A\n")
    assert setting("pgtrigger.ignore") == "{}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', '', true)")
    revert_batch(batch, user=None)
    assert setting("pgtrigger.ignore") == "{}"


def test_a_trigger_so_spared_still_refuses() -> None:
    set_pgtrigger_ignore()
    update = StatusUpdateFactory.build(commitment=StatusUpdateFactory.create().commitment, stage="published")
    with transaction.atomic(), connection.cursor() as cursor:
        update.save()
        with pytest.raises(IntegrityError, match="without a source"):
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)


def test_a_trigger_that_is_ignored_stays_so() -> None:
    update = StatusUpdateFactory.build(commitment=StatusUpdateFactory.create().commitment, stage="published")
    with pgtrigger.ignore("tracker.StatusUpdate:statusupdate_stands_on_a_source_insert"):
        set_pgtrigger_ignore()
        update.save()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_database_looks_at_tables_that_a_load_has_filled(tmp_path: Path) -> None:
    """Without it the rules that it asks at the end go by what it knew of them when they were empty."""
    imported(trackers.write(tmp_path, FEW))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stats WHERE tablename = 'tracker_citation'")
        ((known,),) = cursor.fetchall()
    assert known > len(trackers.FILES["citations"].split(","))


def test_of_many_updates_each_without_a_public_source_is_named(tmp_path: Path) -> None:
    """Whichever file brings the update, its citation or the source; in the words of the trigger."""
    SourceFactory.create(ref="draft", stage="draft")
    folder = trackers.write(tmp_path / "tracker", FEW)
    lines = (folder / "citations.csv").read_text(encoding="utf-8").splitlines()
    header = lines[0].split(",")
    of_update, source = header.index("status_update"), header.index("source")
    kept = []
    for line in lines[1:]:
        cells = line.split(",")
        if cells[of_update] == "update-511":
            continue
        if cells[of_update] == "update-402":
            cells[source] = "draft"
        kept.append(",".join(cells))
    (folder / "citations.csv").write_text("\n".join([lines[0], *kept]), encoding="utf-8")
    assert refused(folder) == [
        f'status_updates.csv, line {line}, stage “published”: The status update "{ref}" cannot be public without a '
        "source: cite a published source that supports or mentions it first. What is only implied needs "
        "inference_reason, the reviewer's word on it."
        for line, ref in ((404, "update-402"), (513, "update-511"))
    ]
    assert not Citation.objects.exists()


def test_new_records_of_one_load_may_name_each_other_however_many_they_are(tmp_path: Path) -> None:
    """An actor of a later line as its whole, a meeting of another file, an update that another file cites."""
    numbers = range(FEW + 1)
    write(
        tmp_path,
        actors="ref,kind,name,part_of\n"
        + "".join(f"a-{n},state,A {n},{f'a-{n + 1}' if n < FEW else ''}\n" for n in numbers),
        meetings="ref,kind,title\n" + "".join(f"m-{n},talks,M {n}\n" for n in numbers),
        sources="ref,stage,kind,title,publisher\n"
        + "".join(f"s-{n},published,news,S {n},a-{FEW - n}\n" for n in numbers),
        commitments="ref,kind,title,made_at,committed\n"
        + "".join(f"c-{n},pledge,C {n},m-{FEW - n},a-{n}\n" for n in numbers),
        status_updates="ref,stage,commitment,axis,status,as_of\n"
        + "".join(f"u-{n},published,c-{FEW - n},official,in_progress,2024\n" for n in numbers),
        citations="ref,source,status_update\n" + "".join(f"q-{n},s-{n},u-{FEW - n}\n" for n in numbers),
    )
    results = imported(tmp_path)
    assert {result.counts["new"] for result in results.values()} == {FEW + 1}
    assert Citation.objects.get(ref="q-3").status_update.commitment.made_at.ref == f"m-{FEW - 3}"  # type: ignore[union-attr]


def test_no_row_trigger_is_called_for_each_row_that_is_published() -> None:
    """What is loaded says when it was published before it is written; each call would begin a transaction within."""

    def asked_for(rows: int) -> int:
        lines = [f"{rows}-{n},published,pledge,Pledge {rows} {n},Ours,2020\n" for n in range(rows)]
        commitments = "".join(["ref,stage,kind,title,summary,made_on\n", *lines])
        return calls_of("_pgtrigger_should_ignore", lambda: applied(commitments=commitments))

    assert asked_for(3) == asked_for(30)
    assert Commitment.objects.filter(published_at__isnull=False).count() == 33


def test_what_becomes_public_by_a_file_is_public_from_then_on_and_what_was_stays_so() -> None:
    applied(commitments="ref,stage,kind,title,summary\na,draft,pledge,A,Ours\nb,published,pledge,B,Ours\n")
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    Commitment.objects.filter(ref="b").update(published_at=long_ago)
    applied(commitments="ref,stage,title\na,published,A\nb,,B2\n")
    assert Commitment.objects.get(ref="b").published_at == long_ago
    assert Commitment.objects.get(ref="a").published_at is not None
    applied(commitments="ref,kind,title,summary\nc,pledge,C,Ours\n")
    assert Commitment.objects.get(ref="c").published_at is None


def test_no_table_is_dropped_while_something_is_put_off_until_the_end(tmp_path: Path) -> None:
    """For each PostgreSQL would go through all that is put off, which grows with the rows and the kinds of record."""
    write(tmp_path, topics="ref,name\na,A\n", commitments="ref,kind,title,summary,topics\na,pledge,A,Ours,a\n")
    with CaptureQueriesContext(connection) as asked:
        imported(tmp_path)
    statements = [query["sql"] for query in asked]
    first = next(place for place, sql in enumerate(statements) if 'INSERT INTO "tracker_topic"' in sql)
    last = max(place for place, sql in enumerate(statements) if sql.startswith("SET CONSTRAINTS ALL"))
    assert not [sql for sql in statements[first:last] if sql.startswith("DROP")]
