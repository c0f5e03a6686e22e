"""What is published is changed by a proposal: made in the record's form, kept with its diff, published by another."""

from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    ActorFactory,
    CommitmentFactory,
    CorrectionFactory,
    MeetingFactory,
    PartyFactory,
    ProposalFactory,
    PublishingRuleFactory,
    SanctionFactory,
    SourceFactory,
    StatusUpdateFactory,
    TopicFactory,
    UserFactory,
)
from tests.integration.admin.forms import address, change, errors, filled_in, shown
from tests.integration.admin.imports import batch_of, upload
from tracker.models import Commitment, Correction, Meeting, Proposal
from tracker.vocabulary import BatchState, ProposalState, Stage

pytestmark = pytest.mark.django_db

REASON = "The host's readout says so, in its second paragraph."


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


def propose(person: User, record: Any, reason: str = REASON, /, **typed: Any) -> Any:
    """The answer to typing in the record's form and proposing that."""
    return change(signed_in(person), record, _propose="on", proposal_reason=reason, **typed)


def proposed(person: User, record: Any, **typed: Any) -> Proposal:
    answer = propose(person, record, **typed)
    assert answer.status_code == 302, errors(answer)
    proposal: Proposal = Proposal.objects.latest("pk")
    assert answer["Location"] == page_of(proposal)
    return proposal


def page_of(proposal: Proposal) -> str:
    return address(Proposal, "change", proposal.pk)


def seen(person: User, proposal: Proposal) -> str:
    return unescape(signed_in(person).get(page_of(proposal)).content.decode())


def step(person: User, proposal: Proposal, name: str, **typed: Any) -> Any:
    """The answer to one of the buttons of its page as it is shown."""
    client = signed_in(person)
    fields = shown(client, page_of(proposal)) | {name: "on"} | typed
    return client.post(reverse("admin:tracker_proposal_decide", args=[proposal.pk]), fields)


def state_of(proposal: Proposal) -> str:
    return str(Proposal.objects.get(pk=proposal.pk).state)


def test_an_analyst_proposes_and_a_reviewer_publishes(analyst: User, reviewer: User) -> None:
    meeting = MeetingFactory(title="The talks", place="Beijing")
    form = signed_in(analyst).get(address(Meeting, "change", meeting.pk)).content.decode()
    assert "Propose this change" in form
    assert 'name="_save"' not in form
    proposal = proposed(analyst, meeting, place="Woodside", summary="By us.")
    meeting.refresh_from_db()
    assert (meeting.place, meeting.summary) == ("Beijing", "")
    assert (proposal.author, proposal.reason) == (analyst, REASON)
    assert proposal.changes == [
        {"column": "place", "old": "Beijing", "new": "Woodside"},
        {"column": "summary", "old": "", "new": "By us."},
    ]
    page = seen(reviewer, proposal)
    for part in ("Beijing", "Woodside", REASON, "Publish this change"):
        assert part in page
    assert step(reviewer, proposal, "accept")["Location"] == page_of(proposal)
    meeting.refresh_from_db()
    proposal.refresh_from_db()
    assert (meeting.place, meeting.summary) == ("Woodside", "By us.")
    assert (proposal.state, proposal.decided_by) == (ProposalState.ACCEPTED, reviewer)


def test_lists_links_and_emptied_fields_are_proposed_too(analyst: User, reviewer: User) -> None:
    commitment = CommitmentFactory(summary="Old words.", due="2024")
    topic, actor, host = TopicFactory(), ActorFactory(), MeetingFactory()
    party = PartyFactory(commitment=commitment, actor=actor)
    page = address(Commitment, "change", commitment.pk)
    fields = shown(signed_in(analyst), page)
    (row,) = [name for name, value in fields.items() if name.endswith("-id") and value == str(party.pk)]
    typed = {"topics": [topic.pk], "made_at": host.pk, "summary": "", f"{row.removesuffix('id')}role": "counterpart"}
    proposal = proposed(analyst, commitment, **typed)
    assert {each["column"] for each in proposal.changes} == {"summary", "topics", "made_at"}
    assert [(part["to_do"], [cell["column"] for cell in part["cells"]]) for part in proposal.parts] == [
        ("change", ["role"])
    ]
    step(reviewer, proposal, "accept")
    commitment.refresh_from_db()
    assert (commitment.summary, commitment.made_at, list(commitment.topics.all())) == ("", host, [topic])
    assert [(each.pk, each.actor, each.role) for each in commitment.parties.all()] == [
        (party.pk, actor, "counterpart")
    ]


