"""What a list's address asks for."""

import pytest
from django.db.models import Q
from django.http import QueryDict

from tests.factories import ActorFactory
from tracker.listing.facets import Facet, ListQuery, RecordFacet, counts_by_link, parse_list_query
from tracker.models import Actor
from tracker.vocabulary import MeetingKind, Stage

KIND = Facet(name="kind", label="Kind", choices=dict(MeetingKind.choices))
ACTOR = RecordFacet(
    name="actor",
    label="With",
    records=Actor.objects.published,
    condition=lambda actor: Q(actor=actor),
    counted=counts_by_link("actor"),
)


def read(query: str) -> ListQuery:
    return parse_list_query(QueryDict(query).dict(), facets=[KIND], ties=[ACTOR], kept={"as_of": "2023-01-01"})


def test_values_are_read_by_name() -> None:
    assert read("kind=summit&q=+talks+").values == {"q": "talks", "kind": "summit"}


def test_empty_values_and_strange_names_are_ignored() -> None:
    found = read("kind=&utm_source=x")
    assert (found.values, found.problems) == ({}, ())


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("kind=party", "kind=party was left out. Write one of: summit"),
        ("actor=No%20Such", "actor=No Such was left out. Write a ref"),
        ("q=%00", "q=� was left out."),
    ],
)
def test_what_cannot_be_meant_is_left_out_and_said(query: str, said: str) -> None:
    found = read(query)
    assert found.values == {}
    assert str(found.problems[0]).startswith(said)


@pytest.mark.django_db
def test_tie_to_a_published_record_is_found() -> None:
    china = ActorFactory(ref="china")
    assert read("actor=china").tied == {"actor": china}


@pytest.mark.django_db
def test_draft_is_as_good_as_no_record() -> None:
    ActorFactory(ref="secret", stage=Stage.DRAFT)
    drafted, missing = read("actor=secret"), read("actor=missing")
    assert drafted.tied == missing.tied == {}
    assert drafted.problems[0].remedy == missing.problems[0].remedy


def test_query_carries_what_is_kept_and_drops_what_is_emptied() -> None:
    found = read("kind=summit&q=talks")
    assert found.query(kind="") == "q=talks&as_of=2023-01-01"
    assert found.query(kind="call") == "q=talks&kind=call&as_of=2023-01-01"
