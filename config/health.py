"""Liveness and readiness, as health checks ask for them: is it running, and can it work?"""

from http import HTTPStatus

from django.db import Error as DatabaseError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tracker.database.transient_errors import SLOW, UNREACHABLE, transient_reason
from tracker.database.wait_budget import at_most
from tracker.jobs.worker_count import Queue

# Whoever watches gives up after four (`config/ask_health.py`).
SECONDS_TO_SAY_IT_IS_READY = 2.5
WHAT_IS_AMISS = {
    UNREACHABLE: "The database cannot be reached.",
    SLOW: "The database does not answer in time.",
}


@never_cache
@require_safe
def liveness(request: HttpRequest) -> HttpResponse:
    """Answers as long as the process runs, whatever the state of the database, which it never asks."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readiness(request: HttpRequest) -> HttpResponse:
    """Answers 200 when the database is reached, fully migrated and takes changes, else 503 with the reason.

    A second line says when jobs wait that no worker works on; pages are answered all the same.
    """
    unattended = 0
    try:
        with at_most(SECONDS_TO_SAY_IT_IS_READY):
            amiss = unready_reason()
            unattended = 0 if amiss else Queue.read().unattended
    except DatabaseError as error:
        reason = transient_reason(error) or UNREACHABLE
        amiss = WHAT_IS_AMISS.get(reason, f"{reason.title}.")
    if amiss:
        return HttpResponse(f"{amiss}\n", content_type="text/plain", status=HTTPStatus.SERVICE_UNAVAILABLE)
    more = f"Jobs that wait while no worker runs: {unattended}\n" if unattended else ""
    return HttpResponse(f"ok\n{more}", content_type="text/plain")


def unready_reason() -> str:
    """Why the site cannot work with a database that answers; empty when it can. Raises
    DatabaseError when it does not.
    """
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return f"{len(waiting)} migrations are waiting to be applied."
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('transaction_read_only')::boolean")
        (is_read_only,) = cursor.fetchone()
    return "The database takes no changes." if is_read_only else ""
