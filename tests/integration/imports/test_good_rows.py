"""The good rows of a file go in without the others when that is asked for: what hangs on those stays out, too."""

import csv
import io
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from pytest_django import Settings

from tests.batches import everything_stored, plan, zipped
from tests.factories import ActorFactory, ImportBatchFactory, PartyFactory, SourceFactory
from tracker.actions.imports.apply_batch import BatchRefused, apply_batch
from tracker.actions.imports.plan_batch import plan_batch
from tracker.actions.imports.purge_batches import purge_batches
from tracker.actions.imports.replan_batch import replan_batch
from tracker.actions.imports.revert_batch import revert_batch
from tracker.models import Citation, Commitment, ImportBatch, Source, StatusUpdate
from tracker.transfer.declaration.file_mapping import FileMapping

pytestmark = pytest.mark.django_db

SHEET = (
    "ref,title,kind,made_on,committed,status,as_of,source\n"
    "a,A,pledge,2024,china,fulfilled,2025,gazette\n"
    "b,B,frown,2024,china,fulfilled,2025,gazette\n"
    'c,"C, with = signs",pledge,2024,china,fulfilled,soon,gazette\n'
    "d,D,pledge,2024,china,,,gazette\n"
)


@pytest.fixture(autouse=True)
def _there() -> None:
    ActorFactory(ref="china", name="China")
    SourceFactory(ref="gazette")


def good_rows(batch: ImportBatch) -> ImportBatch:
    return replan_batch(batch, user=None, good_rows=True)


def rest(batch: ImportBatch) -> list[list[str]]:
    return list(csv.reader(io.StringIO(bytes(batch.rest or b"").decode("utf-8-sig"))))


def test_the_good_rows_go_in_whole_and_the_rest_comes_in_again_as_it_is() -> None:
    before = everything_stored()
    batch = good_rows(plan(commitments=SHEET))
    assert (batch.is_partial, batch.state) == (True, "planned")
    assert batch.file_rows == {"new": 2, "changed": 0, "unchanged": 0, "invalid": 2}
    assert everything_stored() == before
    done = apply_batch(batch, user=None)
    assert set(Commitment.objects.values_list("ref", flat=True)) == {"a", "d"}
    assert (StatusUpdate.objects.count(), Citation.objects.count()) == (1, 3)
    header, *rows = rest(done)
    assert header == SHEET.splitlines()[0].split(",")
    assert [row[0] for row in rows] == ["b", "c"]

    mended = bytes(done.rest or b"").decode("utf-8-sig").replace("frown", "pledge").replace("soon", "2026")
    apply_batch(plan(commitments=mended), user=None)
    assert Commitment.objects.count() == 4
    assert Commitment.objects.get(ref="c").title == "C, with = signs"


def test_a_partial_import_is_undone_like_any_other() -> None:
    before = everything_stored()
    done = apply_batch(good_rows(plan(commitments=SHEET)), user=None)
    revert_batch(done, user=None)
    after = everything_stored()
    assert {label: rows for label, rows in after.items() if rows} == {
        label: rows for label, rows in before.items() if rows
    }


def test_without_being_asked_nothing_of_such_a_file_goes_in() -> None:
    batch = plan(commitments=SHEET)
    with pytest.raises(BatchRefused, match="are invalid"):
        apply_batch(batch, user=None)
    assert not Commitment.objects.exists()


def test_what_hangs_on_a_row_left_out_is_left_out_whatever_file_it_is_in() -> None:
    files = zipped(
        sources="ref,title,kind,url\nbad,Bad,news,no address\ngood,Good,news,https://example.org/\n",
        commitments=SHEET,
        status_updates="ref,commitment,axis,status,as_of\nx,d,official,fulfilled,2024\n",
    )
    with pytest.raises(ValueError, match="leave the columns out"):
        plan_batch(user=None, file_name="all.zip", content=files)
    batch = plan(
        sources="ref,title,kind,url\nbad,Bad,news,no address\ngood,Good,news,https://example.org/\n",
        commitments=SHEET.replace(",gazette", ",bad", 1).replace(
            "pledge,2024,china,,,gazette", "pledge,2024,china,,,good"
        ),
        links="ref,kind,commitment,to_commitment\nto-a,repeats,d,a\n",
    )
    partial = good_rows(batch)
    waits = {
        (row.record, row.line): problem["reason"]
        for row in partial.planned_rows.filter(outcome="invalid")
        for problem in row.problems
        if "waits" in problem
    }
    assert waits == {
        ("commitments", 2): "waits for line 2 of sources.csv, which is refused.",
        ("links", 2): "waits for line 2 of commitments.csv, which is refused.",
    }
    apply_batch(partial, user=None)
    assert list(Commitment.objects.values_list("ref", flat=True)) == ["d"]
    assert Source.objects.filter(ref="good").exists()


