"""How a plan is written: what comes later in the file, and what when the database refuses a row."""

import pytest

from tests.factories import ActorFactory, MeetingFactory, SourceFactory
from tests.imports import bring, counted, said
from tracker.models import Actor, ImportBatch, Meeting, Topic

pytestmark = pytest.mark.django_db


def test_a_record_may_be_part_of_one_that_comes_later_in_the_file() -> None:
    result = bring(
        "actors",
        {"ref": "bureau", "kind": "public_body", "name": "Bureau", "part_of": "ministry"},
        {"ref": "ministry", "kind": "public_body", "name": "Ministry", "part_of": "country"},
        {"ref": "country", "kind": "state", "name": "Country", "part_of": ""},
    )
    assert said(result) == []
    bureau = Actor.objects.get(ref="bureau")
    assert bureau.part_of is not None
    assert bureau.part_of.part_of == Actor.objects.get(ref="country")


def test_a_stored_record_may_become_part_of_a_new_one() -> None:
    ActorFactory.create(ref="bureau")
    result = bring(
        "actors",
        {"ref": "bureau", "kind": "", "name": "", "part_of": "ministry"},
        {"ref": "ministry", "kind": "public_body", "name": "Ministry", "part_of": ""},
    )
    assert counted(result) == (1, 1, 0, 0)
    assert Actor.objects.get(ref="bureau").part_of == Actor.objects.get(ref="ministry")


def test_new_records_in_a_ring_are_refused_and_what_hangs_on_them_waits() -> None:
    result = bring(
        "actors",
        {"ref": "a", "kind": "state", "name": "A", "part_of": "b"},
        {"ref": "b", "kind": "state", "name": "B", "part_of": "a"},
        {"ref": "c", "kind": "state", "name": "C", "part_of": "a"},
    )
    assert said(result) == [
        'line 2, part_of “b”: "a" would be part of itself; choose a part_of that does not lead back to it.',
        'line 3, part_of “a”: "b" would be part of itself; choose a part_of that does not lead back to it.',
    ]
    assert counted(result) == (0, 0, 0, 3)


def test_what_is_wrong_only_among_several_rows_is_found_row_by_row() -> None:
    SourceFactory.create(ref="wire")
    result = bring(
        "sources",
        {"ref": "copy", "kind": "news", "title": "Copy", "syndicated_from": "copy"},
        {"ref": "other", "kind": "news", "title": "Other", "syndicated_from": "wire"},
    )
    assert [(problem.line, problem.column, problem.value) for problem in result.problems] == [
        (2, "syndicated_from", "copy")
    ]


def test_a_stored_record_is_not_made_part_of_itself() -> None:
    parent = MeetingFactory.create(ref="parent")
    MeetingFactory.create(ref="child", part_of=parent)
    result = bring("meetings", {"ref": "parent", "part_of": "child"})
    assert said(result) == [
        'line 2, part_of “child”: "parent" would be part of itself; choose a part_of that does not lead back to it.'
    ]
    assert Meeting.objects.get(ref="parent").part_of is None


def test_one_wrong_row_keeps_all_others_out() -> None:
    result = bring("topics", {"ref": "good", "name": "Good"}, {"ref": "bad", "name": ""})
    assert said(result) == ["line 3, name: must be filled in: a new record needs text."]
    assert not Topic.objects.exists()
    assert not ImportBatch.objects.exists()
