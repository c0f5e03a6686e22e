"""Merging two actors: every link follows, nothing stands twice, and all of it can be undone exactly."""

from typing import Any

import pghistory.models
import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model

from tests import factories
from tests.batches import plan
from tests.factories import (
    ActorFactory,
    CitationFactory,
    CommitmentFactory,
    MeetingFactory,
    ParticipationFactory,
    PartyFactory,
    PersonFactory,
    RoleFactory,
    SanctionFactory,
    UserFactory,
)
from tracker.actions.merging.merge_actors import merge_actors
from tracker.actions.merging.merge_plan import NotMergedError, plan_merge
from tracker.actions.merging.undo_merge import rows_written_by, undo_merge
from tracker.database.model_graph import models_with_history
from tracker.history.changes import changes_of
from tracker.models import (
    Actor,
    Citation,
    ImportBatch,
    MergedRef,
    Participation,
    Party,
    RetiredRef,
    Ruling,
    SanctionTarget,
)
from tracker.models.citation import VOICES

pytestmark = pytest.mark.django_db


def links_to_actors() -> list[tuple[type[Model], str]]:
    """Every field that can name an actor, found without the code under test."""
    return [
        (model, field.name)
        for model in apps.get_models(include_auto_created=True)
        if not issubclass(model, pghistory.models.Event) and not model._meta.proxy
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is Actor
    ]


def naming(model: type[Model], field: str, actor: Actor) -> Model:
    """A row that names the actor by the field."""
    if model._meta.auto_created:
        links = [each for each in model._meta.concrete_fields if isinstance(each, ForeignKey)]
        (owner,) = (link for link in links if link.name != field)
        made: Any = getattr(factories, f"{owner.related_model.__name__}Factory")()
        return model._default_manager.create(**{owner.name: made, field: actor})
    factory = getattr(factories, f"{model.__name__}Factory")
    of_another: dict[type[Model], dict[str, Any]] = {
        Citation: {"commitment": None},
        Ruling: {"meeting": None, "field": "name", "value": "X"},
    }
    if field in VOICES:
        of_another[Citation] = {"attribution": "reported", "speaker": PersonFactory()}
    row: Model = factory(**{**of_another.get(model, {}), field: actor})
    return row


def everything() -> dict[str, list[dict[str, Any]]]:
    models: list[type[Model]] = [*(model for model in models_with_history() if model is not ImportBatch), RetiredRef]
    return {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in models}


def test_every_link_there_is_follows_and_comes_back() -> None:
    merged, kept = PersonFactory(), PersonFactory()
    rows = [(naming(model, field, merged), field) for model, field in links_to_actors()]
    before = everything()
    left = merge_actors(merged, kept, user=None)
    for row, field in rows:
        row.refresh_from_db()
        assert getattr(row, field) == kept, f"{row._meta.label}.{field}"
    assert not Actor.objects.filter(pk=merged.pk).exists()
    order = models_with_history()
    written = [order.index(rows.model) for rows in rows_written_by(left)]
    assert written == sorted(written)
    undo_merge(left, user=None)
    assert everything() == before


def test_the_old_ref_is_kept_and_leads_on() -> None:
    user, merged, kept = UserFactory(group="Reviewer"), ActorFactory(ref="old"), ActorFactory(ref="new")
    left = merge_actors(merged, kept, user=user)
    assert (left.ref, left.actor, left.merged_by) == ("old", kept, user)
    assert not RetiredRef.objects.exists()
    assert changes_of(kept)[0].who == user.username


def test_a_chain_of_merges_leads_to_its_end() -> None:
    one, two, three = (ActorFactory(ref=ref) for ref in ("one", "two", "three"))
    merge_actors(one, two, user=None)
    merge_actors(Actor.objects.get(ref="two"), three, user=None)
    assert set(MergedRef.objects.values_list("ref", "actor__ref")) == {("one", "three"), ("two", "three")}


def test_names_are_gathered_and_gaps_filled() -> None:
    merged = ActorFactory(name="PRC", native_name="中国", aliases=["Mainland", "China"], country="CN", website="")
    kept = ActorFactory(name="China", native_name="", aliases=["Beijing"], country="", description="A state.")
    merge_actors(merged, kept, user=None)
    kept.refresh_from_db()
    assert kept.aliases == ["Beijing", "PRC", "Mainland"]
    assert (kept.native_name, kept.country, kept.description) == ("中国", "CN", "A state.")


def test_what_differs_stays_as_the_kept_one_has_it() -> None:
    merged, kept = ActorFactory(country="CN", description="One"), ActorFactory(country="US", description="Two")
    assert [(each.label, each.stays, each.goes) for each in plan_merge(merged, kept).left_behind] == [
        ("Country", "US", "CN"),
        ("Description", "Two", "One"),
    ]
    merge_actors(merged, kept, user=None)
    kept.refresh_from_db()
    assert (kept.country, kept.description) == ("US", "Two")


def test_what_would_stand_twice_is_folded() -> None:
    merged, kept, commitment, meeting = ActorFactory(), ActorFactory(), CommitmentFactory(), MeetingFactory()
    for actor in (merged, kept):
        PartyFactory(commitment=commitment, actor=actor)
        SanctionFactory(ref=f"by-{actor.ref}").targets.add(merged, kept)
    ParticipationFactory(meeting=meeting, actor=kept)
    spoken_for = ParticipationFactory(meeting=meeting, actor=merged, on_behalf_of=ActorFactory()).on_behalf_of
    other_role = PartyFactory(commitment=commitment, actor=merged, role="counterpart")
    before = everything()
    left = merge_actors(merged, kept, user=None)
    assert sorted(Party.objects.values_list("actor", "role")) == [(kept.pk, "committed"), (kept.pk, "counterpart")]
    assert Party.objects.filter(pk=other_role.pk).exists()
    assert list(SanctionTarget.objects.values_list("actor", flat=True)) == [kept.pk, kept.pk]
    assert Participation.objects.get().on_behalf_of == spoken_for
    undo_merge(left, user=None)
    assert everything() == before