@pytest.mark.parametrize("made", [ActorFactory, CommitmentFactory, MeetingFactory, SanctionFactory, SourceFactory])
@pytest.mark.parametrize("reason", [REASON, ""])
def test_a_form_in_which_nothing_was_changed_proposes_nothing_and_says_so(
    made: Any, reason: str, analyst: User
) -> None:
    record, client = made(), signed_in(analyst)
    answer = change(client, record, _propose="on", proposal_reason=reason)
    page = address(type(record), "change", record.pk)
    assert (answer.status_code, answer["Location"]) == (302, page)
    said = unescape(client.get(page).content.decode())
    assert "Nothing was changed in the form, so nothing is proposed." in said
    assert "changed successfully" not in said
    assert not Proposal.objects.exists()


def test_what_is_public_is_not_made_a_draft_and_the_form_says_what_to_propose_instead(reviewer: User) -> None:
    meeting = MeetingFactory(ref="summit")
    for stage in (Stage.DRAFT, Stage.IN_REVIEW):
        said = errors(propose(reviewer, meeting, stage=stage))["stage"]
        assert said == (
            '"summit" is published and cannot be unpublished; propose in its form to change it, or to delete it, and '
            "a second person publishes that."
        )
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("made", [ActorFactory, SanctionFactory, SourceFactory, TopicFactory])
def test_every_kind_is_proposed(made: Any, analyst: User, reviewer: User) -> None:
    record = made()
    name = "name" if made in (ActorFactory, TopicFactory) else "title"
    step(reviewer, proposed(analyst, record, **{name: "=Another; name"}), "accept")
    record.refresh_from_db()
    assert getattr(record, name) == "=Another; name"


def test_nobody_publishes_their_own_proposal(reviewer: User, analyst: User) -> None:
    proposal = proposed(reviewer, MeetingFactory(), place="Woodside")
    assert "Publish this change" not in seen(reviewer, proposal)
    assert step(reviewer, proposal, "accept").status_code == 403
    assert step(analyst, proposal, "accept").status_code == 403
    values = {"state": ProposalState.ACCEPTED, "decided_at": timezone.now()}
    with pytest.raises(IntegrityError, match="second_person"), transaction.atomic():
        Proposal.objects.update(**values, decided_by=reviewer)
    with pytest.raises(IntegrityError, match="someone who may publish changes"), transaction.atomic():
        Proposal.objects.update(**values, decided_by=analyst)
    assert Meeting.objects.get().place != "Woodside"


def test_what_changed_meanwhile_is_refused_shown_anew_and_not_lost(analyst: User, reviewer: User) -> None:
    meeting = MeetingFactory(place="Beijing")
    proposal = proposed(analyst, meeting, place="Woodside")
    opened = shown(signed_in(reviewer), page_of(proposal))
    Meeting.objects.update(place="Shanghai", country="CN")
    decide = reverse("admin:tracker_proposal_decide", args=[proposal.pk])
    page = signed_in(reviewer).post(decide, opened | {"accept": "on"})
    said = unescape(page.content.decode())
    for part in ("The record has changed since this was proposed", "Beijing", "Shanghai", "Woodside"):
        assert part in said
    meeting.refresh_from_db()
    assert (meeting.place, state_of(proposal)) == ("Shanghai", ProposalState.OPEN)
    values = {"state": ProposalState.ACCEPTED, "decided_at": timezone.now(), "decided_by": reviewer}
    with pytest.raises(IntegrityError, match="has changed since this was proposed"), transaction.atomic():
        Proposal.objects.update(**values)
    assert step(reviewer, proposal, "mend").status_code == 302
    assert step(reviewer, proposal, "accept").status_code == 302
    meeting.refresh_from_db()
    assert (meeting.place, meeting.country) == ("Woodside", "CN")


