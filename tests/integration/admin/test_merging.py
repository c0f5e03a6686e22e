"""Merging two actors in the admin, and what the public sees of it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import ActorFactory, PartyFactory, PersonFactory, UserFactory
from tests.factories.crowd import make_crowd
from tests.integration.admin.forms import add, address, errors
from tracker.actions.merging.merge_actors import merge_actors
from tracker.models import Actor, MergedRef, Party, Source

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sessions_in_database")]


@pytest.fixture
def reviewer(client: Client) -> Client:
    client.force_login(UserFactory(username="rea", group="Reviewer"))
    return client


def test_a_reviewer_sees_what_would_move_merges_and_undoes(reviewer: Client) -> None:
    merged, kept = ActorFactory(ref="old", name="Old"), ActorFactory(ref="new", name="New")
    party = PartyFactory(actor=merged)
    page = address(Actor, "merge", merged.pk)
    assert page in reviewer.get(address(Actor, "change", merged.pk)).content.decode()
    assert "?into=new" in reviewer.get(page).content.decode()
    preview = reviewer.get(page, {"into": "new"})
    assert [(moves.label, moves.rows) for moves in preview.context["plan"].moves] == [("Parties", (party,))]
    assert Actor.objects.count() == 2
    done = reviewer.post(page, {"into": "new"}, follow=True)
    assert "“Old” was merged into “New”" in done.content.decode()
    assert Party.objects.get().actor == kept
    left = MergedRef.objects.get()
    undo = address(MergedRef, "undo", left.pk)
    assert undo in reviewer.get(address(MergedRef, "change", left.pk)).content.decode()
    assert "becomes a separate actor again" in reviewer.get(undo).content.decode()
    back = reviewer.post(undo, follow=True)
    assert "is a separate actor again" in back.content.decode()
    assert (Party.objects.get().actor, MergedRef.objects.count()) == (merged, 0)


@pytest.mark.parametrize(
    ("into", "reason"),
    [
        ("old", "into itself"),
        ("someone", "actors of different kinds"),
        ("part", "cannot be merged into its own part"),
        ("nothing", "There is no actor “nothing”"),
    ],
)
def test_what_cannot_be_merged_is_refused_with_the_reason(reviewer: Client, into: str, reason: str) -> None:
    merged = ActorFactory(ref="old")
    ActorFactory(ref="part", part_of=merged)
    PersonFactory(ref="someone")
    for page in (reviewer.get, reviewer.post):
        assert reason in page(address(Actor, "merge", merged.pk), {"into": into}).content.decode()
    assert Actor.objects.count() == 3


def test_an_undo_that_is_refused_names_what_was_touched(reviewer: Client) -> None:
    merged, kept = ActorFactory(), ActorFactory(name="Kept")
    left = merge_actors(merged, kept, user=None)
    Actor.objects.filter(pk=kept.pk).update(name="Renamed")
    page = reviewer.post(address(MergedRef, "undo", left.pk), follow=True).content.decode()
    assert "Changed since the merge: Actor Renamed" in page
    assert MergedRef.objects.exists()


def test_an_analyst_merges_nothing(client: Client) -> None:
    client.force_login(UserFactory(group="Analyst"))
    merged, kept = ActorFactory(), ActorFactory()
    page = address(Actor, "merge", merged.pk)
    assert page not in client.get(address(Actor, "change", merged.pk)).content.decode()
    assert client.post(page, {"into": kept.ref}).status_code == 403
    left = merge_actors(merged, kept, user=None)
    assert client.get(address(MergedRef, "change", left.pk)).status_code == 200
    assert client.post(address(MergedRef, "undo", left.pk)).status_code == 403


def test_the_old_address_leads_to_the_new_one(client: Client) -> None:
    one, two, three = (ActorFactory(ref=ref) for ref in ("one", "two", "three"))
    merge_actors(one, two, user=None)
    merge_actors(Actor.objects.get(pk=two.pk), three, user=None)
    for ref in ("one", "two"):
        moved = client.get(reverse("actor_detail", args=[ref]), {"as_of": "2024-01-01"})
        assert (moved.status_code, moved["Location"]) == (301, "/actors/three/?as_of=2024-01-01")


def test_a_merged_actor_is_not_restored_beside_the_merge(reviewer: Client) -> None:
    merge_actors(ActorFactory(ref="old"), ActorFactory(ref="new"), user=None)
    (gone,) = reviewer.get(address(Actor, "deleted")).context["deleted"]
    page = reviewer.post(address(Actor, "restore", gone["change"].event)).content.decode()
    assert "“old” was merged into “new”; undo the merge" in page


def test_a_draft_is_not_led_to(client: Client) -> None:
    merge_actors(ActorFactory(ref="one", stage="draft"), ActorFactory(ref="two", stage="draft"), user=None)
    assert client.get(reverse("actor_detail", args=["one"])).status_code == 404


def test_a_new_actor_with_an_old_ref_is_told_the_new_one(reviewer: Client) -> None:
    merge_actors(ActorFactory(ref="old", stage="draft"), ActorFactory(ref="new"), user=None)
    page = add(reviewer, Actor, ref="old", name="Old", kind="state")
    assert errors(page)["ref"] == 'The actor "old" was merged into "new"; write the ref of that one.'


def test_the_pages_take_few_queries_however_much_moves(reviewer: Client) -> None:
    counts = []
    for rows in (2, 6):
        source = next(hub for hub in make_crowd(rows) if isinstance(hub, Source))
        merged, kept = source.publisher, ActorFactory()
        assert merged is not None
        pages = [address(Actor, "merge", merged.pk), f"{address(Actor, 'merge', merged.pk)}?into={kept.ref}"]
        asked = []
        for page in pages:
            with CaptureQueriesContext(connection) as queries:
                assert reviewer.get(page).status_code == 200
            asked.append(len(queries))
        left = merge_actors(merged, kept, user=None)
        with CaptureQueriesContext(connection) as queries:
            assert reviewer.get(address(MergedRef, "undo", left.pk)).status_code == 200
        counts.append([*asked, len(queries)])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 26
