"""What holds for any files of valid records, whatever text they hold: order, repetition, plan and round trip."""

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.hostile import HOSTILE, NAMES, Files, as_csv, files
from tracker.actions.imports.apply_batch import apply_batch
from tracker.actions.imports.plan_batch import plan_batch
from tracker.models import ImportBatch, Topic
from tracker.transfer.declaration import cell_marks
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.library.formats import CSV
from tracker.transfer.loading.import_files import import_files
from tracker.transfer.loading.pipeline import Results, counts_of, problems_in
from tracker.transfer.reading.files import RecordFile

pytestmark = pytest.mark.django_db

EDITED = [("topics", "name"), ("actors", "native_name"), ("actors", "aliases"), ("commitments", "summary")]

thorough = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def taken_back() -> Iterator[None]:
    """All that is done inside is undone in the end, so that the next example finds nothing."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# Records that lines of other files bring along.
SEPARATE = {"parties", "sanction_steps"}


def bring(given_files: Files) -> Results:
    def file(record: str, content: bytes) -> RecordFile:
        return RecordFile(f"{record}.csv", record, lambda: BytesIO(content))

    results, _ = import_files([file(record, as_csv(rows)) for record, rows in given_files.items()], name="any")
    assert [str(problem) for problem in problems_in(results)] == []
    return results


def exported() -> dict[str, list[Any]]:
    """Of each kind of which there is any."""
    return {
        record: list(resource().export())
        for record, resource in RECORDS.items()
        if resource._meta.model._default_manager.exists()
    }


@thorough
@given(given_files=files(), order=st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(given_files: Files, order: random.Random) -> None:
    shuffled = {record: order.sample(rows, len(rows)) for record, rows in given_files.items()}
    with taken_back():
        bring(given_files)
        as_given = exported()
        assert set(as_given) - SEPARATE == set(given_files)
    with taken_back():
        bring(shuffled)
        assert exported() == as_given


@thorough
@given(given_files=files())
def test_the_same_files_again_change_nothing_and_what_is_exported_plans_no_change(given_files: Files) -> None:
    with taken_back():
        bring(given_files)
        again = bring(given_files)
        for record, rows in given_files.items():
            assert again[record].counts == {"new": 0, "changed": 0, "unchanged": len(rows), "invalid": 0}
        assert ImportBatch.objects.count() == 1
        for record, rows in given_files.items():
            content = CSV().export_data(RECORDS[record]().export())
            batch = plan_batch(user=None, file_name=f"{record}.csv", content=content)
            assert batch.totals == {"new": 0, "changed": 0, "unchanged": len(rows), "invalid": 0}


@thorough
@given(given_files=files(), before=st.integers(1, 3))
def test_what_is_applied_is_what_was_planned(given_files: Files, before: int) -> None:
    """With some of the records there already, and some of them edited since."""
    with taken_back():
        bring({record: given_files[record][:before] for record in ("topics", "actors")})
        Topic.objects.update(description="Edited")
        for record, rows in given_files.items():
            batch = plan_batch(user=None, file_name=f"{record}.csv", content=as_csv(rows))
            outcomes = Counter(batch.planned_rows.filter(record=record).values_list("outcome", flat=True))
            as_planned, planned = batch.counts, batch.counts[record]
            assert (outcomes["new"], outcomes["changed"], outcomes["invalid"]) == (
                planned["new"],
                planned["changed"],
                0,
            )
            stored = RECORDS[record]._meta.model.objects.count()
            done = batch if batch.had_nothing_to_do else apply_batch(batch, user=None)
            assert (done.state, done.counts) == ("applied", as_planned)
            assert set(done.counts) - SEPARATE == {record}
            assert RECORDS[record]._meta.model.objects.count() == stored + planned["new"]
        again = counts_of(bring(given_files))
        assert {record: again[record] for record in given_files} == {
            record: {"new": 0, "changed": 0, "unchanged": len(rows), "invalid": 0}
            for record, rows in given_files.items()
        }
        assert not any(again[record]["new"] + again[record]["changed"] for record in again)


@thorough
@given(given_files=files(), data=st.data())
def test_one_edited_cell_is_the_one_change_planned(given_files: Files, data: st.DataObject) -> None:
    record, column = data.draw(st.sampled_from(EDITED))
    with taken_back():
        bring(given_files)
        table = RECORDS[record]().export()
        place, row = table.headers.index(column), data.draw(st.integers(0, len(table) - 1))
        cell = cell_marks.escape_value(data.draw(NAMES if column == "name" else HOSTILE))
        if column == "aliases":
            cell = cell_marks.escape_value(cell_marks.join_items([cell]))
        old = table[row][place]
        assume(cell != old)
        edited = list(table[row])
        edited[place] = cell
        table[row] = edited
        batch = plan_batch(user=None, file_name=f"{record}.csv", content=CSV().export_data(table))
        (planned,) = batch.planned_rows.all()
        assert (planned.key, planned.outcome) == (edited[0], "changed")
        assert [change["column"] for change in planned.changes] == [column]
        if column != "aliases":
            assert [cell_marks.escape_value(planned.changes[0][side]) for side in ("old", "new")] == [old, cell]
