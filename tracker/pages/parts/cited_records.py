"""What a source is cited for: its citations grouped by the record each is for."""

from collections.abc import Iterable
from dataclasses import dataclass
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
    "observation": "Figures",
    "target": "Targets",
    "milestone": "Milestones",
    "finding": "Findings on assessment criteria",
    "actor": "Actors",
    "role": "Posts held",
}
# Records that stand at a place on the page of another.
OF_ANOTHER_PAGE = ("status_update", "link", "observation", "target", "milestone", "finding")
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
    "target__commitment",
    "target__indicator",
    "milestone__commitment",
    "finding__criterion",
    "finding__status_update__commitment",
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
            return f"{record.commitment.title}: {record.get_status_display()} ({record.as_of.written}{retracted})"
        case "link":
            words = OUTWARDS[LinkKind(record.kind)].lower()
            return f"{record.commitment.title}: {words} {(record.to_commitment or record.to_sanction).title}"
        case "role":
            return f"{record.person.name}: {record.title}, {record.organisation.name}"
        case "observation":
            return f"{record.indicator.name}: {observation_in_words(record)}"
        case "actor":
            return str(record.name)
    return term_in_words(kind, record)


def term_in_words(kind: str, record: Any) -> str:
    """A target or milestone with the commitment of its terms, a finding with the one it is on; else a title."""
    match kind:
        case "target":
            return f"{record.commitment.title}: {record.indicator.name}, {target_in_words(record)}"
        case "milestone":
            return f"{record.commitment.title}: {record.title}"
        case "finding":
            update = record.status_update
            found = f"{record.criterion.text} {record.get_result_display()}"
            return f"{update.commitment.title}: {found} ({update.as_of.written})"
    return str(record.title)


def address(kind: str, record: Any) -> str:
    """The page where the record stands."""
    match kind:
        case "status_update" | "link" | "target" | "milestone":
            return reverse("commitment_detail", args=[record.commitment.ref])
        case "finding":
            return reverse("commitment_detail", args=[record.status_update.commitment.ref])
        case "role":
            return reverse("actor_detail", args=[record.person.ref])
        case "observation":
            return reverse("indicator_detail", args=[record.indicator.ref])
    return reverse(f"{kind}_detail", args=[record.ref])


def place(kind: str, record: Any) -> str:
    """The place on its page, `#ref`, of a record that has no page of its own."""
    return f"#{record.ref}" if kind in OF_ANOTHER_PAGE else ""
