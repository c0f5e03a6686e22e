"""What can be pressed does something: a way to add a row is there for who may add one, and for nobody else."""

import json
import re
from html import unescape
from typing import Any

import pytest
from django.contrib import admin
from django.db.models import Model
from django.test import Client

from tests.factories import UserFactory
from tests.integration.admin.forms import address
from tests.integration.test_role_matrix import ROLES, factory_of

pytestmark = pytest.mark.django_db

GROUPS = [group for group in ROLES.values() if group]
OURS = sorted(
    (model for model in admin.site._registry if model._meta.app_label == "tracker"),
    key=lambda model: model._meta.label,
)


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


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.model_name)
def test_a_row_can_be_added_where_the_form_says_so(model: type[Model], group: str) -> None:
    client, record = Client(), factory_of(str(model._meta.model_name))()
    client.force_login(UserFactory(group=group))
    for page in (address(model, "add"), address(model, "change", record.pk)):
        answer: Any = client.get(page)
        if answer.status_code == 200:
            html = answer.content.decode()
            for prefix, is_offered in rows_to_add(html).items():
                assert is_offered == (f'id="{prefix}-empty"' in html), (page, prefix)
