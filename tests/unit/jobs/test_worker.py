"""What a worker does with one job."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from tests.factories import ImportJobFactory
from tracker.jobs import worker
from tracker.models import ImportJob

pytestmark = pytest.mark.django_db(transaction=True)


def test_its_statements_take_as_long_as_they_take_and_a_worker_that_stands_still_lets_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: dict[str, Any] = {}

    def look(job: ImportJob, should_stop: Callable[[], bool]) -> None:
        with connection.cursor() as cursor:
            for name in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
                cursor.execute(f"SHOW {name}")
                (said[name],) = cursor.fetchone()

    monkeypatch.setattr(worker, "_do", look)
    worker.run_job(ImportJobFactory.create().pk)
    assert said == {"statement_timeout": "0", "lock_timeout": "0", "idle_in_transaction_session_timeout": "1min"}
