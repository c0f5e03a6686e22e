"""How far two people who judged the same things alike did so: raw agreement and Cohen's kappa.

Jacob Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960),
37-46. Several pairs of people are summed up by the plain mean of their kappas: Richard J. Light, "Measures of response
agreement for qualitative data", Psychological Bulletin 76 (1971), 365-377.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

NOTHING_JUDGED = "nothing was assessed by both"
NO_CHANCE_TO_DIFFER = "both gave every commitment the same status, so agreement by chance is certain"


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """Of `count` things judged by two people, the share judged alike, and that share corrected for chance.

    `kappa` is 1 for full agreement, 0 for as much as chance would bring, less for less; None where it is not defined,
    and then `undefined` says why.
    """

    count: int
    alike: int
    expected: Fraction | None
    kappa: Fraction | None
    undefined: str = ""

    @property
    def share(self) -> Fraction | None:
        """The raw agreement; None where nothing was judged."""
        return Fraction(self.alike, self.count) if self.count else None


def agreement(pairs: Iterable[tuple[str, str]]) -> Agreement:
    """The agreement between a first and a second person, a pair of judgements for each thing that both judged."""
    pairs = tuple(pairs)
    count, alike = len(pairs), sum(first == second for first, second in pairs)
    if not count:
        return Agreement(count=0, alike=0, expected=None, kappa=None, undefined=NOTHING_JUDGED)
    firsts, seconds = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    expected = Fraction(sum(firsts[judgement] * seconds[judgement] for judgement in firsts), count * count)
    if expected == 1:
        return Agreement(count=count, alike=alike, expected=expected, kappa=None, undefined=NO_CHANCE_TO_DIFFER)
    kappa = (Fraction(alike, count) - expected) / (1 - expected)
    return Agreement(count=count, alike=alike, expected=expected, kappa=kappa)


def mean_kappa(agreements: Iterable[Agreement]) -> Fraction | None:
    """The mean of the kappas that are defined, each pair of people counting once; None where none is."""
    kappas = [found.kappa for found in agreements if found.kappa is not None]
    return sum(kappas, Fraction()) / len(kappas) if kappas else None
