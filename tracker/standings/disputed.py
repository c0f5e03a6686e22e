"""For which records of a view sources give values of their own, and what was decided about these."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import BooleanField, Model, OuterRef, Q, QuerySet, Subquery, Value

from tracker.access import public
from tracker.access.collected import put_into
from tracker.database.made_once import MarkedKeys, among
from tracker.models import Citation, Commitment, Meeting, Ruling, Sanction, SanctionStep, StatusUpdate
from tracker.parameters.filters import Filters
from tracker.parameters.view_queries import rows_of
from tracker.standings.known_on import decided_by, recorded_by, standing_on
from tracker.standings.readings import passages_out
from tracker.status.rules import utc_day
from tracker.vocabulary import SanctionStepKind, Stance

# Records whose sources are compared; those of the values that were recorded last.
MOST_DISPUTED, MOST_VALUES = 30, 100
# By the column by which a citation names it, each kind of record that is compared, with what it is called by.
COMPARED: Mapping[str, tuple[type[Model], tuple[str, ...]]] = {
    "meeting": (Meeting, ()),
    "sanction": (Sanction, ()),
    "sanction_step": (SanctionStep, ("sanction",)),
    "commitment": (Commitment, ()),
    "status_update": (StatusUpdate, ("commitment",)),
}
# Makes the query for the keys of commitments: all of a view, or those given.
Every = Callable[[Filters, MarkedKeys | list[int]], Any]


def disputed_records(filters: Filters, every: Every, commitments: list[int]) -> dict[str, list[int]]:
    """By kind, the ids of the records for which some passage in the view gives a value of its own."""
    found: dict[tuple[str, int], None] = {}
    for row in rows_of(newest_values, filters, every, commitments=commitments):
        found.update({(name, key): None for name, key in zip(COMPARED, row, strict=True) if key is not None})
    return {name: [key for kind, key in list(found)[:MOST_DISPUTED] if kind == name] for name in COMPARED}


def newest_values(filters: Filters, every: Every, *, commitments: MarkedKeys) -> "QuerySet[Citation, Any]":
    """The ids of what is compared, a column for each kind, of the passages whose values were recorded last."""
    told = Citation.objects.filter(
        public.published("source"),
        passages_out(filters.press_by),
        recorded_by(filters.known_on),
        of_the_view(every(filters, commitments), filters),
        ~Q(field=""),
    )
    found: QuerySet[Citation, Any] = told.order_by("-recorded_at", "-pk").values_list(
        *(f"{name}_id" for name in COMPARED)
    )[:MOST_VALUES]
    return found


def of_the_view(commitments: Any, filters: Filters) -> Q:
    """The condition that a passage is for something that the view is about, and that had come about by its day.

    Each kind is asked about by itself: with all their tables joined, PostgreSQL takes longer to plan than to answer.
    """
    day = filters.as_of
    steps = SanctionStep.objects.published().filter(happened_on_earliest__lte=day)
    sanctions = there(Sanction, filters)
    updates = StatusUpdate.objects.published().filter(standing_on(filters.known_on), as_of_earliest__lte=day)
    imposed = steps.filter(kind=SanctionStepKind.IMPOSED).values("sanction")
    condition = (
        is_one_of("meeting", there(Meeting, filters).filter(held_earliest__lte=day))
        | is_one_of("sanction", sanctions.filter(pk__in=imposed))
        | is_one_of("sanction_step", steps.filter(sanction__in=sanctions))
    )
    if filters.speaker or filters.response or filters.inference or filters.q:
        # What is asked of passages or words is found out once for all commitments, and not for each citation.
        told_of = Q(status_update__commitment__in=commitments)
        return condition | Q(commitment__in=commitments) | (is_one_of("status_update", updates) & told_of)
    return (
        condition
        | is_one_of("commitment", Commitment.objects.published().filter(pk__in=commitments))
        | is_one_of("status_update", updates.filter(commitment__in=commitments))
    )


def is_one_of(name: str, records: "QuerySet[Any]") -> Q:
    """The condition that the record which a citation names by that column is one of these.

    It is looked up for each citation: to be asked whether there is one, PostgreSQL would read all of them first.
    """
    found = records.filter(pk=OuterRef(name)).order_by().values(is_one=Value(value=True))
    return Q(Subquery(found, output_field=BooleanField()))


def there(model: Any, filters: Filters) -> "QuerySet[Any]":
    """The published records of that kind, in the chosen collection if one is."""
    found: QuerySet[Any] = model.objects.published()
    return found.filter(put_into(model, Q(collection__ref=filters.collection))) if filters.collection else found


def conflicting(
    filters: Filters, disputed: Mapping[str, list[int]], passages: Iterable[Citation]
) -> tuple[Citation, ...]:
    """Of the passages those that give a value for one of the disputed records, or support it as a whole.

    Each with the record, and what that is called by.
    """
    records = {
        name: {record.pk: record for record in rows_of(named_records, filters, name, keys=keys)}
        for name, keys in disputed.items()
        if keys
    }
    found = []
    for passage in passages:
        for name, by_key in records.items():
            record = by_key.get(getattr(passage, f"{name}_id"))
            if record is not None and compares(passage, filters):
                setattr(passage, name, record)
                found.append(passage)
    return tuple(found)


def compares(passage: Citation, filters: Filters) -> bool:
    """Whether the passage had been recorded by then, and says what its record has, or may have."""
    tells = bool(passage.field) or passage.stance == Stance.SUPPORTS
    return tells and utc_day(passage.recorded_at) <= filters.known_on


def named_records(_: Filters, name: str, *, keys: MarkedKeys) -> "QuerySet[Any]":
    """The records of that kind with these keys."""
    model, called_by = COMPARED[name]
    return model._default_manager.filter(among("pk", keys)).select_related(*called_by)


def rulings_on(disputed: Mapping[str, Iterable[int]], filters: Filters) -> list[Ruling]:
    """What had been decided by then on the disputed records."""
    keys = {name: list(found) for name, found in disputed.items() if found}
    return rows_of(rulings_about, filters, **keys) if keys else []


def rulings_about(filters: Filters, **keys: MarkedKeys) -> "QuerySet[Ruling]":
    """The rulings on the records with these keys, by kind."""
    on_these = Q(pk__in=())
    for name, marked in keys.items():
        on_these |= Q(among(name, marked))
    return Ruling.objects.filter(on_these, decided_by(filters.known_on))
