"""`manage.py import_records`, `imports` and `revert_import`: files in, and back out, from the command line."""

import csv
import json
from contextlib import nullcontext
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db.models.functions import Now

from tests.batches import plan
from tests.factories import TopicFactory
from tracker.models import ImportBatch, Topic
from tracker.models.imports.import_batch import plan_lifetime

pytestmark = pytest.mark.django_db


@pytest.fixture
def topics(tmp_path: Path) -> Path:
    path = tmp_path / "topics.csv"
    path.write_text("ref,name\nfinance,Finance\ntrade,Trade\n", encoding="utf-8")
    return path


def run(*arguments: object) -> str:
    """What the command prints."""
    printed = StringIO()
    call_command(*map(str, arguments), stdout=printed, stderr=StringIO())
    return printed.getvalue()


def test_a_file_is_imported_with_the_word_for_it(topics: Path) -> None:
    assert "2" in run("import_records", topics, "--yes")
    assert Topic.objects.count() == 2
    assert ImportBatch.objects.get().file_name == "topics.csv"


def test_without_the_word_and_without_a_terminal_nothing_is_imported(topics: Path) -> None:
    with pytest.raises(CommandError, match="add --yes") as refused:
        run("import_records", topics)
    assert refused.value.returncode == 3
    assert not Topic.objects.exists()


def test_a_plan_is_shown_and_nothing_done(topics: Path) -> None:
    (record, told), *others = json.loads(run("import_records", topics, "--plan", "--json")).items()
    cells = told.pop("cells")
    assert (record, told, others) == ("topics", {"new": 2, "changed": 0, "unchanged": 0, "invalid": 0}, [])
    assert [(cell["file"], cell["line"], cell["key"], cell["column"], cell["new"]) for cell in cells] == [
        ("topics.csv", 2, "finance", "ref", "finance"),
        ("topics.csv", 2, "finance", "name", "Finance"),
        ("topics.csv", 3, "trade", "ref", "trade"),
        ("topics.csv", 3, "trade", "name", "Trade"),
    ]
    assert not Topic.objects.exists()


def test_the_first_cells_that_change_are_shown_old_and_new_and_a_program_gets_them_all(topics: Path) -> None:
    TopicFactory(ref="trade", name="Com\nmerce")
    printed = run("import_records", topics, "--plan").splitlines()
    assert printed[:2] == [
        "line 3, trade, name: “Com merce” → “Trade”",
        "line 2, finance, new: ref “finance”, name “Finance”",
    ]
    topics.write_text("ref,name\n" + "".join(f"t{n},Topic {n}\n" for n in range(1500)), encoding="utf-8")
    assert "and at least 980 more; --json tells all of them." in run("import_records", topics, "--plan")
    told = json.loads(run("import_records", topics, "--plan", "--json"))["topics"]
    assert (len(told["cells"]), told["cells"][-1]["line"]) == (3000, 1501)


def test_an_unchanged_file_says_so(topics: Path) -> None:
    run("import_records", topics, "--yes")
    assert "Nothing would change." in run("import_records", topics)


def test_everything_wrong_is_told_and_written_to_a_file(topics: Path, tmp_path: Path) -> None:
    topics.write_text("ref,name\nBad Ref,Finance\ntrade,\n", encoding="utf-8")
    with pytest.raises(CommandError, match="2 problems; nothing was imported") as refused:
        run("import_records", topics, "--yes", "--errors", tmp_path / "wrong.csv")
    assert refused.value.returncode == 1
    with (tmp_path / "wrong.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["file"], row["line"], row["column"]) for row in rows] == [
        ("topics.csv", "2", "ref"),
        ("topics.csv", "3", "name"),
    ]


