"""Queries are what Django makes of them, but made sooner."""

from typing import Any

import pytest
from django.db import connection
from django.db.backends.postgresql import compiler as django_compiler
from django.db.models import F, QuerySet, Window
from django.db.models.expressions import Col
from django.db.models.functions import Lower, RowNumber

from config.postgresql import compiler
from tracker.models import Actor, Citation, Commitment, StatusUpdate

ORDERED: list["QuerySet[Any, Any]"] = [
    Citation.objects.select_related("source", "commitment__made_at", "actor").order_by("source__title", "-ref"),
    Commitment.objects.order_by(F("ref").desc(nulls_last=True), Lower("title")),
    Commitment.objects.annotate(at=Lower("title")).order_by("at", "pk"),
    Commitment.objects.annotate(place=Window(RowNumber(), order_by="ref")).order_by("place"),
    Actor.objects.values("name", "ref").order_by("name").distinct(),
    Actor.objects.values("name").order_by("name").union(Actor.objects.values("native_name")).order_by("name"),
    StatusUpdate.objects.filter(commitment__in=Commitment.objects.order_by("ref")[:3]).order_by("?"),
]


@pytest.mark.parametrize("number", range(len(ORDERED)))
def test_a_query_reads_as_django_itself_writes_it(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    ours = str(ORDERED[number].all().query)
    monkeypatch.setattr(connection.ops, "_cache", django_compiler)
    assert ours == str(ORDERED[number].all().query)


def test_a_column_is_told_from_others_as_django_tells_it() -> None:
    ref, title = Commitment._meta.get_field("ref"), Commitment._meta.get_field("title")
    bare = type(title)()
    cases: list[Any] = [("t", ref), ("t", ref, None), ("t", ref, title), ("t", title, bare), ("u", ref), (None, ref)]
    for arguments in cases:
        assert compiler.identity_of(Col(*arguments)) == Col(*arguments).identity, arguments
    assert compiler.identity_of(Col("t", ref, output_field=title)) == Col("t", ref, output_field=title).identity
    assert compiler.identity_of(Col("t", target=ref)) == Col("t", target=ref).identity


def test_no_column_that_is_selected_is_looked_at_by_its_constructor(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []
    monkeypatch.setattr(Col, "_identity", looked.append)
    assert "ORDER BY" in str(Citation.objects.select_related("source", "commitment").order_by("source__title").query)
    assert not looked