def test_rows_that_would_be_one_and_contradict_each_other_are_settled_first() -> None:
    merged, kept, meeting = ActorFactory(), ActorFactory(), MeetingFactory()
    for actor in (merged, kept):
        ParticipationFactory(meeting=meeting, actor=actor, on_behalf_of=ActorFactory())
    before = everything()
    with pytest.raises(NotMergedError, match="differ in on behalf of; settle that first"):
        merge_actors(merged, kept, user=None)
    assert everything() == before


def test_an_actor_that_spoke_for_the_other() -> None:
    merged, kept = ActorFactory(), ActorFactory()
    ParticipationFactory(actor=merged, on_behalf_of=kept)
    ParticipationFactory(actor=kept, on_behalf_of=merged)
    merge_actors(merged, kept, user=None)
    assert set(Participation.objects.values_list("actor", "on_behalf_of")) == {(kept.pk, kept.pk)}


def test_a_part_is_merged_into_its_whole_with_its_own_parts() -> None:
    whole = ActorFactory()
    middle = ActorFactory(part_of=whole)
    part = ActorFactory(part_of=middle)
    merge_actors(middle, whole, user=None)
    part.refresh_from_db()
    whole.refresh_from_db()
    assert (part.part_of, whole.part_of) == (whole, None)


def test_what_cannot_be_merged_says_why() -> None:
    whole, person = ActorFactory(name="Whole"), PersonFactory(name="Someone")
    part = ActorFactory(name="Part", part_of=ActorFactory(part_of=whole))
    draft = ActorFactory(stage="draft", name="Draft")
    unread = ActorFactory(stage="draft", name="Unread")
    CitationFactory(commitment=None, actor=unread)
    before = everything()
    for merged, kept, reason in (
        (unread, whole, "“Unread” is not public yet, and its roles and citations would be public at once"),
        (whole, whole, "into itself"),
        (whole, person, "is of kind state and “Someone” of kind person"),
        (whole, part, "“Part” is a part of “Whole”; an actor cannot be merged into its own part"),
        (whole, draft, "“Whole” is public and “Draft” is not"),
    ):
        with pytest.raises(NotMergedError, match=reason):
            merge_actors(merged, kept, user=None)
    assert everything() == before


def test_an_undo_is_refused_when_something_was_touched_since() -> None:
    merged, kept = ActorFactory(), ActorFactory(name="Kept")
    party = PartyFactory(actor=merged)
    left = merge_actors(merged, kept, user=None)
    Party.objects.update(role="beneficiary")
    Actor.objects.filter(pk=kept.pk).update(name="Renamed")
    before = everything()
    with pytest.raises(NotMergedError, match=r"Changed since the merge: (Actor Renamed|Party Renamed, Beneficiary)"):
        undo_merge(left, user=None)
    assert everything() == before
    Party.objects.update(role=party.role)
    Actor.objects.filter(pk=kept.pk).update(name="Kept")
    undo_merge(left, user=None)
    party.refresh_from_db()
    assert party.actor == merged


def test_what_came_later_stays_with_the_kept_one() -> None:
    merged, kept = ActorFactory(), ActorFactory()
    left = merge_actors(merged, kept, user=None)
    later = CitationFactory(commitment=None, actor=kept)
    undo_merge(left, user=None)
    later.refresh_from_db()
    assert later.actor == kept


def test_merges_are_undone_from_the_last_to_the_first() -> None:
    one, two, three = (ActorFactory(ref=ref) for ref in ("one", "two", "three"))
    party = PartyFactory(actor=one)
    before = everything()
    first = merge_actors(one, two, user=None)
    between = everything()
    second = merge_actors(Actor.objects.get(ref="two"), three, user=None)
    with pytest.raises(NotMergedError, match="Changed since the merge"):
        undo_merge(first, user=None)
    undo_merge(second, user=None)
    assert everything() == between
    undo_merge(MergedRef.objects.get(), user=None)
    assert everything() == before
    assert Party.objects.get(pk=party.pk).actor == one


def test_a_merge_undone_can_be_done_again() -> None:
    merged, kept = ActorFactory(), ActorFactory()
    undo_merge(merge_actors(merged, kept, user=None), user=None)
    left = merge_actors(Actor.objects.get(pk=merged.pk), Actor.objects.get(pk=kept.pk), user=None)
    undo_merge(left, user=None)
    assert Actor.objects.filter(pk=merged.pk).exists()


def test_an_import_that_names_the_old_ref_is_told_the_new_one() -> None:
    merge_actors(ActorFactory(ref="old"), ActorFactory(ref="new"), user=None)
    SanctionFactory(ref="listing")
    named = plan(sanctions="ref,issuer,targets\nlisting,old,old\n").planned_rows.get()
    assert {problem["reason"] for problem in named.problems} == {"the actor `old` was merged into `new`; write `new`."}
    brought = plan(actors="ref,stage,kind,name\nold,published,state,Old\n").planned_rows.get()
    assert 'The actor "old" was merged into "new"' in brought.problems[0]["reason"]


def test_a_role_of_a_merged_person_keeps_its_ref() -> None:
    merged, kept = PersonFactory(), PersonFactory()
    role = RoleFactory(person=merged, ref="minister")
    merge_actors(merged, kept, user=None)
    role.refresh_from_db()
    assert (role.person, role.ref) == (kept, "minister")
