"""How the table in tests/status_cases.py is written, and how the Python rules answer it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from tracker.parameters.filters import Days
from tracker.partial_dates import PartialDate
from tracker.status import rules
from tracker.status.rules import Facts, Update
from tracker.vocabulary import Axis, CommitmentKind, Status


@dataclass(frozen=True)
class Case:
    """One question with the answers that matter to it."""

    name: str
    history: Sequence[Update] = ()
    expect: Mapping[str, object] = field(default_factory=dict)
    kind: str = "pledge"
    made: str | None = "2020-01-01"
    due: str | None = None
    public: str | None = "2020-01-01"
    out: str | None = None
    as_of: str = "2024-06-15"
    known_on: str = "2024-06-30"
    press_by: str | None = None

    @property
    def facts(self) -> Facts:
        return Facts(
            kind=CommitmentKind(self.kind),
            made_on=PartialDate(self.made) if self.made else None,
            due=PartialDate(self.due) if self.due else None,
            out_on=last_day(self.out),
            updates=tuple(
                replace(update, ref=update.ref or f"update-{number}") for number, update in enumerate(self.history)
            ),
        )

    @property
    def published_at(self) -> datetime | None:
        return moment(self.public) if self.public else None

    @property
    def days(self) -> Days:
        return {
            "as_of": date.fromisoformat(self.as_of),
            "known_on": date.fromisoformat(self.known_on),
            "press_by": date.fromisoformat(self.press_by) if self.press_by else None,
        }


def moment(text: str) -> datetime:
    """A time from ISO text; UTC where it names no zone."""
    written = datetime.fromisoformat(text)
    return written if written.tzinfo else written.replace(tzinfo=UTC)


def last_day(published: str | None) -> date | None:
    """The day by which a source of that date was surely out."""
    return PartialDate(published).latest if published else None


def evidence(
    verdict: str,
    as_of: str,
    *,
    public: str = "2020-01-01",
    retracted: str | None = None,
    out: str | None = None,
    ref: str = "",
) -> Update:
    """What the record supports; `out` is when the source of it came out."""
    return Update(
        axis=Axis.EVIDENCE,
        status=Status(verdict),
        as_of=PartialDate(as_of),
        published_at=moment(public),
        retracted_at=moment(retracted) if retracted else None,
        out_on=last_day(out),
        ref=ref,
    )


def official(
    claim: str,
    as_of: str,
    *,
    public: str = "2020-01-01",
    retracted: str | None = None,
    out: str | None = None,
    ref: str = "",
) -> Update:
    """What a party says."""
    return replace(evidence(claim, as_of, public=public, retracted=retracted, out=out, ref=ref), axis=Axis.OFFICIAL)


def answers(
    facts: Facts, *, published_at: datetime | None, as_of: date, known_on: date, press_by: date | None = None
) -> dict[str, object]:
    """Every output of the Python rules, named as the SQL twin's annotations are."""
    days: Days = {"as_of": as_of, "known_on": known_on, "press_by": press_by}
    found = rules.standing(facts=facts, **days)
    return {
        "evidence_status": found.evidence_status,
        "evidence_since": written(found.evidence_since),
        "official_status": found.official_status,
        "official_since": written(found.official_since),
        "schedule": found.schedule,
        "has_say_do_gap": found.say_do_gap is not None,
        "say_do_gap_since": written(found.say_do_gap and found.say_do_gap.since),
        "latest_evidence": written(found.latest_evidence),
        "latest_evidence_age": found.latest_evidence_age,
        "is_tracked": rules.is_tracked(published_at=published_at, facts=facts, **days),
        "spells": [in_a_line(spell) for spell in rules.spells(facts=facts, **days)],
    }


def in_a_line(spell: rules.Spell) -> str:
    """A spell as the table writes it."""
    end = "now" if spell.is_current else "end"
    again = "resumed " if spell.resumed else ""
    return f"{again}{spell.status} {spell.first_day}..{spell.last_day} {end} {spell.days}d"


def written(value: object) -> str | None:
    """A date as ISO text."""
    return None if value is None else str(value)
