"""What the database refuses of responses."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from tests.factories import ActorFactory, CommitmentFactory, PartyFactory, PersonFactory, ResponseFactory
from tracker.models import Response

pytestmark = pytest.mark.django_db


def demand(**options: Any) -> Any:
    return CommitmentFactory(kind="demand", **options)


def test_somebody_may_answer_for_whom_was_asked() -> None:
    state = ActorFactory(name="China")
    assert ResponseFactory(actor=PersonFactory(name="Xi"), on_behalf_of=state, outcome="accepted").pk


@pytest.mark.parametrize("role", ["committed", "counterpart", "implementer", "beneficiary"])
def test_who_was_not_asked_has_nothing_to_answer(role: str) -> None:
    asked, actor = demand(), ActorFactory()
    PartyFactory(commitment=asked, actor=actor, role=role)
    with pytest.raises(IntegrityError, match="comes from somebody who was not asked"):
        Response.objects.create(ref="answer", demand=asked, actor=actor, outcome="noted")


def test_the_target_of_a_demand_may_answer_it() -> None:
    asked, actor = demand(), ActorFactory()
    PartyFactory(commitment=asked, actor=actor, role="target")
    assert Response.objects.create(ref="answer", demand=asked, actor=actor, outcome="noted").pk


def test_a_promise_is_no_demand() -> None:
    with pytest.raises(IntegrityError, match="asks for nothing"):
        ResponseFactory(demand=CommitmentFactory(kind="pledge"))


def test_a_statement_may_be_answered() -> None:
    assert ResponseFactory(demand=CommitmentFactory(kind="statement")).pk


@pytest.mark.parametrize("kind", ["pledge", "agreement", "measure"])
def test_leads_to_a_promise(kind: str) -> None:
    assert ResponseFactory(outcome="accepted", leads_to=CommitmentFactory(kind=kind)).pk


@pytest.mark.parametrize("kind", ["demand", "statement"])
def test_leads_to_nothing_that_is_no_promise(kind: str) -> None:
    with pytest.raises(IntegrityError, match="leads to something that is no promise"):
        ResponseFactory(outcome="accepted", leads_to=CommitmentFactory(kind=kind))


@pytest.mark.parametrize("outcome", ["rejected", "silent"])
def test_what_was_not_taken_up_leads_nowhere(outcome: str) -> None:
    with pytest.raises(IntegrityError, match="response_that_leads_to_a_promise_takes_it_up"):
        ResponseFactory(outcome=outcome, leads_to=CommitmentFactory())


def test_silence_has_no_day() -> None:
    assert ResponseFactory(outcome="silent", asked_on="2023-11").pk
    with pytest.raises(IntegrityError, match="response_of_the_silent_has_no_day"):
        ResponseFactory(outcome="silent", answered_on="2023-11")


@pytest.mark.parametrize(("asked", "answered"), [("2023-11-16", "2023-11-15"), ("2023", "2022-08/2022-12")])
def test_nobody_answers_before_being_asked(asked: str, answered: str) -> None:
    with pytest.raises(IntegrityError, match="response_answered_on_not_before_asked_on"):
        ResponseFactory(asked_on=asked, answered_on=answered)


@pytest.mark.parametrize(("asked", "answered"), [("2023-11-15", "2023-11"), ("2023", "2023-01-01"), ("2023-11", None)])
def test_days_that_may_be_in_order_are_taken(asked: str, answered: str | None) -> None:
    assert ResponseFactory(asked_on=asked, answered_on=answered).pk


def test_a_form_says_it_beside_the_field() -> None:
    response = ResponseFactory()
    response.asked_on, response.answered_on = "2023-11-16", "2023-11-15"
    with pytest.raises(ValidationError, match="answered_on must not be before asked_on"):
        response.full_clean()
