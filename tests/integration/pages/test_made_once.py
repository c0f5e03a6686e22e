"""A dashboard makes hardly a query anew where another of its form was drawn before."""

import pytest
from django.db.models.sql.compiler import SQLCompiler
from django.test import Client

from tests import factories
from tests.factories.crowd import make_crowd
from tracker.dashboard import page

pytestmark = pytest.mark.django_db

# What keeps the page up to date asks for a few.
MOST_MADE_ANEW = 2
MOST_TABLES = 15


@pytest.mark.parametrize("days", ["as_of={}", "axis=official&as_of={}", "kind=pledge&as_of={}"])
def test_a_second_view_of_a_form_makes_hardly_a_query(
    client: Client, monkeypatch: pytest.MonkeyPatch, days: str
) -> None:
    make_crowd(6)
    # The digest of a small view reads all of it.
    monkeypatch.setattr(page, "WHOLE_COMMITMENTS", 0)
    made = []
    plain = SQLCompiler.as_sql

    def counted(self: SQLCompiler, with_limits: bool = True, with_col_aliases: bool = False) -> object:
        made.append(self.query)
        return plain(self, with_limits=with_limits, with_col_aliases=with_col_aliases)

    client.get("/?" + days.format("2026-11-01"))
    monkeypatch.setattr(SQLCompiler, "as_sql", counted)
    client.get("/?" + days.format("2026-11-02"))
    assert len(made) <= MOST_MADE_ANEW, [str(query.model) for query in made]


def test_the_query_of_dozens_of_tables_is_made_once_for_all_actors(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    plain = SQLCompiler.as_sql

    def counted(self: SQLCompiler, with_limits: bool = True, with_col_aliases: bool = False) -> object:
        made.append(len(self.query.alias_map))
        return plain(self, with_limits=with_limits, with_col_aliases=with_col_aliases)

    one, other = factories.ActorFactory(), factories.ActorFactory()
    client.get(f"/actors/{one.ref}/")
    monkeypatch.setattr(SQLCompiler, "as_sql", counted)
    client.get(f"/actors/{other.ref}/?as_of=2024-01-01&known_on=2024-02-01")
    assert max(made) < MOST_TABLES
