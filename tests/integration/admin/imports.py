"""Bringing files in through the admin, as a person does."""

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory
from tests.integration.admin.forms import address
from tracker.models import ImportBatch

UPLOAD = "/admin/tracker/importbatch/upload/"


def signed_in(group: str) -> Client:
    """A client of a new member of the group."""
    client = Client()
    client.force_login(UserFactory(group=group))
    return client


def send(client: Client, content: str | bytes, *, to: str, name: str) -> Any:
    """The answer to a file: a redirect to the plan when it was taken."""
    file = SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
    return client.post(to, {"import_file": file})


def upload(client: Client, model: Any, content: str | bytes, name: str = "file.csv") -> Any:
    """The answer to a file sent from a record's own list."""
    return send(client, content, to=address(model, "import"), name=name)


def batch_of(answer: Any) -> ImportBatch:
    """The batch whose plan the answer leads to."""
    assert answer.status_code == 302, answer.content.decode()
    found = re.fullmatch(r"/admin/tracker/importbatch/(\d+)/change/", answer["Location"])
    assert found, answer["Location"]
    return ImportBatch.objects.get(pk=found[1])


def decide(client: Client, batch: ImportBatch, what: str, **typed: str) -> Any:
    """The answer to a button on the batch's page."""
    return client.post(reverse(f"admin:tracker_importbatch_{what}", args=[batch.pk]), typed, follow=True)


def plan_page(client: Client, batch: ImportBatch, query: str = "") -> str:
    """The batch's page."""
    answer = client.get(address(ImportBatch, "change", batch.pk) + query)
    assert answer.status_code == 200
    return str(answer.content.decode())
