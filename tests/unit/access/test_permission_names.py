"""Stored permissions are called what the models call them."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.db import connection
from django.db.migrations.state import StateApps
from django.test.utils import CaptureQueriesContext

from tracker.access.permission_names import names, rename_permissions

pytestmark = pytest.mark.django_db

TRACKER = apps.get_app_config("tracker")


def stored() -> dict[tuple[str, str], str]:
    found = Permission.objects.filter(content_type__app_label="tracker")
    return {
        (model, codename): name
        for model, codename, name in found.values_list("content_type__model", "codename", "name")
    }


def test_a_new_database_has_the_names_of_the_models() -> None:
    assert stored() == {
        (model._meta.model_name, codename): name
        for model in TRACKER.get_models()
        for codename, name in names(model).items()
    }


def test_former_names_are_replaced_and_those_of_other_applications_stay() -> None:
    before = stored()
    Permission.objects.update(name="Can do as formerly")
    rename_permissions(TRACKER, "default")
    assert stored() == before
    assert Permission.objects.get(codename="add_user").name == "Can do as formerly"


def test_where_nothing_is_called_otherwise_nothing_is_written() -> None:
    with CaptureQueriesContext(connection) as asked:
        rename_permissions(TRACKER, "default")
    assert [query["sql"].split()[0] for query in asked] == ["SELECT"]


def test_where_there_are_no_records_yet_nothing_is_done() -> None:
    before = stored()
    rename_permissions(TRACKER, "default", apps=StateApps([], {}))
    assert stored() == before
