"""Is it running, and can it work? Two questions a watching machine asks, with different remedies."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tracker.jobs.workers import Queue


@never_cache
@require_safe
def process(request: HttpRequest) -> HttpResponse:
    """Answers as long as the process runs, whatever the state of the database."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readiness(request: HttpRequest) -> HttpResponse:
    """Answers 200 when the database is reached and fully migrated, else 503 with the reason.

    A second line says when jobs wait that no worker works on; pages are answered all the same.
    """
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        left_alone = 0 if waiting else Queue.read().left_alone
    except DatabaseError:
        return HttpResponse("The database cannot be reached.\n", content_type="text/plain", status=503)
    if waiting:
        return HttpResponse(
            f"{len(waiting)} migrations are waiting to be applied.\n", content_type="text/plain", status=503
        )
    more = f"Jobs that wait while no worker runs: {left_alone}\n" if left_alone else ""
    return HttpResponse(f"ok\n{more}", content_type="text/plain")
