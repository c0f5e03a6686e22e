"""What connections ask of the server."""

import pytest
from django.db import connection

from config.connection_options import SERVER_SETTINGS, with_server_settings
from tests.processes import another_connection


@pytest.mark.django_db
def test_every_connection_has_them() -> None:
    with another_connection() as other, connection.cursor() as cursor:
        for name, value in SERVER_SETTINGS.items():
            seconds = f"{int(value) // 1000}s"
            cursor.execute(f"SHOW {name}")
            assert cursor.fetchone() == (seconds,)
            assert other.execute(f"SHOW {name}").fetchone() == (seconds,)


def test_what_an_address_says_itself_comes_last() -> None:
    given = with_server_settings({"NAME": "x", "OPTIONS": {"sslmode": "require", "options": "-c jit=off"}})
    assert given["NAME"] == "x"
    assert given["OPTIONS"]["sslmode"] == "require"
    assert given["OPTIONS"]["options"].endswith("=1000 -c jit=off")
