"""Exchanges, conditions and responses in the admin's forms: what is refused, and where it is said."""

from typing import Any

import pytest
from django.test import Client

from tests.factories import (
    ActorFactory,
    CommitmentFactory,
    ExchangeFactory,
    PartyFactory,
    SanctionFactory,
    UserFactory,
)
from tests.integration.admin.forms import address, shown
from tracker.models import Condition, Exchange, ExchangeItem, Response
from tracker.models.integrity.deferred_constraints import enforce_deferred_constraints

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_person")]


@pytest.fixture
def reviewer(client: Client) -> Client:
    client.force_login(UserFactory(group="Reviewer"))
    return client


def sent(client: Client, model: Any, **values: Any) -> Any:
    page = address(model, "add")
    return client.post(page, shown(client, page) | values)


def items(*rows: dict[str, Any]) -> dict[str, Any]:
    inline = {"items-TOTAL_FORMS": len(rows)}
    return inline | {f"items-{place}-{name}": value for place, row in enumerate(rows) for name, value in row.items()}


@pytest.mark.usefixtures("one_person")
def test_an_exchange_is_published_with_both_sides_in_one_step(reviewer: Client) -> None:
    rows = [{"side": "a", "commitment": CommitmentFactory().pk}, {"side": "b", "sanction": SanctionFactory().pk}]
    answer = sent(reviewer, Exchange, title="A bargain", ref="bargain", stage="published", **items(*rows))
    assert answer.status_code == 302
    assert Exchange.objects.get().items.count() == 2


@pytest.mark.usefixtures("one_person")
def test_one_with_an_empty_side_is_not_published(reviewer: Client) -> None:
    row = {"side": "a", "commitment": CommitmentFactory().pk}
    answer = sent(reviewer, Exchange, title="A bargain", ref="bargain", stage="published", **items(row))
    assert "cannot be public while one side gives nothing" in answer.content.decode()
    assert not Exchange.objects.exists()


def test_a_draft_with_an_empty_side_is_not_published_from_the_list(reviewer: Client) -> None:
    draft = ExchangeFactory(stage="draft")
    chosen = {"action": "publish_selected", "_selected_action": [draft.pk]}
    answer = reviewer.post(address(Exchange, "changelist"), chosen, follow=True)
    assert "cannot be public while one side gives nothing" in answer.content.decode()
    assert Exchange.objects.get().stage == "draft"


def test_a_condition_of_nothing_is_refused(reviewer: Client) -> None:
    answer = sent(reviewer, Condition, commitment=CommitmentFactory().pk, state="not_known")
    assert "Fill exactly one of: “Depends on commitment”" in answer.content.decode()
    assert (
        sent(
            reviewer, Condition, commitment=CommitmentFactory().pk, state="not_known", words="If the law is broken"
        ).status_code
        == 302
    )


def test_a_response_is_refused_beside_the_field(reviewer: Client) -> None:
    party = PartyFactory(commitment__kind="demand", role="addressee")
    given = {"demand": party.commitment_id, "actor": ActorFactory().pk, "outcome": "noted"}
    page = sent(reviewer, Response, **given)
    errors = page.context["adminform"].form.errors
    assert "comes from somebody who was not asked" in errors["actor"][0]
    late = given | {"actor": party.actor_id, "asked_on": "2024", "answered_on": "2023"}
    assert "answered_on" in sent(reviewer, Response, **late).context["adminform"].form.errors
    assert sent(reviewer, Response, **given | {"actor": party.actor_id}).status_code == 302


@pytest.mark.parametrize("in_list", [False, True])
def test_the_last_thing_on_a_side_is_not_taken_away_from_a_public_one(reviewer: Client, in_list: bool) -> None:
    item = ExchangeFactory().items.get(side="b")
    chosen = {"action": "delete_selected", "_selected_action": [item.pk]} if in_list else {}
    page = address(ExchangeItem, "changelist") if in_list else address(ExchangeItem, "delete", item.pk)
    answer = reviewer.post(page, chosen | {"post": "yes"}, follow=True)
    assert "cannot be public while one side gives nothing" in answer.content.decode()
    assert ExchangeItem.objects.filter(pk=item.pk).exists()


def test_an_exchange_that_was_deleted_comes_back_with_both_sides(reviewer: Client) -> None:
    exchange = ExchangeFactory(title="A bargain")
    reviewer.post(address(Exchange, "delete", exchange.pk), {"post": "yes"})
    assert not ExchangeItem.objects.exists()
    (gone,) = reviewer.get(address(Exchange, "deleted")).context["deleted"]
    reviewer.post(address(Exchange, "restore", gone["change"].event))
    enforce_deferred_constraints()
    assert {item.side for item in Exchange.objects.get().items.all()} == {"a", "b"}
