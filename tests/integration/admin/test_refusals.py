"""What the database refuses reaches the person, with field, value and what would be right; nothing is half saved."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.factories import (
    ActorFactory,
    CitationFactory,
    CommitmentFactory,
    IndicatorFactory,
    ObservationFactory,
    PartyFactory,
    PersonFactory,
    RoleFactory,
    SanctionFactory,
    SanctionStepFactory,
    SourceFactory,
    StatusUpdateFactory,
    TopicFactory,
    UserFactory,
)
from tests.integration.admin.forms import add, address, change, errors, shown, submit
from tracker.models import Actor, Commitment, Link, Party, Role, Source, StatusUpdate, Topic
from tracker.vocabulary import Stage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_person")]


@pytest.fixture
def reviewer(client: Client) -> Client:
    client.force_login(UserFactory(group="Reviewer"))
    return client


def test_an_actor_part_of_itself_through_two_others(reviewer: Client) -> None:
    top = ActorFactory(ref="top")
    middle = ActorFactory(ref="middle", part_of=top)
    bottom = ActorFactory(ref="bottom", part_of=middle)
    page = change(reviewer, top, name="Typed anew", part_of=bottom.pk)
    assert '"top" would be part of itself' in errors(page)["part_of"]
    assert "Typed anew" in page.content.decode()
    top.refresh_from_db()
    assert (top.part_of, top.name) == (None, top.name)
    assert not Actor.objects.filter(name="Typed anew").exists()


def test_a_published_ref_changed(reviewer: Client) -> None:
    actor = ActorFactory(ref="known")
    page = change(reviewer, actor, ref="other")
    assert 'The ref "known" may be used in links' in errors(page)["ref"]
    assert Actor.objects.get().ref == "known"


def test_a_ref_that_is_taken(reviewer: Client) -> None:
    TopicFactory(ref="fentanyl")
    page = add(reviewer, Topic, ref="fentanyl", name="Again")
    assert "This ref is taken" in errors(page)["ref"]
    assert f"“{Topic.objects.get()}” has it." in errors(page)["ref"]
    assert Topic.objects.count() == 1


@pytest.mark.parametrize("ref", ["Upper", "two words", "under_score"])
def test_a_ref_that_is_no_slug(reviewer: Client, ref: str) -> None:
    page = add(reviewer, Topic, ref=ref, name="Topic")
    assert "such as state-department" in errors(page)["ref"]


def test_a_retired_ref(reviewer: Client) -> None:
    TopicFactory(ref="fentanyl").delete()
    page = add(reviewer, Topic, ref="fentanyl", name="Again")
    assert 'The ref "fentanyl" is the old address of a deleted record' in errors(page)["ref"]


def test_a_role_of_an_actor_that_is_no_person(reviewer: Client) -> None:
    ministry = ActorFactory(ref="ministry")
    page = add(reviewer, Role, person=ministry.pk, organisation=ministry.pk, title="Minister")
    assert '"ministry" is not a person' in errors(page)["person"]
    assert not Role.objects.exists()


def test_a_script_as_a_link(reviewer: Client) -> None:
    page = change(reviewer, ActorFactory(), website="javascript:alert(1)")
    assert "Write a web address that begins with http:// or https://" in errors(page)["website"]


def test_a_web_address_whose_scheme_is_in_capitals(reviewer: Client) -> None:
    actor = ActorFactory()
    assert change(reviewer, actor, website="HTTPS://Example.org/A?b=C").status_code == 302
    actor.refresh_from_db()
    assert actor.website == "https://Example.org/A?b=C"


def test_a_country_by_its_name(reviewer: Client) -> None:
    page = change(reviewer, ActorFactory(), country="China")
    assert errors(page)["country"] == "Write an ISO 3166-1 code of two capital letters, such as CN or US."


def test_names_stand_one_a_line_and_may_hold_commas(reviewer: Client) -> None:
    actor = ActorFactory(aliases=["Precursors, Inc.", "PI"])
    page = reviewer.get(address(Actor, "change", actor.pk))
    assert "One per line." in page.content.decode()
    assert "Precursors, Inc.\nPI</textarea>" in page.content.decode()
    assert change(reviewer, actor, aliases="Precursors, Inc.\r\n\r\n  Mainland works \r\n").status_code == 302
    actor.refresh_from_db()
    assert actor.aliases == ["Precursors, Inc.", "Mainland works"]


def test_a_line_that_is_too_long_is_told_by_its_number(reviewer: Client) -> None:
    page = change(reviewer, ActorFactory(), aliases=f"Short\n{'x' * 2000}")
    assert errors(page)["aliases"].startswith("Line 2: Ensure this value has at most")


def test_names_that_hold_commas_stay_whole_when_something_else_is_changed(reviewer: Client) -> None:
    actor = ActorFactory(aliases=["Precursors, Inc.", "PI"])
    assert change(reviewer, actor, description="Sells presses.").status_code == 302
    actor.refresh_from_db()
    assert (actor.aliases, actor.description) == (["Precursors, Inc.", "PI"], "Sells presses.")


def test_an_end_before_its_start(reviewer: Client) -> None:
    step = SanctionStepFactory(sanction=SanctionFactory(imposed="2020"), happened_on="2021")
    page = change(reviewer, step, kind="lifted", happened_on="Nov 2019")
    assert "Nothing happens to a sanction before it is imposed: lifted 2019-11" in errors(page)["happened_on"]
    step.refresh_from_db()
    assert step.kind == "extended"


def test_a_sanction_lifted_on_no_day(reviewer: Client) -> None:
    page = change(reviewer, SanctionStepFactory(), kind="lifted", happened_on="")
    assert "must say when it was suspended, resumed, lifted or expired" in str(errors(page))


def test_a_resumption_of_what_was_not_suspended(reviewer: Client) -> None:
    page = change(reviewer, SanctionStepFactory(), kind="resumed")
    assert "resumed 2021 has no suspension" in errors(page)["happened_on"]


def test_rules_of_every_sort_are_told_at_once(reviewer: Client) -> None:
    typed = {"published": "2999", "retrieved_on": "2999-01-01", "url": "ftp://example.org", "language": "EN"}
    assert errors(change(reviewer, SourceFactory(), **typed)).keys() == typed.keys()
    assert errors(add(reviewer, Source, **typed)).keys() >= typed.keys()


def test_rules_that_look_at_other_rows_are_told_at_once(reviewer: Client) -> None:
    top = ActorFactory(ref="top")
    below = ActorFactory(part_of=top)
    assert errors(change(reviewer, top, part_of=below.pk, ref="other", stage="draft")).keys() == {
        "part_of",
        "ref",
        "stage",
    }


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("published", "May 2999", "published must be today or earlier."),
        ("retrieved_on", "2999-05-01", "“Retrieved on” must be today or earlier."),
    ],
)
def test_a_source_from_a_day_to_come(reviewer: Client, name: str, typed: str, told: str) -> None:
    assert f"is in the future; {told}" in errors(change(reviewer, SourceFactory(), **{name: typed}))[name]


@pytest.mark.parametrize("typed", ["03/04/2024", "soon", "2024-02-30"])
def test_a_date_that_is_none_or_two(reviewer: Client, typed: str) -> None:
    page = change(reviewer, CommitmentFactory(), due=typed)
    assert typed in errors(page)["due"]
    assert Commitment.objects.get().due is None


@pytest.mark.parametrize(("kind", "name"), [(CommitmentFactory, "next_review_on"), (SourceFactory, "retrieved_on")])
def test_a_day_that_could_be_two(reviewer: Client, kind: Any, name: str) -> None:
    record = kind()
    assert "this could be 3 April or 4 March 2022" in errors(change(reviewer, record, **{name: "03/04/2022"}))[name]
    record.refresh_from_db()
    assert getattr(record, name) is None


def test_a_day_in_words_and_what_the_calendar_beside_the_box_writes(reviewer: Client) -> None:
    source = SourceFactory()
    assert change(reviewer, source, retrieved_on="30 Jan 2024").status_code == 302
    page = address(type(source), "change", source.pk)
    assert shown(reviewer, page)["retrieved_on"] == "2024-01-30"
    calendar = reviewer.get(reverse("admin:jsi18n")).content.decode()
    assert re.search(r'"DATE_INPUT_FORMATS": \[\s*"%Y-%m-%d"', calendar)


def test_a_status_outside_the_list(reviewer: Client) -> None:
    update = StatusUpdateFactory(stage=Stage.DRAFT)
    page = change(reviewer, update, status="not_assessed")
    assert "not_assessed is not one of the available choices" in errors(page)["status"]


def test_nothing_found_without_saying_where_one_looked(reviewer: Client) -> None:
    update = StatusUpdateFactory(stage=Stage.DRAFT)
    page = change(reviewer, update, status="no_evidence_found")
    said = errors(page)["searched"]
    assert said == "“Searched” must say where you looked when the status is “No evidence found”."


def test_what_an_inline_breaks_is_said_and_nothing_of_the_form_is_saved(reviewer: Client) -> None:
    commitment = CommitmentFactory(title="Before")
    inline = {"links-TOTAL_FORMS": 1, "links-0-kind": "resumes", "links-0-to_commitment": commitment.pk}
    page = change(reviewer, commitment, title="After", **inline)
    (links,) = (rows for rows in page.context["inline_admin_formsets"] if rows.opts.model is Link)
    assert not links.is_collapsible
    assert links.formset.forms[0].errors == {"to_commitment": ["“To commitment” must name another commitment."]}
    assert Commitment.objects.get().title == "Before"


def test_what_a_rule_across_rows_says_of_an_inline_names_the_sort_of_row(reviewer: Client) -> None:
    citation, source = CitationFactory(ref="gone"), SourceFactory()
    commitment = citation.commitment
    citation.delete()
    page = shown(reviewer, address(Commitment, "change", commitment.pk))
    (prefix,) = (name.removesuffix("TOTAL_FORMS") for name in page if re.fullmatch(r"citations\S*-TOTAL_FORMS", name))
    row = {"0-source": source.pk, "0-ref": "gone", "0-stance": "supports"}
    inline = {f"{prefix}{name}": value for name, value in {"TOTAL_FORMS": 1, **row}.items()}
    answer = submit(reviewer, commitment, page | inline)
    assert errors(answer)["__all__"].startswith('Citation: The ref "gone" is the old address of a deleted record')
    assert answer.content.decode().count("The ref &quot;gone&quot; is the old address of a deleted record") == 2
    assert "Not saved yet" in answer.content.decode()


def test_the_same_party_twice(reviewer: Client) -> None:
    party = PartyFactory()
    inline = {"parties-TOTAL_FORMS": 2, "parties-1-actor": party.actor_id, "parties-1-role": party.role}
    page = change(reviewer, party.commitment, **inline)
    assert page.status_code == 200
    assert Party.objects.count() == 1


def test_a_published_status_update_is_not_edited_by_a_crafted_post(reviewer: Client) -> None:
    update = StatusUpdateFactory()
    change(reviewer, update, status="broken", summary="Rewritten", stage="draft")
    assert (StatusUpdate.objects.get().status, StatusUpdate.objects.get().summary) == ("in_progress", "")


def test_a_status_update_that_was_published_while_it_was_being_edited(reviewer: Client) -> None:
    update = StatusUpdateFactory(stage=Stage.IN_REVIEW)
    CitationFactory(commitment=None, status_update=update)
    form = shown(reviewer, address(Commitment, "change", update.commitment.pk))
    StatusUpdate.objects.update(stage=Stage.PUBLISHED)
    page = submit(reviewer, update.commitment, form | {"status_updates-2-0-summary": "Too late", "title": "Too late"})
    assert "It can no longer be edited here" in page.content.decode()
    assert Commitment.objects.get().title != "Too late"


def test_a_published_status_update_is_not_deleted_from_its_page(reviewer: Client) -> None:
    update = StatusUpdateFactory(ref="said")
    assert (
        address(StatusUpdate, "delete", update.pk)
        not in reviewer.get(address(StatusUpdate, "change", update.pk)).content.decode()
    )
    assert reviewer.post(address(StatusUpdate, "delete", update.pk), {"post": "yes"}).status_code == 403
    assert StatusUpdate.objects.exists()


def test_a_draft_of_one_is_deleted_by_those_who_write_them() -> None:
    client, update = Client(), StatusUpdateFactory(stage=Stage.DRAFT)
    client.force_login(UserFactory(group="Analyst"))
    assert (
        address(StatusUpdate, "delete", update.pk)
        in client.get(address(StatusUpdate, "change", update.pk)).content.decode()
    )
    assert client.post(address(StatusUpdate, "delete", update.pk), {"post": "yes"}).status_code == 302
    assert not StatusUpdate.objects.exists()


def test_nor_with_its_commitment(reviewer: Client) -> None:
    update = StatusUpdateFactory(ref="said")
    page = reviewer.post(address(Commitment, "delete", update.commitment.pk), {"post": "yes"}, follow=True)
    assert "it is never deleted, only retracted" in page.content.decode()
    assert "Are you sure" not in page.content.decode()
    assert Commitment.objects.exists()


def test_nor_from_the_list(reviewer: Client) -> None:
    kept, draft = StatusUpdateFactory(), StatusUpdateFactory(stage=Stage.DRAFT)
    chosen: dict[str, Any] = {"action": "delete_selected", "_selected_action": [kept.pk, draft.pk], "post": "yes"}
    page = reviewer.post(address(StatusUpdate, "changelist"), chosen, follow=True)
    assert "it is never deleted, only retracted" in page.content.decode()
    assert StatusUpdate.objects.count() == 2


@pytest.mark.parametrize("typed", [-5, 0])
def test_a_number_below_one_is_told_what_would_be_right(reviewer: Client, typed: int) -> None:
    assert errors(change(reviewer, CommitmentFactory(), review_every=typed))["review_every"] == "Write 1 or more."
    page = change(reviewer, CitationFactory(), paragraph=typed)
    assert errors(page)["paragraph"] == "Write 1 or more."


def test_a_number_too_large_for_its_column(reviewer: Client) -> None:
    page = change(reviewer, CommitmentFactory(), review_every=99999)
    assert "less than or equal to 32767" in errors(page)["review_every"]


def test_a_record_chosen_in_a_link_and_deleted_meanwhile(reviewer: Client) -> None:
    observation, chosen = ObservationFactory(), IndicatorFactory()
    key = chosen.pk
    chosen.delete()
    page = change(reviewer, observation, indicator=key)
    assert "not one of the available choices" in errors(page)["indicator"]


def test_a_person_who_holds_a_role_stays_a_person(reviewer: Client) -> None:
    role = RoleFactory(person=PersonFactory(ref="minister"))
    page = change(reviewer, role.person, kind="company")
    assert "minister" in str(errors(page))
    assert role.person.kind == Actor.objects.get(ref="minister").kind


def test_the_refusal_of_a_deferred_rule_reaches_the_person_too(reviewer: Client) -> None:
    """The database may also refuse at the end of the transaction, after every row was written."""
    topic = TopicFactory()
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION refuse_late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'Not on a Sunday.', COLUMN = 'name'; END $$"
        )
        cursor.execute(
            "CREATE TRIGGER refuse_late AFTER UPDATE ON tracker_topic FOR EACH ROW EXECUTE FUNCTION refuse_late()"
        )
    page = change(reviewer, topic, name="Sunday")
    assert errors(page)["name"] == "Not on a Sunday."
