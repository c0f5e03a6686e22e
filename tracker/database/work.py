"""What one request has had of the database, counted: the rows that were handed over, and which queries took most.

The engine in `config/postgresql` counts each query towards the work in force in its thread. Commands have none, nor
has what is streamed once it is being sent. Rows that are fetched a batch at a time are not counted, since no more than
a batch is held; what the server itself goes through is bounded by its time-out.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field
from typing import Any, Self

# Pages read some hundreds; the largest form of the admin a few thousand.
MOST_ROWS = 20_000
# Characters of a query that the log tells: its beginning, and more of its end, which says of what it is.
BEGINNING, END = 160, 400


class OverBudgetError(Exception):
    """A request has read, or would send, more than one may; `counted` says how much, by what was counted."""

    def __init__(self, **counted: int) -> None:
        super().__init__(", ".join(f"{name}: {number:,}" for name, number in counted.items()))
        self.counted = counted


@dataclass(frozen=True)
class Query:
    """A query that was run."""

    sql: str = ""
    seconds: float = 0.0
    rows: int = 0


@dataclass
class Work:
    """The rows that a request was handed, and of its queries the one that ran longest and the one with most rows."""

    most_rows: int | None = None
    rows: int = 0
    longest: Query = field(default_factory=Query)
    largest: Query = field(default_factory=Query)

    @classmethod
    def of_request(cls) -> Self:
        """The work of one request, at its beginning."""
        return cls(most_rows=MOST_ROWS)

    def add(self, query: Query) -> None:
        """Counts a query; raises OverBudgetError when there were too many rows."""
        if query.seconds > self.longest.seconds:
            self.longest = query
        if query.rows > self.largest.rows:
            self.largest = query
        self.rows += query.rows
        if self.most_rows is not None and self.rows > self.most_rows:
            raise OverBudgetError(rows=self.rows)

    def kept(self) -> dict[str, Any]:
        """All of it, for another process."""
        return asdict(self)

    def adopt(self, kept: Mapping[str, Any]) -> None:
        """Takes over what another process did for this request."""
        self.rows += kept["rows"]
        self.longest, self.largest = Query(**kept["longest"]), Query(**kept["largest"])

    def told(self) -> dict[str, object]:
        """What the log says of it."""
        longest = {"longest_query": shortened(self.longest.sql), "longest_seconds": round(self.longest.seconds, 2)}
        largest = {"largest_query": shortened(self.largest.sql), "largest_rows": self.largest.rows}
        return {"rows_read": self.rows, **longest, **(largest if self.largest != self.longest else {})}


_in_force: ContextVar[Work | None] = ContextVar("work", default=None)


def current_work() -> Work | None:
    """The work of the request in this context; None in a command."""
    return _in_force.get()


@contextmanager
def work_in_force(work: Work) -> Iterator[Work]:
    """A context in which queries are counted towards this work."""
    token = _in_force.set(work)
    try:
        yield work
    finally:
        _in_force.reset(token)


def shortened(sql: str) -> str:
    """The query in one line, without its middle where it is long."""
    line = " ".join(sql.split())
    return line if len(line) <= BEGINNING + END else f"{line[:BEGINNING]} … {line[-END:]}"
