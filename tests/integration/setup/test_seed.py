"""`manage.py seed`: the first dataset comes in once, and nothing comes in half."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pghistory.models import Context

from tests.factories.citation import CitationFactory
from tests.factories.link import LinkFactory
from tests.factories.status_update import StatusUpdateFactory
from tests.history import all_events
from tracker.actions.restore_rows import restore_row
from tracker.history.changes import deletions
from tracker.history.deleted_rows import latest_deletions
from tracker.management.commands.seed import SEEDS, Command
from tracker.models import Citation, ImportBatch, Link, Topic
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.reading.csv_text import numbered_rows

pytestmark = pytest.mark.django_db


def seed(*arguments: str) -> str:
    out = StringIO()
    call_command("seed", *arguments, stdout=out)
    return out.getvalue()


def rows_in(record: str) -> int:
    return len(list(numbered_rows((SEEDS / f"{record}.csv").read_text(encoding="utf-8")))) - 1


def test_a_second_run_changes_nothing_and_writes_no_event() -> None:
    first = json.loads(seed("--json"))
    parties = first.pop("parties")
    assert first == {
        record: {"new": rows_in(record), "changed": 0, "unchanged": 0} for record in RECORDS if record != "parties"
    }
    # The file of commitments brings them; their own says how sure they are.
    assert (parties["new"], parties["changed"]) == (0, 3)
    assert sum(parties.values()) == rows_in("parties")
    before = all_events(), Context.objects.count(), ImportBatch.objects.count()
    second = json.loads(seed("--json"))
    assert second == {record: {"new": 0, "changed": 0, "unchanged": rows_in(record)} for record in RECORDS}
    assert (all_events(), Context.objects.count(), ImportBatch.objects.count()) == before


def test_the_counts_are_printed_as_a_table(tmp_path: Path) -> None:
    (tmp_path / "topics.csv").write_text("ref,name\nfinance,Finance\n", encoding="utf-8")
    assert seed(str(tmp_path)).splitlines() == [
        "              new    changed  unchanged",
        "topics          1          0          0",
        "total           1          0          0",
    ]


def test_every_problem_is_printed_and_nothing_is_saved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "actors.csv").write_text("ref,kind,name\na,stat,A\nb,person,\n", encoding="utf-8")
    (tmp_path / "commitments.csv").write_text("ref,kind,title,due\np,pledge,P,03/04/2024\n", encoding="utf-8")
    errors = StringIO()
    with pytest.raises(CommandError, match=r"^3 problems; nothing was saved\.$") as raised:
        call_command("seed", str(tmp_path), stderr=errors)
    assert raised.value.returncode == 1
    first, second, third = errors.getvalue().splitlines()
    assert first.startswith("actors.csv, line 2, kind “stat”: must be one of: state, ")
    assert second == "actors.csv, line 3, name: must be filled in: a new record needs text."
    assert third.startswith("commitments.csv, line 2, due “03/04/2024”: ")
    assert not ImportBatch.objects.exists()


def test_a_deleted_record_is_to_be_restored_before_seeding_again(tmp_path: Path) -> None:
    (tmp_path / "topics.csv").write_text("ref,stage,name\nfinance,published,Finance\n", encoding="utf-8")
    seed(str(tmp_path))
    Topic.objects.all().delete()
    errors = StringIO()
    with pytest.raises(CommandError, match=r"^1 problem; nothing was saved\.$"):
        call_command("seed", str(tmp_path), stderr=errors)
    assert errors.getvalue().strip() == (
        "topics.csv, line 2, ref “finance”: belonged to a topic that was deleted. Restore it, or what it was deleted "
        "with, under Deleted in the admin (/admin/tracker/topic/deleted/), then seed again."
    )


def test_the_help_says_that_edits_are_overwritten() -> None:
    assert "edits made since are overwritten" in Command.help


def test_problems_are_given_as_json_when_asked(tmp_path: Path) -> None:
    (tmp_path / "topics.csv").write_text("ref,name\nBad Ref,A\n", encoding="utf-8")
    out = StringIO()
    with pytest.raises(CommandError, match=r"^1 problem; nothing was saved\.$"):
        call_command("seed", str(tmp_path), "--json", stdout=out)
    (problem,) = json.loads(out.getvalue())["problems"]
    assert problem["reason"].startswith("ref must be lower-case letters and digits")
    assert (problem["file"], problem["line"], problem["column"], problem["value"]) == (
        "topics.csv",
        2,
        "ref",
        "Bad Ref",
    )


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="1 problem"):
        call_command("seed", str(tmp_path / "nowhere"), stderr=StringIO())


@pytest.fixture
def withdrawing(tmp_path: Path) -> Path:
    """A folder that takes out a link of an earlier edition, with the passage that was cited for it."""
    link = LinkFactory(ref="bold-link")
    CitationFactory(ref="cited-for-it", commitment=None, link=link)
    (tmp_path / "topics.csv").write_text("ref,name\nfinance,Finance\n", encoding="utf-8")
    (tmp_path / "withdrawn.csv").write_text(
        "kind,ref,reason\nlinks,bold-link,No article says so.\ncitations,cited-for-it,Cited for the link.\n"
        "citations,long-gone,Repeated.\n",
        encoding="utf-8",
    )
    return tmp_path


def test_what_an_edition_withdrew_is_counted_and_nothing_is_deleted_unasked(withdrawing: Path) -> None:
    assert seed(str(withdrawing)).splitlines()[-1] == (
        "2 records of an earlier edition that this one withdrew are still here: `manage.py seed --withdraw` takes out "
        "those that nothing else depends on; withdrawn.csv gives the reasons."
    )
    assert json.loads(seed(str(withdrawing), "--json"))["withdrawn"] == {"standing": 2}
    assert Link.objects.count() == Citation.objects.count() == 1


def test_what_is_withdrawn_stands_in_the_history_with_its_reason_and_can_be_restored(withdrawing: Path) -> None:
    assert seed(str(withdrawing), "--withdraw").splitlines()[-1] == (
        "2 records were taken out; each can be restored under Deleted in the admin."
    )
    assert not Link.objects.exists()
    assert not Citation.objects.exists()
    (event,) = latest_deletions(Link, before=None, limit=1)
    (change,) = deletions({Link: [event]})[Link]
    assert change.origin == "seed, withdrawn: No article says so."
    restore_row(Link, event, user=None)
    assert Link.objects.get().citations.get().ref == "cited-for-it"
    assert json.loads(seed(str(withdrawing), "--withdraw", "--json"))["withdrawn"] == {"gone": 2, "left": []}


def test_what_a_record_of_the_sites_own_depends_on_is_left_whole_and_named(withdrawing: Path) -> None:
    CitationFactory(ref="our-own", commitment=None, link=Link.objects.get())
    *_, said, left = seed(str(withdrawing), "--withdraw").splitlines()
    assert said == "0 records were taken out."
    assert left == "Left: bold-link of links, because of citation our-own"
    assert set(Citation.objects.values_list("ref", flat=True)) == {"cited-for-it", "our-own"}


def test_what_the_database_keeps_is_left_with_its_word(withdrawing: Path) -> None:
    update = StatusUpdateFactory(axis="official")
    CitationFactory(ref="long-gone", commitment=None, status_update=update)
    assert (
        seed(str(withdrawing), "--withdraw")
        .splitlines()[-1]
        .startswith(
            'Left: long-gone of citations, because of The citation "long-gone" belongs to a published status update '
        )
    )
    assert Citation.objects.filter(ref="long-gone").exists()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("record,ref,reason\n", "withdrawn.csv, line 1: must begin with the columns kind, ref, reason."),
        ("kind,ref,reason\nlinks,a,\n", "withdrawn.csv, line 2: must give a kind, a ref and a reason."),
        (
            "kind,ref,reason\npromises,a,b\n",
            "withdrawn.csv, line 2, kind “promises”: must be a kind of record with a ",
        ),
        ("kind,ref,reason\nlinks,a,b\nlinks,a,c\n", "withdrawn.csv, links “a”: is named more than once."),
    ],
)
def test_a_list_that_cannot_be_read_is_refused_before_anything_is_saved(
    withdrawing: Path, text: str, problem: str
) -> None:
    (withdrawing / "withdrawn.csv").write_text(text, encoding="utf-8")
    errors = StringIO()
    with pytest.raises(CommandError, match=r"^1 problem; nothing was saved\.$"):
        call_command("seed", str(withdrawing), "--withdraw", stderr=errors)
    assert errors.getvalue().startswith(problem)
    assert not ImportBatch.objects.exists()
    assert Link.objects.exists()
