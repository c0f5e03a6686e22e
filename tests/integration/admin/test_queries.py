"""How many queries an admin page takes: few, and no more when there are more rows."""

from collections.abc import Iterable
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import UserFactory
from tests.factories.crowd import make_crowd
from tracker.models import Correction, ImportBatch, MergedRef, Proposal, RetiredRef

MOST_FOR_A_LIST = 20
MOST_FOR_A_FORM = 25
# Asks once for the names of each kind of record that hangs on it.
MOST_FOR_A_HISTORY = 30
FEW, MANY = 2, 6

MODELS = list(admin.site._registry)
WRITTEN_ELSEWHERE = (Correction, ImportBatch, MergedRef, Proposal, RetiredRef)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sessions_in_database")]


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(UserFactory(group="Administrator"))
    # Kept by the process from its first request on, and no page's own.
    ContentType.objects.get_for_models(*apps.get_models())
    return client


def address(model: type[Model], page: str, *arguments: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments)


def count(client: Client, addresses: Iterable[str]) -> dict[str, list[str]]:
    """The queries of each page."""
    found = {}
    for page in addresses:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(page).status_code == 200, page
        found[page] = [query["sql"] for query in caught.captured_queries]
    return found


def too_many(found: dict[str, list[str]], most: int) -> list[str]:
    return [f"{page}: {len(queries)}\n" + "\n".join(queries) for page, queries in found.items() if len(queries) > most]


def test_a_page_takes_few_queries_however_much_there_is(administrator: Client) -> None:
    lists = [address(model, "changelist") for model in MODELS]
    few = make_crowd(FEW)
    lists_of_few = count(administrator, lists)
    forms_of_few = count(administrator, [address(type(hub), "change", hub.pk) for hub in few])
    others = {address(type(row), "change", row.pk) for row in latest()} - forms_of_few.keys()
    added = [address(model, "add") for model in MODELS if model not in WRITTEN_ELSEWHERE]
    assert not too_many(forms_of_few | count(administrator, [*sorted(others), *added]), MOST_FOR_A_FORM)

    many = make_crowd(MANY)
    lists_of_many = count(administrator, lists)
    assert not too_many(lists_of_many, MOST_FOR_A_LIST)
    assert numbers(lists_of_many) == numbers(lists_of_few)
    forms_of_many = count(administrator, [address(type(hub), "change", hub.pk) for hub in many])
    histories_of_few, histories_of_many = (
        count(administrator, [address(type(hub), "history", hub.pk) for hub in hubs]) for hubs in (few, many)
    )
    for of_few, of_many in ((forms_of_few, forms_of_many), (histories_of_few, histories_of_many)):
        assert not too_many(of_many, MOST_FOR_A_HISTORY)
        # The page of a long history may tell of fewer kinds of record, whose names are asked for at once.
        more = [
            f"{page}: {len(queries)} instead of {len(expected)}\n" + "\n".join(queries)
            for (page, queries), expected in zip(of_many.items(), of_few.values(), strict=True)
            if len(queries) > len(expected)
        ]
        if more:
            pytest.fail("\n\n".join(more))


def latest() -> list[Model]:
    """The row written last of every kind that has any."""
    return [row for model in MODELS if (row := model._default_manager.order_by("-pk").first())]


def numbers(found: dict[str, list[str]]) -> list[int]:
    """How many queries each page takes."""
    return [len(queries) for queries in found.values()]
