"""The two addresses a watching machine asks."""

import pytest
from django.test import Client


def test_process_answers_without_a_database(client: Client) -> None:
    assert client.get("/healthz").content == b"ok\n"


@pytest.mark.django_db
def test_readiness_is_given_when_every_migration_is_applied(client: Client) -> None:
    assert client.get("/readyz").status_code == 200
