"""What analysts who assessed the same commitments unseen by each other agree on."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, groupby
from typing import Self

from tracker.evidence.agreement import Agreement, agreement, mean_kappa
from tracker.models import Assessment
from tracker.vocabulary import Stage, Status


@dataclass(frozen=True, kw_only=True)
class Coders:
    """Two analysts, by user name, and their agreement on what both assessed."""

    first: str
    second: str
    agreement: Agreement


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Two statuses that one commitment was given, whoever gave which, and how often."""

    one: Status
    other: Status
    count: int


@dataclass(frozen=True, kw_only=True)
class DoubleCoding:
    """All pairs of assessments of published commitments, by who made them, and what they come to.

    `pairs` counts pairs of assessments, and `alike` those with the same status; `kappa` is the mean over the coders.
    """

    pairs: int
    alike: int
    kappa: Fraction | None
    coders: tuple[Coders, ...]
    differences: tuple[Difference, ...]

    @property
    def share(self) -> Fraction | None:
        """The raw agreement; None without a pair."""
        return Fraction(self.alike, self.pairs) if self.pairs else None

    @classmethod
    def read(cls) -> Self:
        """The double coding as it stands, in one query."""
        rows = (
            Assessment.objects.submitted()
            .filter(commitment__stage=Stage.PUBLISHED)
            .order_by("commitment", "as_of", "analyst__username")
            .values_list("commitment", "as_of", "analyst__username", "status")
        )
        judged: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for _, group in groupby(rows, key=lambda row: row[:2]):
            for (*_, first, one), (*_, second, other) in combinations(group, 2):
                judged.setdefault((first, second), []).append((one, other))
        coders = tuple(
            Coders(first=first, second=second, agreement=agreement(pairs))
            for (first, second), pairs in sorted(judged.items())
        )
        differing = Counter(tuple(sorted(pair)) for pairs in judged.values() for pair in pairs if pair[0] != pair[1])
        return cls(
            pairs=sum(found.agreement.count for found in coders),
            alike=sum(found.agreement.alike for found in coders),
            kappa=mean_kappa(found.agreement for found in coders),
            coders=coders,
            differences=tuple(
                Difference(one=Status(one), other=Status(other), count=count)
                for (one, other), count in sorted(differing.items(), key=lambda item: (-item[1], item[0]))
            ),
        )
