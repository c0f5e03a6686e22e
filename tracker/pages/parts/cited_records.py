"""What a source is cited for: its citations grouped by the record each is for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db.models import Model
from django.urls import reverse

from tracker.models import CITABLE, Citation
from tracker.pages.parts.links import OUTWARDS
from tracker.pages.parts.observed_values import observation_in_words, target_in_words
from tracker.vocabulary import LinkKind

HEADINGS = {
    "commitment": "Commitments",
    "status_update": "Status updates",
    "meeting": "Meetings",
    "sanction": "Sanctions",
    "link": "Links between records",
    "exchange": "Exchanges",
    "condition": "Conditions",
    "response": "Responses",
    "observation": "Figures",
    "target": "Targets",
    "milestone": "Milestones",
    "finding": "Findings on assessment criteria",
    "actor": "Actors",
    "role": "Posts held",
    "party": "Parties",
    "participation": "Attendance",
    "sanction_step": "Steps of sanctions",
    "programme": "Sanctions programmes",
}
# Records that stand at a place on the page of another.
OF_ANOTHER_PAGE = (
    "status_update",
    "link",
    "observation",
    "sanction_step",
    "target",
    "milestone",
    "finding",
    "condition",
    "response",
)
# Everything that names a cited record without a further query.
RELATED = (
    *CITABLE,
    "role__person",
    "role__organisation",
    "status_update__commitment",
    "link__commitment",
    "link__to_commitment",
    "link__to_sanction",
    "observation__indicator",
    "party__commitment",
    "party__actor",
    "participation__meeting",
    "participation__actor",
    "sanction_step__sanction",
    "target__commitment",
    "target__indicator",
    "milestone__commitment",
    "finding__criterion",
    "finding__status_update__commitment",
    "condition__commitment",
    "condition__sanction",
    "condition__depends_on_commitment",
    "condition__depends_on_sanction",
    "response__demand",
    "response__actor",
)


@dataclass(frozen=True, kw_only=True)
class CitedRecord:
    """One record, in words, by the address of its page and its place there, with the passages cited for it."""

    words: str
    href: str
    place: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, kw_only=True)
class CitedKind:
    """The records of one kind."""

    heading: str
    records: tuple[CitedRecord, ...]


def grouped(citations: Iterable[Citation]) -> tuple[CitedKind, ...]:
    """The citations by kind of record and record, in the order in which the source speaks of them."""
    by_kind: dict[str, dict[Model, list[Citation]]] = {}
    for citation in citations:
        by_kind.setdefault(kind_of(citation), {}).setdefault(citation.cited, []).append(citation)
    return tuple(
        CitedKind(
            heading=heading,
            records=tuple(
                CitedRecord(
                    words=in_words(kind, record),
                    href=address(kind, record),
                    place=place(kind, record),
                    citations=tuple(passages),
                )
                for record, passages in by_kind[kind].items()
            ),
        )
        for kind, heading in HEADINGS.items()
        if kind in by_kind
    )


def kind_of(citation: Citation) -> str:
    """The name of the one filled record column."""
    return next(name for name in CITABLE if getattr(citation, f"{name}_id") is not None)


def in_words(kind: str, record: Any) -> str:
    """The record as a reader would name it."""
    return str(WORDS[kind](record) if kind in WORDS else record.title)


def _update_in_words(update: Any) -> str:
    return f"{update.commitment.title}: {update.get_status_display()} ({_day_of_update(update)})"


def _day_of_update(update: Any) -> str:
    return f"{update.as_of.written}{', retracted' if update.retracted_at else ''}"


def _link_in_words(link: Any) -> str:
    words = OUTWARDS[LinkKind(link.kind)].lower()
    return f"{link.commitment.title}: {words} {(link.to_commitment or link.to_sanction).title}"


def _part_in_words(part: Any, whole: Any) -> str:
    return f"{part.actor.name}, {part.get_role_display().lower()}: {whole.title}"


def _step_in_words(step: Any) -> str:
    day = f", {step.happened_on.written}" if step.happened_on else ""
    return f"{step.sanction.title}: {step.get_kind_display().lower()}{day}"


def _finding_in_words(finding: Any) -> str:
    update = finding.status_update
    found = f"{finding.criterion.text} {finding.get_result_display()}"
    return f"{update.commitment.title}: {found} ({_day_of_update(update)})"


def _condition_in_words(condition: Any) -> str:
    on = condition.depends_on
    return f"{(condition.commitment or condition.sanction).title}: depends on {on.title if on else condition.words}"


def _response_in_words(response: Any) -> str:
    return f"{response.demand.title}: {response.actor.name}, {response.get_outcome_display().lower()}"


# How records are named that go by something else than their title.
WORDS: dict[str, Callable[[Any], str]] = {
    "actor": lambda actor: actor.name,
    "status_update": _update_in_words,
    "link": _link_in_words,
    "role": lambda role: f"{role.person.name}: {role.title}, {role.organisation.name}",
    "observation": lambda figure: f"{figure.indicator.name}: {observation_in_words(figure)}",
    "sanction_step": _step_in_words,
    "target": lambda target: f"{target.commitment.title}: {target.indicator.name}, {target_in_words(target)}",
    "milestone": lambda milestone: f"{milestone.commitment.title}: {milestone.title}",
    "finding": _finding_in_words,
    "condition": _condition_in_words,
    "response": _response_in_words,
    "party": lambda party: _part_in_words(party, party.commitment),
    "participation": lambda part: _part_in_words(part, part.meeting),
}
# The record on whose page one stands that has none of its own.
STANDS_WITH = {
    "status_update": "commitment",
    "link": "commitment",
    "role": "person",
    "observation": "indicator",
    "sanction_step": "sanction",
    "target": "commitment",
    "milestone": "commitment",
    "finding": "status_update.commitment",
    "response": "demand",
    "party": "commitment",
    "participation": "meeting",
}


def address(kind: str, record: Any) -> str:
    """The page where the record stands."""
    whole = attrgetter(STANDS_WITH[kind])(record) if kind in STANDS_WITH else record
    if kind == "condition":
        whole = record.commitment or record.sanction
    return reverse(f"{whole._meta.model_name}_detail", args=[whole.ref])


def place(kind: str, record: Any) -> str:
    """The place on its page, `#ref`, of a record that has no page of its own."""
    # What a retracted update had found is no longer told there; the update is, with why it was retracted.
    told = record.status_update if kind == "finding" and record.status_update.retracted_at else record
    return f"#{told.ref}" if kind in OF_ANOTHER_PAGE else ""
