"""Equal problems, told once: what is wrong with how many cells, where, and what would mend all of them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracker.transfer.declaration.problems import Problem

MOST_PLACES = 8


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """One reason that holds for the same value of one column, with every line in which it does."""

    file: str
    column: str
    value: str
    reason: str
    lines: Sequence[int]

    @property
    def times(self) -> int:
        """In how many lines; one where the file as a whole is meant."""
        return max(1, len(self.lines))

    @property
    def mend(self) -> str:
        """What a mapping would say to mend all of them at once; nothing for a single one, or for a row as a whole."""
        if self.times < 2 or not self.value or not self.column or "," in self.column or "--empty" in self.reason:
            return ""
        said = json.dumps({"values": {self.column: {self.value: "…"}}}, ensure_ascii=False)
        return f"For all of them at once, have {said[1:-1]} in the mapping."

    def __str__(self) -> str:
        if len(self.lines) < 2:
            return str(Problem(self.reason, next(iter(self.lines), None), self.column, self.value, self.file))
        cell = Problem(self.reason, None, self.column, self.value, self.file)
        place = ", ".join(part for part in (self.file, f"{self.column} {cell.quoted}".strip()) if part)
        return f"{place} in {self.times:,} rows ({folded_lines(self.lines)}): {self.reason} {self.mend}".rstrip()


def grouped(problems: Iterable[Problem]) -> list[ProblemGroup]:
    """The problems by file, column, value and reason, in the order in which each is first met."""
    lines: dict[tuple[str, str, str, str], list[int]] = {}
    for each in problems:
        found = lines.setdefault((each.file, each.column, each.value, each.reason), [])
        if each.line and (not found or found[-1] != each.line):
            found.append(each.line)
    return [ProblemGroup(*same, tuple(sorted(found))) for same, found in lines.items()]


def folded_lines(lines: Sequence[int], most: int = MOST_PLACES) -> str:
    """Lines as words: those that follow each other as a span, and of many the first: `lines 2 to 4, 9 and 12 more`."""
    spans: list[list[int]] = []
    for line in lines:
        if spans and line == spans[-1][-1] + 1:
            spans[-1][-1:] = [line] if len(spans[-1]) > 1 else [spans[-1][0], line]
        else:
            spans.append([line])
    shown = [f"{span[0]} to {span[-1]}" if len(span) > 1 else str(span[0]) for span in spans[:most]]
    told = sum(span[-1] - span[0] + 1 for span in spans[:most])
    rest = len(lines) - told
    return f"{'line' if len(lines) == 1 else 'lines'} {', '.join(shown)}" + (f" and {rest:,} more" if rest else "")


def as_json(groups: Iterable[ProblemGroup]) -> list[Mapping[str, object]]:
    """The groups for programs."""
    return [
        {
            "file": group.file,
            "column": group.column,
            "value": group.value,
            "reason": group.reason,
            "times": group.times,
            "lines": list(group.lines),
            "mend": group.mend,
        }
        for group in groups
    ]
