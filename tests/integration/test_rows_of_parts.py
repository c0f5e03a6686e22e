"""Lists by collection and pages of very many parts go through a bounded number of rows of each table."""

import pytest
from django.db import connection
from django.test import Client

from tests.integration.test_rows_read import LIKE_MANY, MOST, READS
from tests.query_plans import rows_gone_through
from tracker.models import CountChange

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("thousand")]

PAGES = (
    "/actors/",
    "/actors/?collection=made-up-tracker-2",
    "/sources/",
    "/sources/?collection=made-up-tracker-2",
    "/exchanges/?collection=made-up-tracker-2",
    "/collections/",
    "/topics/",
    "/topics/?collection=made-up-tracker-2",
    "/sources/made-up-source-1/",
    "/indicators/made-up-indicator-1/",
    "/actors/made-up-actor-1/",
)


def test_no_more_is_gone_through_than_the_rows_of_the_page_are_tied_to(client: Client) -> None:
    found = []
    with rows_gone_through() as work:
        for page in PAGES:
            with connection.cursor() as cursor:
                cursor.execute(LIKE_MANY)
            work.clear()
            assert client.get(page).status_code == 200, page
            for (statement, node), rows in work.items():
                kind, *of = node.split(" / ")
                # Of each of the facets that are read at once, what is not folded yet.
                most = 20 * MOST if of and of[0] == CountChange._meta.db_table else MOST
                if kind in READS and of and rows > most:
                    found.append(f"{page}: {rows:,} rows by {node} of {statement}")
    assert "\n\n".join(found) == ""
