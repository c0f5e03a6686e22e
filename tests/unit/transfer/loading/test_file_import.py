"""Files on their way in."""

from pathlib import Path

import pytest
from django.db import connection

from tests.factories import TopicFactory
from tests.imports import imported, refused
from tests.processes import another_connection
from tests.unit.transfer.reading.test_files import write
from tracker.models import Actor, Topic
from tracker.transfer.loading.file_load import Load

pytestmark = pytest.mark.django_db


def locked() -> bool:
    """Whether anyone keeps others from writing any of the site's tables."""
    with another_connection() as other:
        held = other.execute(
            "SELECT count(*) FROM pg_locks WHERE mode = 'ShareRowExclusiveLock' "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        return held.fetchall() != [(0,)]


class Watcher:
    """Notes at each step whether anyone is kept from writing."""

    def __init__(self) -> None:
        self.noted: list[bool] = []

    def __call__(self, *of_what: object) -> None:
        self.noted.append(locked())


def test_a_plan_keeps_nobody_from_writing_and_what_is_carried_out_does_from_its_plan_on(tmp_path: Path) -> None:
    write(tmp_path, topics="ref,name\na,A\n")
    reading, planning = Watcher(), Watcher()
    imported(tmp_path, dry_run=True, progress=reading, on_planned=planning)
    assert set(reading.noted + planning.noted) == {False}
    reading.noted.clear()
    planning.noted.clear()
    imported(tmp_path, progress=reading, on_planned=planning)
    assert (reading.noted[0], planning.noted) == (False, [True])


def test_of_sound_files_beside_a_wrong_one_nothing_is_written(tmp_path: Path) -> None:
    TopicFactory.create(ref="stored", name="Stored")
    write(tmp_path, topics="ref,name\nstored,Changed\nnew,New\n", actors="ref,kind,name\nchina,planet,China\n")
    assert len(refused(tmp_path)) == 1
    assert list(Topic.objects.values_list("name", flat=True)) == ["Stored"]
    assert not Actor.objects.exists()


def test_the_plan_of_each_file_is_shown_before_anything_is_written(tmp_path: Path) -> None:
    write(tmp_path, topics="ref,name\na,A\n", actors="ref,kind,name\nchina,state,China\n")
    seen: list[tuple[str, int]] = []

    def watch(load: Load) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT (SELECT count(*) FROM public.tracker_topic)")
            seen.append((load.resource.record_name(), cursor.fetchall()[0][0]))

    imported(tmp_path, on_planned=watch)
    assert seen == [("topics", 0), ("actors", 0)]
