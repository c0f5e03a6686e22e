"""Laterally joined columns behave in a queryset as any annotation does."""

from typing import Any

import pytest
from django.db.models import Count, IntegerField, QuerySet

from tracker.database.lateral_join import join_laterally
from tracker.models import Topic

pytestmark = pytest.mark.django_db


def measured(topics: QuerySet[Topic], *, longer_than: int = 0, optional: bool = True) -> QuerySet[Any]:
    """Topics with how many letters their name has, when it has more than `longer_than`."""
    joined = topics.all()
    columns = join_laterally(
        joined.query,
        name="measure",
        sql="SELECT length({outer}.name) AS letters WHERE length({outer}.name) > %(least)s",
        values={"least": longer_than},
        columns={"letters": IntegerField(null=True)},
        optional=optional,
    )
    return joined.annotate(**columns)


@pytest.fixture(autouse=True)
def topics() -> None:
    Topic.objects.bulk_create(Topic(ref=name, name=name) for name in ("trade", "drugs", "science"))


def refs(topics: QuerySet[Any]) -> list[str]:
    return sorted(topics.values_list("ref", flat=True))


def test_column_is_read() -> None:
    assert {topic.ref: topic.letters for topic in measured(Topic.objects.all())} == {
        "trade": 5,
        "drugs": 5,
        "science": 7,
    }


def test_rows_without_a_match_are_kept_or_dropped() -> None:
    assert {topic.ref: topic.letters for topic in measured(Topic.objects.all(), longer_than=5)} == {
        "trade": None,
        "drugs": None,
        "science": 7,
    }
    assert refs(measured(Topic.objects.all(), longer_than=5, optional=False)) == ["science"]


def test_filters_and_counts() -> None:
    found = measured(Topic.objects.filter(ref__contains="s"))
    assert refs(found.filter(letters=5)) == ["drugs"]
    assert found.filter(letters__gt=4).count() == 2
    assert found.filter(letters__gt=9).exists() is False


def test_groups() -> None:
    assert list(measured(Topic.objects.all()).values_list("letters").annotate(Count("pk")).order_by("letters")) == [
        (5, 2),
        (7, 1),
    ]


def test_orders_and_slices() -> None:
    assert measured(Topic.objects.all()).order_by("-letters")[:1].get().ref == "science"


def test_serves_inside_another_query() -> None:
    short = measured(Topic.objects.all()).filter(letters=5)
    assert refs(Topic.objects.filter(pk__in=short.values("pk"))) == ["drugs", "trade"]
    assert refs(Topic.objects.exclude(pk__in=short.values("pk"))) == ["science"]


def test_serves_on_both_sides_of_a_subquery() -> None:
    long = measured(Topic.objects.all(), longer_than=5).filter(letters__isnull=False)
    assert refs(measured(Topic.objects.all()).filter(pk__in=long.values("pk"), letters=7)) == ["science"]


def test_chooses_rows_to_update() -> None:
    assert measured(Topic.objects.all()).filter(letters=7).update(description="long") == 1
    assert refs(Topic.objects.filter(description="long")) == ["science"]


def test_leaves_the_queryset_it_joins_as_it_was() -> None:
    topics = Topic.objects.all()
    measured(topics, longer_than=9, optional=False)
    assert topics.count() == 3
