"""Several files brought in one after the other, and what is told of them."""

from pathlib import Path

import pytest

from tests.unit.transfer.reading.test_files import write
from tracker.models import Actor, Topic
from tracker.transfer import progress
from tracker.transfer.loading.import_files import import_files
from tracker.transfer.loading.pipeline import Results, problems_in
from tracker.transfer.reading.files import files_at

pytestmark = pytest.mark.django_db


def bring_in(folder: Path) -> Results:
    results, _ = import_files(files_at([folder]), name=folder.name)
    return results


def test_a_problem_in_one_file_keeps_all_out_and_is_told_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        topics="ref,name\nfinance,Finance\n",
        actors="ref,kind,name\nwhite-house,office,White House\nbiden,person,Joe Biden\n",
        roles="ref,person,organisation,title\npresident,biden,white-house,President\nvice,bidden,white-house,Vice\n",
    )
    results = bring_in(tmp_path)
    first, second = (str(problem) for problem in problems_in(results))
    assert first.startswith("actors.csv, line 2, kind “office”: must be one of: state, public_body, ")
    assert second == "roles.csv, line 3, person “bidden”: no actor `bidden`; did you mean `biden`?"
    assert results["roles"].counts == {"new": 0, "changed": 0, "unchanged": 0, "invalid": 2}
    assert not Topic.objects.exists()
    assert not Actor.objects.exists()


def test_a_record_that_a_rule_of_its_table_refuses_is_not_called_unknown_in_another_file(tmp_path: Path) -> None:
    write(
        tmp_path,
        actors="ref,kind,name,country\nbiden,person,Joe Biden,XX\nhouse,public_body,House,US\n",
        roles="ref,person,organisation,title\npresident,biden,house,President\nother,biden,hose,Other\n",
    )
    assert [str(problem) for problem in problems_in(bring_in(tmp_path))] == [
        (
            "actors.csv, line 2, country “XX”: "
            "country must be an ISO 3166-1 code of two capital letters, such as CN or US."
        ),
        "roles.csv, line 3, organisation “hose”: no actor `hose`; did you mean `house`?",
    ]


def test_what_a_rule_of_a_later_table_says_is_found_though_an_earlier_file_has_problems(tmp_path: Path) -> None:
    write(
        tmp_path,
        topics="ref,name\nx,\n",
        actors="ref,kind,name\nhouse,public_body,House\n",
        roles="ref,person,organisation,title\npresident,house,house,President\n",
    )
    assert [(problem.file, problem.column) for problem in problems_in(bring_in(tmp_path))] == [
        ("topics.csv", "name"),
        ("roles.csv", "person"),
    ]


@pytest.mark.parametrize("actors", [b"ref,kind,name\nx,person,Jos\xe9\n", b"ref,kind,nmae\nx,person,Jo\n"])
def test_a_file_that_cannot_be_read_is_told_without_calling_its_records_unknown(tmp_path: Path, actors: bytes) -> None:
    write(tmp_path, roles="ref,person,organisation,title\npresident,x,y,President\n")
    (tmp_path / "actors.csv").write_bytes(actors)
    (problem,) = problems_in(bring_in(tmp_path))
    assert problem.file == "actors.csv"


def test_rows_done_are_told_as_they_grow_and_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "STEP", 2)
    write(tmp_path, topics="ref,name\na,A\nb,B\nc,C\n", indicators="ref,name,unit\ni,I,t\n")
    told: list[tuple[int, float]] = []
    import_files(files_at([tmp_path]), name="two", progress=lambda rows, share: told.append((rows, share)))
    assert [rows for rows, _ in told] == [2, 3, 4, 4, 4, 4, 4, 4]
    shares = [share for _, share in told]
    # Two files of which each line may be a row: 6 are expected.
    assert shares[0] == pytest.approx(progress.READING * 2 / 6)
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(4 / 6)