def test_what_only_plans_the_work_or_was_changed_back_hinders_nothing(analyst: User, reviewer: User) -> None:
    commitment = CommitmentFactory()
    proposal = proposed(analyst, commitment, summary="Other words.")
    change(signed_in(reviewer), commitment, review_every=30)
    assert step(reviewer, proposal, "accept").status_code == 302
    assert state_of(proposal) == ProposalState.ACCEPTED


def test_a_deleted_record_takes_no_proposal(analyst: User, reviewer: User) -> None:
    meeting = MeetingFactory()
    proposal = proposed(analyst, meeting, place="Woodside")
    meeting.delete()
    assert "The record was deleted." in seen(reviewer, proposal)
    assert "Publish this change" not in seen(reviewer, proposal)
    fields = {"accept": "on", "version": "1"}
    signed_in(reviewer).post(reverse("admin:tracker_proposal_decide", args=[proposal.pk]), fields)
    assert state_of(proposal) == ProposalState.OPEN


def test_it_is_sent_back_mended_and_published(analyst: User, reviewer: User) -> None:
    meeting = MeetingFactory(place="Beijing", country="CN")
    proposal = proposed(analyst, meeting, place="Woodside", country="US")
    assert "Say what is to be mended" in step(reviewer, proposal, "send_back", answer=" ").content.decode()
    step(reviewer, proposal, "send_back", answer="Which of the two towns?")
    assert state_of(proposal) == ProposalState.SENT_BACK
    assert "Which of the two towns?" in seen(analyst, proposal)
    assert "Publish this change" not in seen(reviewer, proposal)
    wrong = step(analyst, proposal, "mend", **{"cell-place": "Woodside, Calif.", "cell-country": "Mars"})
    assert "country" in wrong.content.decode()
    assert filled_in(wrong)["cell-place"] == "Woodside, Calif."
    assert state_of(proposal) == ProposalState.SENT_BACK
    step(analyst, proposal, "mend", **{"cell-place": "Woodside, Calif."})
    assert state_of(proposal) == ProposalState.OPEN
    step(reviewer, proposal, "accept")
    meeting.refresh_from_db()
    assert meeting.place == "Woodside, Calif."


def test_the_page_publishes_what_it_showed(analyst: User, reviewer: User) -> None:
    meeting = MeetingFactory(place="Beijing")
    proposal = proposed(analyst, meeting, place="Woodside")
    opened = shown(signed_in(reviewer), page_of(proposal))
    step(analyst, proposal, "mend", **{"cell-place": "Shanghai"})
    decide = reverse("admin:tracker_proposal_decide", args=[proposal.pk])
    page = signed_in(reviewer).post(decide, opened | {"accept": "on"})
    assert "The proposal has changed since you opened it" in page.content.decode()
    assert state_of(proposal) == ProposalState.OPEN


def test_only_the_proposal_is_sent_back_on_its_page_and_not_its_record(analyst: User, reviewer: User) -> None:
    page = seen(reviewer, proposed(analyst, MeetingFactory(), place="Woodside"))
    assert 'name="send_back"' in page
    assert "note-text" in page
    assert "note-sends_back" not in page
    assert "Send back to draft" not in page


