"""Counts as lines for a terminal."""

from collections.abc import Mapping


def as_table(counts: Mapping[str, Mapping[str, int]]) -> str:
    """The counts of each kind of record, with a total; columns in which all is nought are left out but for three."""
    named = list(dict.fromkeys(name for count in counts.values() for name in count))
    shown = [name for name in named if name != "invalid" or any(count.get(name) for count in counts.values())]
    total = {name: sum(count.get(name, 0) for count in counts.values()) for name in shown}
    width = max(len(record) for record in (*counts, "total"))
    lines = ["".join([" " * width, *(f"{name:>11}" for name in shown)])]
    for record, count in {**counts, "total": total}.items():
        lines.append("".join([record.ljust(width), *(f"{count.get(name, 0):>11,}" for name in shown)]))
    return "\n".join(lines)