def test_what_was_planned_is_applied_or_nothing() -> None:
    batch = good_rows(plan(actors="ref,kind,name\nmars,planet,Mars\njapan,state,Japan\n"))
    ActorFactory(ref="japan", name="Nippon")
    with pytest.raises(BatchRefused, match="Records have changed since this plan was made: japan"):
        apply_batch(batch, user=None)


def test_where_no_row_is_good_none_is_offered() -> None:
    batch = plan(actors="ref,kind,name\nmars,planet,Mars\n")
    with pytest.raises(BatchRefused, match="No row of this import is good"):
        good_rows(batch)


def test_refs_that_were_made_stay_with_the_rows_left_out() -> None:
    text = "title,kind,made_on,committed\nTrain ten officers,frown,2024,china\nOpen a hotline,pledge,2024,china\n"
    batch = plan_batch(user=None, file_name="commitments.csv", content=text.encode())
    assert batch.totals == {"new": 0, "changed": 0, "unchanged": 0, "invalid": 0}
    batch = plan_batch(
        user=None,
        file_name="commitments.csv",
        content=text.encode(),
        mapping=FileMapping(record="commitments", refs_from="title"),
        good_rows=True,
    )
    assert rest(batch) == [
        ["title", "kind", "made_on", "committed", "ref"],
        ["Train ten officers", "frown", "2024", "china", "train-ten-officers"],
    ]


def test_a_ref_that_may_be_anothers_is_not_written_into_the_rest() -> None:
    ActorFactory(ref="qatar", name="Qatar")
    ActorFactory(ref="peru", name="Peru")
    PartyFactory(commitment__ref="ban-it", commitment__title="Ban it", actor__ref="japan", role="committed")
    text = (
        "title,kind,made_on,committed\nZero flaring,pledge,2024,china\nOpen a hotline,frown,2024,china\n"
        "Zero flaring,pledge,2023,qatar\nBan it,frown,2024,peru\n"
    )
    said = FileMapping(record="commitments", refs_from="title")
    file: dict[str, Any] = {"user": None, "file_name": "commitments.csv", "mapping": said}
    done = apply_batch(plan_batch(content=text.encode(), good_rows=True, **file), user=None)
    assert [(row[0], row[-1]) for row in rest(done)[1:]] == [
        ("Open a hotline", "open-a-hotline"),
        ("Zero flaring", ""),
        ("Ban it", ""),
    ]
    # It comes in again, and nothing of the others' promises would change.
    content = bytes(done.rest or b"").replace(b"frown", b"pledge")
    again = plan_batch(content=content, **file)
    assert again.totals == {"new": 1, "changed": 0, "unchanged": 0, "invalid": 2}
    without = plan_batch(content=content, **{**file, "mapping": None})
    assert without.totals == {"new": 1, "changed": 0, "unchanged": 0, "invalid": 2}


def test_the_rest_has_the_refs_that_names_were_said_to_mean() -> None:
    ActorFactory(ref="bp-plc", name="BP plc")
    text = "ref,title,kind,made_on,committed\na,A,pledge,2024,Peru\nb,B,frown,2024,BP p.l.c.;China\n"
    said = FileMapping(create={"actors": {"kind": "state", "names": {"BP p.l.c.": "bp-plc"}}})
    file: dict[str, Any] = {"user": None, "file_name": "commitments.csv"}
    batch = plan_batch(content=text.encode(), mapping=said, good_rows=True, **file)
    assert [row[-1] for row in rest(batch)[1:]] == ["bp-plc;China"]
    # Nor is a second one made where nobody has said it again.
    again = plan_batch(content=text.encode(), mapping=FileMapping(create={"actors": {"kind": "state"}}), **file)
    assert again.counts["actors"]["new"] == 1
    assert "“BP p.l.c.” is much like `bp-plc`, BP plc" in " ".join(again.notes)


