"""`manage.py agreement` and the page that says the same to the public."""

import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from tests.factories import AssessmentFactory, CommitmentFactory, UserFactory
from tests.integration.reader import read
from tracker.evidence.agreement import NO_CHANCE_TO_DIFFER
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command("agreement", *arguments, stdout=out)
    return out.getvalue()


def assess(statuses: dict[str, str], **commitment: Any) -> None:
    """Has one commitment assessed by each of the people named, with the status each gives."""
    assessed = CommitmentFactory(**commitment)
    for name, status in statuses.items():
        analyst = type(UserFactory.build()).objects.filter(username=name).first() or UserFactory(username=name)
        AssessmentFactory(commitment=assessed, analyst=analyst, status=status).submit()


@pytest.fixture
def assessed() -> None:
    """Ana and Ben: four commitments, three alike, kappa one half. Ana and Cyn: one, and no kappa. None of a draft."""
    for ana, ben in (("broken", "broken"), ("broken", "broken"), ("stalled", "stalled"), ("stalled", "broken")):
        assess({"ana": ana, "ben": ben})
    assess({"ana": "broken", "cyn": "broken"})
    assess({"ana": "broken", "ben": "fulfilled"}, stage=Stage.DRAFT)
    AssessmentFactory(commitment=CommitmentFactory(), as_of=date(2024, 1, 1)).submit()


def test_it_says_that_there_is_nothing_to_compare() -> None:
    assert printed() == "No published commitment has been assessed by two analysts yet.\n"
    assert json.loads(printed("--json")) == {"pairs": 0, "alike": 0, "share": None, "kappa": None, "coders": []}
    assert "No published commitment has been assessed by two analysts yet." in read(
        Client(), "/methodology/agreement/"
    )


@pytest.mark.usefixtures("assessed")
def test_each_pair_of_analysts_has_its_line() -> None:
    assert printed().splitlines() == [
        "ana, ben: 3 of 4 alike; kappa 0.50",
        f"ana, cyn: 1 of 1 alike; kappa not defined: {NO_CHANCE_TO_DIFFER}",
        "all: 4 of 5 alike; mean kappa 0.50",
    ]


@pytest.mark.usefixtures("assessed")
def test_the_figures_come_as_json() -> None:
    found = json.loads(printed("--json"))
    assert (found["pairs"], found["alike"], found["share"], found["kappa"]) == (5, 4, 0.8, 0.5)
    assert found["coders"][0] == {
        "first": "ana",
        "second": "ben",
        "pairs": 4,
        "alike": 3,
        "share": 0.75,
        "expected": 0.5,
        "kappa": 0.5,
        "undefined": "",
    }


@pytest.mark.usefixtures("assessed")
def test_the_page_says_the_same_and_names_nobody() -> None:
    page = read(Client(), "/methodology/agreement/")
    assert "Same status 4 of 5 raw agreement 80% Cohen’s kappa 0.50 mean over 2 pairs of analysts" in page
    assert "1 and 2 4 75% 50% 0.50" in page
    assert "Stalled" in page
    assert "1 time" in page
    assert not {"ana", "ben", "cyn"} & set(page.split())
