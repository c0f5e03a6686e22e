"""The one table of cases for whether targets are on track, run through the Python rules and their SQL twin alike.

Unless a case says otherwise, the target is to bring 100 in 2021 down to at most 60 in 2023, so that the path asks for
exactly 80 by the end of 2022; every figure was recorded on 1 February 2021, and the question is asked in June 2023.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from tracker.partial_dates import PartialDate
from tracker.status.targets import Figure, TargetFacts
from tracker.vocabulary import Direction, Qualifier

RECORDED = datetime(2021, 2, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class TargetCase:
    """One target with its figures, the two days that are asked about, and the answer."""

    name: str
    figures: tuple[Figure, ...]
    track: str
    as_of: date = date(2023, 6, 15)
    known_on: date = date(2025, 12, 31)
    terms: dict[str, Any] = field(default_factory=dict)

    @property
    def facts(self) -> TargetFacts:
        """The target as the rules take it."""
        terms = {
            "baseline": "100",
            "baseline_period": "2021",
            "value": "60",
            "due": "2023",
            "direction": Direction.AT_MOST,
            **self.terms,
        }
        return TargetFacts(
            baseline=Decimal(terms["baseline"]),
            baseline_period=PartialDate(terms["baseline_period"]),
            value=Decimal(terms["value"]),
            due=PartialDate(terms["due"]),
            direction=Direction(terms["direction"]),
            figures=self.figures,
        )


def figure(
    value: str, period: str | None, qualifier: str = "exactly", *, ref: str = "a", recorded_at: datetime = RECORDED
) -> Figure:
    """One figure as its source words it."""
    return Figure(
        ref=ref,
        period=PartialDate(period) if period else None,
        value=Decimal(value),
        qualifier=Qualifier(qualifier),
        recorded_at=recorded_at,
    )


UP: dict[str, Any] = {"direction": Direction.AT_LEAST, "value": "140"}
DAY_BY_DAY: dict[str, Any] = {"baseline_period": "2021-12-31", "due": "2023-12-31"}

CASES = [
    TargetCase("the baseline is not over", (figure("1", "2021"),), "not_begun", as_of=date(2021, 12, 31)),
    TargetCase("no figure at all", (), "no_figure"),
    TargetCase("the baseline itself is no figure since", (figure("100", "2021"),), "no_figure"),
    TargetCase("a figure for an earlier year is none since", (figure("10", "2020"),), "no_figure"),
    TargetCase("a period that is not over says nothing yet", (figure("50", "2023"),), "no_figure"),
    TargetCase(
        "a figure recorded later is not known", (figure("80", "2022"),), "no_figure", known_on=date(2021, 1, 31)
    ),
    TargetCase("recorded on the very day is known", (figure("80", "2022"),), "on_track", known_on=date(2021, 2, 1)),
    TargetCase("a figure without a period cannot be placed", (figure("10", None),), "no_figure"),
    TargetCase("a figure for a month is not one for a year", (figure("7", "2022-12"),), "not_comparable"),
    TargetCase("nor is one for two years", (figure("70", "2021/2022"),), "not_comparable"),
    TargetCase("nor one since an open beginning", (figure("70", "../2022"),), "not_comparable"),
    TargetCase("twelve months are a year wherever they begin", (figure("80", "2022-04/2023-03"),), "off_track"),
    TargetCase("just on the path", (figure("80", "2022"),), "on_track"),
    TargetCase("above a path that falls", (figure("80.0001", "2022"),), "off_track"),
    TargetCase("below a path that falls", (figure("12", "2022"),), "on_track"),
    TargetCase(
        "the last period counts, not the best",
        (figure("70", "2021-07/2022-06"), figure("85", "2022", ref="b")),
        "off_track",
    ),
    TargetCase("of years, not of a later month", (figure("80", "2022"), figure("1", "2023-02", ref="b")), "on_track"),
    TargetCase("on a path that rises", (figure("120", "2022"),), "on_track", terms=UP),
    TargetCase("below a path that rises", (figure("119.9", "2022"),), "off_track", terms=UP),
    TargetCase("a doubtful year is read as that year", (figure("80", "2022?"),), "on_track"),
    # What wording leaves open is not claimed
    TargetCase("more than what is allowed is off", (figure("80", "2022", "more_than"),), "off_track"),
    TargetCase("more than less may be anything", (figure("79", "2022", "more_than"),), "inexact"),
    TargetCase("less than what is allowed is on", (figure("80", "2022", "less_than"),), "on_track"),
    TargetCase("less than more may be anything", (figure("81", "2022", "less_than"),), "inexact"),
    TargetCase("more than what is asked is on", (figure("120", "2022", "more_than"),), "on_track", terms=UP),
    TargetCase("less than what is asked is off", (figure("120", "2022", "less_than"),), "off_track", terms=UP),
    TargetCase("about says nothing of how near", (figure("10", "2022", "about"),), "inexact"),
    # Several figures for one period
    TargetCase("two that agree on it", (figure("80", "2022"), figure("75", "2022", ref="b")), "on_track"),
    TargetCase("two that do not", (figure("80", "2022"), figure("81", "2022", ref="b")), "sources_differ"),
    TargetCase(
        "an inexact one changes nothing", (figure("80", "2022"), figure("90", "2022", "about", ref="b")), "on_track"
    ),
    TargetCase(
        "earlier periods do not differ with it",
        (figure("99", "2021-07/2022-06"), figure("80", "2022", ref="b")),
        "on_track",
    ),
    # When it is due
    TargetCase("the last year is over and low enough", (figure("60", "2023"),), "met", as_of=date(2023, 12, 31)),
    TargetCase("or not", (figure("60.1", "2023"),), "missed", as_of=date(2024, 6, 1)),
    TargetCase(
        "due, and the last figure is of the year before", (figure("60", "2022"),), "awaited", as_of=date(2024, 1, 1)
    ),
    TargetCase("due, and there is none", (), "awaited", as_of=date(2024, 1, 1)),
    TargetCase("due, and only a month", (figure("4", "2023-12"),), "not_comparable", as_of=date(2024, 1, 1)),
    TargetCase("due, and inexact", (figure("60", "2023", "about"),), "inexact", as_of=date(2024, 1, 1)),
    TargetCase(
        "due, and sources differ",
        (figure("60", "2023"), figure("61", "2023", ref="b")),
        "sources_differ",
        as_of=date(2024, 1, 1),
    ),
    TargetCase(
        "a year that began later counts no more",
        (figure("60", "2023"), figure("99", "2024", ref="b")),
        "met",
        as_of=date(2025, 6, 1),
    ),
    TargetCase("early on the day before", (figure("80", "2022"),), "on_track", as_of=date(2023, 12, 30)),
    TargetCase(
        "a year that the day due lies in decides, once it is over",
        (figure("60", "2023"),),
        "met",
        as_of=date(2023, 12, 31),
        terms={"due": "2023-06-30"},
    ),
    TargetCase(
        "until then it is awaited",
        (figure("60", "2022"), figure("60", "2023", ref="b")),
        "awaited",
        as_of=date(2023, 12, 30),
        terms={"due": "2023-06-30"},
    ),
    TargetCase("day by day", (figure("80", "2022-12-31"),), "on_track", terms=DAY_BY_DAY),
    TargetCase("a day late", (figure("80", "2023-01-01"),), "off_track", terms=DAY_BY_DAY),
    TargetCase("a value that is to stay", (figure("100", "2022"),), "on_track", terms={"value": "100"}),
]
