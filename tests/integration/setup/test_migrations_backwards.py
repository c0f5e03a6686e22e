"""A filled database goes back by its migrations as far as one likes, and comes forward again, without its rows."""

import pghistory.models
import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection

from tracker.models import Actor, Commitment

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("first_dataset")]

WHAT_THERE_IS = """
SELECT 'column', table_name || '.' || column_name, data_type || coalesce(column_default, '') || is_nullable
FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL SELECT 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT 'trigger', tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid)
FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT 'function', proname, md5(pg_get_functiondef(pg_proc.oid))
FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
    AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
"""


def what_there_is() -> set[tuple[str, ...]]:
    """Every column, constraint, index, trigger and function, as PostgreSQL tells them."""
    with connection.cursor() as cursor:
        cursor.execute(WHAT_THERE_IS)
        return set(cursor.fetchall())


def rights() -> dict[str, set[str]]:
    """What each group may do."""
    return {
        group.name: {permission.codename for permission in group.permissions.all()} for group in Group.objects.all()
    }


def tables() -> set[str]:
    """What is left of ours but functions."""
    return {name for kind, name, _ in what_there_is() if kind != "function" and name.startswith("tracker_")}


def test_a_filled_database_goes_back_and_comes_forward_again() -> None:
    """To the first migration and to none; from either the way forward is one, since the first finds the same again."""
    assert Commitment.objects.exists()
    there_was, might = what_there_is(), rights()
    call_command("migrate", "tracker", "0001", verbosity=0)
    assert tables() == set()
    first = what_there_is(), rights()
    call_command("migrate", "tracker", "zero", verbosity=0)
    assert tables() == set()
    call_command("migrate", "tracker", "0001", verbosity=0)
    assert (what_there_is(), rights()) == first
    call_command("migrate", verbosity=0)
    assert what_there_is() == there_was
    assert rights() == might
    assert not Commitment.objects.exists()
    Actor.objects.create(ref="cn", name="China", kind="state")
    assert pghistory.models.Events.objects.tracks(Actor.objects.get()).count() == 1
