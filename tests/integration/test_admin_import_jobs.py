"""Long plans, imports and reverts in the admin: done by a worker, and told on the page of their batch."""

import pytest
from django.test import Client

from tests.factories import TopicFactory
from tests.integration.admin_imports import batch_of, decide, plan_page, signed_in, upload
from tests.jobs import job_of, rows, work_off
from tracker.jobs.size import MOST_ROWS
from tracker.models import ImportBatch, ImportJob, Topic
from tracker.vocabulary import BatchState, JobState

pytestmark = pytest.mark.django_db(transaction=True)

MANY = MOST_ROWS + 1


@pytest.fixture
def analyst() -> Client:
    return signed_in("Analyst")


def state_of(batch: ImportBatch) -> str:
    batch.refresh_from_db()
    return batch.state


def test_a_long_file_is_planned_applied_and_taken_back_by_a_worker(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, rows(MANY)))
    assert state_of(batch) == BatchState.PLANNING
    page = plan_page(analyst, batch)
    assert "no worker is running" in page
    assert 'http-equiv="refresh"' in page
    work_off()
    assert state_of(batch) == BatchState.PLANNED
    page = plan_page(analyst, batch)
    assert f"<strong>{MANY:,}</strong> new" in page
    assert 'http-equiv="refresh"' not in page

    decide(analyst, batch, "apply")
    assert (Topic.objects.count(), state_of(batch)) == (0, BatchState.PLANNED)
    work_off()
    assert (Topic.objects.count(), state_of(batch)) == (MANY, BatchState.APPLIED)
    assert f"Imported file.csv: {MANY:,} new, 0 changed, 0 unchanged." in plan_page(analyst, batch)

    decide(analyst, batch, "revert")
    assert state_of(batch) == BatchState.APPLIED
    work_off()
    assert (Topic.objects.count(), state_of(batch)) == (0, BatchState.REVERTED)
    assert "file.csv was taken back: the records are as they were before it." in plan_page(analyst, batch)
    assert [job.state for job in ImportJob.objects.all()] == [JobState.DONE] * 3
