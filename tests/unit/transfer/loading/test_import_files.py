"""Files brought in at once, in one batch."""

from pathlib import Path

import pytest
from pghistory.models import Context

from tests.factories import UserFactory
from tests.unit.transfer.reading.test_files import write
from tracker.models import ImportBatch, Role, Topic
from tracker.transfer.loading.import_files import import_files
from tracker.transfer.loading.pipeline import problems_in
from tracker.transfer.reading.files import files_at, fingerprint

pytestmark = pytest.mark.django_db

ACTORS = "ref,kind,name\nwhite-house,public_body,White House\nbiden,person,Joe Biden\n"
ROLES = "ref,person,organisation,title\npresident,biden,white-house,President\n"


def test_a_file_may_name_records_of_another_and_all_are_one_batch(tmp_path: Path) -> None:
    files = files_at([write(tmp_path, actors=ACTORS, roles=ROLES)])
    results, batch = import_files(files, name="seeds", origin={"command": "seed"})
    assert problems_in(results) == []
    assert Role.objects.get().person.ref == "biden"
    assert batch == ImportBatch.objects.get()
    assert (batch.records, batch.file_name, batch.file_sha256, batch.state) == (
        ["actors", "roles"],
        "seeds",
        fingerprint(files),
        "applied",
    )
    assert batch.totals == {"new": 3, "changed": 0, "unchanged": 0, "invalid": 0}


def test_every_event_says_who_and_what_batch(tmp_path: Path) -> None:
    user = UserFactory.create()
    files = files_at([write(tmp_path, actors=ACTORS, roles=ROLES)])
    _, batch = import_files(files, name="seeds", user=user, origin={"command": "seed"})
    assert batch is not None
    (context,) = Context.objects.all()
    assert context.metadata == {"command": "seed", "user": user.pk, "import_batch": batch.pk}


def test_a_dry_run_says_what_would_be_and_leaves_nothing(tmp_path: Path) -> None:
    results, batch = import_files(files_at([write(tmp_path, actors=ACTORS)]), name="x", dry_run=True)
    assert (results["actors"].counts["new"], batch) == (2, None)
    assert not ImportBatch.objects.exists()
    assert not Context.objects.exists()


def test_files_that_change_nothing_make_no_batch(tmp_path: Path) -> None:
    files = files_at([write(tmp_path, topics="ref,name\na,A\n")])
    import_files(files, name="first")
    _, batch = import_files(files, name="second")
    assert batch is None
    assert ImportBatch.objects.get().file_name == "first"


def test_a_file_that_would_do_what_is_unusual_needs_an_explicit_word(tmp_path: Path) -> None:
    Topic.objects.create(ref="a", name="A")
    files = files_at([write(tmp_path, topics="ref,name\n")])
    results, _ = import_files(files, name="x")
    assert [str(problem) for problem in problems_in(results)] == [
        (
            "topics.csv: the file holds no rows; stored topics: 1. To import it anyway, tick “Yes, import anyway” "
            "on the page of the import, or add --accept-drift on the command line. Nothing was changed."
        )
    ]
    results, _ = import_files(files, name="x", accept_drift=True)
    assert problems_in(results) == []
