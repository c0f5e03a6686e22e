"""The page of a deletion names what goes along and what keeps the record, but of many only the first."""

import pytest
from django.contrib import admin
from django.contrib.admin.utils import get_deleted_objects
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.integration.admin.forms import address
from tracker.admin.history import going_along
from tracker.models import Actor, Commitment, Source

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("group", ["Reviewer", "Analyst"])
def test_a_few_are_told_as_django_tells_them(group: str) -> None:
    party = factories.PartyFactory.create()
    factories.CitationFactory.create(commitment=party.commitment)
    request = RequestFactory().get("/")
    request.user = factories.UserFactory.create(group=group)
    for model in (Actor, Commitment, Source):
        records = model._default_manager.all()
        going, counts, lacking, protected = admin.site.get_model_admin(model).get_deleted_objects(records, request)
        expected = get_deleted_objects(records, request, admin.site)
        assert (going, counts, lacking) == expected[:3], model
        assert sorted(protected) == sorted(expected[3]), model


def test_of_many_the_first_are_named_and_the_rest_counted(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(going_along, "MOST_NAMED", 3)
    client.force_login(factories.UserFactory(is_staff=True, is_superuser=True))
    actor = factories.ActorFactory.create()
    factories.PartyFactory.create_batch(4, actor=actor)
    page = address(Actor, "delete", actor.pk)
    with CaptureQueriesContext(connection) as few:
        told = client.get(page).context["protected"]
    assert [each.startswith("Party") for each in told] == [True, True, True, False]
    assert told[3] == "and 1 more"
    factories.PartyFactory.create_batch(8, actor=actor)
    with CaptureQueriesContext(connection) as many:
        assert client.get(page).context["protected"][3:] == ["and 9 more"]
    assert len(many) <= len(few)
