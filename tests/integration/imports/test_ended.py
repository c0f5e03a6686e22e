"""Imports and reverts ended from outside in the middle of a statement: the database lets go within seconds."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from tests.batches import applied, everything_stored, plan
from tests.forked import ForkedCommand
from tests.jobs import Process
from tests.processes import Child, closed_gate, put_gate_at
from tests.programs import start, wait_until
from tracker.actions.imports.apply_batch import apply_batch
from tracker.models import ImportBatch

pytestmark = pytest.mark.django_db(transaction=True)

TOPICS = "ref,name\nfinance,Finance\ntrade,Trade\n"


def locked_tables() -> set[str]:
    """Tables of ours that somebody keeps from being written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relation::regclass::text FROM pg_locks JOIN pg_database ON pg_database.oid = database "
            "WHERE mode = 'ShareRowExclusiveLock' AND granted AND datname = current_database()"
        )
        return {name for (name,) in cursor.fetchall()}


def let_go() -> None:
    wait_until(lambda: not locked_tables(), "the tables are free", 10)


@pytest.fixture
def topics(tmp_path: Path) -> Path:
    path = tmp_path / "topics.csv"
    path.write_text(TOPICS, encoding="utf-8")
    return path


ENDS = [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130), (signal.SIGKILL, -9)]


def test_an_import_that_is_ended_in_a_statement_lets_go_and_says_that_nothing_came_of_it(topics: Path) -> None:
    """Once as the program that it is, and then forked."""
    put_gate_at("tracker_topic")
    before = everything_stored()
    for number, code in ENDS:
        begin: Callable[..., Process] = start if number == signal.SIGTERM else ForkedCommand
        with closed_gate() as gate:
            command = begin("import_records", topics, "--yes")
            gate.reached()
            assert "tracker_topic" in locked_tables(), number
            command.send_signal(number)
            said = command.communicate(timeout=20)[0]
            # The gate is still closed: the statement itself would wait for ever.
            let_go()
        assert command.returncode == code, said
        assert ("Interrupted. Nothing was imported." in said) is (number != signal.SIGKILL), number
        assert "Traceback" not in said
        assert everything_stored() == before, number
        assert not ImportBatch.objects.exists(), number


def test_a_revert_that_is_ended_in_a_statement_lets_go_and_says_that_nothing_came_of_it() -> None:
    batch = applied(topics=TOPICS)
    before = everything_stored()
    put_gate_at("tracker_importbatch", at_the_end=True)
    for number, code in ENDS[::3]:
        with closed_gate() as gate:
            command = ForkedCommand("revert_import", batch.pk, "--yes")
            gate.reached()
            assert "tracker_topic" in locked_tables()
            command.send_signal(number)
            said = command.communicate(timeout=20)[0]
            let_go()
        assert command.returncode == code, said
        assert ("Interrupted. Nothing was undone." in said) is (number != signal.SIGKILL)
        assert everything_stored() == before
        batch.refresh_from_db()
        assert batch.state == "applied"


def test_a_web_worker_that_is_killed_in_a_statement_lets_go() -> None:
    batch = plan(topics=TOPICS)
    put_gate_at("tracker_topic")
    with closed_gate() as gate:
        child = Child(lambda: apply_batch(batch, user=None))
        gate.reached()
        assert "tracker_topic" in locked_tables()
        os.kill(child.pid, signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL
        let_go()
    batch.refresh_from_db()
    assert batch.state == "planned"
