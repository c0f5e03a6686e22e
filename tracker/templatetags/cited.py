"""Template filters that find what a value on a page rests on; `_cited.html` shows it as a mark beside the value."""

from collections.abc import Iterable
from typing import Any

from django import template

from tracker.evidence.support import is_disputed, supporting
from tracker.models import Citation, Party
from tracker.vocabulary import PartyRole

register = template.Library()

# The list of a commitment that holds the parties of a role.
LISTS = {
    PartyRole.COMMITTED: "committed",
    PartyRole.COUNTERPART: "counterparts",
    PartyRole.IMPLEMENTER: "implementers",
    PartyRole.BENEFICIARY: "beneficiaries",
    PartyRole.ADDRESSEE: "addressees",
    PartyRole.TARGET: "targets",
}


@register.filter
def cited(record: Any, field: str) -> tuple[Citation, ...]:
    """The passages that the record's value of the field rests on, of those that were read with it."""
    return supporting(record, field, record.citations.all())


@register.filter
def source_count(passages: Iterable[Citation]) -> int:
    """How many sources the passages are from."""
    return len({passage.source_id for passage in passages})


@register.filter
def of_the_whole(passages: Iterable[Citation], field: str) -> bool:
    """Whether the passages are cited for the record as a whole, and none for this field."""
    return not any(passage.field == field for passage in passages)


@register.filter
def differing(record: Any, field: str) -> bool:
    """Whether the passages that were read with the record give the field otherwise."""
    return is_disputed(record, field, record.citations.all())


@register.filter
def list_name(parties: Iterable[Party]) -> str:
    """The list of a commitment that parties of one role stand in."""
    return next((LISTS[PartyRole(party.role)] for party in parties), "")
