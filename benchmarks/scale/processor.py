"""How long processes have worked, by what Linux tells of their threads."""

from collections.abc import Iterable
from pathlib import Path

NANOSECONDS = 1e9


def seconds(processes: Iterable[Path]) -> float:
    """The time that all threads of these processes have been on a processor, given as their folders in /proc."""
    total = 0
    for process in processes:
        for told in process.glob("task/*/schedstat"):
            try:
                total += int(told.read_text(encoding="ascii").split()[0])
            except (OSError, IndexError):  # It has just ended.
                continue
    return total / NANOSECONDS


def backends(database: str) -> list[Path]:
    """The processes of PostgreSQL that serve a database on this machine; none where it runs elsewhere."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            title = (process / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue
        if title.startswith("postgres: ") and f" {database} " in title:
            found.append(process)
    return found
