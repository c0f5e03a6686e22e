"""A page that is rendered apart may wait for the database for a bounded time, all its queries together."""

import pytest
from django.db import OperationalError
from django.test import RequestFactory

from tests.factories import CommitmentFactory
from tracker.page_cache import render_process
from tracker.page_cache.render_job import RenderJob
from tracker.parameters.checking import NAMES

pytestmark = pytest.mark.django_db


@pytest.fixture
def job() -> RenderJob:
    """The dashboard of one commitment."""
    CommitmentFactory()
    return RenderJob.of(RequestFactory().get("/"), "tracker.dashboard.views.dashboard_page", {}, NAMES)


def test_within_it_the_page_comes(job: RenderJob) -> None:
    assert b"1 commitment" in render_process.render_within_budget(job).body


def test_beyond_it_the_database_is_waited_for_no_longer(job: RenderJob, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render_process, "LONGEST_WAIT", 0.0)
    with pytest.raises(OperationalError, match="time for this request is used up"):
        render_process.render_within_budget(job)
