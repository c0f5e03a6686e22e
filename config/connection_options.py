"""What each connection asks of the database server when it begins."""

from typing import Any

# How often, in milliseconds, a server that is busy with a statement looks whether whoever asked for it is still there.
# PostgreSQL does not look unless told to: what a killed process held stays locked until its statement ends.
SERVER_SETTINGS = {"client_connection_check_interval": "1000"}


def with_server_settings(database: dict[str, Any]) -> dict[str, Any]:
    """One of DATABASES with our settings for the server; what its own `options` say comes last, and counts."""
    options = database.get("OPTIONS", {})
    ours = " ".join(f"-c {name}={value}" for name, value in SERVER_SETTINGS.items())
    return {**database, "OPTIONS": {**options, "options": f"{ours} {options.get('options', '')}".strip()}}
