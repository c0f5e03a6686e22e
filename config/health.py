"""Is it running, and can it work? Two questions a watching machine asks, with different remedies."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def process(request: HttpRequest) -> HttpResponse:
    """Answers as long as the process runs, whatever the state of the database."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readiness(request: HttpRequest) -> HttpResponse:
    """Answers 200 when the database is reached and fully migrated, else 503 with the reason."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return HttpResponse("The database cannot be reached.\n", content_type="text/plain", status=503)
    if waiting:
        return HttpResponse(
            f"{len(waiting)} migrations are waiting to be applied.\n", content_type="text/plain", status=503
        )
    return HttpResponse("ok\n", content_type="text/plain")
