"""Of a commitment with very many status updates, those that its page draws, and where the others are drawn.

The page begins with the update that the address names, `?from=REF`, and else with the latest: who adds or removes one
meanwhile moves nothing. Those not drawn are named in a line each, at their places on the page, so that a link to an
update leads to it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from tracker.models import Finding, StatusUpdate
from tracker.parameters.filters import Problem, shortened
from tracker.standings.follow_ups import FollowUp

# So many are all drawn; of more, as many as below at once.
WHOLE = 16
MOST_DRAWN = 10
MOST_NAMED = 500
REMEDY = "There is no such status update here; leave it out for the latest."


@dataclass(frozen=True, kw_only=True)
class NamedUpdate:
    """An update in a line, the ref of that with which the part of the page begins that draws it, and its findings'."""

    follow_up: FollowUp
    drawn_from: str
    findings: tuple[str, ...] = ()

    @property
    def update(self) -> StatusUpdate:
        """The update."""
        return self.follow_up.update


@dataclass(frozen=True, kw_only=True)
class DrawnUpdates:
    """The updates that are drawn, `first` to `last` by number of `total`, and those that are named.

    `later` and `earlier` are the refs with which the parts before and after begin; empty where there is none.
    """

    rows: tuple[FollowUp, ...]
    named: tuple[NamedUpdate, ...]
    first: int
    total: int
    later: str
    earlier: str

    @property
    def last(self) -> int:
        """The number of the last one drawn."""
        return self.first + len(self.rows) - 1

    @property
    def has_unnamed(self) -> bool:
        """Whether there are more than are drawn and named."""
        return self.total > len(self.rows) + len(self.named)

    @property
    def is_cut(self) -> bool:
        """Whether there are others."""
        return self.total > len(self.rows)

    def with_findings(self, findings: Iterable[Finding], named: Iterable[tuple[int, str]] = ()) -> Self:
        """The same, each update that is drawn and stands with what it had found.

        `named` are the key of the update and the ref of each finding of those that are named.
        """
        refs: dict[int, list[str]] = {}
        for key, ref in named:
            refs.setdefault(key, []).append(ref)
        found: dict[int, list[Finding]] = {}
        for finding in findings:
            found.setdefault(finding.status_update_id, []).append(finding)
        return replace(
            self,
            rows=tuple(
                row if row.is_retracted else replace(row, findings=tuple(found.get(row.update.pk, ())))
                for row in self.rows
            ),
            named=tuple(
                one if one.follow_up.is_retracted else replace(one, findings=tuple(refs.get(one.update.pk, ())))
                for one in self.named
            ),
        )

    @classmethod
    def of(cls, follow_ups: Sequence[FollowUp], begins_with: str) -> tuple[Self, tuple[Problem, ...]]:
        """Those from the one with that ref on, of all in the order of the page; and whether there is no such."""
        refs = [row.update.ref for row in follow_ups]
        start = refs.index(begins_with) if begins_with in refs else 0
        end = start + (MOST_DRAWN if len(refs) > WHOLE else WHOLE)
        others = [*enumerate(follow_ups[:start]), *enumerate(follow_ups[end:], start=end)]
        drawn = cls(
            rows=tuple(follow_ups[start:end]),
            named=tuple(
                NamedUpdate(follow_up=row, drawn_from=refs[place - place % MOST_DRAWN])
                for place, row in others[:MOST_NAMED]
            ),
            first=start + 1,
            total=len(refs),
            later=refs[max(start - MOST_DRAWN, 0)] if start else "",
            earlier=refs[end] if end < len(refs) else "",
        )
        is_unknown = begins_with and begins_with not in refs
        return drawn, (Problem("from", shortened(begins_with), REMEDY),) if is_unknown else ()
