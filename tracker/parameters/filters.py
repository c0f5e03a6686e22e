"""The view a reader asked for, as it stands in the address: /?actor=china&status=suspended&as_of=2023-01-01.

Beside the day it is of, a view goes by one of two others: `known_on`, what this site had published by then, or
`press_by`, what is published here now and had been in the press by then.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime
from typing import Self, TypedDict
from urllib.parse import urlencode

from tracker.vocabulary import Axis, CommitmentKind, ResponseOutcome, Schedule, Status

SCORED = "scored"
OPEN = "open"
IMPLIED = "implied"
LONGEST_TEXT = 200

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

# What may be chosen in each field that has a list, and what the list is called in a message.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": (SCORED, *CommitmentKind.values),
    "status": tuple(Status.values),
    "axis": tuple(Axis.values),
    "schedule": tuple(Schedule.values),
    "gap": (OPEN,),
    "response": tuple(ResponseOutcome.values),
    "inference": (IMPLIED,),
}
REFS = ("actor", "speaker", "topic", "meeting", "collection")
DAYS = ("as_of", "known_on", "press_by")
READINGS = ("known_on", "press_by")
ONE_OF_TWO = (
    "“In the press by” and “as published by” (known_on) are two readings of one question: ask for one of them, and "
    "leave the other empty or at today’s date."
)


class Days(TypedDict):
    """The days of a view as the rules take them: `tracker.status.rules.standing(**days)`."""

    as_of: date
    known_on: date
    press_by: date | None


@dataclass(frozen=True)
class Problem:
    """A value in the address that cannot be used: its field, the value, and how to write it right."""

    field: str
    value: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.field}={self.value} was left out. {self.remedy}"


@dataclass(frozen=True, kw_only=True)
class Filters:
    """Which commitments to show, as they stood on `as_of` by what was public on `known_on`.

    With `press_by`, they stood so by what is public today and was in the press by that day; `known_on` is today then.
    An empty field does not filter. `kind` may also be `scored`: pledges, agreements and measures. `status` is
    the status on `axis`. `gap` is `open` for commitments with a gap. `response` is what
    those who were asked made of it; `inference` is `implied` for commitments that no source states. `today` is the day
    in UTC on which the view was asked for, and the default of the first two days.
    """

    today: date
    as_of: date
    known_on: date
    press_by: date | None = None
    actor: str = ""
    speaker: str = ""
    topic: str = ""
    meeting: str = ""
    collection: str = ""
    kind: str = ""
    status: str = ""
    axis: str = Axis.EVIDENCE.value
    schedule: str = ""
    gap: str = ""
    response: str = ""
    inference: str = ""
    q: str = ""
    known_on_left: date | None = field(default=None, compare=False)

    @classmethod
    def of_today(cls, today: date | None = None) -> Self:
        """The view without filters, as of and known on `today` (by default today's date in UTC)."""
        day = today or utc_today()
        return cls(today=day, as_of=day, known_on=day)

    @classmethod
    def from_query(cls, query: Mapping[str, str], *, today: date | None = None) -> tuple[Self, tuple[Problem, ...]]:
        """The view that a query string asks for, and what in it had to be left out.

        Whether a ref names a record is for the database to say: see `tracker.parameters.options`.
        """
        found = cls.of_today(today)
        problems = []
        for name in FIELDS:
            text = query.get(name, "").strip()
            if not text:
                continue
            try:
                found = found.narrowed_to(**{name: parse_value(name, text, today=found.today)})
            except ValueError as error:
                problems.append(Problem(name, shortened(text), str(error)))
        if found.press_by and found.press_by <= found.known_on < found.today:
            # A form sends both, and the day that it was sent on was today: such a link stays what it was.
            found = replace(found.without("known_on"), known_on_left=found.known_on)
        elif found.press_by and found.known_on != found.today:
            problems.append(Problem("press_by", found.press_by.isoformat(), ONE_OF_TWO))
            found = found.without("press_by")
        return found, tuple(problems)

    def to_query(self, **changes: str | date | None) -> str:
        """The query string of this view with some fields changed, without defaults: `actor=china&status=stalled`."""
        if changes.keys() - PLAIN.keys():
            raise TypeError(f"A view has no {', '.join(sorted(changes.keys() - PLAIN.keys()))}.")
        # Drawn hundreds of times on a page: no further view is made for it.
        view = {**vars(self), **changes}
        plain = {**PLAIN, "as_of": self.today, "known_on": self.today}
        return urlencode([(name, str(view[name])) for name in FIELDS if view[name] != plain[name]])

    def permalink(self) -> str:
        """The query string that gives this very view on any later day too."""
        reading = {"press_by": self.press_by} if self.press_by else {"known_on": self.known_on}
        days = {"as_of": self.as_of, **reading}
        rest = self.without(*DAYS).to_query()
        return "&".join(part for part in (rest, urlencode(days)) if part)

    @property
    def days(self) -> Days:
        """The days as the rules of status take them."""
        return {"as_of": self.as_of, "known_on": self.known_on, "press_by": self.press_by}

    def narrowed_to(self, **values: str | date | None) -> Self:
        """The same view with values for the named fields."""
        return replace(self, **values)  # type: ignore[arg-type]

    def without(self, *names: str) -> Self:
        """The same view with the named fields as by default."""
        plain = self.of_today(self.today)
        return replace(self, **{name: getattr(plain, name) for name in names}) if names else self

    @property
    def narrowed(self) -> tuple[str, ...]:
        """The names of the fields, other than the days, that are not at their default."""
        plain = self.of_today(self.today)
        return tuple(name for name in FIELDS if name not in DAYS and getattr(self, name) != getattr(plain, name))

    @property
    def narrows_commitments(self) -> bool:
        """Whether any commitment that is tracked on these days may be left out; the axis leaves out none."""
        everything = replace(self, kind="") if self.kind == SCORED else self
        return any(name != "axis" for name in everything.narrowed)

    @property
    def is_by_standing(self) -> bool:
        """Whether a filter depends on where commitments stand on the as-of day; on another day others would be in."""
        return bool(self.status or self.schedule or self.gap)

    @property
    def is_of_today(self) -> bool:
        """Whether this is the present, known as it is known now."""
        return self.as_of == self.known_on == self.today and self.press_by is None

    @property
    def is_of_past_days(self) -> bool:
        """Whether both days are past and given, so that the view is the same on whichever day it is asked for."""
        return self.as_of < self.today and self.known_on < self.today and self.press_by is None

    @property
    def last_day_to_offer(self) -> date | None:
        """The last day that a field for one offers; none in a view of past days, which does not know of today."""
        return None if self.is_of_past_days else self.today

    def is_default(self, name: str, text: str) -> bool:
        """Whether the text says of a field what goes without saying; a day is always said."""
        return name in FIELDS and name not in DAYS and text == str(getattr(self.of_today(self.today), name))


FIELDS = tuple(each.name for each in fields(Filters) if each.name not in ("today", "known_on_left"))
# What each has by default; the first two days, that of today.
PLAIN = {each.name: each.default for each in fields(Filters) if each.name in FIELDS}


def parse_value(name: str, text: str, *, today: date) -> str | date:
    """The value of that field in the text; raises ValueError, whose message says what would be right."""
    if name in DAYS:
        return parse_day(text, today=today)
    if name in REFS:
        return parse_ref(text)
    if name in CHOICES:
        return parse_choice(text, CHOICES[name])
    return parse_text(text)


def parse_day(text: str, *, today: date) -> date:
    """A day in ISO 8601, not after today; raises ValueError otherwise."""
    example = f"Write a date as year-month-day, such as {today.isoformat()}."
    if not DAY.fullmatch(text):
        raise ValueError(example)
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"There is no such date. {example}") from error
    if day > today:
        raise ValueError(f"That date is in the future. Today is {today.isoformat()} in UTC.")
    return day


def parse_ref(text: str) -> str:
    """A ref (slug) of at most 120 characters; raises ValueError otherwise."""
    if len(text) > 120 or not SLUG.fullmatch(text):
        raise ValueError("Write a ref: lower-case letters and digits, separated by hyphens, such as state-department.")
    return text


def parse_choice(text: str, allowed: tuple[str, ...]) -> str:
    """The text, if it is one of the values allowed; raises ValueError otherwise."""
    if text not in allowed:
        raise ValueError(f"Write one of: {', '.join(allowed)}.")
    return text


def parse_text(text: str) -> str:
    """Printable text of at most `LONGEST_TEXT` characters; raises ValueError otherwise."""
    if not text.isprintable():
        raise ValueError("Write letters, digits and spaces; this has a character that cannot be printed.")
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"Write at most {LONGEST_TEXT} characters.")
    return text


def shortened(text: str) -> str:
    """The text as a message quotes it: at most 60 characters, unprintable ones replaced."""
    visible = "".join(character if character.isprintable() else "�" for character in text)
    return visible if len(visible) <= 60 else f"{visible[:59]}…"


def utc_today() -> date:
    """Today's date in UTC."""
    return datetime.now(tz=UTC).date()
