"""Who is a member of a collection works in that one alone: in forms, actions, files and SQL."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pghistory
import pytest
import tablib
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from tests.batches import plan
from tests.factories import (
    ActorFactory,
    CitationFactory,
    CollectionFactory,
    CollectionMemberFactory,
    CommitmentFactory,
    ImportBatchFactory,
    IndicatorFactory,
    MeetingFactory,
    ObservationFactory,
    ParticipationFactory,
    PartyFactory,
    ProposalFactory,
    SanctionFactory,
    SanctionStepFactory,
    SourceFactory,
    StatusUpdateFactory,
    TopicFactory,
    UserFactory,
)
from tests.imports import said
from tests.integration.admin.forms import shown
from tracker.access.groups import may_discard, may_revert
from tracker.actions.propose_change import ProposalRefusedError, propose_by_doing
from tracker.models import Collection, CollectionMember, Commitment, Proposal
from tracker.transfer.library.resources import RESOURCES

pytestmark = pytest.mark.django_db

ELSEWHERE = "is in none of the collections that you write in"
NOT_THEIRS = "is no collection that you write in"


@pytest.fixture
def ours() -> Collection:
    collection: Collection = CollectionFactory(ref="ours", title="Ours")
    return collection


@pytest.fixture
def theirs() -> Collection:
    collection: Collection = CollectionFactory(ref="theirs", title="Theirs")
    return collection


def member(*collections: Collection, role: str = "analyst", group: str = "Analyst") -> User:
    person: User = UserFactory(group=group)
    for collection in collections:
        CollectionMemberFactory(collection=collection, person=person, role=role)
    return person


def put(record: Any, *collections: Collection) -> Any:
    record.collections.add(*collections)
    return record


def refused_in_sql(person: User | None, write: Callable[[], object]) -> str:
    """What the database says when the person writes that; nothing when it lets them."""
    context = {"user": person.pk} if person else {}
    try:
        with transaction.atomic(), pghistory.context(**context):
            write()
    except IntegrityError as error:
        return str(error).partition("\n")[0]
    return ""


@pytest.mark.parametrize("make", [CommitmentFactory, SanctionFactory, MeetingFactory, IndicatorFactory])
def test_records_elsewhere_are_not_changed_in_sql(ours: Collection, theirs: Collection, make: Any) -> None:
    person = member(ours)
    for record, reason in (
        (put(make(stage="draft"), ours), ""),
        (put(make(stage="draft"), ours, theirs), ""),
        (put(make(stage="draft"), theirs), ELSEWHERE),
        (make(stage="draft"), ELSEWHERE),
    ):
        change = type(record).objects.filter(pk=record.pk)
        told = refused_in_sql(person, partial(change.update, ref=f"other-{record.pk}"))
        assert reason in told
        assert bool(told) is bool(reason)


def test_who_is_no_member_of_any_may_what_the_group_may(theirs: Collection) -> None:
    record = put(CommitmentFactory(stage="draft"), theirs)
    for person in (UserFactory(group="Analyst"), UserFactory(group="Reviewer"), None):
        assert not refused_in_sql(person, lambda: Commitment.objects.filter(pk=record.pk).update(summary="New."))


@pytest.mark.usefixtures("one_person")
def test_parts_of_records_elsewhere_are_neither_added_nor_changed(ours: Collection, theirs: Collection) -> None:
    person = member(ours)
    actor, source = ActorFactory(), SourceFactory()
    owners = [
        (
            put(CommitmentFactory(stage="draft"), collection),
            put(MeetingFactory(stage="draft"), collection),
            put(SanctionFactory(stage="draft"), collection),
            put(IndicatorFactory(stage="draft"), collection),
            reason,
        )
        for collection, reason in ((ours, ""), (theirs, ELSEWHERE))
    ]
    updates = [StatusUpdateFactory(commitment=commitment, stage="draft") for commitment, *_ in owners]
    for (commitment, meeting, sanction, indicator, reason), update in zip(owners, updates, strict=True):
        adding: list[Callable[[], object]] = [
            partial(PartyFactory, commitment=commitment, actor=actor),
            partial(ParticipationFactory, meeting=meeting, actor=actor),
            partial(ObservationFactory, indicator=indicator),
            partial(SanctionStepFactory, sanction=sanction, stage="draft", kind="extended"),
            partial(CitationFactory, commitment=commitment, source=source),
            partial(CitationFactory, commitment=None, status_update=update, source=source),
            partial(type(update).objects.filter(pk=update.pk).update, summary="Other."),
        ]
        for write in adding:
            told = refused_in_sql(person, write)
            assert reason in told
            assert bool(told) is bool(reason), told
    assert not refused_in_sql(person, lambda: CitationFactory(commitment=None, actor=actor, source=source))


def test_parts_of_records_elsewhere_are_not_deleted(ours: Collection, theirs: Collection) -> None:
    person, source = member(ours, role="reviewer", group="Reviewer"), SourceFactory(stage="draft")
    parts: list[tuple[Any, str]] = []
    for collections, reason in (([ours], ""), ([theirs], ELSEWHERE), ([], ELSEWHERE)):
        commitment = put(CommitmentFactory(stage="draft"), *collections)
        party = PartyFactory(commitment=commitment)
        made = [
            CitationFactory(commitment=None, party=party, source=source),
            party,
            CitationFactory(commitment=commitment, source=source),
            ParticipationFactory(meeting=put(MeetingFactory(stage="draft"), *collections)),
            ObservationFactory(indicator=put(IndicatorFactory(stage="draft"), *collections)),
            StatusUpdateFactory(commitment=commitment, stage="draft"),
        ]
        parts += [(part, reason) for part in made]
    for part, reason in parts:
        told = refused_in_sql(person, partial(type(part).objects.filter(pk=part.pk).delete))
        # What is cited stays until its citations are gone.
        assert (reason or "its citations first") in told or (not told and not reason)


def test_a_record_of_ones_own_is_deleted_with_all_that_hangs_on_it(ours: Collection, theirs: Collection) -> None:
    person = member(ours, role="reviewer", group="Reviewer")
    made = []
    for collections, reason in (([ours], ""), ([theirs], ELSEWHERE), ([], ELSEWHERE)):
        commitment = put(CommitmentFactory(stage="draft"), *collections)
        CitationFactory(commitment=None, party=PartyFactory(commitment=commitment))
        CitationFactory(commitment=commitment)
        made.append((commitment, reason))
    for commitment, reason in made:
        told = refused_in_sql(person, commitment.delete)
        assert reason in told
        assert bool(told) is bool(reason), told


def test_what_all_share_and_collections_are_deleted_by_who_writes_there(ours: Collection, theirs: Collection) -> None:
    person = member(ours, role="reviewer", group="Reviewer")
    assert "ask somebody who works on it" in refused_in_sql(person, theirs.delete)
    viewer = member(ours, role="viewer", group="Reviewer")
    topic = TopicFactory(stage="draft")
    assert "you are a viewer" in refused_in_sql(viewer, topic.delete)
    assert not refused_in_sql(person, topic.delete)


@pytest.mark.usefixtures("one_person")
def test_nothing_is_put_into_or_taken_out_of_collections_of_others(ours: Collection, theirs: Collection) -> None:
    person = member(ours)
    record = put(CommitmentFactory(), theirs)
    assert NOT_THEIRS in refused_in_sql(person, lambda: record.collections.remove(theirs))
    assert NOT_THEIRS in refused_in_sql(person, lambda: put(CommitmentFactory(stage="draft"), theirs))
    assert not refused_in_sql(person, lambda: record.collections.add(ours))
    assert not refused_in_sql(person, lambda: record.collections.remove(ours))


def test_a_viewer_of_it_writes_nothing(ours: Collection) -> None:
    person = member(ours, role="viewer")
    record = put(CommitmentFactory(stage="draft"), ours)
    assert ELSEWHERE in refused_in_sql(person, lambda: Commitment.objects.filter(pk=record.pk).update(summary="New."))


def test_what_all_share_is_written_by_who_writes_anywhere(ours: Collection, theirs: Collection) -> None:
    actor = ActorFactory(stage="draft")
    change = partial(type(actor).objects.filter(pk=actor.pk).update, description="New.")
    add = partial(TopicFactory, stage="draft")
    assert [refused_in_sql(member(ours, theirs), write) for write in (change, add)] == ["", ""]
    viewer = member(ours, role="viewer")
    for write in (change, add, partial(MeetingFactory, stage="draft")):
        assert "you are a viewer of your collections" in refused_in_sql(viewer, write)


@pytest.mark.usefixtures("one_person")
def test_a_collection_is_changed_by_who_writes_in_it(ours: Collection, theirs: Collection) -> None:
    Collection.objects.update(stage="published")
    person = member(ours, role="reviewer", group="Reviewer")
    change = Collection.objects.filter
    assert not refused_in_sql(person, partial(change(pk=ours.pk).update, covers="More."))
    assert "ask somebody who works on it" in refused_in_sql(
        person, partial(change(pk=theirs.pk).update, covers="More.")
    )


def test_a_verdict_is_published_by_a_reviewer_of_the_collection(ours: Collection, theirs: Collection) -> None:
    analyst = member(ours, group="Reviewer")
    reviewer = member(ours, role="reviewer", group="Reviewer")
    verdict = StatusUpdateFactory(
        commitment=put(CommitmentFactory(), ours, theirs), stage="in_review", axis="evidence", author=UserFactory()
    )
    CitationFactory(commitment=None, status_update=verdict)
    found = type(verdict).objects.filter(pk=verdict.pk)
    told = refused_in_sql(analyst, partial(found.update, stage="published", reviewer=analyst))
    assert "is published by a reviewer of a collection" in told
    assert not refused_in_sql(reviewer, partial(found.update, stage="published", reviewer=reviewer))


def test_a_form_says_so_and_loses_nothing(client: Client, ours: Collection, theirs: Collection) -> None:
    person = member(ours, theirs)
    client.force_login(person)
    there = put(IndicatorFactory(stage="draft", name="Deaths"), theirs)
    here = put(IndicatorFactory(stage="draft"), ours)
    for record, page_says in ((there, ELSEWHERE), (here, "")):
        address = f"/admin/tracker/indicator/{record.pk}/change/"
        sent = shown(client, address) | {"name": "Deaths a year"}
        if page_says:
            # While the form was open; from now on it is shown as it is.
            CollectionMember.objects.filter(person=person, collection=theirs).delete()
        response = client.post(address, sent)
        record.refresh_from_db()
        assert (record.name == "Deaths a year") is not bool(page_says)
        if page_says:
            assert page_says in response.content.decode()
            assert 'value="Deaths a year"' in response.content.decode()


def test_a_form_begins_with_ones_own_or_with_the_only_one(client: Client, ours: Collection) -> None:
    def begun_with(person: User) -> list[str]:
        client.force_login(person)
        form = client.get("/admin/tracker/indicator/add/").context["adminform"].form
        return [Collection.objects.get(pk=key).ref for key in form["collections"].value() or ()]

    assert begun_with(UserFactory(group="Analyst")) == ["ours"]
    other = CollectionFactory(ref="other")
    assert begun_with(UserFactory(group="Analyst")) == []
    assert begun_with(member(other)) == ["other"]
    assert begun_with(member(other, role="viewer")) == []


def test_a_file_names_the_rows_that_are_not_theirs(ours: Collection, theirs: Collection) -> None:
    person = member(ours)
    put(IndicatorFactory(ref="here", stage="draft"), ours)
    put(IndicatorFactory(ref="there", stage="draft"), theirs)
    table = tablib.Dataset(["here", "Here"], headers=["ref", "name"])
    assert said(RESOURCES["indicators"]().import_data(table, user=person)) == []
    table = tablib.Dataset(["there", "There"], headers=["ref", "name"])
    (problem,) = said(RESOURCES["indicators"]().import_data(table, user=person))
    assert ELSEWHERE in problem


def test_an_action_of_a_list_leaves_out_what_is_not_theirs(
    client: Client, ours: Collection, theirs: Collection
) -> None:
    client.force_login(member(ours, role="reviewer", group="Reviewer"))
    here = put(IndicatorFactory(stage="in_review"), ours)
    there = put(IndicatorFactory(stage="in_review"), theirs)
    response = client.post(
        "/admin/tracker/indicator/",
        {"action": "publish_selected", "_selected_action": [str(here.pk), str(there.pk)]},
        follow=True,
    )
    here.refresh_from_db()
    there.refresh_from_db()
    assert (here.stage, there.stage) == ("published", "in_review")
    assert ELSEWHERE in response.content.decode()


def test_new_rows_of_a_file_are_in_the_only_collection(ours: Collection) -> None:
    table = tablib.Dataset(["new", "New", "Deaths"], headers=["ref", "name", "unit"])
    assert said(RESOURCES["indicators"]().import_data(table)) == []
    assert list(ours.indicators.values_list("ref", flat=True)) == ["new"]
    CollectionFactory()
    table = tablib.Dataset(["newer", "Newer", "Deaths"], headers=["ref", "name", "unit"])
    assert said(RESOURCES["indicators"]().import_data(table)) == []
    assert list(ours.indicators.values_list("ref", flat=True)) == ["new"]


def test_the_plan_of_new_rows_says_that_they_join_the_only_collection(ours: Collection) -> None:
    note = "indicators.csv: New records are put into the collection “Ours”."
    assert plan(indicators="ref,name,unit\nnew,New,Deaths\n").notes == [note]
    assert plan(indicators="ref,name,unit,collections\nnew,New,Deaths,ours\n").notes == []
    assert plan(topics="ref,name\nnew,New\n").notes == []
    put(IndicatorFactory(ref="new", name="Old"), ours)
    assert plan(indicators="ref,name,unit\nnew,New,Deaths\n").notes == []
    second = "ref,title\nsecond,Second\n"
    assert plan(collections=second, indicators="ref,name,unit\nother,New,Deaths\n").notes == []


def test_what_a_member_may_not_change_is_shown_as_it_is(ours: Collection, theirs: Collection) -> None:
    client = Client()
    client.force_login(member(ours, role="reviewer", group="Reviewer"))
    for collection, is_shown in ((ours, True), (theirs, False)):
        commitment = put(CommitmentFactory(stage="draft"), collection)
        party, topic = PartyFactory(commitment=commitment), TopicFactory(stage="draft")
        for record in (commitment, party, CitationFactory(commitment=commitment), collection):
            name = f"admin:tracker_{record._meta.model_name}"
            page = client.get(reverse(f"{name}_change", args=[record.pk]))
            is_offered = any(f'name="{button}"' in page.content.decode() for button in ("_save", "_propose"))
            assert is_offered is is_shown, record
            assert ("You see this as it is" in page.content.decode()) is not is_shown
            assert client.get(reverse(f"{name}_delete", args=[record.pk])).status_code == (200 if is_shown else 403)
        assert 'name="_save"' in client.get(reverse("admin:tracker_topic_change", args=[topic.pk])).content.decode()
    viewer = Client()
    viewer.force_login(member(ours, role="viewer", group="Reviewer"))
    shared = viewer.get(reverse("admin:tracker_topic_change", args=[TopicFactory().pk])).content.decode()
    assert 'name="_save"' not in shared
    free = Client()
    free.force_login(UserFactory(group="Analyst"))
    record = put(CommitmentFactory(stage="draft"), theirs)
    open_page = free.get(reverse("admin:tracker_commitment_change", args=[record.pk])).content.decode()
    assert 'name="_save"' in open_page


def test_a_reviewer_of_one_collection_decides_nothing_in_another(ours: Collection, theirs: Collection) -> None:
    client = Client()
    client.force_login(member(ours, role="reviewer", group="Reviewer"))
    for collection, is_decided in ((theirs, False), (ours, True)):
        meeting = put(MeetingFactory(held="2023-11-15"), collection)
        proposal = ProposalFactory(on=meeting, author=UserFactory(group="Analyst"))
        address = reverse("admin:tracker_proposal_decide", args=[proposal.pk])
        answer = client.post(address, {"send_back": "1", "answer": "Which town?"})
        assert answer.status_code == (302 if is_decided else 403)
        proposal.refresh_from_db()
        assert (proposal.state == "sent_back") is is_decided
        for value in ("2023-11-15", "2023-11-16"):
            CitationFactory(commitment=None, meeting=meeting, field="held", value=value)
        decide = f"{reverse('admin:tracker_ruling_add')}?meeting={meeting.pk}&field=held"
        assert client.get(decide).status_code == (200 if is_decided else 403)


def test_a_reviewer_of_one_collection_does_not_undo_what_others_imported(ours: Collection) -> None:
    batch = ImportBatchFactory(uploaded_by=UserFactory(group="Analyst"), state="applied")
    assert may_revert(UserFactory(group="Reviewer"), batch)
    assert not may_revert(member(ours, role="reviewer", group="Reviewer"), batch)


def propose_in_form(client: Client, address: str, sent: dict[str, Any]) -> str:
    """What the page says to who proposes what the form holds; nothing when it is proposed."""
    response = client.post(address, sent | {"_propose": "on", "proposal_reason": "The readout says so."})
    return "" if response.status_code == 302 else response.content.decode()


def test_changes_are_proposed_in_ones_own_collections_alone(
    client: Client, ours: Collection, theirs: Collection
) -> None:
    person = member(ours)
    client.force_login(person)
    for collection, reason in ((ours, ""), (theirs, ELSEWHERE)):
        meeting = put(MeetingFactory(place="Beijing"), collection)
        address = reverse("admin:tracker_meeting_change", args=[meeting.pk])
        free = Client()
        free.force_login(UserFactory(group="Analyst"))
        # As the form was while it could be written in.
        said_in_form = propose_in_form(client, address, shown(free, address) | {"place": "Woodside"})
        assert reason in said_in_form
        assert (Proposal.objects.filter(record_key=meeting.pk, record_kind="meeting").count() == 1) is not bool(reason)
        if reason:
            assert 'value="Woodside"' in said_in_form
        commitment = put(CommitmentFactory(), collection)
        add = partial(PartyFactory, commitment=commitment, actor=ActorFactory())
        if reason:
            with pytest.raises(ProposalRefusedError, match=ELSEWHERE):
                propose_by_doing(add, reason="So.", author=person)
        else:
            assert propose_by_doing(add, reason="So.", author=person) is not None
    viewer = member(ours, role="viewer")
    with pytest.raises(ProposalRefusedError, match=ELSEWHERE):
        propose_by_doing(partial(rewritten, ActorFactory()), reason="So.", author=viewer)
    assert propose_by_doing(partial(rewritten, ActorFactory()), reason="So.", author=person) is not None


def rewritten(actor: Any) -> Any:
    """The actor with another description."""
    actor.description = "New."
    actor.save()
    return actor


def test_a_proposal_is_mended_by_who_still_writes_there_and_withdrawn_by_its_author(
    client: Client, ours: Collection, theirs: Collection
) -> None:
    person = member(ours, theirs)
    client.force_login(person)
    proposal = ProposalFactory(on=put(MeetingFactory(), theirs), author=person)
    CollectionMember.objects.filter(person=person, collection=theirs).delete()
    decide = reverse("admin:tracker_proposal_decide", args=[proposal.pk])
    page = client.post(decide, {"mend": "on", "reason": "Typed anew."}).content.decode()
    assert ELSEWHERE in page
    assert "Typed anew." in page
    assert client.post(decide, {"withdraw": "on"}).status_code == 302
    proposal.refresh_from_db()
    assert proposal.state == "withdrawn"


def test_an_import_of_another_collection_is_not_discarded(
    client: Client, ours: Collection, theirs: Collection
) -> None:
    reviewer = member(ours, role="reviewer", group="Reviewer")
    client.force_login(reviewer)
    for uploader, is_discarded in (
        (member(ours), True),
        (reviewer, True),
        (member(theirs), False),
        (member(ours, role="viewer"), False),
        (UserFactory(group="Analyst"), False),
        (None, False),
    ):
        batch = ImportBatchFactory(uploaded_by=uploader, state="planned")
        page = client.get(reverse("admin:tracker_importbatch_change", args=[batch.pk])).content.decode()
        address = reverse("admin:tracker_importbatch_refuse", args=[batch.pk])
        assert (address in page) is is_discarded
        applying = reverse("admin:tracker_importbatch_apply", args=[batch.pk])
        assert (applying in page) is is_discarded
        if not is_discarded:
            assert client.post(applying).status_code == 403
        assert client.post(address).status_code == (302 if is_discarded else 403)
        batch.refresh_from_db()
        assert (batch.state == "planned") is not is_discarded
    analyst_there = member(ours, group="Reviewer")
    assert not may_discard(analyst_there, ImportBatchFactory(uploaded_by=member(ours), state="planned"))
    assert may_discard(UserFactory(group="Reviewer"), ImportBatchFactory(uploaded_by=member(theirs), state="planned"))
