"""A file that is the whole of a list: what it no longer holds is told and proposed, and nothing is deleted."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.factories import (
    ActorFactory,
    CitationFactory,
    CollectionFactory,
    CommitmentFactory,
    PartyFactory,
    ProgrammeFactory,
    SanctionFactory,
    SanctionStepFactory,
    SourceFactory,
    TopicFactory,
)
from tests.imports import refused
from tracker.actions.imports.apply_batch import BatchRefused, apply_batch
from tracker.actions.imports.plan_batch import plan_batch
from tracker.models import Commitment, ImportBatch, Sanction, SanctionStep, Topic
from tracker.transfer.declaration.file_mapping import FileMapping

pytestmark = pytest.mark.django_db


def saved(folder: Path, name: str, content: str) -> Path:
    path = folder / f"{name}.csv"
    path.write_text(content, encoding="utf-8")
    return path


def planned(record: str, content: str, complete: str) -> ImportBatch:
    return plan_batch(
        user=None, file_name=f"{record}.csv", content=content.encode(), mapping=FileMapping(complete=complete)
    )


def gone_from(batch: ImportBatch) -> list[str]:
    return list(batch.planned_rows.filter(outcome="gone").order_by("key").values_list("key", flat=True))


def test_of_all_of_a_kind_those_without_a_row_are_told_and_stay() -> None:
    for ref in ("a", "b", "c"):
        TopicFactory(ref=ref, name=f"Topic {ref}")
    batch = planned("topics", "ref,name\na,Topic a\nb,Topic B\n", "all")
    assert gone_from(batch) == ["c"]
    assert batch.counts["topics"] == {"new": 0, "changed": 1, "unchanged": 1, "invalid": 0}
    assert "of the 3 topics of the list (all), 1 are gone." in batch.notes[0]
    apply_batch(batch, user=None)
    assert Topic.objects.count() == 3


def test_where_all_else_is_as_it_was_nobody_has_to_decide_and_what_is_gone_is_told() -> None:
    TopicFactory(ref="a", name="A")
    TopicFactory(ref="b", name="B")
    batch = planned("topics", "ref,name\na,A\n", "all")
    assert batch.had_nothing_to_do
    assert gone_from(batch) == ["b"]


def test_the_list_is_a_collection_what_a_source_is_cited_for_or_who_committed() -> None:
    collection, source, actor = CollectionFactory(ref="ours"), SourceFactory(ref="list"), ActorFactory(ref="china")
    for ref in ("a", "b", "c", "d"):
        CommitmentFactory(ref=ref)
    for ref in ("a", "b"):
        Commitment.objects.get(ref=ref).collections.add(collection)
    CitationFactory(source=source, actor=None, commitment=Commitment.objects.get(ref="c"))
    PartyFactory(commitment=Commitment.objects.get(ref="d"), actor=actor, role="committed")
    content = "ref,title\na,A\n"
    assert gone_from(planned("commitments", content, "collections=ours")) == ["b"]
    assert gone_from(planned("commitments", content, "source=list")) == ["c"]
    assert gone_from(planned("commitments", content, "committed=china")) == ["d"]
    assert gone_from(planned("commitments", content, "counterparts=china")) == []
    assert gone_from(planned("commitments", content, "")) == []


def test_a_sanction_that_has_ended_is_rightly_no_longer_in_the_list() -> None:
    programme = ProgrammeFactory(ref="prog")
    for ref in ("a", "b", "c"):
        SanctionFactory(ref=ref, programme=programme)
    SanctionStepFactory(sanction=Sanction.objects.get(ref="c"), kind="lifted", happened_on="2024")
    assert gone_from(planned("sanctions", "ref,title\na,A\n", "programme=prog")) == ["b"]


def test_under_half_of_the_list_is_doubted_and_takes_a_word() -> None:
    for ref in "abcde":
        TopicFactory(ref=ref, name=f"Topic {ref}")
    batch = planned("topics", "ref,name\na,New\nb,Topic b\n", "all")
    assert batch.drift == ["the file has 2 of the 5 topics of the list; is this the whole list?"]
    with pytest.raises(BatchRefused, match="is this the whole list"):
        apply_batch(batch, user=None)
    apply_batch(batch, user=None, accept_drift=True)
    assert Topic.objects.count() == 5


def test_where_a_row_does_not_say_which_record_it_is_nothing_is_said_to_be_gone() -> None:
    TopicFactory(ref="a", name="A")
    batch = planned("topics", "ref,name\n,A\n", "all")
    assert gone_from(batch) == []
    assert "which records are gone is told once each row has its ref." in " ".join(batch.notes)


@pytest.mark.parametrize(
    ("record", "complete", "reason"),
    [
        (
            "topics",
            "collections=x",
            "“collections=x” is no list of topics; a file can be the whole of: all.",
        ),
        ("commitments", "title=x", "a file can be the whole of: topics=REF, made_at=REF, committed=REF"),
        ("commitments", "collections", "is no list of commitments"),
        ("commitments", "collections=x'; DROP TABLE", "no collection `x'; DROP TABLE`"),
        ("parties", "actor=x", "parties have no refs, so nobody can tell which are gone"),
    ],
)
def test_what_is_no_list_is_refused_with_what_can_be_one(
    tmp_path: Path, record: str, complete: str, reason: str
) -> None:
    headers = {"parties": "commitment,role,actor\nx,committed,y\n"}.get(record, "ref\na\n")
    (said, *_) = refused(saved(tmp_path, record, headers), mapping=FileMapping(complete=complete))
    assert reason in said


def test_of_several_files_it_has_to_be_said_which_is_whole(tmp_path: Path) -> None:
    saved(tmp_path, "topics", "ref,name\na,A\n")
    saved(tmp_path, "actors", "ref,name,kind\na,A,state\n")
    assert "of several files" in refused(tmp_path, mapping=FileMapping(complete="all"))[0]


# --- The command line ------------------------------------------------------------------------------------------------


def run(*arguments: object) -> str:
    """What the command prints."""
    printed = StringIO()
    call_command(*map(str, arguments), stdout=printed, stderr=StringIO())
    return printed.getvalue()


def test_the_command_tells_what_is_gone_and_writes_a_lifting_of_each_to_be_confirmed(tmp_path: Path) -> None:
    programme = ProgrammeFactory(ref="prog")
    for ref in ("a", "b", "c"):
        SanctionFactory(ref=ref, title=f"Sanction {ref}", programme=programme)
    path, proposed = saved(tmp_path, "sanctions", "ref\na\nb\n"), tmp_path / "sanction_steps.csv"
    printed = run("import_records", path, "--plan", "--complete", "programme=prog", "--gone", proposed)
    assert "Gone from the list, sanctions: 1: c (Sanction c). Nothing is deleted" in printed
    told = json.loads(run("import_records", path, "--plan", "--complete", "programme=prog", "--json"))
    assert told["sanctions"]["gone"] == [{"ref": "c", "name": "Sanction c"}]
    day = timezone.now().date()
    with proposed.open(encoding="utf-8", newline="") as stream:
        assert list(csv.DictReader(stream)) == [
            {"ref": "c-lifted", "stage": "draft", "sanction": "c", "kind": "lifted", "happened_on": f"../{day}"}
        ]
    run("import_records", proposed, "--yes")
    step = SanctionStep.objects.get(kind="lifted")
    assert (step.sanction.ref, step.kind, step.stage) == ("c", "lifted", "draft")
    assert "Gone" not in run("import_records", path, "--plan", "--complete", "programme=prog")


def test_a_file_that_is_much_too_short_takes_the_word_for_it(tmp_path: Path) -> None:
    for ref in "abcde":
        TopicFactory(ref=ref, name=f"Topic {ref}")
    path = saved(tmp_path, "topics", "ref,name\na,New\n")
    with pytest.raises(CommandError, match="1 problem"):
        run("import_records", path, "--yes", "--complete", "all")
    assert "Gone from the list, topics: 4" in run(
        "import_records", path, "--yes", "--complete", "all", "--accept-drift"
    )
    assert Topic.objects.count() == 5


def test_without_a_whole_list_nothing_is_proposed(tmp_path: Path) -> None:
    path = saved(tmp_path, "topics", "ref,name\na,New\n")
    with pytest.raises(CommandError, match="goes with --complete"):
        run("import_records", path, "--plan", "--gone", tmp_path / "gone.csv")


def test_names_that_a_spreadsheet_would_run_are_quoted_in_the_file(tmp_path: Path) -> None:
    TopicFactory(ref="a", name="A")
    TopicFactory(ref="b", name="=HYPERLINK(1)")
    path = saved(tmp_path, "topics", "ref,name\na,New\n")
    run("import_records", path, "--plan", "--complete", "all", "--gone", tmp_path / "gone.csv")
    assert (tmp_path / "gone.csv").read_text(encoding="utf-8") == "ref,name\nb,'=HYPERLINK(1)\n"


def test_rows_of_what_the_command_did_are_kept_as_those_of_the_page_are(tmp_path: Path) -> None:
    TopicFactory(ref="a", name="A")
    saved(tmp_path, "topics", "ref,name\na,New\nb,B\n")
    saved(tmp_path, "actors", "ref,name,kind\na,A,state\n")
    printed = run("import_records", tmp_path, "--plan")
    assert "topics.csv, line 2, a, name: “A” → “New”" in printed
    run("import_records", tmp_path, "--yes")
    rows = ImportBatch.objects.get().planned_rows.order_by("record", "line")
    assert list(rows.values_list("record", "line", "key", "outcome")) == [
        ("actors", 2, "a", "new"),
        ("topics", 2, "a", "changed"),
        ("topics", 3, "b", "new"),
    ]


@pytest.mark.parametrize("name", ["topics-2026-11-30.csv", "topics-2026-11-30 (1).csv", "Topics.csv"])
def test_names_of_exports_are_understood(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("ref,name\na,A\n", encoding="utf-8")
    run("import_records", tmp_path / name, "--yes")
    assert Topic.objects.get().ref == "a"


def test_of_which_list_need_not_be_said_where_it_is_all_or_the_mapping_says_it(tmp_path: Path) -> None:
    collection = CollectionFactory(ref="ours")
    CommitmentFactory(ref="a").collections.add(collection)
    CommitmentFactory(ref="b").collections.add(collection)
    CommitmentFactory(ref="c")
    path = saved(tmp_path, "commitments", "ref,title\na,New\n")
    told = json.loads(run("import_records", path, "--plan", "--json", "--complete"))
    assert [each["ref"] for each in told["commitments"]["gone"]] == ["b", "c"]
    run("import_records", path, "--yes", "--complete", "collections=ours", "--save-mapping", "Ours")
    told = json.loads(run("import_records", path, "--plan", "--json", "--mapping", "Ours", "--complete"))
    assert [each["ref"] for each in told["commitments"]["gone"]] == ["b"]
