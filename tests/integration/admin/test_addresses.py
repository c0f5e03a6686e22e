"""Addresses of the admin that no page of it makes: fields that are none, and records that nobody links to."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.options import TO_FIELD_VAR
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory
from tests.integration.admin.forms import address
from tests.integration.test_role_matrix import factory_of

pytestmark = pytest.mark.django_db

REGISTERED = sorted(admin.site._registry, key=lambda model: model._meta.label)


def client_of(group: str) -> Client:
    client = Client()
    client.force_login(UserFactory(group=group))
    return client


def names_of(model: type[Model]) -> list[str]:
    """Every field that is looked up by a name, those that lead here from elsewhere too, and names of none."""
    return [*(field.name for field in model._meta.get_fields()), "", "no_such", "pk", "commitment__title"]


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model._meta.model_name)
def test_a_record_is_named_by_what_a_link_leads_to_alone(model: type[Model]) -> None:
    client = client_of("Reviewer")
    pages = [address(model, "changelist"), address(model, "change", 1)]
    for name in names_of(model):
        if name != "id":
            answers = {client.get(f"{page}?{TO_FIELD_VAR}={name}").status_code for page in pages}
            assert answers == {400}, name
    assert client.get(f"{pages[0]}?{TO_FIELD_VAR}=id&_popup=1").status_code in (200, 403)


@pytest.mark.parametrize("group", ["Viewer", "Reviewer"])
def test_a_box_that_is_typed_in_looks_up_what_its_own_field_links_to_alone(group: str) -> None:
    client = client_of(group)
    page = reverse("admin:autocomplete")
    for model in apps.get_models():
        for name in names_of(model):
            asked: dict[str, str] = {
                "app_label": model._meta.app_label,
                "model_name": str(model._meta.model_name),
                "field_name": name,
            }
            field = next((field for field in model._meta.get_fields() if field.name == name), None)
            status = client.get(page, asked).status_code
            expected = {200, 403, 404} if field is not None and not field.auto_created else {403}
            assert status in expected, (model, name)


WORDS = ("_popup", "_facets", "_changelist_filters", "p", "o", "e", "all", "q", "_source_model")


@pytest.mark.parametrize("value", ["", "x", "9" * 30, "1.-2.999", "²"])
def test_a_word_of_the_admin_with_a_foreign_value(value: str) -> None:
    client, commitment = client_of("Reviewer"), factory_of("commitment")()
    for name in WORDS:
        assert client.get(address(type(commitment), "changelist"), {name: value}).status_code in (200, 302, 400), name
    for page in (address(type(commitment), "change", commitment.pk), address(type(commitment), "add")):
        assert client.get(page, dict.fromkeys(WORDS, value)).status_code in (200, 302, 400), page