def test_what_is_wrong_can_be_read_by_a_program(topics: Path) -> None:
    topics.write_text("ref,nmae\nfinance,Finance\n", encoding="utf-8")
    printed = StringIO()
    with pytest.raises(CommandError):
        call_command("import_records", str(topics), "--yes", "--json", stdout=printed, stderr=StringIO())
    (problem, *_) = json.loads(printed.getvalue())["problems"]
    assert "did you mean name" in problem["reason"]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="1 problem"):
        run("import_records", tmp_path / "topics.csv", "--yes")


def test_a_file_that_changes_unusually_much_needs_a_word(tmp_path: Path) -> None:
    topics = TopicFactory.create_batch(30)
    path = tmp_path / "topics.csv"
    path.write_text("ref,name\n" + "".join(f"{topic.ref},Renamed\n" for topic in topics), encoding="utf-8")
    with pytest.raises(CommandError):
        run("import_records", path, "--yes")
    assert not Topic.objects.filter(name="Renamed").exists()
    run("import_records", path, "--yes", "--accept-drift")
    assert Topic.objects.filter(name="Renamed").count() == 30


def test_an_import_is_listed_and_taken_back(topics: Path) -> None:
    assert "Nothing has been imported yet." in run("imports")
    run("import_records", topics, "--yes")
    batch = ImportBatch.objects.get()
    assert "topics.csv: 2 new" in run("imports")
    assert "was undone" in run("revert_import", batch.pk, "--yes")
    assert not Topic.objects.exists()
    assert "Undone" in run("imports")


def test_without_the_word_and_without_a_terminal_nothing_is_taken_back(topics: Path) -> None:
    TopicFactory(ref="trade", name="Commerce")
    run("import_records", topics, "--yes")
    printed = StringIO()
    with pytest.raises(CommandError, match="add --yes") as refused:
        call_command("revert_import", str(ImportBatch.objects.get().pk), stdout=printed)
    assert refused.value.returncode == 3
    assert printed.getvalue().splitlines()[1:] == [
        "          removed   restored",
        "topics          1          1",
        "total           1          1",
    ]
    assert Topic.objects.count() == 2


@pytest.mark.parametrize(("answer", "left"), [("n", 2), ("", 2), ("y", 0)])
def test_who_sits_at_a_terminal_is_asked_before_anything_is_taken_back(
    topics: Path, monkeypatch: pytest.MonkeyPatch, answer: str, left: int
) -> None:
    run("import_records", topics, "--yes")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: answer)
    with nullcontext() if answer == "y" else pytest.raises(CommandError, match=r"^Nothing was undone\.$"):
        run("revert_import", ImportBatch.objects.get().pk)
    assert Topic.objects.count() == left


def test_what_was_taken_back_already_is_refused_before_anyone_is_asked(topics: Path) -> None:
    run("import_records", topics, "--yes")
    batch = ImportBatch.objects.get()
    run("revert_import", batch.pk, "--yes")
    with pytest.raises(CommandError, match="only an applied import can be undone") as refused:
        run("revert_import", batch.pk)
    assert refused.value.returncode == 1


def test_what_changed_since_is_not_taken_back(topics: Path) -> None:
    run("import_records", topics, "--yes")
    Topic.objects.filter(ref="trade").update(name="Trade and investment")
    with pytest.raises(CommandError, match=r"Changed since this import: .*trade"):
        run("revert_import", ImportBatch.objects.get().pk, "--yes")
    assert Topic.objects.count() == 2


def test_plans_that_nobody_applied_are_let_go_of() -> None:
    batch = plan(topics="ref,name\nfinance,Finance\n")
    ImportBatch.objects.update(uploaded_at=Now() - plan_lifetime() - timedelta(minutes=1))
    assert run("imports", "--expire") == "Expired: 1. Rows of plans deleted: 1.\n"
    assert f"{batch.pk:>6}" in run("imports")
    assert "Expired  " in run("imports")


def test_a_batch_that_is_not_there_is_named() -> None:
    with pytest.raises(CommandError, match="There is no import 99"):
        run("revert_import", 99)