def test_it_is_withdrawn_by_its_author_and_stays_so(analyst: User, reviewer: User) -> None:
    proposal = proposed(analyst, MeetingFactory(), place="Woodside")
    assert step(UserFactory(group="Analyst"), proposal, "withdraw").status_code == 403
    step(analyst, proposal, "withdraw")
    assert state_of(proposal) == ProposalState.WITHDRAWN
    fields = {"accept": "on", "version": "1"}
    page = signed_in(reviewer).post(reverse("admin:tracker_proposal_decide", args=[proposal.pk]), fields)
    assert "is withdrawn by now" in page.content.decode()
    with pytest.raises(IntegrityError, match="is decided and stays as it is"), transaction.atomic():
        Proposal.objects.update(state=ProposalState.OPEN)


def test_it_takes_a_reason_and_what_was_typed_is_still_there(analyst: User) -> None:
    page = propose(analyst, MeetingFactory(), "\0", place="Woodside")
    assert "Say in “Reason for the change”" in errors(page)["__all__"]
    page = propose(analyst, MeetingFactory(), " ", place="Woodside")
    assert "Say in “Reason for the change”" in errors(page)["__all__"]
    assert filled_in(page)["place"] == "Woodside"
    assert not Proposal.objects.exists()


def test_what_the_record_could_not_say_is_not_proposed(analyst: User) -> None:
    page = propose(analyst, MeetingFactory(), held="2024-02-31", title="")
    assert {"held", "title"} <= errors(page).keys()
    assert "proposal_reason" in filled_in(page)
    assert filled_in(page)["proposal_reason"] == REASON
    page = propose(analyst, CommitmentFactory(made_on="2024"), due="2020")
    assert "due" in str(errors(page))
    assert not Proposal.objects.exists()


def test_what_is_no_change_of_what_is_public_is_saved_at_once(analyst: User) -> None:
    commitment = CommitmentFactory()
    draft = StatusUpdateFactory(commitment=commitment, stage=Stage.DRAFT, summary="Before.", author=analyst)
    fields = shown(signed_in(analyst), address(Commitment, "change", commitment.pk))
    (row,) = [name for name, value in fields.items() if name.endswith("-id") and value == str(draft.pk)]
    summary = f"{row.removesuffix('id')}summary"
    assert propose(analyst, commitment, REASON, **{summary: "After."}).status_code == 302
    draft.refresh_from_db()
    assert (draft.summary, Proposal.objects.count()) == ("After.", 0)
    both = propose(analyst, commitment, REASON, **{summary: "Last."}, title="Other")
    assert "Save the status updates without other changes first" in errors(both)["__all__"]
    draft.refresh_from_db()
    assert draft.summary == "After."


@pytest.mark.parametrize("group", ["Analyst", "Reviewer", "Administrator"])
def test_what_binds_everybody_binds_crafted_requests_files_and_sql(group: str) -> None:
    analyst = UserFactory(group=group)
    meeting = MeetingFactory(ref="talks", place="Beijing")
    page = change(signed_in(analyst), meeting, place="Woodside", _save="on")
    assert "propose the change" in str(errors(page))
    batch = batch_of(upload(signed_in(analyst), Meeting, "ref,place\ntalks,Woodside\n"))
    assert batch.state == BatchState.AWAITING_APPROVAL
    with connection.cursor() as cursor, pytest.raises(IntegrityError, match="propose the change"):
        cursor.execute(
            f"SELECT set_config('pghistory.context_metadata', '{{\"user\": {analyst.pk}}}', TRUE);"
            "UPDATE tracker_meeting SET place = 'Woodside'"
        )


def test_where_one_person_will_do_an_analyst_saves(analyst: User) -> None:
    PublishingRuleFactory(record_kind="meeting", needs_second_person=False)
    meeting = MeetingFactory()
    page = signed_in(analyst).get(address(Meeting, "change", meeting.pk)).content.decode()
    assert 'name="_save"' in page
    assert "Propose this change" in page
    assert change(signed_in(analyst), meeting, place="Woodside").status_code == 302


