"""Several files at once."""

from pathlib import Path

import pytest

from tracker.models import Actor, ImportBatch, Role, Topic
from tracker.transfer.folder import files_in, import_folder, problems_in
from tracker.transfer.problems import FileProblem


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def test_files_are_taken_in_the_order_in_which_records_name_each_other(tmp_path: Path) -> None:
    write(tmp_path, citations="", actors="", topics="")
    assert list(files_in(tmp_path)) == ["topics", "actors", "citations"]


def test_a_file_of_no_kind_of_record_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"actor\.csv is no kind of record; files may be called: topics, actors"):
        files_in(write(tmp_path, actor=""))


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="there is no CSV file"):
        files_in(tmp_path)


@pytest.mark.django_db
def test_a_file_may_name_records_of_another(tmp_path: Path) -> None:
    write(
        tmp_path,
        actors="ref,kind,name\nwhite-house,public_body,White House\nbiden,person,Joe Biden\n",
        roles="ref,person,organisation,title\npresident,biden,white-house,President\n",
    )
    results = import_folder(tmp_path, origin={"command": "seed"})
    assert problems_in(results) == []
    assert Role.objects.get().person.ref == "biden"
    assert set(ImportBatch.objects.values_list("record", "file_name")) == {
        ("actors", "actors.csv"),
        ("roles", "roles.csv"),
    }


@pytest.mark.django_db
def test_a_problem_in_one_file_keeps_all_out_and_is_told_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        topics="ref,name\nfinance,Finance\n",
        actors="ref,kind,name\nwhite-house,office,White House\nbiden,person,Joe Biden\n",
        roles="ref,person,organisation,title\npresident,biden,white-house,President\nvice,bidden,white-house,Vice\n",
    )
    first, second = (str(problem) for problem in problems_in(import_folder(tmp_path)))
    assert first.startswith("actors.csv, line 2, kind “office”: must be one of: state, public_body, ")
    assert second == "roles.csv, line 3, person “bidden”: no actor `bidden`; did you mean `biden`?"
    assert not Topic.objects.exists()
    assert not Actor.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("actors", [b"ref,kind,name\nx,person,Jos\xe9\n", b"ref,kind,nmae\nx,person,Jo\n"])
def test_a_file_that_cannot_be_read_is_told_without_calling_its_records_unknown(tmp_path: Path, actors: bytes) -> None:
    write(tmp_path, roles="ref,person,organisation,title\npresident,x,y,President\n")
    (tmp_path / "actors.csv").write_bytes(actors)
    (problem,) = problems_in(import_folder(tmp_path))
    assert problem.file == "actors.csv"
