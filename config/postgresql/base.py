"""Django's engine for PostgreSQL, whose connections end each wait with the budget of the request.

A time-out of the server is no help once the server itself is frozen, and those of TCP see nothing amiss, or do not
exist, where the kernel takes what is sent: on a socket of this computer, or behind a proxy. So the client looks at the
clock as well.
"""

from math import ceil
from typing import Any

import psycopg
from django.conf import settings
from django.db.backends.postgresql import base, operations

from config.database import NETWORK, OF_ALL, as_options, web_options
from config.postgresql.connection import Connection
from config.postgresql.counted_cursor import CountedCursor, CountedDebugCursor
from tracker.database.wait_budget import at_most, current_budget, waiting


class DatabaseOperations(operations.DatabaseOperations):
    """Django's, which compile queries as `compiler` does."""

    compiler_module = "config.postgresql.compiler"


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection of Django's that is opened, tried and used within the budget."""

    ops_class = DatabaseOperations

    def get_connection_params(self) -> dict[str, Any]:
        """What the connection is opened with: in a request, that the server ends what takes too long."""
        parameters: dict[str, Any] = NETWORK | super().get_connection_params()
        allowed = current_budget()
        limits = web_options() if allowed else {}
        parameters["options"] = as_options(parameters.get("options", ""), OF_ALL, limits)
        seconds = settings.DATABASE_CONNECT_SECONDS
        parameters["connect_timeout"] = ceil(min(seconds, allowed.left) if allowed else seconds)
        return parameters

    def get_new_connection(self, parameters: dict[str, Any]) -> Connection:
        """The connection, opened within the budget."""
        self.isolation_level = psycopg.IsolationLevel.READ_COMMITTED
        allowed = current_budget()
        if allowed is None:
            return Connection.connect(**parameters)
        with waiting(allowed):
            return Connection.connect(**parameters)

    def make_cursor(self, cursor: Any) -> CountedCursor:
        """A cursor that counts what it reads."""
        return CountedCursor(cursor, self)

    def make_debug_cursor(self, cursor: Any) -> CountedDebugCursor:
        """The same, which keeps its queries too."""
        return CountedDebugCursor(cursor, self)

    def is_usable(self) -> bool:
        """Whether the server answers on the connection, within the time it would take to open another."""
        with self.wrap_database_errors, at_most(settings.DATABASE_CONNECT_SECONDS):
            return bool(super().is_usable())
