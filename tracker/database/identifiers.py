"""Names of tables and columns as SQL writes them."""

from django.db import connection


def quoted(name: str | None) -> str:
    """The name in quotes, any of its own doubled."""
    return connection.ops.quote_name(name or "")
