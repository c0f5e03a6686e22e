"""`manage.py make_dataset`: files, a loaded database, and what is refused."""

from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.models import F, Q
from django.utils import timezone

from tests.factories import TopicFactory
from tracker.models import Citation, Commitment, StatusUpdate
from tracker.transfer.loading.import_files import import_files
from tracker.transfer.loading.pipeline import counts_of, problems_in
from tracker.transfer.reading.files import files_at


def made(*arguments: str) -> str:
    told = StringIO()
    call_command("make_dataset", *arguments, stdout=told, stderr=StringIO())
    return told.getvalue()


@pytest.mark.django_db
def test_what_is_loaded_is_what_the_files_say_and_was_published_over_the_years(tmp_path: Path) -> None:
    said = made("--commitments=120", "--to", str(tmp_path / "made"), "--load")
    assert "Made up 120 commitments" in said
    assert f"import_records {tmp_path / 'made'}" in said

    results, _ = import_files(files_at([tmp_path / "made"]), name="again", accept_drift=True, dry_run=True)
    assert not problems_in(results)
    assert all(counts["unchanged"] == sum(counts.values()) for counts in counts_of(results).values())

    public = StatusUpdate.objects.published()
    assert len({update.published_at.year for update in public if update.published_at}) > 5
    assert not public.filter(published_at__date__lt=F("as_of_earliest")).exists()
    assert not public.filter(retracted_at__lte=F("published_at")).exists()
    assert public.filter(retracted_at__isnull=True).count() > 200
    long_after = [
        one for one in public if one.published_at and (one.published_at.date() - one.as_of.earliest).days > 90
    ]
    assert len(long_after) > 20
    assert not Citation.objects.filter(recorded_at__lt=F("source__recorded_at")).exists()


@pytest.mark.django_db
def test_history_tells_the_same_moments_and_no_trigger_stays() -> None:
    made("--commitments=30", "--load")
    models: list[Any] = [Commitment, StatusUpdate]
    for model in models:
        events = model.pgh_event_model.objects
        assert events.count() == model.objects.count()
        assert not events.exclude(Q(pgh_created_at=F("published_at")) | Q(published_at=None)).exists()
    today = Commitment.objects.create(ref="today", kind="pledge", title="Today", stage="published")
    today.refresh_from_db()
    assert today.published_at is not None
    assert timezone.now() - today.published_at < timedelta(hours=1)


@pytest.mark.django_db
def test_the_smallest_can_be_loaded_whatever_the_seed() -> None:
    made("--commitments=1", "--seed=-5", "--load")
    assert Commitment.objects.published().count() == 1


REFUSED = [
    (["--commitments=0", "--load"], "--commitments is 0; give a number from 1 to 1,000,000."),
    (["--commitments=1000001", "--load"], "--commitments is 1,000,001; give a number from 1 to 1,000,000."),
    (["--commitments=5"], "Say what to do: --to FOLDER"),
    (["--commitments=5", "--to", "full"], "full is not empty; name another folder, or empty it first."),
    (["--commitments=5", "--to", "full/file"], "full/file is a file; name a folder"),
    (["--commitments=5", "--load"], "This database holds records already (topics)"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("arguments", "said"), REFUSED)
def test_it_is_said_what_cannot_be_and_what_can(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("full").mkdir()
    Path("full/file").touch()
    TopicFactory.create()
    with pytest.raises(CommandError) as refused:
        made(*arguments)
    assert said in str(refused.value)
    assert [path.name for path in Path("full").iterdir()] == ["file"]
