"""A table seen as it would be."""

from pathlib import Path

import pytest
from django.db import connection
from psycopg.sql import SQL, Identifier

from tests.factories import ActorFactory, MeetingFactory, RoleFactory
from tests.imports import refused
from tests.unit.transfer.loads import load_of
from tests.unit.transfer.reading.test_files import write
from tracker.models import Actor, Meeting
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.loading import shadow_table

pytestmark = pytest.mark.django_db


def test_stored_rows_are_seen_with_the_proposed_ones_among_them_until_it_is_taken_down() -> None:
    for ref in ("kept", "changed"):
        ActorFactory.create(ref=ref, name="Stored")
    rows = ("changed", "", "Proposed"), ("new", "person", "Proposed"), ("wrong", "planet", "Proposed")
    with load_of("actors", ["ref", "kind", "name"], *rows) as load:
        shadow_table.create_shadow(load)
        seen = dict(Actor.objects.values_list("ref", "name"))
        assert seen == {"kept": "Stored", "changed": "Proposed", "new": "Proposed"}
        shadow_table.drop_shadow(load)
    assert dict(Actor.objects.values_list("ref", "name")) == {"kept": "Stored", "changed": "Stored"}


def test_what_the_database_derives_is_derived() -> None:
    with load_of("meetings", ["ref", "kind", "title", "held"], ("m", "summit", "M", "2023-05")) as load:
        shadow_table.create_shadow(load)
        meeting = Meeting.objects.get()
    assert meeting.held_latest is not None
    assert meeting.held_latest.isoformat() == "2023-05-31"


@pytest.mark.parametrize("record", RECORDS)
def test_every_table_can_be_stood_in_for_with_all_its_columns(record: str) -> None:
    resource = RECORDS[record]()
    table = resource._meta.model._meta.db_table
    with load_of(record, [key.column_name for key in resource.key_columns]) as load, connection.cursor() as cursor:
        cursor.execute(SQL("SELECT * FROM {}").format(Identifier(table)))
        columns = [(column.name, column.type_code) for column in cursor.description]
        shadow_table.create_shadow(load)
        cursor.execute(SQL("SELECT * FROM {}").format(Identifier(table)))
        assert [(column.name, column.type_code) for column in cursor.description] == columns


def test_a_rule_of_one_file_sees_what_another_would_change(tmp_path: Path) -> None:
    """What is a person now would be none once the files were in; and what is none now would be one."""
    ActorFactory.create(ref="office", kind="person")
    ActorFactory.create(ref="biden", kind="group")
    RoleFactory.create(ref="held")
    MeetingFactory.create(ref="other")
    write(
        tmp_path,
        actors="ref,kind\noffice,public_body\nbiden,person\n",
        roles="ref,person,organisation,title\na,office,office,A\nb,biden,office,B\n",
    )
    assert refused(tmp_path, dry_run=True) == [
        'roles.csv, line 2, person “office”: "office" is not a person; a role is held by an actor of kind person.'
    ]
