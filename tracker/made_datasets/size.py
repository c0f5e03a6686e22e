"""How many records of each kind a made-up dataset of a size has, and which of them are public."""

from dataclasses import dataclass

from tracker.vocabulary import Stage

FEWEST, MOST = 1, 1_000_000
COLLECTIONS, TOPICS = 5, 50


@dataclass(frozen=True)
class Size:
    """The numbers of one dataset, which follow from that of its commitments."""

    commitments: int
    seed: int

    @property
    def states(self) -> int:
        return 8 + self.commitments // 5_000

    @property
    def actors(self) -> int:
        """Those that are no persons; the first of them are states."""
        return self.states + 12 + self.commitments // 20

    @property
    def people(self) -> int:
        return 10 + self.commitments // 30

    @property
    def sources(self) -> int:
        return 20 + self.commitments // 4

    @property
    def meetings(self) -> int:
        return 4 + self.commitments // 50

    @property
    def programmes(self) -> int:
        return 3 + self.commitments // 5_000

    @property
    def sanctions(self) -> int:
        return 3 + self.commitments // 40

    @property
    def indicators(self) -> int:
        return 3 + self.commitments // 150

    @property
    def exchanges(self) -> int:
        return 1 + self.commitments // 60


def stage(number: int, one_in: int) -> Stage:
    """How far the record of a number is: one in so many is not public, and every second of these in review."""
    if number % one_in != one_in - 1:
        return Stage.PUBLISHED
    return Stage.IN_REVIEW if number // one_in % 2 else Stage.DRAFT


ONE_COMMITMENT_IN, ONE_SOURCE_IN, ONE_SANCTION_IN = 12, 40, 20


def public_source(number: int) -> int:
    """The source of the number, or where that is not public the one before."""
    return number if stage(number, ONE_SOURCE_IN) is Stage.PUBLISHED else number - 1


def public_sanction(number: int) -> int:
    """The sanction of the number, or where that is not public the one before."""
    return number if stage(number, ONE_SANCTION_IN) is Stage.PUBLISHED else number - 1


def is_demand(number: int) -> bool:
    """Whether the commitment of the number asks for something."""
    return number % 13 == 5


def is_statement(number: int) -> bool:
    """Whether the commitment of the number is a statement of intent."""
    return number % 17 == 3


def public_promise(number: int) -> int:
    """The commitment of the number, or the next before it that is public and a promise; the first is."""
    while is_demand(number) or is_statement(number) or stage(number, ONE_COMMITMENT_IN) is not Stage.PUBLISHED:
        number -= 1
    return number
