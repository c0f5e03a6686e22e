"""What a file would do: what it changes, what it leaves alone, and all that is wrong with it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from import_export.results import RowResult

from tests.factories import ActorFactory, TopicFactory
from tests.imports import bring, counted, said
from tracker.models import Actor, ImportBatch, Topic

pytestmark = pytest.mark.django_db


def test_a_new_row_makes_a_record() -> None:
    result = bring("topics", {"ref": "precursors", "name": "Precursors"})
    assert (counted(result), said(result)) == ((1, 0, 0, 0), [])
    assert Topic.objects.get().name == "Precursors"


def test_an_empty_cell_keeps_what_is_there_and_a_missing_column_too() -> None:
    ActorFactory.create(ref="china", name="China", country="CN", aliases=["PRC"])
    result = bring("actors", {"ref": "china", "name": "China", "country": ""})
    assert counted(result) == (0, 0, 1, 0)
    actor = Actor.objects.get()
    assert (actor.country, actor.aliases) == ("CN", ["PRC"])


def test_the_mark_clears() -> None:
    ActorFactory.create(ref="china", country="CN", aliases=["PRC"], part_of=ActorFactory.create())
    bring("actors", {"ref": "china", "country": r"\N", "aliases": r"\N", "part_of": r"\N"})
    actor = Actor.objects.get(ref="china")
    assert (actor.country, actor.aliases, actor.part_of) == ("", [], None)


def test_what_is_needed_cannot_be_cleared() -> None:
    ActorFactory.create(ref="china", name="China")
    assert said(bring("actors", {"ref": "china", "name": r"\N"})) == [
        r"line 2, name “\N”: cannot be cleared; it must be text."
    ]


def test_only_changed_fields_are_written() -> None:
    ActorFactory.create(ref="china", name="China", description="A state.")
    assert counted(bring("actors", {"ref": "china", "name": "China", "description": "One state."})) == (0, 1, 0, 0)
    assert Actor.objects.get().description == "One state."


def test_every_wrong_cell_is_named_at_once_also_those_only_the_database_sees() -> None:
    ActorFactory.create(ref="china")
    result = bring(
        "actors",
        {"ref": "one", "kind": "stat", "name": "One", "country": "", "part_of": "chinna"},
        {"ref": "Two", "kind": "state", "name": "Two", "country": "ZZ", "part_of": ""},
        {"ref": "three", "kind": "state", "name": "x" * 301, "country": "", "part_of": "china"},
    )
    assert [(problem.line, problem.column) for problem in result.problems] == [
        (2, "kind"),
        (2, "part_of"),
        (3, "ref"),
        (3, "country"),
        (4, "name"),
    ]


def test_a_refused_record_does_not_make_those_that_name_it_wrong() -> None:
    result = bring(
        "actors",
        {"ref": "ministry", "kind": "wrong", "name": "Ministry", "part_of": ""},
        {"ref": "bureau", "kind": "public_body", "name": "Bureau", "part_of": "ministry"},
    )
    assert [problem.column for problem in result.problems] == ["kind"]
    assert counted(result) == (0, 0, 0, 2)


def test_a_dry_run_says_what_would_be_and_takes_it_back() -> None:
    ActorFactory.create(ref="china", name="China")
    rows = ({"ref": "china", "kind": "", "name": "PRC"}, {"ref": "japan", "kind": "state", "name": "Japan"})
    result = bring("actors", *rows, dry_run=True)
    assert counted(result) == (1, 1, 0, 0)
    assert [row.import_type for row in result.rows] == [RowResult.IMPORT_TYPE_UPDATE, RowResult.IMPORT_TYPE_NEW]
    shown = dict(zip(result.diff_headers, result.rows[0].diff, strict=True))
    assert (shown["name"], shown["ref"], shown["country"]) == ("<del>China</del> <ins>PRC</ins>", "", "")
    assert Actor.objects.get().name == "China"
    assert not ImportBatch.objects.exists()


def test_a_preview_escapes_what_the_file_says() -> None:
    result = bring("topics", {"ref": "x", "name": "<script>"}, dry_run=True)
    assert "<ins>&lt;script&gt;</ins>" in result.rows[0].diff


@pytest.mark.parametrize(
    ("row", "sent"),
    [
        ({"ref": "a", "name": "A"}, set()),
        ({"ref": "a", "name": "Another"}, {"UPDATE"}),
        ({"ref": "new", "name": "New"}, {"INSERT INTO"}),
    ],
)
def test_only_what_a_file_brings_or_changes_is_written(row: dict[str, str], sent: set[str]) -> None:
    TopicFactory.create(ref="a", name="A")
    with CaptureQueriesContext(connection) as caught:
        bring("topics", row)
    statements = [re.search(r'(UPDATE|INSERT INTO) "tracker_topic"', query["sql"]) for query in caught]
    assert {statement[1] for statement in statements if statement} == sent
