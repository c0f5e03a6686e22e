"""A connection of psycopg on which a request waits no longer than its budget lasts."""

from collections.abc import Generator
from typing import Any, TypeVar

import psycopg
from psycopg.pq import TransactionStatus

from tracker.database.wait_budget import NoWaitSlotError, WaitedTooLongError, current_budget, waiting

Value = TypeVar("Value")
INTERVAL = 0.1  # seconds after which psycopg looks for Ctrl-C


class Connection(psycopg.Connection[Any]):
    """A connection that gives itself up when the server does not answer in time: its answer might come to the next."""

    @property
    def awaits_an_answer(self) -> bool:
        """Whether the server was asked something, or is in the middle of a COPY."""
        return self.pgconn.transaction_status == TransactionStatus.ACTIVE

    def wait(self, gen: Generator[Any, Any, Value], interval: float = INTERVAL, timeout: float | None = None) -> Value:
        """What the exchange with the server comes to; WaitedTooLongError once the budget is used up."""
        allowed = current_budget()
        if allowed is None or timeout is not None:
            return super().wait(gen, interval, timeout)
        if self.awaits_an_answer:
            try:
                gen = resumed(next(gen), gen)
            except StopIteration as done:
                # It was here already, as most rows of a COPY are.
                value: Value = done.value
                return value
        try:
            with waiting(allowed) as seconds:
                return super().wait(gen, interval, seconds)
        except psycopg.OperationalError as error:
            if not self.awaits_an_answer:
                raise
            self.close()
            if isinstance(error, NoWaitSlotError):
                raise
            raise WaitedTooLongError("the database did not answer in time") from error


def resumed(first: Any, gen: Generator[Any, Any, Value]) -> Generator[Any, Any, Value]:
    """The exchange from its first wait on."""
    ready = yield first
    while True:
        try:
            wanted = gen.send(ready)
        except StopIteration as done:
            value: Value = done.value
            return value
        ready = yield wanted
