"""The fixture says what the files of the first dataset say."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import DjangoDbBlocker

from tests import database
from tests.factories import ActorFactory
from tracker.management.commands.build_fixture import FIXTURE
from tracker.models import Actor, Commitment
from tracker.models.integrity.referenced import ReferencedQuerySet
from tracker.transfer.declaration.resources import RECORDS


def build(*arguments: str) -> str:
    out = StringIO()
    call_command("build_fixture", *arguments, stdout=out)
    return out.getvalue()


def everything() -> dict[str, str]:
    """Every export, by kind of record, but for when something was retracted: that is the moment of its loading."""
    tables = {record: resource().export() for record, resource in RECORDS.items()}
    del tables["status_updates"]["retracted_at"]
    return {record: str(table.export("csv")) for record, table in tables.items()}


def published() -> int:
    return Commitment.objects.filter(published_at__isnull=False).count()


@pytest.fixture(scope="module")
def seeded(
    django_db_setup: None, working_database: database.Working, django_db_blocker: DjangoDbBlocker
) -> tuple[dict[str, str], int]:
    """What `seed` puts into a database: every export, and how many commitments are published."""
    with django_db_blocker.unblock(), working_database.standing_on(database.ensure_seeded_template()):
        return everything(), published()


@pytest.fixture
def found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has a record that was found be found again without a query: loaddata asks anew for each row that names it."""
    found: dict[tuple[type, str], Any] = {}
    look_up = ReferencedQuerySet.get_by_natural_key

    def remembered(records: Any, ref: str) -> Any:
        if (records.model, ref) not in found:
            found[records.model, ref] = look_up(records, ref)
        return found[records.model, ref]

    monkeypatch.setattr(ReferencedQuerySet, "get_by_natural_key", remembered)


@pytest.mark.django_db
@pytest.mark.usefixtures("found_once")
def test_loaddata_gives_the_same_content_as_seed(seeded: tuple[dict[str, str], int]) -> None:
    assert not Actor.objects.exists()
    call_command("loaddata", "us_china_fentanyl", verbosity=0)
    assert (everything(), published()) == seeded
    assert published() > 0


def test_the_fixture_is_current() -> None:
    assert build("--check") == "us_china_fentanyl.json is current.\n"


@pytest.mark.django_db
def test_what_else_the_database_holds_does_not_matter(tmp_path: Path) -> None:
    ActorFactory.create(ref="china", name="Another name")
    built = tmp_path / "built.json"
    build("--fixture", str(built))
    assert built.read_bytes() == FIXTURE.read_bytes()


def test_a_fixture_that_is_not_current_fails_the_check(tmp_path: Path) -> None:
    stale = tmp_path / "stale.json"
    for content in (None, "[]"):
        if content:
            stale.write_text(content, encoding="utf-8")
        with pytest.raises(CommandError, match=r"stale\.json is not what the CSV files say"):
            build("--check", "--fixture", str(stale))


def test_a_problem_in_the_files_is_named(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text("ref,kind,name\na,stat,A\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"^actors\.csv, line 2, kind “stat”: must be one of"):
        build("--seeds", str(tmp_path), "--fixture", str(tmp_path / "built.json"))


def test_no_entry_carries_a_key_or_a_moment_of_one_database() -> None:
    text = FIXTURE.read_text(encoding="utf-8")
    assert not [name for name in ('"pk"', "recorded_at", "published_at", "_earliest", "_latest") if name in text]
