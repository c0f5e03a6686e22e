"""Refs that programs turn into other things, and what is made in their place."""

import csv
from pathlib import Path

import pytest

from tracker.models import Commitment
from tracker.models.refs.mistakable_ref import is_mistakable, safe_base
from tracker.transfer.loading.made_refs import free_ref

SEEDS = Path(__file__).parents[3] / "seeds"


@pytest.mark.parametrize(
    "ref",
    [
        "7",
        "007",
        "1e5",
        "12e3",
        "march-5",
        "mar-5",
        "5-march",
        "sep2",
        "2024-03",
        "2024-03-05",
        "may-2024",
        "true",
        "false",
        "yes",
        "no",
        "na",
        "nan",
        "null",
        "none",
    ],
)
def test_what_programs_turn_into_something_else(ref: str) -> None:
    assert is_mistakable(ref)


@pytest.mark.parametrize("ref", ["march", "march-on-rome", "norway", "1e5-homes", "nap-2030", "no-1", "dec-report-5"])
def test_what_stays_as_it_is(ref: str) -> None:
    assert not is_mistakable(ref)


@pytest.mark.parametrize(
    ("base", "made"),
    [("2030", "topic-2030"), ("may", "topic-may"), ("none", "topic-none"), ("net-zero", "net-zero")],
)
def test_a_made_ref_is_never_such_also_with_a_number(base: str, made: str) -> None:
    assert safe_base(base, "topic") == made
    assert not is_mistakable(safe_base(base, "topic") + "-2")


def test_the_first_dataset_has_none() -> None:
    for path in SEEDS.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert not [row["ref"] for row in csv.DictReader(file) if is_mistakable(row.get("ref") or "")], path.name


def test_files_make_their_refs_so() -> None:
    assert free_ref(Commitment, "2030", ()) == "commitment-2030"
    assert free_ref(Commitment, "May", {"commitment-may"}) == "commitment-may-2"
    assert free_ref(Commitment, "Net zero", ()) == "net-zero"
