"""Cells as PostgreSQL writes them: the same as the resources write, for whatever the records hold."""

import sys
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.db.models import DateField, Value
from hypothesis import HealthCheck, given, settings

from tests.factories import (
    ActorFactory,
    CommitmentFactory,
    MeetingFactory,
    ObservationFactory,
    ParticipationFactory,
    PartyFactory,
    TopicFactory,
)
from tests.factories.secrets import MARK, make_secrets
from tests.integration.imports.test_round_trip import SEVERAL, fill
from tracker.models import Actor, Commitment, Topic
from tracker.transfer.declaration import cell_marks
from tracker.transfer.declaration.cells_written_in_sql import BLANKS
from tracker.transfer.declaration.columns import MembersColumn, ReferenceColumn
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.export.files import Export
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(several=SEVERAL)
def test_every_cell_of_every_record_is_as_its_resource_writes_it(several: list[dict[str, Any]]) -> None:
    with transaction.atomic():
        for values in several:
            fill(values)
        for resource in RECORDS.values():
            expected = [list(row) for row in resource().export()]
            assert expected
            assert list(Export(resource()).rows()) == expected
            assert list(Export(resource()).rows(defused=True)) == [
                [*map(cell_marks.escape_formula, row)] for row in expected
            ]
        transaction.set_rollback(True)


def written(text: str, *, defused: bool = True) -> str:
    TopicFactory.create(name="Topic", description=text)
    ((*_, cell),) = Export(RECORDS["topics"]()).rows(defused=defused)
    return cell


MARKED = [
    *("", " ", "x=1", r"\n", r"\N", r"\\N", r"\N ", "\\N\n", "'\\N"),
    *("'", "'=1", "''=1", "=", "+5", "@x", "\t", "\u2028", "\ufeff=1"),
    *("＝1", "＋1", "－1", "＠x"),
    *("-5", "-5.25", "-5.", "-5\n", "- 5", "-１"),
]


@pytest.mark.parametrize("text", MARKED)
def test_each_mark_is_written_as_cells_says(text: str) -> None:
    assert written(text) == cell_marks.escape_formula(cell_marks.escape_value(text))


def test_what_is_no_spreadsheet_gets_no_quotation_mark() -> None:
    assert written("=1+1", defused=False) == "=1+1"


def test_blanks_are_those_of_python() -> None:
    assert list(BLANKS) == [chr(number) for number in range(sys.maxunicode + 1) if chr(number).isspace()]


@pytest.mark.parametrize(
    "items", [[], ["a;b", "c\\d"], [" a", "a ", " "], ["\u3000x\xa0", "x y"], ["=1", "N"], [r"\N"], ["-5"]]
)
def test_a_list_of_texts_is_written_as_cells_says(items: list[str]) -> None:
    ActorFactory.create(aliases=items)
    ((*_, cell, _, _, _, _, _),) = Export(RECORDS["actors"]()).rows(defused=True)
    assert cell == cell_marks.escape_formula(cell_marks.escape_value(cell_marks.join_items(items)))


@pytest.mark.parametrize(
    ("number", "cell"),
    [("73600", "73600"), ("0", "0"), ("-0.5", "-0.5"), ("100.2500", "100.25"), ("1e9", "1000000000")],
)
def test_a_number_has_no_needless_noughts(number: str, cell: str) -> None:
    ObservationFactory.create(value=Decimal(number))
    (row,) = Export(RECORDS["observations"]()).rows(defused=True)
    assert row[3] == cell


def test_members_stand_in_the_order_of_their_refs_code_points() -> None:
    commitment = CommitmentFactory.create()
    for ref in ("ab", "a-b", "a1", "a"):
        PartyFactory.create(commitment=commitment, actor=ActorFactory.create(ref=ref))
    (row,) = Export(RECORDS["commitments"]()).rows()
    assert row[-7:] == ["a;a-b;a1;ab", *[""] * 6]


def refs(queryset: Any) -> list[str]:
    resource = next(each for each in RECORDS.values() if each._meta.model is queryset.model)
    return [row[0] for row in Export(resource(), queryset).rows()]


