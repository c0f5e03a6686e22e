"""Status updates in the admin: who wrote them, who may publish them, and how they are taken back."""

from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.factories import CitationFactory, CommitmentFactory, SourceFactory, StatusUpdateFactory, UserFactory
from tests.integration.admin.forms import add, address, change, errors, filled_in, publish, shown, submit
from tracker.models import Citation, Commitment, StatusUpdate
from tracker.vocabulary import Axis, Stage

pytestmark = pytest.mark.django_db

UPDATE = {"status": "in_progress", "as_of": "Apr 2024", "summary": "Talks went on."}


@pytest.fixture
def analyst() -> User:
    return UserFactory(username="ana", group="Analyst")


@pytest.fixture
def reviewer() -> User:
    return UserFactory(username="rev", group="Reviewer")


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.usefixtures("one_person")
def test_an_analyst_adds_a_partys_own_words_with_a_citation_and_publishes_them(analyst: User) -> None:
    cited = {"citations-TOTAL_FORMS": 1, "citations-0-source": SourceFactory().pk, "citations-0-stance": "supports"}
    commitment = CommitmentFactory(ref="scheduling")
    typed = {**UPDATE, **cited, "commitment": commitment.pk, "axis": "official", "stage": "published"}
    answer = add(signed_in(analyst), StatusUpdate, **typed)
    assert answer.status_code == 302
    update = StatusUpdate.objects.get()
    assert (update.ref, update.author, update.reviewer) == ("scheduling-official-2024-04", analyst, None)
    assert update.published_at
    assert Citation.objects.get().status_update == update


def test_an_analyst_may_not_publish_a_verdict(analyst: User) -> None:
    page = add(signed_in(analyst), StatusUpdate, **UPDATE, commitment=CommitmentFactory().pk, stage="published")
    assert "What the evidence supports is a verdict" in errors(page)["stage"]
    assert not StatusUpdate.objects.exists()


def test_nor_may_a_reviewer_publish_their_own(reviewer: User) -> None:
    update = StatusUpdateFactory(stage=Stage.IN_REVIEW, author=reviewer)
    assert "is a verdict" in errors(change(signed_in(reviewer), update, stage="published"))["stage"]


def test_an_analyst_may_not_publish_what_another_recorded(analyst: User) -> None:
    update = StatusUpdateFactory(stage=Stage.IN_REVIEW, axis=Axis.OFFICIAL, author=UserFactory())
    assert "Only a reviewer may publish this" in errors(change(signed_in(analyst), update, stage="published"))["stage"]


def test_a_reviewer_publishes_what_another_wrote_where_it_is_reviewed_and_not_in_the_form(
    analyst: User, reviewer: User
) -> None:
    update = StatusUpdateFactory(stage=Stage.IN_REVIEW, author=analyst)
    page = change(signed_in(reviewer), update, stage="published")
    assert "Publish it from “Review and publish”" in errors(page)["stage"]
    assert f"{reverse('admin:tracker_statusupdate_review')}?update={update.pk}" in page.content.decode()
    update.refresh_from_db()
    assert update.stage == Stage.IN_REVIEW


def test_a_reviewer_does_not_change_and_publish_in_one_step(analyst: User, reviewer: User) -> None:
    update = StatusUpdateFactory(stage=Stage.IN_REVIEW, author=analyst)
    page = change(signed_in(reviewer), update, status="broken", stage="published")
    assert "Save the change first" in errors(page)["stage"]
    update.refresh_from_db()
    assert (update.status, update.stage, update.author) == ("in_progress", Stage.IN_REVIEW, analyst)


def test_whoever_changes_what_it_says_becomes_its_author_and_leaves_publishing_to_another(
    analyst: User, reviewer: User
) -> None:
    update = StatusUpdateFactory(stage=Stage.IN_REVIEW, author=analyst)
    assert change(signed_in(reviewer), update, summary="Said otherwise.").status_code == 302
    update.refresh_from_db()
    assert update.author == reviewer
    assert "is a verdict" in errors(change(signed_in(reviewer), update, stage="published"))["stage"]


def test_moving_it_to_review_makes_nobody_its_author(analyst: User, reviewer: User) -> None:
    update = StatusUpdateFactory(stage=Stage.DRAFT, author=analyst)
    assert change(signed_in(reviewer), update, stage="in_review").status_code == 302
    update.refresh_from_db()
    assert update.author == analyst


@pytest.mark.usefixtures("one_person")
def test_an_analyst_corrects_and_publishes_a_partys_words_they_recorded(analyst: User) -> None:
    update = StatusUpdateFactory(stage=Stage.DRAFT, axis=Axis.OFFICIAL, author=analyst)
    CitationFactory(commitment=None, status_update=update)
    assert change(signed_in(analyst), update, summary="As said.", stage="published").status_code == 302


