"""What each group may do: the table in code, the rows of the database, and what the admin lets through."""

from importlib import import_module
from itertools import pairwise

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.db.models import Model
from django.test import Client

from tests.factories import ArchivedTextFactory, SourceFactory, TopicFactory, UserFactory
from tests.integration.admin.forms import add, address, shown
from tracker.access.groups import GROUPS, codenames
from tracker.models import ArchivedText, Source, Topic
from tracker.transfer.declaration.resources import RECORDS

pytestmark = pytest.mark.django_db

PHRASE = "a-long-enough-phrase"

GRANTING = (
    "0004_search_to_reminders",
    "0024_lives_of_stored_sanctions",
    "0025_criteria_rights",
    "0026_links_become_exchanges",
    "0027_review_granted",
)
MODELS = [model for model in admin.site._registry if model._meta.app_label == "tracker"]


def signed_in(group: str) -> Client:
    client = Client()
    client.force_login(UserFactory(group=group))
    return client


def held(group: str) -> set[str]:
    return set(Permission.objects.filter(group__name=group).values_list("codename", flat=True))


@pytest.mark.parametrize("group", GROUPS)
def test_the_database_grants_what_the_table_says(group: str) -> None:
    assert held(group) == codenames(group)


def test_there_is_no_other_group() -> None:
    assert {group.name for group in Group.objects.all()} == set(GROUPS)


def test_each_group_may_do_all_that_the_one_before_may() -> None:
    for lesser, greater in pairwise(GROUPS):
        assert codenames(lesser) < codenames(greater)


def test_every_record_that_files_carry_can_be_allowed_to_come_and_go() -> None:
    carried = {resource._meta.model._meta.model_name for resource in RECORDS.values()}
    for action in ("import", "export"):
        assert {f"{action}_{record}" for record in carried} <= codenames("Analyst")


def test_archived_texts_go_into_no_file() -> None:
    assert not Permission.objects.filter(codename__in=["export_archivedtext", "import_archivedtext"]).exists()
    assert ArchivedText not in {resource._meta.model for resource in RECORDS.values()}


def test_the_groups_can_be_taken_away_and_made_again() -> None:
    first = import_module("tracker.migrations.0003_groups")
    later = [import_module(f"tracker.migrations.{name}") for name in GRANTING]
    collections = import_module("tracker.migrations.0031_what_there_is_is_a_collection").Migration.operations[1]
    parties = import_module("tracker.migrations.0016_parties_in_files").Migration.operations[0]
    mappings = import_module("tracker.migrations.0052_column_mappings_granted").Migration.operations[0]
    before = {group: held(group) for group in GROUPS}
    with connection.schema_editor() as editor:
        mappings.reverse_code(apps, editor)
        for migration in reversed(later):
            migration.withdraw(apps, editor)
        parties.reverse_code(apps, editor)
        assert all(held(group) < before[group] for group in GROUPS)
        first.remove_groups(apps, editor)
        assert not Group.objects.exists()
        first.make_groups(apps, editor)
        for migration in later:
            migration.grant(apps, editor)
        parties.code(apps, editor)
        collections.code(apps, editor)
        mappings.code(apps, editor)
    assert {group: held(group) for group in GROUPS} == before


@pytest.mark.parametrize("model", MODELS)
def test_strangers_are_sent_to_sign_in(client: Client, model: type[Model]) -> None:
    for page in ("changelist", "add"):
        answer = client.get(address(model, page))
        assert answer.status_code == 302
        assert answer["Location"].startswith("/admin/login/")


def test_a_viewer_sees_but_cannot_change() -> None:
    topic = TopicFactory()
    client = signed_in("Viewer")
    page = client.get(address(Topic, "change", topic.pk))
    assert topic.name in page.content.decode()
    assert "_save" not in page.content.decode()
    assert client.post(address(Topic, "change", topic.pk), {"name": "Changed", "ref": topic.ref}).status_code == 403
    assert client.post(address(Topic, "delete", topic.pk), {"post": "yes"}).status_code == 403
    assert Topic.objects.get().name == topic.name


def test_a_viewer_has_no_import_button() -> None:
    page = signed_in("Viewer").get(address(Topic, "changelist")).content.decode()
    assert address(Topic, "import") not in page
    assert address(Topic, "export") in page


def test_a_viewer_reads_no_archived_text_on_any_page() -> None:
    source = SourceFactory()
    text = ArchivedTextFactory(source=source, text="What the article said, word for word.")
    client = signed_in("Viewer")
    for page in (address(Source, "change", source.pk), address(Source, "history", source.pk)):
        assert "word for word" not in client.get(page).content.decode()
    for page in ("change", "history", "delete"):
        assert client.get(address(ArchivedText, page, text.pk)).status_code == 403


def test_the_autocomplete_offers_only_what_a_person_may_see() -> None:
    asked = {"app_label": "tracker", "model_name": "commitment", "field_name": "owner"}
    assert signed_in("Analyst").get("/admin/autocomplete/", asked).status_code == 403


def test_an_administrator_makes_no_superuser() -> None:
    client = signed_in("Administrator")
    person, superuser = UserFactory(), UserFactory(is_superuser=True)
    fields = shown(client, address(type(person), "change", person.pk))
    assert not {"is_superuser", "user_permissions"} & fields.keys()
    client.post(address(type(person), "change", person.pk), fields | {"is_superuser": "on"})
    person.refresh_from_db()
    assert not person.is_superuser
    assert client.post(address(type(person), "change", superuser.pk), {"username": "mine"}).status_code == 403


def test_whoever_an_administrator_adds_may_sign_in_to_the_admin() -> None:
    client = signed_in("Administrator")
    person = {"username": "newcomer", "usable_password": "true", "password1": PHRASE, "password2": PHRASE}
    client.post("/admin/auth/user/add/", person)
    assert User.objects.get(username="newcomer").is_staff


def test_someone_signed_in_who_is_not_staff_sees_nothing_of_the_admin() -> None:
    client = Client()
    client.force_login(UserFactory(is_staff=False, group="Administrator"))
    assert client.get("/admin/tracker/topic/").status_code == 302
    assert add(signed_in("Analyst"), Topic, ref="a", name="A").status_code == 302
