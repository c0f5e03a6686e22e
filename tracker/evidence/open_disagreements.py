"""Disagreements among sources that wait for a reviewer's decision."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model, Q, QuerySet

from tracker.database.keys import with_keys_first
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

# Of so many values, those cited last, the first page of the admin tells the disagreements.
MOST_LOOKED_AT = 100


@dataclass(frozen=True, kw_only=True)
class OpenDisagreement:
    """One field of one record that sources give different values for; `kind` is what a citation calls the record."""

    kind: str
    record: Model
    disagreement: Disagreement


def open_disagreements() -> tuple[OpenDisagreement, ...]:
    """Every disagreement without a decision, or with values cited since; in two queries, whatever their number."""
    return still_open(that_give_a_value(), Ruling.objects.all())


def latest_open_disagreements() -> tuple[tuple[OpenDisagreement, ...], bool]:
    """The same of the records for which values were cited last, and whether there are others; in two queries or three.

    Of few values all are looked at.
    """
    last = Citation.objects.exclude(field="").order_by("-recorded_at", "-pk")[: MOST_LOOKED_AT + 1]
    latest = list(with_keys_first(that_give_a_value(), last))
    records = {record_key(citation): citation.cited for citation in latest[-MOST_LOOKED_AT:]}
    are_these = Q(pk__in=[])
    for kind in {kind for kind, _ in records}:
        are_these |= Q(**{f"{kind}__in": [key for of_kind, key in records if of_kind == kind]})
    is_cut = len(latest) > MOST_LOOKED_AT
    cited = latest
    if is_cut:
        # All that is said of these records, which are at hand: no joins.
        whole = Citation.objects.exclude(field="").filter(are_these).select_related("source")
        cited = list(whole.order_by("recorded_at", "pk"))
        for citation in cited:
            kind, key = record_key(citation)
            setattr(citation, kind, records[kind, key])
    return still_open(cited, Ruling.objects.filter(are_these)), is_cut


def that_give_a_value() -> "QuerySet[Citation]":
    """The citations that give a value for a field, the oldest first, each with its record."""
    return Citation.objects.exclude(field="").select_related(*RELATED).order_by("recorded_at", "pk")


def still_open(cited: Iterable[Citation], decided: Iterable[Ruling]) -> tuple[OpenDisagreement, ...]:
    """The disagreements among the citations that the rulings do not decide."""
    rulings: dict[tuple[str, int], list[Ruling]] = {}
    for ruling in decided:
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
