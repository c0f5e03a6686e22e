"""How the site is connected to its database: what every connection is opened with, and what those of the web are."""

from typing import Any

from django.conf import settings

from tracker.database.wait_budget import milliseconds

ENGINE = "config.postgresql"
# A connection that is new makes its first page wait for what the server looks up again.
KEPT_OPEN: dict[str, Any] = {"conn_max_age": 60, "conn_health_checks": True}
# Over a network, a server that is gone without a word is noticed within a minute, by commands too.
NETWORK: dict[str, Any] = {
    "keepalives_idle": 20,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 50_000,
}
# While a statement runs, the server looks this often whether anybody is left to hear the answer: a killed import lets
# go of what it locked.
OF_ALL: dict[str, str] = {
    "client_connection_check_interval": "2s",
    # A row elsewhere costs hardly more than the next one where data lie in memory or on flash. PostgreSQL takes it for
    # four times as much, as on a disk that turns, and then reads ten thousand rows in a table to find five hundred.
    "random_page_cost": "1.1",
}


def web_options() -> dict[str, str]:
    """The PostgreSQL settings of connections for requests: they cost no round trip, and end with the connection."""
    return {
        "statement_timeout": str(milliseconds(settings.DATABASE_SECONDS)),
        "lock_timeout": str(milliseconds(settings.LOCK_PATIENCE)),
    }


def as_options(given: str, *more: dict[str, str]) -> str:
    """The settings as libpq's `options`, after those that DATABASE_URL holds already."""
    said = [f"-c {name}={value}" for each in more for name, value in each.items()]
    return " ".join([*([given] if given else []), *said])
