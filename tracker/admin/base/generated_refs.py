"""Refs made for records that are known by what they tie together, for people who leave the field empty."""

from tracker.models import (
    Citation,
    Condition,
    Criterion,
    Finding,
    Link,
    Milestone,
    Observation,
    Referenced,
    Response,
    RetiredRef,
    Role,
    SanctionStep,
    StatusUpdate,
    Target,
)
from tracker.models.refs.mistakable_ref import safe_base
from tracker.models.refs.ref_from_text import ref_from_text


def proposed_ref(record: Referenced) -> str:
    """A ref no record of this kind has, made of the refs of what the record ties together."""
    kind = str(record._meta.model_name)
    base = safe_base(ref_from_text(" ".join(ref_parts(record))), kind) or kind
    stored = type(record)._default_manager.filter(ref__startswith=base)
    retired = RetiredRef.objects.filter(record=record._meta.db_table, ref__startswith=base)
    taken = {*stored.values_list("ref", flat=True), *retired.values_list("ref", flat=True)}
    if base not in taken:
        return base
    return next(ref for number in range(2, len(taken) + 3) if (ref := f"{base}-{number}") not in taken)


def ref_parts(record: Referenced) -> list[str]:
    """The parts of a generated ref: the refs of the records that it ties together, and its role or kind."""
    match record:
        case StatusUpdate():
            parts = [record.commitment.ref, record.axis, str(record.as_of)]
        case Citation():
            cited = record.cited
            name = cited.ref if isinstance(cited, Referenced) else str(cited.pk)
            parts = [name, record.source.ref, f"p{record.paragraph}" if record.paragraph else ""]
        case Link():
            target = record.to_step or record.to_commitment or record.to_sanction
            parts = [record.commitment.ref, record.kind, target.ref if target else ""]
        case SanctionStep():
            parts = [record.sanction.ref, record.kind, str(record.happened_on or "")]
        case Condition():
            owner, on = record.commitment or record.sanction, record.depends_on
            parts = [owner.ref if owner else "", "depends on", on.ref if on else record.words]
        case Response():
            parts = [record.demand.ref, record.actor.ref, record.outcome]
        case Role():
            parts = [record.person.ref, record.title]
        case Observation():
            parts = [record.indicator.ref, str(record.period or "")]
        case _:
            parts = ref_parts_of_terms(record)
    return parts


def ref_parts_of_terms(record: Referenced) -> list[str]:
    """The same of what the terms of a commitment come to: its criteria, steps and targets, and findings on them."""
    match record:
        case Target():
            return [record.commitment.ref, record.indicator.ref, str(record.due)]
        case Milestone():
            return [record.commitment.ref, record.title]
        case Criterion():
            return [record.commitment.ref, record.shows, str(record.position)]
        case Finding():
            return [record.status_update.ref, record.criterion.ref]
    return [getattr(record, "title", "") or getattr(record, "name", "") or str(record)]
