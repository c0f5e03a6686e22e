"""The admin's home page: what waits for who signs in, and planning follow-up for many."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    ActorFactory,
    CitationFactory,
    CollectionFactory,
    CommitmentFactory,
    CorrectionFactory,
    ExchangeFactory,
    ImportBatchFactory,
    ImportJobFactory,
    IndicatorFactory,
    MeetingFactory,
    NoteFactory,
    ProgrammeFactory,
    ProposalFactory,
    RulingFactory,
    SanctionFactory,
    SanctionStepFactory,
    SourceFactory,
    StatusUpdateFactory,
    TopicFactory,
    UserFactory,
)
from tests.factories.crowd import make_crowd
from tests.integration.admin.forms import address, change, errors
from tracker.actions.in_review import drafts_of
from tracker.admin.review import work_list
from tracker.admin.review.work_list import WHOLE
from tracker.models import Actor, Commitment, Correction, Meeting, Proposal, Published
from tracker.transfer.loading.batch import history_context
from tracker.vocabulary import BatchState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sessions_in_database")]


def home(person: User) -> str:
    client = Client()
    client.force_login(person)
    return client.get("/admin/").content.decode()


def test_an_analyst_sees_reviews_due_own_drafts_and_own_imports() -> None:
    analyst = UserFactory(group="Analyst")
    today = timezone.now().date()
    due = CommitmentFactory(title="Warn exporters", owner=analyst, next_review_on=today - timedelta(days=2))
    CommitmentFactory(title="Later", next_review_on=today + timedelta(days=1))
    StatusUpdateFactory(stage="draft", author=analyst, commitment__title="Half written")
    StatusUpdateFactory(stage="in_review", commitment__title="For a reviewer")
    ImportBatchFactory(file_name="mine.csv", state=BatchState.AWAITING_APPROVAL, uploaded_by=analyst)
    ImportBatchFactory(file_name="theirs.csv", state=BatchState.AWAITING_APPROVAL, uploaded_by=UserFactory())
    page = home(analyst)
    assert "due for 2 days, assigned to you" in page
    assert f"/admin/tracker/statusupdate/add/?commitment={due.pk}" in page
    assert "Half written" in page
    assert "mine.csv" in page
    for absent in ("Later", "For a reviewer", "theirs.csv", "Waiting for your review"):
        assert absent not in page


def test_who_may_only_look_is_told_that_nothing_waits() -> None:
    assert "You have no tasks." in home(UserFactory(group="Viewer"))
    assert "You have no tasks." not in home(UserFactory(group="Analyst"))


def test_a_reviewer_sees_what_others_sent_and_not_their_own() -> None:
    reviewer = UserFactory(group="Reviewer")
    StatusUpdateFactory(stage="in_review", commitment__title="By another")
    StatusUpdateFactory(stage="in_review", commitment__title="By oneself", author=reviewer)
    theirs = {"state": BatchState.AWAITING_APPROVAL, "counts": {"actors": {"new": 1}}}
    ImportBatchFactory(file_name="theirs.csv", uploaded_by=UserFactory(), **theirs)
    page = home(reviewer)
    assert "By another" in page
    assert page.count("By oneself") == 1
    assert page.index("By oneself") > page.index("My drafts")
    assert "for you to decide" in page


def test_of_an_import_it_is_said_what_is_to_be_done_with_it_and_by_whom() -> None:
    reviewer = UserFactory(group="Reviewer")
    waiting = {"state": BatchState.AWAITING_APPROVAL, "uploaded_by": UserFactory()}
    ImportBatchFactory(file_name="wrong.csv", counts={"actors": {"new": 1, "invalid": 2}}, **waiting)
    busy = ImportBatchFactory(file_name="busy.csv", counts={"actors": {"new": 1}}, **waiting)
    ImportJobFactory(batch=busy)
    page = home(reviewer)
    assert "to be corrected before it can be applied" in page
    assert "busy.csv" in page
    assert ", in progress" in page
    assert "for you to decide" not in page


def test_a_reviewer_sees_where_sources_differ_until_someone_decided() -> None:
    meeting = MeetingFactory(title="The summit", held="2023-11-15")
    for day in ("2023-11-15", "2023-11-16"):
        CitationFactory(commitment=None, meeting=meeting, field="held", value=day)
    reviewer = UserFactory(group="Reviewer")
    page = home(reviewer)
    assert "15 November 2023 or 16 November 2023" in page
    assert f"/admin/tracker/ruling/add/?meeting={meeting.pk}&amp;field=held" in page
    RulingFactory(meeting=meeting, field="held", value="2023-11-15")
    assert "No disagreements to decide." in home(reviewer)


def test_a_reviewer_sees_what_readers_report_until_it_is_answered() -> None:
    CorrectionFactory(wrong="The day is wrong.")
    reviewer = UserFactory(group="Reviewer")
    assert "The day is wrong." in home(reviewer)
    assert "The day is wrong." not in home(UserFactory(group="Analyst"))
    Correction.objects.update(state="declined", reason="It is right.", decided_by=reviewer, decided_at=timezone.now())
    assert "No reports to answer." in home(reviewer)


def test_a_viewer_has_records_and_no_work() -> None:
    page = home(UserFactory(group="Viewer"))
    assert "work-list" not in page
    assert "Commitments" in page


def test_it_takes_few_queries_however_much_waits(django_assert_max_num_queries: object) -> None:
    reviewer = UserFactory(group="Reviewer")
    client = Client()
    client.force_login(reviewer)
    make_crowd(3)
    Commitment.objects.update(next_review_on=timezone.now().date())
    with django_assert_max_num_queries(19):  # type: ignore[operator]
        client.get("/admin/")


def test_selected_commitments_are_assigned_and_scheduled_each_with_its_result() -> None:
    analyst = UserFactory(group="Analyst")
    client = Client()
    client.force_login(analyst)
    chosen, other = CommitmentFactory.create_batch(2, review_every=90), CommitmentFactory()
    sent = {"action": "plan_follow_up", "_selected_action": [one.pk for one in chosen]}
    asked = client.post(address(Commitment, "changelist"), sent)
    assert chosen[0].title in asked.content.decode()
    empty = client.post(address(Commitment, "changelist"), {**sent, "plan": "Plan"})
    assert "Fill in at least one of the three." in empty.content.decode()
    filled = {**sent, "plan": "Plan", "owner": analyst.pk, "next_review_on": "2027-03-01"}
    done = client.post(address(Commitment, "changelist"), filled, follow=True).content.decode()
    assert "Updated: 2. Not updated: 0." in done
    assert f"Updated: {chosen[0].title}" in done
    for one in chosen:
        one.refresh_from_db()
        assert (one.owner, str(one.next_review_on), one.review_every) == (analyst, "2027-03-01", 90)
    other.refresh_from_db()
    assert other.owner is None


@pytest.mark.usefixtures("one_person")
def test_a_next_review_is_one_to_come() -> None:
    client = Client()
    client.force_login(UserFactory(group="Analyst"))
    commitment, today = CommitmentFactory(), timezone.now().date()
    sent = {"action": "plan_follow_up", "_selected_action": [commitment.pk], "plan": "Plan", "next_review_on": today}
    assert "must be after today" in client.post(address(Commitment, "changelist"), sent).content.decode()
    commitment.refresh_from_db()
    assert commitment.next_review_on is None
    past = today - timedelta(days=1)
    assert "must be after today" in errors(change(client, commitment, next_review_on=past))["next_review_on"]
    Commitment.objects.update(next_review_on=past)
    assert change(client, commitment, title="Another title").status_code == 302
    stored = Commitment.objects.get()
    assert (stored.title, stored.next_review_on) == ("Another title", past)


def test_the_list_is_narrowed_to_what_is_due() -> None:
    analyst = UserFactory(group="Analyst")
    client = Client()
    client.force_login(analyst)
    today = timezone.now().date()
    mine = CommitmentFactory(owner=analyst, next_review_on=today)
    theirs = CommitmentFactory(next_review_on=today)
    unplanned = CommitmentFactory()
    for value, rows in {"due": {mine, theirs}, "mine": {mine}, "unplanned": {unplanned}}.items():
        page = client.get(address(Commitment, "changelist"), {"review": value})
        assert set(page.context["cl"].result_list) == rows


OWN, OTHERS = "My drafts", "Other unpublished records"
NONE_OF_ONES_OWN, NONE_OF_OTHERS = (
    "You have no drafts.",
    "No other unpublished records.",
)


def work(person: User) -> str:
    """The work list of the home page without the page around it."""
    return Template("{% load work_list %}{% work_list %}").render(Context({"user": person}))


@pytest.mark.parametrize("group", ["Analyst", "Reviewer"])
@pytest.mark.parametrize("stage", ["draft", "in_review", "published", "retracted"])
@pytest.mark.parametrize("whose", ["own", "another's", "a file's"])
def test_it_says_that_nothing_waits_only_where_nothing_does(group: str, stage: str, whose: str) -> None:
    person, other = UserFactory(group=group), UserFactory(group="Analyst")
    author = {"own": person, "another's": other, "a file's": None}[whose]
    retracted = {"retracted_at": timezone.now(), "retraction_reason": "Wrong."} if stage == "retracted" else {}
    StatusUpdateFactory(stage="published" if retracted else stage, axis="official", author=author, **retracted)
    page = work(person)
    waits = stage in ("draft", "in_review")
    assert OWN in page
    assert OTHERS in page
    assert (NONE_OF_ONES_OWN in page) == (not waits or whose != "own")
    assert (NONE_OF_OTHERS in page) == (not waits or whose == "own")
    assert "All that you wrote is public" not in page


def test_it_is_so_said_on_the_home_page() -> None:
    person = UserFactory(group="Analyst")
    assert NONE_OF_ONES_OWN in home(person)
    StatusUpdateFactory(stage="draft", author=person)
    page = home(person)
    assert NONE_OF_ONES_OWN not in page
    assert NONE_OF_OTHERS in page
    assert "All that you wrote is public" not in page


def test_drafts_of_every_kind_are_counted_and_lead_to_their_list() -> None:
    CommitmentFactory.create_batch(2, stage="draft")
    CommitmentFactory(stage="in_review")
    MeetingFactory(stage="draft")
    analyst = UserFactory(group="Analyst")
    page = home(analyst)
    assert "2 draft, 1 in review" in page
    assert 'href="/admin/tracker/commitment/"' in page
    assert 'href="/admin/tracker/meeting/?stage__exact=draft"' in page
    client = Client()
    client.force_login(analyst)
    assert client.get("/admin/tracker/meeting/?stage__exact=draft").status_code == 200
    assert OTHERS not in home(UserFactory(group="Viewer"))


def in_section(page: str, heading: str) -> str:
    """What stands in one section of the work list."""
    return page.partition(f">{heading}</h2>")[2].partition("</section>")[0]


def test_records_of_every_kind_in_review_are_there_for_those_who_did_not_write_them() -> None:
    writer, reviewer = UserFactory(group="Analyst"), UserFactory(group="Reviewer")
    meeting, actor = MeetingFactory(stage="draft", title="The talks"), ActorFactory(stage="in_review", name="Ministry")
    client = Client()
    client.force_login(writer)
    assert change(client, meeting, place="Woodside", stage="in_review").status_code == 302
    seen = in_section(work(reviewer), "Records in review")
    assert ("The talks" in seen, "Ministry" in seen) == (True, True)
    assert address(Meeting, "change", meeting.pk) in seen
    own = in_section(work(writer), "Records in review")
    assert ("The talks" in own, "Ministry" in own) == (False, True)
    Actor.objects.filter(pk=actor.pk).update(stage="published")
    assert "No records by others in review." in in_section(work(writer), "Records in review")


def test_proposals_are_there_for_who_publishes_them_and_who_made_them() -> None:
    author, reviewer = UserFactory(username="ana", group="Analyst"), UserFactory(group="Reviewer")
    proposal = ProposalFactory(author=author, on=MeetingFactory(title="The talks"))
    own = ProposalFactory(author=reviewer, on=MeetingFactory(title="The dinner"))
    page = address(Proposal, "change", proposal.pk)
    assert page in in_section(work(author), "My proposals")
    assert ("The talks" in (seen := in_section(work(reviewer), "Proposed changes")), "The dinner" in seen) == (
        True,
        False,
    )
    assert address(Proposal, "change", own.pk) in in_section(work(reviewer), "My proposals")
    assert page not in work(UserFactory(group="Analyst"))
    Proposal.objects.update(state="sent_back", answer="Which town?", decided_by=reviewer, decided_at=timezone.now())
    assert page not in in_section(work(reviewer), "Proposed changes")
    assert "Which town?" in in_section(work(author), "Sent back to you")
    assert "sent back to you" in in_section(work(author), "My proposals")


def test_a_source_in_review_comes_first_and_leads_to_all_that_is_cited_from_it() -> None:
    for number in range(9):
        ActorFactory(name=f"Actor {number}", stage="in_review")
    source = SourceFactory(title="Gazette", stage="in_review")
    page = home(UserFactory(group="Reviewer"))
    assert page.index("Gazette") < page.index("Actor ")
    assert reverse("admin:tracker_source_publish_cited", args=[source.pk]) in page


def test_drafts_of_every_kind_are_there_for_who_last_changed_them() -> None:
    writer, other = UserFactory(group="Analyst"), UserFactory(group="Analyst")
    kinds = [
        model
        for model in apps.get_app_config("tracker").get_models()
        if issubclass(model, Published) and not model._meta.proxy
    ]
    made: list[Any] = [
        ActorFactory(stage="draft"),
        CollectionFactory(stage="draft"),
        CommitmentFactory(stage="draft"),
        ExchangeFactory(stage="draft"),
        IndicatorFactory(stage="draft"),
        MeetingFactory(stage="draft"),
        ProgrammeFactory(stage="draft"),
        SanctionFactory(stage="draft"),
        SanctionStepFactory(stage="draft", kind="extended"),
        SourceFactory(stage="draft"),
        TopicFactory(stage="draft"),
        StatusUpdateFactory(stage="draft", author=writer),
    ]
    assert {type(each) for each in made} == set(kinds)
    with history_context(writer):
        for each in made:
            name = next(field for field in ("title", "name", "summary") if hasattr(each, field))
            type(each)._default_manager.filter(pk=each.pk).update(**{name: "Mine."})
    own = {(each.kind, each.key) for each in drafts_of(writer)}
    assert own == {(each._meta.model_name, each.pk) for each in made}
    assert "12 in all" in in_section(work(writer), "My drafts")
    assert "4 more" in in_section(work(writer), "My drafts")
    assert "You have no drafts." in in_section(work(other), "My drafts")
    client = Client()
    client.force_login(writer)
    whole = client.get(reverse("admin:tracker_note_tasks", args=["my-drafts"])).content.decode()
    for each in made:
        assert address(type(each), "change", each.pk) in whole


def test_each_section_that_no_list_shows_has_a_page_with_all_of_it() -> None:
    viewer, reviewer = Client(), Client()
    viewer.force_login(UserFactory(group="Viewer"))
    reviewer.force_login(UserFactory(group="Reviewer"))
    for name in WHOLE:
        page = reverse("admin:tracker_note_tasks", args=[name])
        assert viewer.get(page).status_code == 403
        assert reviewer.get(page).status_code == 200
    assert reviewer.get(reverse("admin:tracker_note_tasks", args=["nothing"])).status_code == 404


def test_the_number_of_queries_is_the_same_however_much_waits() -> None:
    reviewer, writer = UserFactory(group="Reviewer"), UserFactory(group="Analyst")

    def wait() -> int:
        meeting = MeetingFactory()
        ProposalFactory(author=writer, on=meeting)
        ProposalFactory(author=reviewer, on=meeting)
        MeetingFactory(stage="in_review")
        CorrectionFactory()
        StatusUpdateFactory(stage="in_review")
        NoteFactory(on=meeting, text=f"@{reviewer.username}, look.", author=writer)
        with CaptureQueriesContext(connection) as asked:
            work(User.objects.get(pk=reviewer.pk))
        return len(asked)

    first = wait()
    for _ in range(9):
        last = wait()
    assert last == first


def test_of_many_records_that_are_not_public_the_newest_are_looked_at_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work_list, "MOST_LOOKED_AT", 2)
    writer = UserFactory(group="Analyst")
    with history_context(writer):
        old, *_ = [MeetingFactory(stage="draft", title=title) for title in ("Old talks", "Talks", "New talks")]
    told = in_section(work(writer), "My drafts")
    assert "New talks" in told
    assert "Old talks" not in told
    assert "Look through all" in told
    assert {each.title for each in drafts_of(writer)} == {"Old talks", "Talks", "New talks"}
    client = Client()
    client.force_login(writer)
    assert (
        address(Meeting, "change", old.pk)
        in client.get(reverse("admin:tracker_note_tasks", args=["my-drafts"])).content.decode()
    )
