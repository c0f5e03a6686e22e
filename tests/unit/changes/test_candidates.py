"""Every event that is told was noted when it was written, by the trigger of its table."""

import pytest
from django.db import connection

from tracker.changes.candidates import TABLE, function_of, sources, tables, trigger_of
from tracker.changes.log import source_query
from tracker.changes.sources import PARTS, SUBJECTS

pytestmark = pytest.mark.django_db


def test_each_source_has_a_name_of_its_own() -> None:
    assert len(sources()) == 1 + len(SUBJECTS) + len(PARTS)


@pytest.mark.parametrize("table", tables())
def test_the_trigger_of_each_table_notes_what_its_sources_tell(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = %s", [function_of(table)])
        stored = cursor.fetchone()
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname = 'note_events'", [table]
        )
        assert cursor.fetchone() == (1,)
    assert stored is not None
    wanted = trigger_of(table)
    assert stored[0].strip() in wanted, f"A migration has to make the trigger anew:\n{wanted}"


@pytest.mark.usefixtures("first_dataset")
def test_whatever_of_the_first_dataset_is_told_was_noted() -> None:
    with connection.cursor() as cursor:
        for name in sources():
            sql, values = source_query(name)
            cursor.execute(
                f"SELECT count(*), count(noted.id) FROM ({sql}) AS told LEFT JOIN {TABLE} AS noted "
                "ON noted.source = %s AND noted.event = told.key",
                [*values, name],
            )
            told, noted = cursor.fetchone()
            assert told == noted, name
