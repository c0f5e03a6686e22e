"""Who sends a form while an import keeps such records to itself is told so in time, and keeps what they typed."""

import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from tests.factories import ImportBatchFactory, TopicFactory, UserFactory
from tests.integration.admin.forms import address, shown
from tests.processes import another_connection
from tracker.models import ImportBatch, Topic
from tracker.vocabulary import BatchState, Stage

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_was_typed_is_kept_and_can_be_sent_again(client: Client, settings: Settings) -> None:
    settings.LOCK_PATIENCE = 0.05
    topic = TopicFactory(stage=Stage.DRAFT, ref="finance", name="Finance")
    reviewer = UserFactory(group="Reviewer")
    batch = ImportBatchFactory(state=BatchState.PLANNED, uploaded_by=reviewer)
    client.force_login(reviewer)
    # How long one waits is said when a request opens a connection.
    connection.close()
    place = address(Topic, "change", topic.pk)
    typed = shown(client, place) | {"name": "Money & laundering"}
    with another_connection() as importer:
        importer.execute("BEGIN")
        importer.execute("LOCK TABLE tracker_topic, tracker_importbatch IN SHARE ROW EXCLUSIVE MODE")
        assert client.get(place).status_code == 200
        page = client.post(place, typed)
        assert page.status_code == 503
        assert "saving or importing such records at the moment" in page.content.decode()
        assert 'value="Money &amp; laundering"' in page.content.decode()
        said = client.post(address(Topic, "delete", topic.pk), {"post": "yes"}, follow=True)
        assert "Nothing was saved" in said.content.decode()
        # Where there is no form that could say it, a page of its own does.
        page = client.post(f"/admin/tracker/importbatch/{batch.pk}/refuse/")
        assert (page.status_code, page["Retry-After"]) == (503, "60")
        assert "Go back in your browser" in page.content.decode()
        importer.execute("COMMIT")
    assert client.post(place, typed).status_code == 302
    assert Topic.objects.get().name == "Money & laundering"
    assert ImportBatch.objects.get().state == BatchState.PLANNED
