"""Cells that mean what files write otherwise: read as forms read them, and told; two meanings are refused."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.imports import imported, refused
from tests.workbooks import workbook
from tracker.models import Commitment, Meeting, Observation, Source, StatusUpdate

pytestmark = pytest.mark.django_db


def saved(folder: Path, content: str, name: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_dates_as_people_type_them_are_taken_and_each_reading_is_told_once(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        "ref,kind,title,held\na,talks,A,Q3 2024\nb,talks,B,15-Jan-24\nc,talks,C,Q3 2024\nd,talks,D,2024-02\n",
        "meetings.csv",
    )
    outcome = imported(path)["meetings"]
    assert [str(held) for held in Meeting.objects.order_by("ref").values_list("held", flat=True)] == [
        "2024-07/2024-09",
        "2024-01-15",
        "2024-07/2024-09",
        "2024-02",
    ]
    assert outcome.notes == [
        "meetings.csv: held: “Q3 2024” is read as 2024-07/2024-09 (line 2 and 1 more).",
        "meetings.csv: held: “15-Jan-24” is read as 2024-01-15 (line 3).",
    ]


@pytest.mark.parametrize("cell", ["2023-11-15 00:00:00", "15 Nov 2023", "2023/11/15", "11/15/2023"])
def test_a_day_is_taken_in_any_way_that_can_be_one_day_alone(tmp_path: Path, cell: str) -> None:
    imported(saved(tmp_path, f'ref,kind,title,retrieved_on\ns,news,News,"{cell}"\n', "sources.csv"))
    assert str(Source.objects.get().retrieved_on) == "2023-11-15"


@pytest.mark.parametrize(("cell", "value"), [("1e+05", "100000"), ("3.0", "3"), (" 2.50000000 ", "2.5")])
def test_numbers_as_programs_write_them_are_taken(tmp_path: Path, cell: str, value: str) -> None:
    saved(tmp_path, "ref,name,unit\ni,I,t\n", "indicators.csv")
    saved(tmp_path, f'ref,indicator,value\no,i,"{cell}"\n', "observations.csv")
    imported(tmp_path)
    assert f"{Observation.objects.get().value.normalize():f}" == value


def test_a_whole_number_with_a_point_is_taken_and_a_part_of_one_is_not(tmp_path: Path) -> None:
    rows = "ref,kind,title,review_every\n"
    imported(saved(tmp_path, f"{rows}p,pledge,P,30.0\n", "commitments.csv"))
    assert Commitment.objects.get().review_every == 30
    (reason,) = refused(saved(tmp_path, f"{rows}q,pledge,Q,30.5\n", "commitments.csv"))
    assert "“30.5”: must be a whole number in digits" in reason


@pytest.mark.parametrize("cell", ["in_progress", "In progress", "IN PROGRESS", " in-progress "])
def test_a_choice_is_taken_by_its_value_or_by_the_name_that_readers_see(tmp_path: Path, cell: str) -> None:
    saved(tmp_path, "ref,kind,title\nc,pledge,C\n", "commitments.csv")
    saved(
        tmp_path,
        f'ref,commitment,axis,status,as_of,summary\nu,c,official,"{cell}",2024,They say so\n',
        "status_updates.csv",
    )
    imported(tmp_path)
    assert StatusUpdate.objects.get().status == "in_progress"


@pytest.mark.parametrize("cell", ["FALSE", "False"])
def test_what_r_makes_of_a_column_of_f_alone_is_f(tmp_path: Path, cell: str) -> None:
    notes = imported(saved(tmp_path, f"ref,kind,title,reliability\ns,news,S,{cell}\n", "sources.csv"))["sources"].notes
    assert Source.objects.get().reliability == "F"
    assert notes == [f"sources.csv: reliability: “{cell}” is read as F (line 2)."]


def test_a_choice_that_is_none_is_refused_with_the_list(tmp_path: Path) -> None:
    (reason,) = refused(saved(tmp_path, "ref,kind,title\nc,Pledges,C\n", "commitments.csv"))
    assert "“Pledges”: must be one of: " in reason


def test_what_could_be_two_dates_is_refused_with_both_and_nothing_is_written(tmp_path: Path) -> None:
    path = saved(tmp_path, "ref,kind,title,held\na,talks,A,Q3 2024\nb,talks,B,2024-25\n", "meetings.csv")
    (reason,) = refused(path)
    assert reason.startswith("meetings.csv, line 3, held “2024-25”: this could be the years 2024/2025 or a fiscal")
    assert not Meeting.objects.exists()


def test_many_readings_are_counted(tmp_path: Path) -> None:
    rows = "".join(f"m-{day},talks,M,{day} May 2024\n" for day in range(1, 21))
    notes = imported(saved(tmp_path, f"ref,kind,title,held\n{rows}", "meetings.csv"))["meetings"].notes
    assert len(notes) == 13
    assert notes[-1] == "meetings.csv: held: 8 more cells that differ were read in such ways."


def test_a_second_import_of_the_same_words_changes_nothing(tmp_path: Path) -> None:
    path = saved(tmp_path, "ref,kind,title,held\na,talks,A,early 2024\n", "meetings.csv")
    imported(path)
    assert imported(path)["meetings"].counts["unchanged"] == 1


def test_words_in_a_workbook_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "meetings.xlsx"
    path.write_bytes(workbook(["ref", "kind", "title", "held"], ["a", "Talks", "A", "H1 2024"]))
    imported(path)
    assert str(Meeting.objects.get().held) == "2024-01/2024-06"


def test_the_command_says_how_cells_were_read(tmp_path: Path) -> None:
    path = saved(tmp_path, "ref,kind,title,held\na,talks,A,mid-2024\n", "meetings.csv")
    out, beside = StringIO(), StringIO()
    call_command("import_records", str(path), "--plan", "--json", stdout=out, stderr=beside)
    assert "held: “mid-2024” is read as 2024-05~/2024-08~ (line 2)." in beside.getvalue()
    assert json.loads(out.getvalue())["meetings"]["new"] == 1