def test_a_reviewer_proposes_too_and_another_publishes(reviewer: User) -> None:
    meeting = MeetingFactory(place="Beijing")
    page = signed_in(reviewer).get(address(Meeting, "change", meeting.pk)).content.decode()
    assert 'name="_save"' not in page
    proposal = proposed(reviewer, meeting, place="Woodside")
    assert step(reviewer, proposal, "accept").status_code == 403
    assert step(UserFactory(group="Reviewer"), proposal, "accept").status_code == 302
    meeting.refresh_from_db()
    assert meeting.place == "Woodside"


def test_drafts_and_status_updates_are_not_proposed(analyst: User) -> None:
    for record in (MeetingFactory(stage=Stage.DRAFT), StatusUpdateFactory(stage=Stage.DRAFT)):
        assert (
            "Propose this change"
            not in signed_in(analyst).get(address(type(record), "change", record.pk)).content.decode()
        )
        assert propose(analyst, record).status_code == 403
        refused = pytest.raises(IntegrityError, match="no published record whose changes are proposed")
        with refused, transaction.atomic():
            ProposalFactory(on=record, base_event=1)
    published = StatusUpdateFactory()
    with (
        pytest.raises(IntegrityError, match="no published record whose changes are proposed"),
        transaction.atomic(),
    ):
        ProposalFactory(on=published)


def test_a_reader_s_report_becomes_a_proposal(analyst: User, reviewer: User) -> None:
    meeting = MeetingFactory(ref="talks", place="Beijing")
    correction = CorrectionFactory(
        record_kind="meeting", record_ref="talks", wrong="The place.", should_be="Woodside."
    )
    way = f"{address(Meeting, 'change', meeting.pk)}?correction={correction.pk}"
    assert way in signed_in(analyst).get(address(Correction, "change", correction.pk)).content.decode()
    client = signed_in(analyst)
    fields = shown(client, way)
    assert "The place." in fields["proposal_reason"]
    client.post(way, fields | {"_propose": "on", "place": "Woodside"})
    proposal = Proposal.objects.get()
    assert proposal.correction == correction
    assert correction.ref in seen(reviewer, proposal)
    answer = step(reviewer, proposal, "accept")
    assert answer["Location"] == address(Correction, "change", correction.pk)


def test_open_proposals_are_named_in_the_form_of_their_record(analyst: User, reviewer: User) -> None:
    meeting = MeetingFactory()
    proposal = proposed(analyst, meeting, place="Woodside")
    page = signed_in(reviewer).get(address(Meeting, "change", meeting.pk)).content.decode()
    assert "ana proposed to change place" in page
    step(reviewer, proposal, "accept")
    page = signed_in(reviewer).get(address(Meeting, "change", meeting.pk)).content.decode()
    assert "proposed to change" not in page


def test_viewers_see_no_proposals(analyst: User) -> None:
    proposal = proposed(analyst, MeetingFactory(), place="Woodside")
    viewer = UserFactory(group="Viewer")
    assert signed_in(viewer).get(page_of(proposal)).status_code == 403
    assert step(viewer, proposal, "withdraw").status_code == 403
    assert propose(viewer, MeetingFactory()).status_code == 403


def test_who_may_not_change_such_records_publishes_no_change_of_them(analyst: User) -> None:
    person = UserFactory()
    codenames = ["accept_proposal", "add_proposal", "view_proposal"]
    person.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    proposal = proposed(analyst, MeetingFactory(), place="Woodside")
    assert "Publish this change" not in seen(person, proposal)
    assert step(person, proposal, "accept").status_code == 403


def test_a_form_without_a_step_is_a_bad_request(analyst: User) -> None:
    proposal = proposed(analyst, MeetingFactory(), place="Woodside")
    decide = reverse("admin:tracker_proposal_decide", args=[proposal.pk])
    assert signed_in(analyst).post(decide, {}).status_code == 400
    assert signed_in(analyst).post(decide, {"mend": "on", "cell-place": "\0"}).status_code == 400
    assert signed_in(analyst).get(decide).status_code == 404
