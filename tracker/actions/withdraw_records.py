"""Withdrawing what a data set no longer has: deleted as in the admin, with the reason, and restorable; or left."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.contrib.admin.utils import NestedObjects
from django.db import IntegrityError, transaction
from django.db.models import Model

from tracker.actions.restore_rows import check_constraints_now
from tracker.models import ExchangeItem, Participation, Party, Referenced
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.loading.batch import history_context
from tracker.transfer.reading.withdrawn import Withdrawal

# What is told on the page of its record, and so goes with it.
PARTS = (ExchangeItem, Participation, Party)
Key = tuple[type[Model], int]


@dataclass(frozen=True, kw_only=True)
class Left:
    """A record that stays, and why: what depends on it, or what the database said."""

    withdrawal: Withdrawal
    why: str


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What was deleted, in the order in which it was, and what was left."""

    withdrawn: tuple[Withdrawal, ...]
    left: tuple[Left, ...]


def standing(withdrawals: Iterable[Withdrawal]) -> tuple[tuple[Withdrawal, Referenced], ...]:
    """Those whose record is still there, each with it; what others depend on comes after what depends on it, and
    citations come last, since they go along with what they are cited for.
    """
    withdrawals = tuple(withdrawals)
    order = [*(kind for kind in reversed(RECORDS) if kind != "citations"), "citations"]
    found = []
    for kind in order:
        named = {each.ref: each for each in withdrawals if each.kind == kind}
        if named:
            model = next(iter(named.values())).model
            records = model._default_manager.filter(ref__in=named).order_by("ref")
            found += [(named[record.ref], record) for record in records]
    return tuple(found)


def withdraw(withdrawals: Iterable[Withdrawal]) -> Outcome:
    """Deletes the records that still stand, and leaves those on which anything depends that is not withdrawn too."""
    found = standing(withdrawals)
    going: dict[Key, Withdrawal] = {key_of(record): withdrawal for withdrawal, record in found}
    gone: list[Withdrawal] = []
    left: list[Left] = []
    kept: set[Key] = set()
    with transaction.atomic():
        for withdrawal, record in found:
            if key_of(record) in kept or not type(record)._default_manager.filter(pk=record.pk).exists():
                continue
            along = tuple(taken_along(record))
            why = "; ".join(dependents(along, going))
            why = why or delete(record, withdrawal)
            keys = {key_of(each) for each in along}
            if why:
                left.append(Left(withdrawal=withdrawal, why=why))
                kept |= keys
            else:
                gone += [withdrawal, *(going[key] for key in keys & going.keys())]
    return Outcome(withdrawn=tuple(gone), left=tuple(left))


def taken_along(record: Model) -> Iterator[Model]:
    """The other rows that would be deleted with the record, and those that stand against its deletion."""
    collector = NestedObjects(using="default", origin=record)
    collector.collect([record])
    rows = {row for rows in collector.data.values() for row in rows} | set(collector.protected)
    return (row for row in rows if key_of(row) != key_of(record) and not row._meta.auto_created)


def dependents(along: Iterable[Model], going: Collection[Key]) -> list[str]:
    """What would go along without having been withdrawn itself, each by its name."""
    own = (row for row in along if not isinstance(row, PARTS) and key_of(row) not in going)
    return sorted(f"{row._meta.verbose_name} {getattr(row, 'ref', row.pk)}" for row in own)


def delete(record: Model, withdrawal: Withdrawal) -> str:
    """Deletes the record with its reason in the history; returns why it could not be, if so."""
    try:
        with transaction.atomic(), history_context(None, command="seed", withdrawn=withdrawal.reason):
            record.delete()
            check_constraints_now()
    except IntegrityError as error:
        said = getattr(error.__cause__, "diag", None)
        return str(said.message_primary if said else error)
    return ""


def key_of(row: Model) -> Key:
    """The row, whatever object stands for it."""
    return type(row), row.pk
