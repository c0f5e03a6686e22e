"""Databases that older code left go on with the migrations there are now."""

from collections.abc import Iterable

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

pytestmark = pytest.mark.django_db

FOLDED = ("tracker", "0004_search_to_reminders")


def replaced() -> Iterable[tuple[str, str]]:
    return MigrationExecutor(connection).loader.disk_migrations[FOLDED].replaces


def waiting() -> list[tuple[str, str]]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [(migration.app_label, migration.name) for migration, _ in plan]


def test_where_all_that_was_folded_is_applied_nothing_waits() -> None:
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied(*FOLDED)
    for app, name in replaced():
        recorder.record_applied(app, name)
    assert waiting() == []
    MigrationExecutor(connection).check_replacements()
    assert FOLDED in recorder.applied_migrations()


def test_where_none_of_it_is_applied_the_folded_one_waits() -> None:
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied(*FOLDED)
    for app, name in replaced():
        recorder.record_unapplied(app, name)
    assert waiting() == [FOLDED]
