"""What can be pressed does something: a way to add a row is there for who may add one, and for nobody else."""

import json
import re
from html import unescape
from http import HTTPStatus
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404
from django.test import RequestFactory
from django.urls import resolve

from tests.factories import UserFactory
from tests.integration.admin.forms import address
from tests.integration.test_role_matrix import ROLES, factory_of

pytestmark = pytest.mark.django_db

GROUPS = [group for group in ROLES.values() if group]
OURS = sorted(
    (model for model in admin.site._registry if model._meta.app_label == "tracker"),
    key=lambda model: model._meta.label,
)


@pytest.fixture
def records() -> list[Model]:
    """One record of every kind."""
    return [factory_of(str(model._meta.model_name))() for model in OURS]


def rows_to_add(html: str) -> dict[str, bool]:
    """For each sort of rows of the form, whether the script that draws its pages offers to add one."""
    found = {}
    for told in re.findall(r'data-inline-formset="([^"]*)"', html):
        prefix = json.loads(unescape(told))["name"].removeprefix("#")
        counts = {
            name: int(re.findall(rf'name="{prefix}-{name}" value="(\d+)"', html)[0])
            for name in ("TOTAL_FORMS", "MAX_NUM_FORMS")
        }
        found[prefix] = counts["MAX_NUM_FORMS"] > counts["TOTAL_FORMS"]
    return found


def with_rows(page: str, person: User) -> str:
    """The form at the address as this person sees it, drawn only if it has rows of any sort."""
    request, found = RequestFactory().get(page), resolve(page)
    request.user, request._messages = person, CookieStorage(request)  # type: ignore[attr-defined]
    try:
        answer: Any = found.func(request, *found.args, **found.kwargs)
    except (PermissionDenied, Http404):
        return ""
    has_rows = answer.status_code == HTTPStatus.OK and answer.context_data.get("inline_admin_formsets")
    return answer.render().content.decode() if has_rows else ""


@pytest.mark.parametrize("group", GROUPS)
def test_a_row_can_be_added_where_the_form_says_so(group: str, records: list[Model]) -> None:
    person, compared = UserFactory(group=group), 0
    for record in records:
        for page in (address(type(record), "add"), address(type(record), "change", record.pk)):
            html = with_rows(page, person)
            for prefix, is_offered in rows_to_add(html).items():
                assert is_offered == (f'id="{prefix}-empty"' in html), (page, prefix)
                compared += 1
    assert compared
