"""What the database refuses of exchanges."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from tests.factories import (
    CommitmentFactory,
    ExchangeFactory,
    ExchangeItemFactory,
    SanctionFactory,
    SanctionStepFactory,
)
from tracker.models import Exchange, ExchangeItem
from tracker.models.integrity.deferred_constraints import enforce_deferred_constraints

pytestmark = pytest.mark.django_db

ONE_SIDED = "cannot be public while one side gives nothing"


def test_each_side_may_give_several_things_of_each_kind() -> None:
    step = SanctionStepFactory()
    exchange = ExchangeFactory(a=[CommitmentFactory(), SanctionFactory()], b=[CommitmentFactory(), step])
    enforce_deferred_constraints()
    assert exchange.items.count() == 4
    assert [str(item).partition(" of ")[0] for item in exchange.items.order_by("pk")] == ["Side A"] * 2 + [
        "Side B"
    ] * 2


@pytest.mark.parametrize("sides", [{"a": []}, {"b": []}, {"a": [], "b": []}])
def test_it_is_not_published_with_nothing_on_one_side(sides: dict[str, list[object]]) -> None:
    ExchangeFactory(**sides)
    with pytest.raises(IntegrityError, match=ONE_SIDED):
        enforce_deferred_constraints()


def test_a_draft_may_have_one_side_and_is_not_published_so() -> None:
    draft = ExchangeFactory(stage="draft", a=[CommitmentFactory()])
    enforce_deferred_constraints()
    Exchange.objects.filter(pk=draft.pk).update(stage="published")
    with pytest.raises(IntegrityError, match=ONE_SIDED):
        enforce_deferred_constraints()


@pytest.mark.parametrize("statement", ["DELETE FROM {} WHERE side = 'b'", "UPDATE {} SET side = 'a' WHERE side = 'b'"])
def test_a_public_one_keeps_both_sides_in_raw_sql(statement: str) -> None:
    ExchangeFactory()
    with connection.cursor() as cursor:
        cursor.execute(statement.format(ExchangeItem._meta.db_table))
    with pytest.raises(IntegrityError, match=ONE_SIDED):
        enforce_deferred_constraints()


def test_it_goes_with_all_that_stands_on_its_sides() -> None:
    ExchangeFactory().delete()
    enforce_deferred_constraints()
    assert not ExchangeItem.objects.exists()


@pytest.mark.parametrize("side", ["a", "b"])
def test_a_thing_stands_once_on_one_side(side: str) -> None:
    commitment = CommitmentFactory()
    exchange = ExchangeFactory(a=[commitment])
    with pytest.raises(IntegrityError, match="exchangeitem_stands_on_one_side"):
        ExchangeItemFactory(exchange=exchange, side=side, commitment=commitment)


@pytest.mark.parametrize("given", [{"commitment": None}, {"sanction": True}])
def test_an_item_is_one_thing(given: dict[str, object]) -> None:
    given = {name: SanctionFactory() if value else None for name, value in given.items()}
    with pytest.raises(IntegrityError, match="exchangeitem_is_one_record"), transaction.atomic():
        ExchangeItemFactory(**given)


def test_what_was_given_is_not_deleted_from_under_it() -> None:
    commitment = CommitmentFactory()
    ExchangeFactory(a=[commitment])
    with pytest.raises(ProtectedError):
        commitment.delete()
