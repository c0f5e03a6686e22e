"""Addresses of the admin that no page of it makes: fields that are none, and records that nobody links to."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.options import TO_FIELD_VAR
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db.models import Model
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import resolve, reverse

from tests.factories import UserFactory
from tests.integration.admin.forms import address
from tests.integration.test_role_matrix import factory_of

pytestmark = pytest.mark.django_db

REGISTERED = sorted(admin.site._registry, key=lambda model: model._meta.label)


def client_of(group: str) -> Client:
    client = Client()
    client.force_login(UserFactory(group=group))
    return client


def status(person: User, page: str, asked: dict[str, str]) -> int:
    """What the view at the address answers with, before anything is drawn; it takes a hundredth of a request."""
    request, found = RequestFactory().get(page, asked), resolve(page)
    request.user = person
    try:
        return int(found.func(request, *found.args, **found.kwargs).status_code)
    except SuspiciousOperation:
        return 400
    except PermissionDenied:
        return 403
    except Http404:
        return 404


def names_of(model: type[Model]) -> list[str]:
    """Every field that is looked up by a name, those that lead here from elsewhere too, and names of none."""
    return [*(field.name for field in model._meta.get_fields()), "", "no_such", "pk", "commitment__title"]


def test_a_record_is_named_by_what_a_link_leads_to_alone() -> None:
    person = UserFactory(group="Reviewer")
    for model in REGISTERED:
        pages = [address(model, "changelist"), address(model, "change", 1)]
        for name in names_of(model):
            if name != "id":
                answers = {status(person, page, {TO_FIELD_VAR: name}) for page in pages}
                assert answers == {400}, (model, name)


def test_one_that_is_not_so_named_is_refused() -> None:
    client = client_of("Reviewer")
    for page in (address(REGISTERED[-1], "changelist"), address(REGISTERED[-1], "change", 1)):
        assert client.get(f"{page}?{TO_FIELD_VAR}=no_such").status_code == 400


def test_one_that_is_so_named_is_chosen_from_its_list() -> None:
    client = client_of("Reviewer")
    for model in REGISTERED:
        answer = client.get(f"{address(model, 'changelist')}?{TO_FIELD_VAR}=id&_popup=1")
        assert answer.status_code in (200, 403), model


@pytest.mark.parametrize("group", ["Viewer", "Reviewer"])
def test_a_box_that_is_typed_in_looks_up_what_its_own_field_links_to_alone(group: str) -> None:
    client, person, page = client_of(group), UserFactory(group=group), reverse("admin:autocomplete")
    found: dict[int, dict[str, str]] = {}
    for model in apps.get_models():
        for name in names_of(model):
            asked: dict[str, str] = {
                "app_label": model._meta.app_label,
                "model_name": str(model._meta.model_name),
                "field_name": name,
            }
            field = next((field for field in model._meta.get_fields() if field.name == name), None)
            answer = status(person, page, asked)
            expected = {200, 403, 404} if field is not None and not field.auto_created else {403}
            assert answer in expected, (model, name)
            found.setdefault(answer, asked)
    assert found.keys() >= {200, 403}
    for answer, asked in found.items():
        assert client.get(page, asked).status_code == answer, asked


WORDS = ("_popup", "_facets", "_changelist_filters", "p", "o", "e", "all", "q", "_source_model")


@pytest.mark.parametrize("value", ["", "x", "9" * 30, "1.-2.999", "²"])
def test_a_word_of_the_admin_with_a_foreign_value(value: str) -> None:
    """Each word by itself is asked of the list's view; those that it takes are drawn in one page."""
    client, person, commitment = client_of("Reviewer"), UserFactory(group="Reviewer"), factory_of("commitment")()
    listed = address(type(commitment), "changelist")
    answers = {name: status(person, listed, {name: value}) for name in WORDS}
    assert set(answers.values()) <= {200, 302, 400}, answers
    taken = [name for name, answer in answers.items() if answer == 200]
    assert {"_facets", "q"} <= set(taken)
    for words in (taken, [name for name in taken if name != "_popup"]):
        assert client.get(listed, dict.fromkeys(words, value)).status_code == 200, words
    for page in (address(type(commitment), "change", commitment.pk), address(type(commitment), "add")):
        assert client.get(page, dict.fromkeys(WORDS, value)).status_code in (200, 302, 400), page