def test_nor_is_it_changed_and_published_in_one_step_on_the_commitments_page(analyst: User, reviewer: User) -> None:
    update = StatusUpdateFactory(stage=Stage.IN_REVIEW, author=analyst)
    typed = {"status_updates-2-0-status": "broken", "status_updates-2-0-stage": "published"}
    page = change(signed_in(reviewer), update.commitment, **typed)
    assert "Save the change first" in page.content.decode()
    update.refresh_from_db()
    assert (update.status, update.stage) == ("in_progress", Stage.IN_REVIEW)


@pytest.mark.parametrize(("stage", "advice"), [("draft", "Choose “In review”"), ("in_review", "in review already")])
def test_the_advice_fits_where_it_stands(analyst: User, stage: str, advice: str) -> None:
    update = StatusUpdateFactory(stage=stage, author=analyst)
    assert advice in errors(change(signed_in(analyst), update, stage="published"))["stage"]


@pytest.mark.usefixtures("one_person")
def test_a_partys_words_are_not_published_without_a_source_and_nothing_typed_is_lost(analyst: User) -> None:
    typed = {**UPDATE, "commitment": CommitmentFactory().pk, "axis": "official", "stage": "published"}
    page = add(signed_in(analyst), StatusUpdate, **typed)
    assert "cannot be public without a source" in errors(page)["stage"]
    assert "Talks went on." in page.content.decode()
    assert not StatusUpdate.objects.exists()


@pytest.mark.usefixtures("one_person")
@pytest.mark.parametrize(
    ("cited", "said"),
    [
        ({}, "cannot be public without a source"),
        (
            {"citations-TOTAL_FORMS": 1, "citations-0-stance": "supports", "citations-0-paragraph": "five"},
            "whole number",
        ),
    ],
)
def test_a_draft_whose_publication_is_refused_can_be_edited_and_saved_again(
    analyst: User, cited: dict[str, Any], said: str
) -> None:
    update = StatusUpdateFactory(stage=Stage.DRAFT, axis=Axis.OFFICIAL, author=analyst)
    client = signed_in(analyst)
    cited = {**cited, "citations-0-source": SourceFactory().pk} if cited else {}
    page = change(client, update, summary="As said.", stage="published", **cited)
    assert said in page.content.decode()
    boxes = filled_in(page)
    assert (boxes["summary"].strip(), boxes["stage"], boxes["status"]) == ("As said.", "published", update.status)
    mended = {"stage": "draft", "citations-TOTAL_FORMS": 0}
    assert submit(client, update, boxes | mended).status_code == 302
    update.refresh_from_db()
    assert (update.summary, update.stage) == ("As said.", Stage.DRAFT)


@pytest.mark.parametrize(("axis", "offered"), [("evidence", False), ("official", True)])
def test_the_form_offers_to_publish_only_words_that_one_recorded_oneself(
    analyst: User, axis: str, offered: bool
) -> None:
    update = StatusUpdateFactory(stage=Stage.IN_REVIEW, author=analyst, axis=axis)
    page = signed_in(analyst).get(address(StatusUpdate, "change", update.pk))
    stages = [value for value, _ in page.context["adminform"].form.fields["stage"].widget.choices]
    assert ("published" in stages) is offered


def in_first_row(**typed: str) -> dict[str, Any]:
    """What is typed in the first row of new updates on a commitment's page."""
    row = {f"status_updates-2-0-{name}": value for name, value in {**UPDATE, **typed}.items()}
    return {"status_updates-2-TOTAL_FORMS": 1, **row}


def test_updates_added_on_the_commitments_page_have_their_author(analyst: User) -> None:
    commitment = CommitmentFactory(ref="scheduling")
    answer = change(signed_in(analyst), commitment, **in_first_row(axis="evidence", stage="draft"))
    assert answer.status_code == 302
    update = StatusUpdate.objects.get()
    assert (update.author, update.ref, str(update.as_of)) == (analyst, "scheduling-evidence-2024-04", "2024-04")


def test_a_new_row_on_the_commitments_page_offers_no_publication_but_says_the_way_there(analyst: User) -> None:
    update = StatusUpdateFactory(stage=Stage.DRAFT, axis=Axis.OFFICIAL, author=analyst)
    client = signed_in(analyst)
    pages = [address(Commitment, "add"), address(Commitment, "change", update.commitment_id)]
    for page in map(client.get, pages):
        (rows,) = (
            one.formset for one in page.context["inline_admin_formsets"] if "new" in str(one.opts.verbose_name_plural)
        )
        stage = rows.empty_form.fields["stage"]
        assert [value for value, _ in stage.widget.choices] == ["draft", "in_review"]
        assert "then cite a source on its own page" in page.content.decode()
    assert "published" in [value for value, _ in rows.forms[0].fields["stage"].widget.choices]


