"""What a source is cited for: its citations grouped by the record each is for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import reverse

from tracker.models import CITABLE, Citation
from tracker.pages.parts.links import OUTWARDS
from tracker.pages.parts.observed_values import observation_in_words
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
    "actor": "Actors",
    "role": "Posts held",
}
HAVE_NO_PAGE = frozenset({"status_update", "link", "observation", "condition", "response"})
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
    match kind:
        case "status_update":
            retracted = ", retracted" if record.retracted_at else ""
            said = f"{record.commitment.title}: {record.get_status_display()} ({record.as_of.written}{retracted})"
        case "link":
            words = OUTWARDS[LinkKind(record.kind)].lower()
            said = f"{record.commitment.title}: {words} {(record.to_commitment or record.to_sanction).title}"
        case "condition":
            on = record.depends_on
            said = f"{(record.commitment or record.sanction).title}: depends on {on.title if on else record.words}"
        case "response":
            said = f"{record.demand.title}: {record.actor.name}, {record.get_outcome_display().lower()}"
        case "role":
            said = f"{record.person.name}: {record.title}, {record.organisation.name}"
        case "observation":
            said = f"{record.indicator.name}: {observation_in_words(record)}"
        case "actor":
            said = record.name
        case _:
            said = record.title
    return str(said)


def address(kind: str, record: Any) -> str:
    """The page where the record stands."""
    match kind:
        case "status_update" | "link":
            return reverse("commitment_detail", args=[record.commitment.ref])
        case "condition":
            kind, owner = ("commitment", record.commitment) if record.commitment else ("sanction", record.sanction)
            return reverse(f"{kind}_detail", args=[owner.ref])
        case "response":
            return reverse("commitment_detail", args=[record.demand.ref])
        case "role":
            return reverse("actor_detail", args=[record.person.ref])
        case "observation":
            return reverse("indicator_detail", args=[record.indicator.ref])
    return reverse(f"{kind}_detail", args=[record.ref])


def place(kind: str, record: Any) -> str:
    """The place on its page, `#ref`, of a record that has no page of its own."""
    return f"#{record.ref}" if kind in HAVE_NO_PAGE else ""
