"""Files as a fixture for loaddata."""

import json
from pathlib import Path

import pytest

from tests.unit.transfer.reading.test_files import write
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.export.fixture import fixture_of


def test_records_are_named_by_natural_key_and_parents_come_first(tmp_path: Path) -> None:
    write(
        tmp_path,
        topics="ref,name\nfinance,Finance\n",
        actors="ref,kind,name,aliases,part_of\nbureau,public_body,Bureau,B;o\\;r,ministry\nministry,public_body,前体,,\n",
        commitments="ref,kind,title,topics,made_on,review_every,committed\np,pledge,P,finance,2023-11,30,ministry;bureau\n",
    )
    entries = json.loads(fixture_of(tmp_path))
    assert entries == [
        {"model": "tracker.topic", "fields": {"ref": "finance", "name": "Finance"}},
        {"model": "tracker.actor", "fields": {"ref": "ministry", "kind": "public_body", "name": "前体"}},
        {
            "model": "tracker.actor",
            "fields": {
                "ref": "bureau",
                "kind": "public_body",
                "name": "Bureau",
                "aliases": ["B", "o;r"],
                "part_of": ["ministry"],
            },
        },
        {
            "model": "tracker.commitment",
            "fields": {
                "ref": "p",
                "kind": "pledge",
                "title": "P",
                "topics": [["finance"]],
                "made_on": "2023-11",
                "review_every": 30,
            },
        },
        {"model": "tracker.party", "fields": {"commitment": ["p"], "actor": ["bureau"], "role": "committed"}},
        {"model": "tracker.party", "fields": {"commitment": ["p"], "actor": ["ministry"], "role": "committed"}},
    ]


def test_the_text_is_the_same_whatever_the_order_of_rows(tmp_path: Path) -> None:
    first = fixture_of(write(tmp_path, topics="ref,name\na,A\nb,B\n"))
    assert fixture_of(write(tmp_path, topics="ref,name\nb,B\na,A\n")) == first


@pytest.mark.parametrize(
    ("actors", "said"),
    [
        ("ref,kind,nmae\na,state,A\n", "actors.csv, line 1, column 3 “nmae”: there is no such column"),
        ("ref,kind,name\na,stat,A\n", "actors.csv, line 2, kind “stat”: must be one of"),
        ("ref,kind,name,part_of\na,state,A,a\n", "actors.csv, line 2, part_of “a”: leads back to the record itself"),
        ("ref,kind,name,part_of\na,state,A,b\n", "actors.csv, line 2, part_of “b”: no actor `b`"),
    ],
)
def test_a_problem_in_the_files_is_named(tmp_path: Path, actors: str, said: str) -> None:
    with pytest.raises(FileProblem, match=f"^{said}"):
        fixture_of(write(tmp_path, actors=actors))
