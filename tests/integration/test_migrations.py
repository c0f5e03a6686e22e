"""Databases that older code left go on with the migrations there are now."""

from collections.abc import Iterable

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from tests.factories import ImportBatchFactory, ImportJobFactory, SanctionFactory
from tracker.models import ImportBatch, ImportJob, Sanction

pytestmark = pytest.mark.django_db

FOLDED = ("tracker", "0004_search_to_reminders")
NEXT = ("tracker", "0005_what_contradicts_itself")
JOBS = ("tracker", "0008_import_jobs")


def replaced() -> Iterable[tuple[str, str]]:
    return MigrationExecutor(connection).loader.disk_migrations[FOLDED].replaces


def since_folded() -> list[tuple[str, str]]:
    """What came after the folded migrations, in its order."""
    graph = MigrationExecutor(connection).loader.graph
    (leaf,) = [node for node in graph.leaf_nodes() if node[0] == FOLDED[0]]
    ours = [node for node in graph.forwards_plan(leaf) if node[0] == FOLDED[0]]
    return ours[ours.index(FOLDED) + 1 :]


def waiting() -> list[tuple[str, str]]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [(migration.app_label, migration.name) for migration, _ in plan]


def test_where_all_that_was_folded_is_applied_only_what_came_after_waits() -> None:
    recorder, since = MigrationRecorder(connection), since_folded()
    for migration in (FOLDED, *since):
        recorder.record_unapplied(*migration)
    for app, name in replaced():
        recorder.record_applied(app, name)
    assert waiting() == since
    MigrationExecutor(connection).check_replacements()
    assert FOLDED in recorder.applied_migrations()


def test_where_none_of_it_is_applied_the_folded_one_waits_too() -> None:
    recorder, since = MigrationRecorder(connection), since_folded()
    for migration in (FOLDED, *since):
        recorder.record_unapplied(*migration)
    for app, name in replaced():
        recorder.record_unapplied(app, name)
    assert waiting() == [FOLDED, *since]


@pytest.mark.django_db(transaction=True)
def test_a_sanction_lifted_for_a_reason_on_no_day_keeps_its_words_there_and_back() -> None:
    plain = SanctionFactory(summary="Of 2020.", lifted="2023", lifting_reason="A pledge.")
    MigrationExecutor(connection).migrate([FOLDED])
    broken = [SanctionFactory(summary=summary, lifting_reason="A deal.") for summary in ("Of 2020.", "")]
    MigrationExecutor(connection).migrate([NEXT])
    words = "Reason noted for lifting it, though no day was: A deal."
    assert told(*broken, plain) == [(f"Of 2020.\n\n{words}", ""), (words, ""), ("Of 2020.", "A pledge.")]
    assert broken[0].events.order_by("pgh_id").last().lifting_reason == ""
    MigrationExecutor(connection).migrate([FOLDED])
    assert told(*broken, plain) == [("Of 2020.", "A deal."), ("", "A deal."), ("Of 2020.", "A pledge.")]


def told(*sanctions: Sanction) -> list[tuple[str, str]]:
    """What the sanctions say, as stored."""
    for sanction in sanctions:
        sanction.refresh_from_db()
    return [(sanction.summary, sanction.lifting_reason) for sanction in sanctions]


@pytest.mark.django_db(transaction=True)
def test_a_batch_that_is_to_be_planned_has_expired_where_there_are_no_jobs_and_others_stay() -> None:
    before = ImportBatchFactory(state="planned", content=b"ref,name\n")
    unplanned = [ImportBatchFactory(state=state, content=b"ref,name\n") for state in ("planning", "not_planned")]
    ImportJobFactory(batch=unplanned[0], task="plan")
    MigrationExecutor(connection).migrate([NEXT])
    MigrationExecutor(connection).migrate([JOBS])
    stored = {batch.pk: (batch.state, batch.content and bytes(batch.content)) for batch in ImportBatch.objects.all()}
    assert stored == {before.pk: ("planned", b"ref,name\n"), **{each.pk: ("expired", None) for each in unplanned}}
    assert not ImportJob.objects.exists()
