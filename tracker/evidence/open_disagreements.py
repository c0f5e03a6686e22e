"""Disagreements among sources that wait for a reviewer's decision."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from tracker.evidence.disagreements import Disagreement, disagreements
from tracker.models import Citation, Ruling
from tracker.models.citation import DISPUTABLE

# Everything that names a cited record, or is compared with what a citation gives, without a further query.
RELATED = (
    "source",
    *DISPUTABLE,
    "actor__part_of",
    "role__person",
    "role__organisation",
    "meeting__part_of",
    "commitment__made_at",
    "status_update__commitment",
    "link__commitment",
    "link__to_commitment",
    "link__to_sanction",
    "sanction__issuer",
    "observation__indicator",
    "sanction_step__sanction",
    "sanction__programme",
    "programme__issuer",
    "target__indicator",
    "target__commitment",
    "milestone__commitment",
    "finding__criterion",
    "finding__status_update__commitment",
    "exchange__agreed_at",
    "condition__commitment",
    "condition__sanction",
    "condition__depends_on_commitment",
    "condition__depends_on_sanction",
    "response__demand",
    "response__actor",
    "response__on_behalf_of",
    "response__leads_to",
)


@dataclass(frozen=True, kw_only=True)
class OpenDisagreement:
    """One field of one record that sources give different values for; `kind` is what a citation calls the record."""

    kind: str
    record: Model
    disagreement: Disagreement


def open_disagreements() -> tuple[OpenDisagreement, ...]:
    """Every disagreement without a decision, or with values cited since; in two queries, whatever their number."""
    cited = Citation.objects.exclude(field="").select_related(*RELATED).order_by("recorded_at", "pk")
    rulings: dict[tuple[str, int], list[Ruling]] = {}
    for ruling in Ruling.objects.all():
        rulings.setdefault(record_key(ruling), []).append(ruling)
    citations: dict[tuple[str, int], list[Citation]] = {}
    for citation in cited:
        citations.setdefault(record_key(citation), []).append(citation)
    return tuple(
        OpenDisagreement(kind=kind, record=given[0].cited, disagreement=found)
        for (kind, key), given in citations.items()
        for found in disagreements(given[0].cited, given, rulings.get((kind, key), ()))
        if found.is_open
    )


def disagreements_on(kind: str, record: Model) -> tuple[Disagreement, ...]:
    """The disagreements on one record, decided or not."""
    return disagreements(record, citations_for(kind, record), Ruling.objects.filter(**{kind: record}))


def citations_for(kind: str, record: Model) -> "QuerySet[Citation]":
    """The citations of one record, by source, each with its source and publisher; not only public ones."""
    return Citation.objects.filter(**{kind: record}).select_related("source__publisher").order_by("source", "pk")


def record_key(row: Citation | Ruling) -> tuple[str, int]:
    """(kind, primary key) of the one record that the row is about."""
    return next((name, key) for name in DISPUTABLE if (key := getattr(row, f"{name}_id")) is not None)


def find_field(undecided: Iterable[Disagreement], field: str) -> Disagreement | None:
    """The disagreement on that field; None if there is none."""
    return next((found for found in undecided if found.name == field), None)
