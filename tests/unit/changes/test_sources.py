"""What the history of the public record is read from."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from tracker.changes.sources import PARTS, SUBJECTS, Part, Subject
from tracker.models import StatusUpdate


@pytest.mark.parametrize("source", [*SUBJECTS, *PARTS], ids=lambda source: f"{source.kind}-{source.model.__name__}")
def test_shows_fields_that_are_recorded_and_no_user(source: Subject | Part) -> None:
    recorded = {field.name for field in source.events.model._meta.concrete_fields}
    assert set(source.fields) <= recorded
    fields: list[Any] = [source.model._meta.get_field(name) for name in source.fields]
    assert get_user_model() not in {field.related_model for field in fields}


@pytest.mark.django_db
def test_every_table_of_events_is_indexed_by_time() -> None:
    models: set[Any] = {StatusUpdate, *(one.model for one in SUBJECTS), *(one.model for one in PARTS)}
    tables = {f"{model._meta.app_label}_{model.__name__.lower()}event" for model in models}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_indexes WHERE indexdef LIKE '%%(pgh_created_at)'", [])
        assert tables == {name for (name,) in cursor.fetchall()}
