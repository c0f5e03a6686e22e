"""Where sources disagree on what the dashboard shows: each field with the values given, side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from django.core.exceptions import FieldDoesNotExist
from django.urls import reverse

from tracker.evidence.disagreements import Disagreement, disagreements
from tracker.evidence.open_disagreements import record_key
from tracker.models import Citation, Commitment, Meeting, Ruling, Sanction, SanctionStep, StatusUpdate
from tracker.partial_dates import PartialDateField

Disputed = Meeting | Sanction | SanctionStep | Commitment | StatusUpdate
PAGES = {Meeting: "meeting_detail", Sanction: "sanction_detail", Commitment: "commitment_detail"}


@dataclass(frozen=True, kw_only=True)
class Dispute:
    """One field of one record that sources give different values for; `url` is the record's page."""

    title: str
    url: str
    disagreement: Disagreement


@dataclass(frozen=True, kw_only=True)
class DifferingTexts:
    """How many fields of one record read otherwise in other sources, where nothing but a person tells whether that is
    a disagreement; `url` is the page that shows them.
    """

    title: str
    url: str
    count: int


def disputes(
    citations: Iterable[Citation], rulings: Iterable[Ruling] = (), *, only_cited: bool = False
) -> tuple[Dispute, ...]:
    """The disagreements among the citations: those on meetings first, then sanctions, commitments, updates.

    Citations without a field count as the sources of their record. Texts that differ may say the same in other
    words, so they are left to the record's own page, and `differing_texts` says so. On `only_cited` see
    `disagreements`.
    """
    return tuple(
        Dispute(title=title(record), url=page_url(record), disagreement=found)
        for record, found in disagreements_among(citations, rulings, of_texts=False, only_cited=only_cited)
    )


def differing_texts(
    citations: Iterable[Citation], rulings: Iterable[Ruling] = (), *, only_cited: bool = False
) -> tuple[DifferingTexts, ...]:
    """The pages with texts and lists that sources give otherwise, which `disputes` leaves out, in its order."""
    counted: dict[str, DifferingTexts] = {}
    for record, _ in disagreements_among(citations, rulings, of_texts=True, only_cited=only_cited):
        shown = shown_on(record)
        url = page_url(record)
        before = counted[url].count if url in counted else 0
        counted[url] = DifferingTexts(title=shown.title, url=url, count=before + 1)
    return tuple(counted.values())


def disagreements_among(
    citations: Iterable[Citation], rulings: Iterable[Ruling], *, of_texts: bool, only_cited: bool
) -> Iterator[tuple[Disputed, Disagreement]]:
    """Each record of the citations with each of its disagreements: of texts and lists alone, or of all else."""
    citations = list(citations)
    ruled: dict[tuple[str, int], list[Ruling]] = {}
    for ruling in rulings:
        ruled.setdefault(record_key(ruling), []).append(ruling)
    cited: dict[tuple[str, int], tuple[Disputed, list[Citation]]] = {}
    for name in ("meeting", "sanction", "sanction_step", "commitment", "status_update"):
        for citation in citations:
            key = getattr(citation, f"{name}_id")
            if key is not None:
                cited.setdefault((name, key), (getattr(citation, name), []))[1].append(citation)
    for place, (record, passages) in cited.items():
        compared = [
            passage
            for passage in passages
            if not passage.field or is_comparable(type(record), passage.field) is not of_texts
        ]
        for found in disagreements(record, compared, ruled.get(place, ()), only_cited=only_cited):
            yield record, found


@cache
def is_comparable(model: type[Disputed], name: str) -> bool:
    """Whether what is given for the field of that name either agrees with another value or does not."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return isinstance(field, PartialDateField) or bool(getattr(field, "choices", None))


def title(record: Disputed) -> str:
    """What the record is called; an update, by its status and its commitment, a step by its kind and its sanction."""
    if isinstance(record, SanctionStep):
        return f"{record.sanction.title}: {record.get_kind_display().lower()}"
    if isinstance(record, StatusUpdate):
        return f"“{record.get_status_display()}” for {record.commitment.title}"
    return record.title


def shown_on(record: Disputed) -> Meeting | Sanction | Commitment:
    """The record on whose page it is shown."""
    match record:
        case StatusUpdate():
            return record.commitment
        case SanctionStep():
            return record.sanction
        case _:
            return record


def page_url(record: Disputed) -> str:
    """The address of the page that shows the record."""
    shown = shown_on(record)
    return reverse(PAGES[type(shown)], kwargs={"ref": shown.ref})