def test_a_verdict_is_not_published_on_the_commitments_page_either(analyst: User) -> None:
    page = change(signed_in(analyst), CommitmentFactory(), **in_first_row(axis="evidence", stage="published"))
    assert "is a verdict" in page.content.decode()
    assert not StatusUpdate.objects.exists()


def test_a_published_update_can_only_be_read(reviewer: User) -> None:
    fields = shown(signed_in(reviewer), address(StatusUpdate, "change", StatusUpdateFactory().pk))
    assert not {"status", "as_of", "summary", "stage", "ref", "commitment"} & fields.keys()


@pytest.mark.usefixtures("one_person")
def test_but_sources_may_still_be_added_to_it(analyst: User) -> None:
    update = StatusUpdateFactory()
    cited = {"citations-TOTAL_FORMS": 2, "citations-1-source": SourceFactory().pk, "citations-1-stance": "disputes"}
    assert change(signed_in(analyst), update, **cited).status_code == 302
    assert sorted(update.citations.values_list("stance", flat=True)) == ["disputes", "supports"]


@pytest.mark.usefixtures("one_person")
def test_the_sources_it_has_are_shown_to_be_read_with_how_to_correct_them(reviewer: User) -> None:
    client, update = signed_in(reviewer), StatusUpdateFactory()
    citation = update.citations.get()
    pages = [address(StatusUpdate, "change", update.pk), address(Citation, "change", citation.pk)]
    for page, fixed in zip(pages, ("citations-0-{}", "{}"), strict=True):
        assert (
            not {fixed.format(name) for name in ("source", "stance", "quote", "DELETE")} & shown(client, page).keys()
        )
        assert "have a reviewer retract the update and write a new one" in client.get(page).content.decode()
    assert address(Citation, "delete", citation.pk) not in client.get(pages[1]).content.decode()
    assert change(client, citation, note="Read again.").status_code == 302
    citation.refresh_from_db()
    assert (citation.note, citation.stance) == ("Read again.", "supports")


def test_nor_are_they_taken_away_or_rewritten_from_a_page_opened_before(reviewer: User) -> None:
    update = StatusUpdateFactory(stage=Stage.IN_REVIEW)
    citation = CitationFactory(status_update=update, commitment=None, source=SourceFactory())
    client = signed_in(reviewer)
    opened = shown(client, address(StatusUpdate, "change", update.pk))
    publish(signed_in(UserFactory(group="Reviewer")), update)
    for name, value in {"DELETE": "on", "stance": "mentions", "paragraph": "7"}.items():
        page = submit(client, update, opened | {f"citations-0-{name}": value})
        assert "belongs to a published status update" in unescape(page.content.decode()), name
        cited = update.citations.get()
        assert (cited.stance, cited.paragraph) == ("supports", citation.paragraph), name


def retract(person: User, update: StatusUpdate, **typed: str) -> Any:
    client = signed_in(person)
    return client.post(reverse("admin:tracker_statusupdate_retract", args=[update.pk]), typed, follow=True)


def test_a_reviewer_retracts_with_a_reason(reviewer: User) -> None:
    update = StatusUpdateFactory()
    page = signed_in(reviewer).get(address(StatusUpdate, "change", update.pk))
    assert reverse("admin:tracker_statusupdate_retract", args=[update.pk]) in page.content.decode()
    page = retract(reviewer, update, reason="The source took it back.")
    assert "was retracted" in page.content.decode()
    update.refresh_from_db()
    assert update.retraction_reason == "The source took it back."
    assert update.retracted_at


def test_a_retraction_needs_a_reason(reviewer: User) -> None:
    update = StatusUpdateFactory()
    assert "This field is required" in retract(reviewer, update, reason="  ").content.decode()
    assert not StatusUpdate.objects.get().retracted_at


@pytest.mark.parametrize("group", ["Viewer", "Analyst"])
def test_others_do_not_retract(group: str) -> None:
    assert retract(UserFactory(group=group), StatusUpdateFactory(), reason="No.").status_code == 403


def test_nothing_is_retracted_twice_or_before_it_is_public(reviewer: User) -> None:
    draft, retracted = StatusUpdateFactory(stage=Stage.DRAFT), StatusUpdateFactory()
    retracted.retract("Wrong.")
    assert [retract(reviewer, update, reason="Again.").status_code for update in (draft, retracted)] == [403, 403]
    assert StatusUpdate.objects.get(pk=retracted.pk).retraction_reason == "Wrong."


def test_an_update_that_never_was_is_not_found(reviewer: User) -> None:
    address_ = reverse("admin:tracker_statusupdate_retract", args=[999])
    assert signed_in(reviewer).get(address_).status_code == 404