def test_of_rows_left_out_it_is_not_told_that_names_are_missing_that_would_be_made() -> None:
    ActorFactory(ref="bp-plc", name="BP plc")
    text = (
        "ref,title,kind,made_on,committed,status,as_of,source\na,A,pledge,2024,Peru,,,\n"
        "b,B,frown,2024,Brazil;BP p.l.c.;EU,fulfilled,2025,Brazilian gazette\nc,C,pledge,2024,Chile,,,bad-ref\n"
    )
    create: dict[str, Any] = {
        "actors": {"kind": "state", "names": {"BP p.l.c.": "bp-plc", "EU": None}},
        "sources": {"kind": "news"},
    }
    batch = plan_batch(
        user=None,
        file_name="commitments.csv",
        content=text.encode(),
        mapping=FileMapping(create=create),
        good_rows=True,
    )
    wrong = {
        (row.line, problem["column"]): problem["value"]
        for row in batch.planned_rows.filter(outcome="invalid")
        for problem in row.problems
    }
    assert wrong == {(3, "kind"): "frown", (3, "committed"): "EU", (4, "source"): "bad-ref"}
    assert [each["name"] for each in batch.missing] == ["EU", "bad-ref"]
    assert [row.key for row in batch.planned_rows.filter(record="actors")] == ["peru"]


def test_the_database_keeps_a_rest_for_a_partial_import_alone() -> None:
    batch = ImportBatchFactory()
    with pytest.raises(IntegrityError, match="importbatch_rest_is_of_a_partial_import"), transaction.atomic():
        ImportBatch.objects.filter(pk=batch.pk).update(rest=b"x")


def test_the_command_leaves_out_what_is_wrong_when_it_is_told_to(tmp_path: Path) -> None:
    path, left = tmp_path / "commitments.csv", tmp_path / "left.csv"
    path.write_text(SHEET, encoding="utf-8")
    printed, beside = StringIO(), StringIO()
    call_command(
        "import_records", str(path), "--good-rows", "--yes", "--rest", str(left), stdout=printed, stderr=beside
    )
    assert "Done in part; the rest was left out." in printed.getvalue()
    assert "left out: commitments.csv, line 3, kind “frown”: must be one of" in beside.getvalue()
    assert set(Commitment.objects.values_list("ref", flat=True)) == {"a", "d"}
    assert [row[0] for row in csv.reader(left.read_text("utf-8-sig").splitlines())] == ["ref", "b", "c"]
    batch = ImportBatch.objects.get()
    assert (batch.is_partial, bytes(batch.rest or b"")) == (True, left.read_bytes())
    revert_batch(batch, user=None)
    assert not Commitment.objects.exists()


def test_the_command_plans_such_an_import_and_says_where_no_row_is_good(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_text("ref,kind,name\nmars,planet,Mars\n", encoding="utf-8")
    printed = StringIO()
    call_command("import_records", str(path), "--good-rows", stdout=printed, stderr=StringIO())
    assert "No row is good." in printed.getvalue()
    path.write_text("ref,kind,name\nmars,planet,Mars\njapan,state,Japan\n", encoding="utf-8")
    printed = StringIO()
    call_command("import_records", str(path), "--good-rows", "--plan", "--json", stdout=printed, stderr=StringIO())
    told = json.loads(printed.getvalue())["actors"]
    assert (told["new"], told["invalid"]) == (1, 1)
    assert not ImportBatch.objects.exists()


def test_the_rest_of_several_files_is_a_zip_that_comes_in_again() -> None:
    batch = good_rows(
        plan(
            topics="ref,name\nBad Ref,A\ntrade,Trade\n",
            actors="ref,kind,name\nmars,planet,Mars\njapan,state,Japan\n",
            sources="ref,title,kind\npaper,Paper,news\n",
        )
    )
    assert batch.totals == {"new": 3, "changed": 0, "unchanged": 0, "invalid": 2}
    again = plan_batch(user=None, file_name="rest.zip", content=bytes(batch.rest or b""))
    assert (again.records, again.totals["invalid"], again.totals["new"]) == (["topics", "actors"], 2, 0)


def test_corrections_are_in_the_rest() -> None:
    text = "ref,kind,name\nmars,planet,Mars\njapan,nation,Japan\nfrance,state,France\n"
    corrected = {"record": "actors", "column": "name", "was": "Mars", "text": "The red one", "lines": [2]}
    batch = plan_batch(
        user=None, file_name="actors.csv", content=text.encode(), corrections=[corrected], good_rows=True
    )
    assert rest(batch) == [["ref", "kind", "name"], ["mars", "planet", "The red one"], ["japan", "nation", "Japan"]]


def test_the_rest_goes_when_its_time_is_over(settings: Settings) -> None:
    batch = apply_batch(good_rows(plan(commitments=SHEET)), user=None)
    purge_batches()
    batch.refresh_from_db()
    assert batch.rest is not None
    settings.PLAN_DAYS = 0
    purge_batches()
    purged = ImportBatch.objects.get(pk=batch.pk)
    assert (purged.rest, purged.is_partial) == (None, True)
