"""How long processes have worked, by what Linux tells of their threads."""

from collections.abc import Iterable, Mapping
from pathlib import Path

NANOSECONDS = 1e9
Worked = dict[Path, float]


def worked(processes: Iterable[Path]) -> Worked:
    """The seconds that each process, given as its folder in /proc, has been on a processor so far."""
    found: Worked = {}
    for process in processes:
        total = 0
        for told in process.glob("task/*/schedstat"):
            try:
                total += int(told.read_text(encoding="ascii").split()[0])
            except (OSError, IndexError):  # It has just ended.
                continue
        found[process] = total / NANOSECONDS
    return found


def since(before: Mapping[Path, float], now: Mapping[Path, float]) -> float:
    """The seconds that those of now have worked since: what has ended is left out, what is new began at nothing."""
    return sum(seconds - before.get(process, 0.0) for process, seconds in now.items())


def backends(database: str) -> list[Path]:
    """The processes of PostgreSQL that serve a database on this machine; none where it runs elsewhere."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            title = (process / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue
        if title.startswith("postgres: ") and f" {database} " in title and "autovacuum" not in title:
            found.append(process)
    return found
