"""Two who press Save at the same moment, and one who does while an import runs: nothing is lost, and nobody hangs."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test import Client
from pytest_django import Settings

from tests.factories import TopicFactory, UserFactory
from tests.integration.admin.forms import address, shown, submit
from tracker.models import Topic
from tracker.transfer.loading.locks import lock_tables
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(max_workers=2) as pool:
        yield pool


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(UserFactory(username=name, group="Analyst"))
    return client


def send(client: Client, topic: Topic, fields: dict[str, Any]) -> Any:
    """The answer, asked for with a connection of one's own."""
    try:
        return submit(client, topic, fields)
    finally:
        connections.close_all()


def test_of_two_who_save_at_once_one_is_asked(pool: ThreadPoolExecutor) -> None:
    topic, together = TopicFactory(stage=Stage.DRAFT, name="Before"), Barrier(2)
    people = {name: signed_in(name) for name in ("ana", "ben")}
    opened = {name: shown(client, address(Topic, "change", topic.pk)) for name, client in people.items()}

    def save(name: str) -> Any:
        together.wait()
        return send(people[name], topic, opened[name] | {"name": name})

    pages = dict(zip(people, pool.map(save, people), strict=True))
    (saved,) = (name for name, page in pages.items() if page.status_code == 302)
    (asked,) = (name for name in pages if name != saved)
    (row,) = pages[asked].context["found"].rows
    assert [(field.mine, field.theirs) for field in row.fields] == [(asked, saved)]
    assert row.changes[0].who == saved
    assert Topic.objects.get().name == saved


def test_who_saves_during_an_import_is_told_and_loses_nothing(pool: ThreadPoolExecutor, settings: Settings) -> None:
    settings.LOCK_PATIENCE = 0.2
    topic, client = TopicFactory(stage=Stage.DRAFT, name="Before"), signed_in("ana")
    fields = shown(client, address(Topic, "change", topic.pk)) | {"name": "An hour's work"}
    with transaction.atomic():
        lock_tables([Topic._meta.db_table])
        page = pool.submit(send, client, topic, fields).result()
    said = page.content.decode()
    assert "saving or importing such records at the moment" in said
    assert "An hour&#x27;s work" in said
    assert Topic.objects.get().name == "Before"
    again = fields | {"versions": page.context["versions"]}
    assert submit(client, topic, again).status_code == 302
    assert Topic.objects.get().name == "An hour's work"
    assert not connection.in_atomic_block
