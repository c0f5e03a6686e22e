"""What a value of a record rests on: the passages that support the record and do not give the field otherwise."""

from collections.abc import Iterable

from django.db.models import Model

from tracker.evidence.disagreements import accepted_value, are_contradictory, as_accepted
from tracker.models import Citation
from tracker.vocabulary import Stance


def supporting(record: Model, field: str, passages: Iterable[Citation]) -> tuple[Citation, ...]:
    """Of the passages that were read for the record, those that its own value of the field rests on.

    A date that is given less exactly, or shares days with the record's, supports it.
    """
    own = accepted_value(record, field)
    return tuple(
        passage
        for passage in passages
        if passage.stance == Stance.SUPPORTS
        and (passage.field != field or (own and not are_contradictory(record, field, {own, passage.value})))
    )


def is_disputed(record: Model, field: str, passages: Iterable[Citation]) -> bool:
    """Whether the passages give values of the field that cannot all be true together with the record's own."""
    given = {as_accepted(record, field, passage.value) for passage in passages if passage.field == field}
    return bool(given) and are_contradictory(record, field, {*given, accepted_value(record, field)} - {""})
