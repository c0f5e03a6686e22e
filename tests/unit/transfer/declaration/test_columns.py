"""Columns as the model's fields declare them."""

from typing import Any

import pytest

from tests.factories import ActorFactory, CommitmentFactory, PartyFactory, SanctionFactory
from tests.imports import bring, counted
from tracker.models import Actor, Commitment
from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn
from tracker.transfer.declaration.references import InMemoryReferences
from tracker.transfer.declaration.resources import RECORDS
from tracker.vocabulary import PartyRole


def column(record: str, name: str) -> Any:
    found = RECORDS[record]().fields[name]
    assert isinstance(found, Column)
    return found


def every_column() -> list[Any]:
    return [pytest.param(c, id=f"{record}-{c.column_name}") for record, r in RECORDS.items() for c in r().columns]


@pytest.mark.parametrize("declared", every_column())
def test_every_column_says_what_would_be_right(declared: Column) -> None:
    assert declared.expected


@pytest.mark.parametrize("declared", [p.values[0] for p in every_column() if p.values[0].is_needed])
def test_what_is_needed_cannot_be_cleared(declared: Column) -> None:
    with pytest.raises(ValueError, match="cannot be cleared; it must be"):
        declared.blank()


def test_clearing_gives_the_value_of_a_new_record() -> None:
    assert column("actors", "website").blank() == ""
    assert column("actors", "aliases").blank() == []
    assert column("actors", "part_of").blank() is None
    assert column("meetings", "held").blank() is None
    assert column("sources", "reliability").blank() == "F"
    assert column("commitments", "committed").blank() == []


def test_a_reference_is_read_as_the_record_it_names() -> None:
    china = Actor(ref="china")
    references = InMemoryReferences()
    references.add(china)
    part_of = column("actors", "part_of")
    assert isinstance(part_of, ReferenceColumn)
    assert part_of.read("china", references) is china
    assert part_of.write(china) == "china"
    assert part_of.write(None) == ""


def test_a_member_named_twice_is_refused() -> None:
    targets = column("sanctions", "targets")
    assert isinstance(targets, MembersColumn)
    with pytest.raises(ValueError, match="names `china` twice"):
        targets.read("china;china", InMemoryReferences())


@pytest.mark.django_db
def test_members_are_compared_as_a_set() -> None:
    first, second = ActorFactory.create(ref="first"), ActorFactory.create(ref="second")
    SanctionFactory.create(ref="listing").targets.set([first, second])
    assert counted(bring("sanctions", {"ref": "listing", "targets": "second; first"})) == (0, 0, 1, 0)
    assert counted(bring("sanctions", {"ref": "listing", "targets": "second"})) == (0, 1, 0, 0)


@pytest.mark.django_db
def test_parties_stand_in_the_column_of_their_role_in_the_order_of_refs() -> None:
    commitment = CommitmentFactory.create()
    for ref in ("b", "a"):
        PartyFactory.create(commitment=commitment, actor=ActorFactory.create(ref=ref), role=PartyRole.COMMITTED)
    PartyFactory.create(commitment=commitment, actor=ActorFactory.create(ref="c"), role=PartyRole.BENEFICIARY)
    stored = Commitment.objects.get()
    cells = [column("commitments", name).export(stored) for name in ("committed", "counterparts", "beneficiaries")]
    assert cells == ["a;b", "", "c"]
