"""Django's cursors, which count what they read towards the work of the request."""

from time import monotonic
from typing import Any

from django.db.backends.postgresql.base import CursorDebugWrapper
from django.db.backends.utils import CursorWrapper

from tracker.database.work import Query, current_work


class Counted(CursorWrapper):
    """What both cursors do."""

    def _execute(self, sql: Any, params: Any, *ignored: Any) -> Any:
        work = current_work()
        run: Any = super()._execute  # type: ignore[misc]  # Django's stubs leave it out
        if work is None:
            return run(sql, params, *ignored)
        begun = monotonic()
        try:
            result = run(sql, params, *ignored)
        except BaseException:
            work.add(Query(str(sql), monotonic() - begun))
            raise
        # One with a name has read nothing yet; what only writes has no columns.
        rows = self.cursor.rowcount if self.cursor.description else 0
        work.add(Query(str(sql), monotonic() - begun, max(rows, 0)))
        return result


class CountedCursor(Counted):
    """The cursor of every day."""


class CountedDebugCursor(Counted, CursorDebugWrapper):
    """The one that keeps its queries, for tests and for development."""
