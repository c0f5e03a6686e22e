"""Draws that come out the same for the same seed, the same kind of record and the same place in its file."""

import random
from collections.abc import Sequence
from typing import TypeVar

Choice = TypeVar("Choice")


class Chance:
    """The draws for one record."""

    def __init__(self, seed: int, kind: str, number: int) -> None:
        self.draw = random.Random(f"{seed} {kind} {number}").random  # noqa: S311 (nothing is kept secret by it)

    def happens(self, share: float) -> bool:
        """True so many times of one."""
        return self.draw() < share

    def of(self, choices: Sequence[Choice]) -> Choice:
        """One of the choices; what stands there twice comes twice as often."""
        return choices[int(self.draw() * len(choices))]

    def below(self, number: int) -> int:
        """A whole number from 0 on, each as often."""
        return int(self.draw() * number)

    def rank(self, number: int) -> int:
        """A whole number from 0 on by Zipf's law: the second comes half as often as the first, the third a third."""
        return int((number + 1) ** self.draw()) - 1

    def several(self, number: int, most: int) -> list[int]:
        """From one to so many different ranks, in the order drawn."""
        wanted = 1 + self.rank(most)
        return list(dict.fromkeys(self.rank(number) for _ in range(wanted)))
