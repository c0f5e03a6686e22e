"""A record is found by the words of what stands on its page, and the hit says which of it."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.factories import (
    CommitmentFactory,
    ConditionFactory,
    CriterionFactory,
    ExchangeFactory,
    MilestoneFactory,
    ResponseFactory,
    SanctionFactory,
    SanctionStepFactory,
)
from tests.integration.reader import read
from tracker.models import Commitment, Sanction
from tracker.search.hits import SearchTerms
from tracker.search.kinds import KINDS
from tracker.vocabulary import SanctionStepKind, Stage

pytestmark = pytest.mark.django_db


def lifted(sanction: Sanction, **fields: Any) -> Any:
    """The end of a sanction."""
    return SanctionStepFactory(sanction=sanction, kind=SanctionStepKind.LIFTED, happened_on="2023-11-20", **fields)


def found(client: Client, words: str = "tortoise") -> str:
    """What the search says of hits for the words."""
    page = read(client, f"/search/?q={words}")
    return page.partition("found ")[2]


def test_a_sanction_is_found_by_why_it_was_lifted(client: Client) -> None:
    step = lifted(SanctionFactory(title="Listing", imposed="2020"), reason="Given for the tortoises.")
    SanctionFactory(title="Another")
    assert "Listing Step : Given for the tortoises." in found(client)
    assert "Another" not in found(client)
    assert f"#{step.ref}" in client.get("/search/?q=tortoise").content.decode()


@pytest.mark.parametrize(
    ("factory", "fields", "label"),
    [
        (CriterionFactory, {"text": "Tortoises are counted."}, "Assessment criterion"),
        (MilestoneFactory, {"title": "Tortoises counted"}, "Milestone"),
        (MilestoneFactory, {"summary": "Tortoises were counted."}, "Milestone"),
        (ConditionFactory, {"words": "If tortoises are spared", "depends_on_sanction": None}, "Condition"),
    ],
)
def test_a_commitment_is_found_by_what_stands_on_its_page(
    client: Client, factory: Any, fields: dict[str, Any], label: str
) -> None:
    commitment = CommitmentFactory(title="A promise")
    row = factory(commitment=commitment, **fields)
    assert f"A promise {label} : " in found(client)
    page = client.get("/search/?q=tortoise").content.decode()
    assert f'<a href="/commitments/{commitment.ref}/#{row.ref}">{label}</a>' in page
    assert "ortoises</mark>" in page
    assert f'id="{row.ref}"' in client.get(f"/commitments/{commitment.ref}/").content.decode()
    Commitment.objects.filter(pk=commitment.pk).delete()
    assert "1 record" not in read(client, "/search/?q=tortoise")


def test_a_demand_is_found_by_what_was_answered_and_a_sanction_by_its_condition(client: Client) -> None:
    response = ResponseFactory(summary="No tortoise is ours.")
    assert f"{response.demand.title} " in found(client)
    assert "Response : No tortoise is ours." in found(client)
    ConditionFactory(
        commitment=None,
        sanction=SanctionFactory(title="Freeze"),
        depends_on_sanction=None,
        words="Until the hare rests",
    )
    assert "Freeze Condition : Until the hare rests" in found(client, "hare")


def test_an_exchange_is_found_by_its_own_words(client: Client) -> None:
    ExchangeFactory(title="A bargain", summary="A tortoise for a hare.")
    assert "A bargain … tortoise for a hare" in found(client)


def test_what_is_not_public_is_not_found_by_its_parts(client: Client) -> None:
    draft = CommitmentFactory(stage=Stage.DRAFT)
    CriterionFactory(commitment=draft, text="Tortoises are counted.")
    MilestoneFactory(commitment=draft, title="Tortoises counted")
    ConditionFactory(commitment=draft, depends_on_sanction=None, words="If tortoises are spared")
    lifted(SanctionFactory(imposed="2020"), reason="For tortoises.", stage=Stage.DRAFT)
    assert "No record contains “tortoise”" in read(client, "/search/?q=tortoise")


def test_the_words_are_looked_up_in_indexes() -> None:
    """Each kind of row has the index that holds the very expression the search asks for."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for part in (part for kind in KINDS for part in kind.parts):
            model = part.public().model
            query = (
                model.objects.order_by()
                .alias(document=model.searched.document())
                .filter(document=SearchTerms("tortoise").query)
            )
            assert "_search_words" in query.explain(), part.label
