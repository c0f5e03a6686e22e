"""Where sources give different values for one field of a record: both stand, side by side, with what was decided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from tracker.models import Citation, Ruling
from tracker.partial_dates import PartialDate, PartialDateField
from tracker.vocabulary import Stance


@dataclass(frozen=True, kw_only=True)
class ValueGiven:
    """One value of the field, as a file writes it and in words, who gives it, and whether the record takes it.

    Where none repeats the record's own value, the citations are those that support the record as a whole, and
    `is_by_record` says so.
    """

    value: str
    written: str
    is_accepted: bool
    is_by_record: bool
    citations: tuple[Citation, ...]

    @property
    def independent(self) -> int:
        """How many sources give it, reprints of one agency story counted once."""
        return len({citation.source.original_id for citation in self.citations})


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """One field, by name and as a heading, and every value given for it, the accepted one first.

    `ruling` is the reviewer's decision, if the record still goes by what it accepts.
    """

    name: str
    field: str
    values: tuple[ValueGiven, ...]
    ruling: Ruling | None = None

    @property
    def is_open(self) -> bool:
        """Whether a reviewer has yet to decide: on all of it, or on what was cited since the ruling."""
        ruling = self.ruling
        if ruling is None:
            return True
        others = (given for given in self.values if not given.is_accepted)
        return any(citation.recorded_at > ruling.decided_at for given in others for citation in given.citations)


def disagreements(
    record: Model, citations: Iterable[Citation], rulings: Iterable[Ruling] = (), *, only_cited: bool = False
) -> tuple[Disagreement, ...]:
    """The fields of the record for which the record and its citations give values that cannot all be true.

    `only_cited` leaves out the record's own value where no citation gives it: where not all of them are read, one that
    is missing may be what it was taken from.
    """
    ruled = {ruling.field: ruling for ruling in rulings}
    given: dict[str, dict[str, list[Citation]]] = {}
    supporting: list[Citation] = []
    for citation in citations:
        if citation.field:
            value = as_accepted(record, citation.field, citation.value)
            given.setdefault(citation.field, {}).setdefault(value, []).append(citation)
        elif citation.stance == Stance.SUPPORTS:
            supporting.append(citation)
    found = (
        disagreement(record, field, by_value, supporting, ruled.get(field))
        for field, by_value in given.items()
        if are_contradictory(record, field, {*by_value, accepted_value(record, field)} - {""})
    )
    return tuple(filter(None, (among_cited(record, one) for one in found) if only_cited else found))


def among_cited(record: Model, found: Disagreement) -> Disagreement | None:
    """The disagreement without values that no citation gives; None where the others can all be true."""
    cited = tuple(given for given in found.values if given.citations)
    is_one = are_contradictory(record, found.name, {given.value for given in cited})
    return replace(found, values=cited) if is_one else None


def disagreement(
    record: Model,
    field: str,
    by_value: Mapping[str, Sequence[Citation]],
    supporting: Sequence[Citation],
    ruling: Ruling | None,
) -> Disagreement:
    """One field with its values; a ruling counts as long as the record goes by the value it accepts."""
    own = accepted_value(record, field)
    stands = ruling is not None and (ruling.value == own if own else ruling.value in by_value)
    return Disagreement(
        name=field,
        field=label(record, field),
        values=values_given(record, field, by_value, supporting, accepted=ruling.value if ruling and stands else own),
        ruling=ruling if stands else None,
    )


def are_contradictory(record: Model, field: str, values: set[str]) -> bool:
    """Whether two of the values cannot both be true: dates that share no day, or other values that differ."""
    dates = [date for value in values if (date := parse_date(record, field, value))]
    if len(dates) < len(values):
        return len(values) > 1
    return bool(dates) and max(date.earliest for date in dates) > min(date.latest for date in dates)


def values_given(
    record: Model,
    field: str,
    by_value: Mapping[str, Sequence[Citation]],
    supporting: Sequence[Citation],
    *,
    accepted: str,
) -> tuple[ValueGiven, ...]:
    """Every value of one field: the accepted first, by what supports the record where no citation repeats it."""
    ordered = ([accepted] if accepted else []) + [value for value in by_value if value != accepted]
    return tuple(
        ValueGiven(
            value=value,
            written=in_words(record, field, value),
            is_accepted=value == accepted,
            is_by_record=value not in by_value and bool(supporting),
            citations=tuple(by_value.get(value, supporting)),
        )
        for value in ordered
    )


def accepted_value(record: Model, field: str) -> str:
    """The record's own value as a CSV cell writes it; empty for a list of records, which a cell names by refs."""
    value = getattr(record, field, None)
    if value is None or hasattr(value, "all"):
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(getattr(value, "ref", value))


def as_accepted(record: Model, field: str, value: str) -> str:
    """A citation's value written as the record would write it: a date as EDTF, anything else as it stands."""
    date = parse_date(record, field, value)
    return date.text if date else value


def model_field(record: Model, field: str) -> object:
    """The model's field of that name; None for a column that only files have."""
    try:
        return record._meta.get_field(field)
    except FieldDoesNotExist:
        return None


def label(record: Model, field: str) -> str:
    """The field's name as a heading."""
    name = str(getattr(model_field(record, field), "verbose_name", field))
    return name.replace("_", " ").capitalize()


def parse_date(record: Model, field: str, value: str) -> PartialDate | None:
    """The value of a date field as a date, however it is written; None for any other field, or if it is no date."""
    if not isinstance(model_field(record, field), PartialDateField):
        return None
    try:
        return PartialDate.read(value)
    except ValueError:
        return None


def in_words(record: Model, field: str, value: str) -> str:
    """A cell's value for a reader: a date written out, a choice by its label, refs as words, or as it stands."""
    if date := parse_date(record, field, value):
        return date.written
    found = model_field(record, field)
    if found is None or getattr(found, "is_relation", False):
        return ", ".join(ref.strip().replace("-", " ") for ref in value.split(";"))
    return str(dict(getattr(found, "flatchoices", ())).get(value, value))
