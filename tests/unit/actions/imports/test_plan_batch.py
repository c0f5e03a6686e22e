"""Planning: what a file would do is kept to be read, and nothing else is."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.batches import allowed, applied, everything_stored, plan, zipped
from tests.factories import ActorFactory, CommitmentFactory, SourceFactory, TopicFactory
from tests.history import all_events
from tests.workbooks import workbook
from tracker.actions.imports.plan_batch import plan_batch
from tracker.models import ImportBatch, Topic
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.loading.query_planning import FEW

pytestmark = pytest.mark.django_db


def test_a_plan_has_its_rows_with_old_and_new_and_writes_nothing_else() -> None:
    TopicFactory.create(ref="finance", name="Finance")
    TopicFactory.create(ref="same", name="Same")
    before, events = everything_stored(), all_events()
    batch = plan(topics="ref,name\nfinance,Money\nnew,New\nsame,Same\n")
    assert (batch.state, batch.records) == ("planned", ["topics"])
    assert batch.counts == {"topics": {"new": 1, "changed": 1, "unchanged": 1, "invalid": 0}}
    rows = batch.planned_rows.values_list("record", "line", "key", "outcome", "changes")
    assert list(rows) == [
        ("topics", 2, "finance", "changed", [{"column": "name", "old": "Finance", "new": "Money"}]),
        (
            "topics",
            3,
            "new",
            "new",
            [{"column": "ref", "old": "", "new": "new"}, {"column": "name", "old": "", "new": "New"}],
        ),
    ]
    assert everything_stored() == before
    assert all_events() == events + 1  # the batch's own


def test_no_record_is_locked_or_written_for_a_plan() -> None:
    TopicFactory.create(ref="finance", name="Finance")
    with CaptureQueriesContext(connection) as caught:
        plan(topics="ref,name\nfinance,Money\n", actors="ref,kind,name\nchina,state,China\n")
    statements = [query["sql"].upper() for query in caught.captured_queries]
    assert not [each for each in statements if "LOCK TABLE" in each or 'TRACKER_TOPIC" AS STORED SET' in each]
    assert not [
        each for each in statements if each.startswith(('INSERT INTO "TRACKER_TOPIC', 'INSERT INTO "TRACKER_ACTOR'))
    ]


def test_what_is_wrong_with_many_rows_is_stored_at_once() -> None:
    with CaptureQueriesContext(connection) as with_some:
        plan(topics="ref,name\n" + "".join(f"t-{n},\n" for n in range(FEW + 1)))
    with CaptureQueriesContext(connection) as with_more:
        plan(topics="ref,name\n" + "".join(f"t-{n},\n" for n in range(6 * FEW)))
    assert len(with_more) == len(with_some)


def test_lists_of_texts_and_of_refs_are_shown_as_files_have_them() -> None:
    ActorFactory.create(ref="china", aliases=["a;b", "c"])
    ActorFactory.create(ref="japan")
    commitment = CommitmentFactory.create(ref="pledge")
    commitment.topics.add(TopicFactory.create(ref="finance"))
    TopicFactory.create(ref="chemicals")
    batch = plan(
        actors="ref,aliases\nchina,d\n",
        commitments="ref,topics,committed\npledge,chemicals,japan;china\n",
    )
    assert [row.changes for row in batch.planned_rows.all()] == [
        [{"column": "aliases", "old": r"a\;b;c", "new": "d"}],
        [
            {"column": "topics", "old": "finance", "new": "chemicals"},
            {"column": "committed", "old": "", "new": "japan;china"},
        ],
    ]


def test_everything_wrong_is_kept_by_line() -> None:
    batch = plan(topics="ref,name\nBad Ref,\nfine,Fine\n")
    row = batch.planned_rows.get(outcome="invalid")
    assert (row.line, row.outcome, batch.totals["invalid"]) == (2, "invalid", 1)
    assert [(problem["column"], problem["value"]) for problem in row.problems] == [("ref", "Bad Ref"), ("name", "")]


def test_hostile_text_is_kept_as_it_stands() -> None:
    hostile = 'a\tb\\c\r\nd "e" \\N \u2028 \x01'
    quoted = '"' + hostile.replace('"', '""') + '"'
    batch = plan(topics=f"ref,name\nx,{quoted}\n")
    # Lines end with LF alone.
    assert batch.planned_rows.get().changes[1]["new"] == hostile.replace("\r\n", "\n")


def test_a_user_who_may_not_apply_waits_for_a_second_person() -> None:
    def state_of(user: User) -> str:
        return plan_batch(user=user, file_name="topics.csv", content=b"ref,name\na,A\n").state

    assert state_of(allowed()) == "awaiting_approval"
    assert state_of(allowed("apply")) == "planned"


def test_a_zip_is_planned_as_one_batch_with_rows_that_name_each_other() -> None:
    content = zipped(
        roles="ref,person,organisation,title\np,biden,house,President\n",
        actors="ref,kind,name\nbiden,person,Joe Biden\nhouse,public_body,House\n",
    )
    batch = plan_batch(user=None, file_name="all.zip", content=content)
    assert batch.records == ["actors", "roles"]
    assert [row.key for row in batch.planned_rows.all()] == ["biden", "house", "p"]


def test_headers_of_others_are_taken_for_ours() -> None:
    batch = plan_batch(
        user=None,
        file_name="whatever.csv",
        content=b"Code,Label,Colour\na,A,red\n",
        record="topics",
        mapping={"Code": "ref", "Label": "name", "Colour": ""},
    )
    assert batch.totals == {"new": 1, "changed": 0, "unchanged": 0, "invalid": 0}
    assert batch.mapping == {"Code": "ref", "Label": "name", "Colour": ""}


@pytest.mark.parametrize(("name", "content"), [("topics.zip", b"no zip"), ("other.csv", b"ref,name\n")])
def test_an_upload_that_cannot_be_taken_leaves_no_batch(name: str, content: bytes) -> None:
    with pytest.raises(FileProblem):
        plan_batch(user=None, file_name=name, content=content)
    assert not ImportBatch.objects.exists()


def test_a_file_that_cannot_be_read_is_a_plan_that_says_why() -> None:
    batch = plan_batch(user=None, file_name="topics.csv", content=b"ref,name\na,Caf\xe9\n")
    (problem,) = batch.planned_rows.get().problems
    assert problem["reason"] == "byte 0xe9 at position 14 is not UTF-8; save the file as CSV UTF-8."


def test_the_number_of_queries_does_not_grow_with_the_rows() -> None:
    with CaptureQueriesContext(connection) as with_few:
        plan(topics="ref,name\na,A\n")
    with CaptureQueriesContext(connection) as with_many:
        plan(topics="ref,name\n" + "".join(f"t-{n},T\n" for n in range(50)))
    assert len(with_many) == len(with_few)
    assert not Topic.objects.exists()


def test_public_updates_without_a_source_are_invalid_in_the_plan() -> None:
    CommitmentFactory.create(ref="pledge")
    rows = "u,published,pledge,evidence,in_progress,2024\nv,published,pledge,official,stalled,2024\n"
    batch = plan(status_updates=f"ref,stage,commitment,axis,status,as_of\n{rows}w,draft,pledge,evidence,broken,2024\n")
    assert batch.totals == {"new": 1, "changed": 0, "unchanged": 0, "invalid": 2}
    wrong = batch.planned_rows.filter(outcome="invalid").order_by("line")
    assert [(row.line, row.problems[0]["column"]) for row in wrong] == [(2, "stage"), (3, "stage")]
    assert 'The status update "v" cannot be public without a source' in wrong[1].problems[0]["reason"]


def test_its_source_may_come_in_another_file_of_the_same_batch() -> None:
    CommitmentFactory.create(ref="pledge")
    SourceFactory.create(ref="paper")
    batch = applied(
        status_updates="ref,stage,commitment,axis,status,as_of\nu,published,pledge,evidence,in_progress,2024\n",
        citations="ref,source,status_update\nu-cited,paper,u\n",
    )
    assert batch.totals["new"] == 2


def test_a_ref_that_the_same_file_brings_is_shown() -> None:
    ActorFactory.create(ref="old", part_of=ActorFactory.create(ref="former"))
    batch = plan(actors="ref,kind,name,part_of\nnew,state,New,\npart,company,Part,new\nold,,,new\n")
    shown = [
        change
        for row in batch.planned_rows.order_by("line")
        for change in row.changes
        if change["column"] == "part_of"
    ]
    assert shown == [
        {"column": "part_of", "old": "", "new": "new"},
        {"column": "part_of", "old": "former", "new": "new"},
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("topics.csv", b"ref,name\na,A\x00B\n"),
        ("topics.xlsx", workbook(["ref", "name"], ["a", "A_x0000_B"])),
        ("all.zip", zipped(topics="ref,name\na,A\x00B\n")),
    ],
)
def test_a_null_character_in_a_cell_is_named_with_its_place(name: str, content: bytes) -> None:
    batch = plan_batch(user=None, file_name=name, content=content)
    (row,) = batch.planned_rows.all()
    reason = "holds a NUL character, which no text may; remove it."
    assert (row.line, row.problems) == (2, [{"column": "name", "value": "A␀B", "reason": reason}])


def test_a_null_character_beyond_the_header_is_shown_too() -> None:
    (row,) = plan(topics="ref,name\na,A,x\x00y\n").planned_rows.all()
    assert (row.line, row.problems[0]["value"]) == (2, "x␀y")
