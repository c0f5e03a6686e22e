"""The one table of cases for where sanctions stand, run through the Python rules and their SQL twin alike.

A case gives the steps, `KIND DAY`, and from when each is public; without that, from 2024-01-01. It asks with two days.
"""

from datetime import UTC, date, datetime
from typing import NamedTuple

from tracker.partial_dates import PartialDate
from tracker.status.sanction_rules import Step
from tracker.vocabulary import SanctionStepKind

PUBLIC = "2024-01-01"


class SanctionCase(NamedTuple):
    name: str
    steps: tuple[str, ...]
    as_of: str
    state: str
    known_on: str = "2024-06-30"

    @property
    def days(self) -> dict[str, date]:
        return {"as_of": date.fromisoformat(self.as_of), "known_on": date.fromisoformat(self.known_on)}

    @property
    def life(self) -> tuple[Step, ...]:
        return tuple(map(step, self.steps))


def step(said: str) -> Step:
    """A step as the table writes it: `lifted 2023-11`, `lifted 2023-11 public 2024-03-01`."""
    words, _, public = said.partition(" public ")
    kind, _, day = words.partition(" ")
    return Step(
        kind=SanctionStepKind(kind),
        happened_on=PartialDate(day) if day else None,
        published_at=datetime.fromisoformat(public or PUBLIC).replace(tzinfo=UTC),
    )


HALTED = ("imposed 2020", "suspended 2021-06", "resumed 2022-03-10")

CASES = [
    SanctionCase("nothing is known", (), "2023-01-01", "unknown"),
    SanctionCase("imposed on a day nobody states", ("imposed",), "2023-01-01", "unknown"),
    SanctionCase("not yet imposed", ("imposed 2023-02",), "2023-01-31", "not_yet"),
    SanctionCase("in force from the first day that its date allows", ("imposed 2023-02",), "2023-02-01", "in_force"),
    SanctionCase("in force until its end", ("imposed 2020", "lifted 2023-11"), "2023-10-31", "in_force"),
    SanctionCase(
        "lifted from the first day that its end allows", ("imposed 2020", "lifted 2023-11"), "2023-11-01", "lifted"
    ),
    SanctionCase("expired is another end", ("imposed 2020", "expired 2023"), "2023-05-01", "expired"),
    SanctionCase("an end without a start ends", ("imposed", "lifted 2023"), "2023-05-01", "lifted"),
    SanctionCase("before an end without a start nothing is known", ("lifted 2023",), "2022-12-31", "unknown"),
    SanctionCase("an end does not come before the start", ("imposed 2020-06", "lifted 2020"), "2020-03-01", "not_yet"),
    SanctionCase("an end of the same year as the start", ("imposed 2020-06", "lifted 2020"), "2020-06-01", "lifted"),
    SanctionCase("suspended", HALTED, "2021-06-01", "suspended"),
    SanctionCase("suspended until it is resumed", HALTED, "2022-03-09", "suspended"),
    SanctionCase("in force again once resumed", HALTED, "2022-03-10", "in_force"),
    SanctionCase(
        "suspended and then lifted", ("imposed 2020", "suspended 2021", "lifted 2022"), "2022-01-01", "lifted"
    ),
    SanctionCase("suspended a second time", (*HALTED, "suspended 2023"), "2023-01-01", "suspended"),
    SanctionCase(
        "a resumption of the same day counts",
        ("imposed 2020", "suspended 2021", "resumed 2021"),
        "2021-07-01",
        "in_force",
    ),
    SanctionCase(
        "a vague resumption waits for its suspension",
        ("imposed 2020", "suspended 2021-06", "resumed 2021"),
        "2021-03-01",
        "in_force",
    ),
    SanctionCase(
        "a vague resumption ends its suspension",
        ("imposed 2020", "suspended 2021-06", "resumed 2021"),
        "2021-07-01",
        "in_force",
    ),
    SanctionCase(
        "eased and partly lifted is still in force",
        ("imposed 2020", "eased 2021", "partly_lifted 2022"),
        "2023-01-01",
        "in_force",
    ),
    SanctionCase(
        "extended and amended is in force", ("imposed 2020", "extended 2021", "amended 2022"), "2023-01-01", "in_force"
    ),
    SanctionCase(
        "an extension shows that it had been imposed", ("imposed", "extended 2021"), "2021-01-01", "in_force"
    ),
    SanctionCase("before it nothing is known", ("imposed", "extended 2021"), "2020-12-31", "unknown"),
    SanctionCase("a suspension shows it, too", ("suspended 2021",), "2021-01-01", "suspended"),
    SanctionCase(
        "an end that was not public yet is not known",
        ("imposed 2020", "lifted 2023 public 2024-03-01"),
        "2023-06-01",
        "in_force",
        "2024-02-29",
    ),
    SanctionCase(
        "an end is known by the end of its day",
        ("imposed 2020", "lifted 2023 public 2024-03-01T23:59"),
        "2023-06-01",
        "lifted",
        "2024-03-01",
    ),
    SanctionCase("before anything is public nothing is known", HALTED, "2023-01-01", "unknown", "2023-12-31"),
    SanctionCase("a start that may be any day before another", ("imposed ../2020",), "1900-01-01", "in_force"),
]
