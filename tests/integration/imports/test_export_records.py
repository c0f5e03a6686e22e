"""`manage.py export_records`: files that can be imported again, all of one moment, and never half a file."""

import itertools
import json
import os
import sys
import zipfile
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.factories import ActorFactory, CollectionFactory, CommitmentFactory, PartyFactory, TopicFactory
from tests.factories.crowd import make_crowd
from tracker.management.commands import export_records
from tracker.management.progress import Progress
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.library.formats import CSV, XLSX

pytestmark = pytest.mark.django_db(transaction=True)


def export(*arguments: str, **options: Any) -> str:
    told = StringIO()
    call_command("export_records", *arguments, stderr=told, **options)
    return told.getvalue()


def test_everything_comes_back_as_no_change(tmp_path: Path) -> None:
    make_crowd(2)
    CollectionFactory.create()
    for name, kind in itertools.product(("everything-{}", "everything-{}.zip"), ("csv", "xlsx")):
        path = str(tmp_path / name.format(kind))
        export("all", "--to", path, "--format", kind)
        answer = StringIO()
        call_command("import_records", path, plan=True, json=True, stdout=answer, stderr=StringIO())
        counts = json.loads(answer.getvalue())
        assert set(counts) == set(RECORDS), path
        told = [record for record, of in counts.items() if not of["unchanged"] or of["new"] or of["changed"]]
        assert told == [], path


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("topics.csv", lambda content: list(CSV().create_dataset(content))),
        ("topics.xlsx", lambda content: list(XLSX().create_dataset(content))),
        ("topics.JSON", lambda content: [tuple(each.values()) for each in json.loads(content)]),
        ("topics", lambda content: list(CSV().create_dataset(content))),
    ],
)
def test_the_paths_ending_says_the_format(tmp_path: Path, name: str, read: Any) -> None:
    TopicFactory.create(ref="fentanyl", name="Fentanyl", description="")
    assert export("topics", "--to", str(tmp_path / name)).startswith("topics: 1 rows, ")
    assert read((tmp_path / name).read_bytes()) == [("fentanyl", "published", "Fentanyl", "")]


def test_one_record_goes_into_a_folder_under_its_own_name(tmp_path: Path) -> None:
    assert export("topics", "--to", str(tmp_path), verbosity=0) == ""
    assert (tmp_path / "topics.csv").read_text() == "ref,stage,name,description\n"


def test_excel_can_be_given_the_mark_it_looks_for(tmp_path: Path) -> None:
    export("topics", "--to", str(tmp_path), "--encoding", "utf-8-sig")
    assert (tmp_path / "topics.csv").read_bytes().startswith(b"\xef\xbb\xbfref")


def test_a_file_goes_to_standard_output(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    TopicFactory.create(ref="fentanyl", name="Fentanyl", description="")
    export("topics", "--to", "-")
    assert capsysbinary.readouterr().out == b"ref,stage,name,description\nfentanyl,published,Fentanyl,\n"
    export("all", "--to", "-")
    with zipfile.ZipFile(BytesIO(capsysbinary.readouterr().out)) as archive:
        assert archive.namelist() == [f"{record}.csv" for record in RECORDS]


def test_whoever_reads_may_stop_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    TopicFactory.create_batch(3)
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        monkeypatch.setattr(sys, "stdout", closed)
        with pytest.raises(SystemExit) as ended:
            export("topics", "--to", "-")
    assert ended.value.code == 1


def test_all_files_show_the_same_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pledge = CommitmentFactory.create(ref="pledge")
    late = ActorFactory.create(ref="late")

    class Meddling(Progress):
        """While the first file is written, somebody else saves something that later files would show."""

        def __call__(self, rows: int, share: float = 0.0) -> None:
            parameters = connection.get_connection_params()
            place = {name: parameters[name] for name in ("dbname", "host", "port", "user") if parameters.get(name)}
            with psycopg.connect(**place) as other:
                other.execute("UPDATE tracker_commitment SET title = 'Meddled with'")
                other.execute(
                    "INSERT INTO tracker_party (commitment_id, actor_id, role) VALUES (%s, %s, 'committed') "
                    "ON CONFLICT DO NOTHING",
                    [pledge.pk, late.pk],
                )

    monkeypatch.setattr(export_records, "Progress", Meddling)
    export("all", "--to", str(tmp_path))
    pledge.refresh_from_db()
    assert (pledge.title, pledge.parties.count()) == ("Meddled with", 1)
    content = (tmp_path / "commitments.csv").read_text()
    assert "Meddled with" not in content
    assert "late" not in content


def test_an_export_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "topics.xlsx"
    path.write_bytes(b"old")
    TopicFactory.create(description="x" * 40_000)
    with pytest.raises(CommandError, match=r"the text has 40,000 characters .*; export as CSV") as refused:
        export("topics", "--to", str(path))
    assert refused.value.returncode == 1
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"old", [path])


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (
            ["commitment", "--to", "x"],
            2,
            "no record called commitment. Did you mean commitments? There are: all, collections, topics",
        ),
        (
            ["topics", "--to", "x.xlsx", "--format", "csv"],
            2,
            "--format csv does not go with a path that ends in .xlsx",
        ),
        (["topics", "--to", "x.xlsx", "--encoding", "utf-8"], 2, "--encoding is for csv"),
        (["topics", "--to", "x.json", "--template"], 2, "a template is one of: csv, xlsx"),
        (
            ["topics", "--to", "no/such/folder/x.csv"],
            1,
            "cannot write no/such/folder/x.csv: No such file or directory",
        ),
    ],
)
def test_what_cannot_be_done_is_told(tmp_path: Path, arguments: list[str], code: int, said: str) -> None:
    with pytest.raises(CommandError) as refused:
        export(*arguments)
    assert said in str(refused.value)
    assert refused.value.returncode == code


def test_templates_come_one_by_one_and_all_at_once_and_their_examples_are_never_records(tmp_path: Path) -> None:
    PartyFactory.create()
    export("--template", "actors", "--to", str(tmp_path / "actors.csv"))
    assert (tmp_path / "actors.csv").read_text().splitlines()[1].startswith("example-actor,draft,person,")
    export("--template", "all", "--to", str(tmp_path / "all.zip"))
    answer = StringIO()
    with pytest.raises(CommandError):
        call_command("import_records", str(tmp_path / "all.zip"), yes=True, json=True, stdout=answer)
    said = json.loads(answer.getvalue())["problems"]
    assert len(said) == len(RECORDS)
    assert all(problem["reason"].startswith("this is the example row of the template") for problem in said)