def test_records_stand_in_the_order_of_their_keys() -> None:
    for ref in ("b", "a", "c"):
        TopicFactory.create(ref=ref, name=ref)
    assert refs(Topic.objects.order_by("-ref")) == ["a", "b", "c"]
    summit, talks = MeetingFactory.create(ref="summit"), MeetingFactory.create(ref="talks")
    china, us = ActorFactory.create(ref="china"), ActorFactory.create(ref="us")
    for meeting, actor in ((talks, china), (summit, us), (summit, china)):
        ParticipationFactory.create(meeting=meeting, actor=actor)
    rows = Export(RECORDS["participations"]()).rows()
    assert [row[:2] for row in rows] == [["summit", "china"], ["summit", "us"], ["talks", "china"]]


def test_a_queryset_chooses_the_records_whatever_it_holds() -> None:
    kept = CommitmentFactory.create(ref="kept", title="50% of '%s' \\ \"all\"")
    CommitmentFactory.create(ref="other")
    for role in ("committed", "implementer"):
        PartyFactory.create(commitment=kept, actor=ActorFactory.create(name="Ministry"), role=role)
    assert refs(Commitment.objects.filter(title__contains="50% of '%s' \\ \"")) == ["kept"]
    assert refs(Commitment.objects.filter(parties__actor__name="Ministry")) == ["kept"]
    assert refs(Commitment.objects.filter(ref__in=["kept"]).select_related("made_at")) == ["kept"]
    assert refs(Commitment.objects.order_by("-ref")[:1]) == ["other"]
    assert refs(Commitment.objects.none()) == []
    assert refs(Commitment.objects.filter(ref="kept").union(Commitment.objects.filter(ref="other"))) == [
        "kept",
        "other",
    ]


def test_lists_are_whole_when_only_one_of_their_members_was_asked_for() -> None:
    commitment = CommitmentFactory.create()
    first, second = ActorFactory.create(ref="first"), ActorFactory.create(ref="second")
    for actor in (first, second):
        PartyFactory.create(commitment=commitment, actor=actor)
    (row,) = Export(RECORDS["commitments"](), Commitment.objects.filter(parties__actor=first)).rows()
    assert row[-7] == "first;second"


def test_arrays_can_be_asked_for() -> None:
    ActorFactory.create(ref="china", aliases=["PRC", "Beijing"])
    ActorFactory.create(ref="us")
    assert refs(Actor.objects.filter(aliases__contains=["PRC"])) == ["china"]


def test_derived_values_follow_the_columns_as_a_field_of_their_kind_is_written() -> None:
    TopicFactory.create(ref="trade")
    topics = Topic.objects.annotate(
        said=Value("=1"), day=Value(date(2024, 2, 3), output_field=DateField()), number=Value(7)
    )
    for chosen, expected in ((topics, [["'=1", "2024-02-03", "7"]]), (topics.none(), [])):
        export = Export(RECORDS["topics"](), chosen, derived=("said", "day", "number"))
        assert export.headers[-3:] == ["said", "day", "number"]
        assert [row[-3:] for row in export.rows(defused=True)] == expected


def named_for_the_public(record: str) -> set[str]:
    return {
        ref
        for row in Export(RECORDS[record](), for_public=True).rows()
        for column, cell in zip(RECORDS[record]().columns_for(for_public=True), row, strict=True)
        if isinstance(column, (ReferenceColumn, MembersColumn))
        for ref in cell.split(";")
        if ref
    }


def test_what_goes_to_the_public_names_only_what_is_published() -> None:
    """Citations and findings name records without a stage, such as links: what of it is public hangs on the ends."""
    shown, _ = make_secrets(Stage.DRAFT)
    public = {one.ref for one in shown}  # type: ignore[attr-defined]
    named = {record: named_for_the_public(record) for record in RECORDS if record not in ("citations", "findings")}
    assert [(record, ref) for record, refs in named.items() for ref in refs if ref.startswith(MARK)] == []
    assert {record for record, refs in named.items() if not refs & public} <= {
        "topics",
        "indicators",
        "programmes",
        "collections",
    }
