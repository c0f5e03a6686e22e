"""Databases that last for one measurement, on the embedded server with its data kept safe as for real use."""

from collections.abc import Iterator
from contextlib import contextmanager

from config import environment
from config.localdb.local_server import LocalServer
from tests import database

NAME = "bench"


@contextmanager
def server() -> Iterator[None]:
    """The server, for as long as the measuring takes; DATABASE_URL names another."""
    if environment.text("DATABASE_URL"):
        yield
        return
    with LocalServer(environment.home()).in_use():
        yield


@contextmanager
def fresh() -> Iterator[None]:
    """An empty database with every migration applied."""
    database.copy(database.ensure_template(), NAME)
    database.use(NAME)
    try:
        yield
    finally:
        database.drop(NAME)
