"""Template filters that put a record's values into words."""

from datetime import date, datetime
from typing import Any

from django import template

from tracker.evidence.disagreements import in_words
from tracker.evidence.inference import is_inferred
from tracker.models import Actor, Citation, Exchange, Published, Sanction, Source
from tracker.partial_dates import PartialDate
from tracker.standings import formatting
from tracker.standings.exchanges import in_view
from tracker.status.rules import utc_day
from tracker.vocabulary import Attribution, Measure, SanctionState, Stage, Verification

register = template.Library()

CHECKED = {
    Verification.VERIFIED: "quote found in the text",
    Verification.MOVED: "quote found in another paragraph of the text",
    Verification.NOT_FOUND: "quote not found in the text",
    Verification.NO_TEXT: "quote not checked, no text is archived",
}

# What forms call a field otherwise than its name in files.
CALLED = {
    "axis": "basis",
    "deliverable": "measurable outcome",
    "guideline": "assessment criteria",
    "participations": "attendance",
    "syndicated_from": "reprint of",
}

# The actors of a passage and how a sentence leads up to each.
VOICES = {"speaker": "according to", "on_behalf_of": "on behalf of", "addressee": "to"}

register.filter("when", formatting.when)
register.filter("day", formatting.full_date)


@register.filter
def date_or(day: PartialDate | None, unknown: str) -> str:
    """A partial date in words, or `unknown` where there is none."""
    return day.written if day else unknown


@register.filter
def when_or(day: PartialDate | None, unknown: str) -> str:
    """The day of an event in words, or `unknown` where there is none."""
    return formatting.when(day) if day else unknown


@register.filter
def is_after(day: PartialDate | None, as_of: date) -> bool:
    """Whether what happened on the day had surely not happened yet on the day of the view."""
    return day is not None and day.earliest > as_of


@register.filter("utc_day")
def written_utc_day(moment: datetime) -> str:
    """The calendar day of a moment in UTC, in words."""
    return formatting.full_date(utc_day(moment))


@register.filter
def first_public_after(record: Published, day: date) -> bool:
    """Whether this site had not yet published the record by the end of the day in UTC."""
    return record.published_at is not None and utc_day(record.published_at) > day


@register.filter
def only_sought(exchange: Exchange) -> bool:
    """Whether an exchange, read with its items, was sought and nothing tells that it came about."""
    return in_view(exchange).is_sought


@register.filter
def age_before(day: PartialDate, until: date) -> str:
    """How long a partial date lies before a day: `2 years 7 months`."""
    return formatting.age(day.earliest, until)


@register.filter
def byline(source: Source) -> str:
    """Who published the source and when, as far as is known."""
    publisher = publisher_or(source, "publisher not stated")
    published = source.published.written if source.published else "date not stated"
    return f"{publisher}, {published}"


@register.filter
def publisher_or(source: Source, unknown: str) -> str:
    """Who published the source, or that this is not public yet, or what to say where it is unknown."""
    if source.publisher and source.publisher.stage == Stage.PUBLISHED:
        return source.publisher.name
    return "publisher not public yet" if source.publisher_id else unknown


@register.filter
def grade(citation: Citation) -> str:
    """The Admiralty grade of a passage: the source's letter, and the digit or that there is none.

    The digit goes without its words: beside a claim of one side, "probably true" would read as ours.
    """
    return f"{citation.source.reliability}{citation.credibility or ', not graded'}"


@register.filter
def credibility(citation: Citation) -> str:
    """The Admiralty digit of a passage, without its words as in `grade`."""
    return f"credibility {citation.credibility or 'not graded'}"


@register.filter
def voices(citation: Citation) -> list[tuple[str, Actor | None]]:
    """Who says a passage, for whom and to whom, each with the words before it; None for who is not public."""
    is_inferred = citation.attribution == Attribution.IMPLIED
    return [
        (
            "from the words of" if is_inferred and name == "speaker" else words,
            actor if actor.stage == Stage.PUBLISHED else None,
        )
        for name, words in VOICES.items()
        if (actor := getattr(citation, name))
    ]


register.filter("inferred", is_inferred)


@register.filter
def checked(citation: Citation) -> str:
    """What came of looking a passage's quote up in the archived text."""
    return CHECKED[Verification(citation.verification)]  # type: ignore[attr-defined]


@register.filter
def precision(day: PartialDate) -> str:
    """How exactly a date is known: `known to the month, uncertain`."""
    if day.is_interval:
        known = "within a period"
    else:
        known = ("known to the year", "known to the month", "known to the day")[day.text.count("-")]
    doubts = [
        word for word, doubted in (("approximate", day.is_approximate), ("uncertain", day.is_uncertain)) if doubted
    ]
    return ", ".join([known, *doubts])


@register.filter
def value_in_words(citation: Citation) -> str:
    """What a citation gives for its field, in words."""
    return in_words(citation.cited, citation.field, citation.value)


@register.filter
def field_label(name: str) -> str:
    """A field's name as a label: `made on`; for the axis `basis`, as forms call it."""
    return CALLED.get(name, name.replace("_", " "))


@register.filter
def measures(record: Any) -> str:
    """What a sanction or programme does, in words: `Asset freeze, visa ban`."""
    said = ", ".join(str(Measure(measure).label) for measure in record.measures)
    return said[:1] + said[1:].lower()


@register.filter
def state_label(sanction: Sanction) -> str:
    """Where a sanction read by `with_state` stands on the day, in words."""
    return str(SanctionState(sanction.state).label)  # type: ignore[attr-defined]
