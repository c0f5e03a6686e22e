"""What the database refuses of actors."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from tests.factories import ActorFactory, PersonFactory, RoleFactory
from tracker.models import Actor

pytestmark = pytest.mark.django_db

DANGEROUS_LINKS = [
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "ftp://example.org/file",
    "//example.org",
    "https://exa mple.org",
    "http://",
]


def test_an_actor_is_not_part_of_itself() -> None:
    actor = ActorFactory()
    with pytest.raises(IntegrityError, match="would be part of itself"):
        Actor.objects.filter(pk=actor.pk).update(part_of=actor)


def test_an_actor_is_not_part_of_itself_through_others() -> None:
    ministry = ActorFactory(ref="ministry")
    bureau = ActorFactory(part_of=ministry)
    office = ActorFactory(part_of=bureau)
    with pytest.raises(IntegrityError, match='"ministry" would be part of itself'):
        Actor.objects.filter(pk=ministry.pk).update(part_of=office)


def test_a_ring_is_refused_when_it_comes_in_one_statement() -> None:
    one, other = ActorFactory.create_batch(2)
    with pytest.raises(IntegrityError, match="would be part of itself"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE tracker_actor SET part_of_id = CASE id WHEN %s THEN %s ELSE %s END WHERE id IN (%s, %s)",
            [one.pk, other.pk, one.pk, one.pk, other.pk],
        )


def test_a_tree_of_parts_is_accepted() -> None:
    ministry = ActorFactory()
    bureau = ActorFactory(part_of=ministry)
    assert list(ministry.parts.all()) == [bureau]


@pytest.mark.parametrize("link", DANGEROUS_LINKS)
def test_a_website_is_http_or_https(link: str) -> None:
    with pytest.raises(IntegrityError, match="actor_website_is_a_web_address"), transaction.atomic():
        ActorFactory(website=link)
    with pytest.raises(ValidationError) as refused:
        ActorFactory.build(website=link).full_clean()
    assert "website" in str(refused.value)


@pytest.mark.parametrize("country", ["USA", "us", "XX", "U"])
def test_a_country_is_an_iso_3166_code(country: str) -> None:
    with pytest.raises(Exception, match=r"actor_country_is_iso_3166|too long"):
        ActorFactory(country=country)


@pytest.mark.parametrize("wikidata_id", ["148", "Q0", "q148", "Q148x"])
def test_a_wikidata_id_is_an_item(wikidata_id: str) -> None:
    with pytest.raises(IntegrityError, match="actor_wikidata_id_is_an_item"):
        ActorFactory(wikidata_id=wikidata_id)


def test_a_name_of_blanks_is_no_name() -> None:
    with pytest.raises(IntegrityError, match="actor_name_is_filled"):
        ActorFactory(name=" \t ")


def test_who_holds_a_role_stays_a_person() -> None:
    minister = PersonFactory(ref="minister")
    RoleFactory(person=minister)
    with pytest.raises(IntegrityError, match='"minister" holds a role'):
        Actor.objects.filter(pk=minister.pk).update(kind="state")


def test_hostile_text_survives_as_text() -> None:
    name = "<script>alert(1)</script> {{ 7*7 }} \u202egnp.exe"
    ActorFactory(ref="hostile", name=name, aliases=[name, "a,b;c"])
    assert Actor.objects.values_list("name", "aliases").get(ref="hostile") == (name, [name, "a,b;c"])
