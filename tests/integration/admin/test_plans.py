"""Import batches in the admin: planned at once, read, decided on by those who may, and taken back."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone

from tests.batches import zipped
from tests.factories import ImportBatchFactory, TopicFactory
from tests.integration.admin.forms import address
from tests.integration.admin.imports import UPLOAD, batch_of, decide, plan_page, send, signed_in, upload
from tracker.models import Commitment, ImportBatch, Topic
from tracker.models.imports.import_batch import plan_lifetime
from tracker.vocabulary import BatchState, Stage

pytestmark = pytest.mark.django_db

TOPICS = "ref,name,description\nfentanyl,Fentanyl,\nprecursors,Precursor chemicals,What it is made of\n"


@pytest.fixture
def analyst() -> Client:
    return signed_in("Analyst")


@pytest.fixture
def reviewer() -> Client:
    return signed_in("Reviewer")


@pytest.fixture
def _second_person() -> None:
    """Analysts may no longer let their own imports in."""
    Group.objects.get(name="Analyst").permissions.remove(Permission.objects.get(codename="apply_importbatch"))


def state_of(batch: ImportBatch) -> str:
    batch.refresh_from_db()
    return batch.state


def test_an_upload_is_a_plan_at_once_and_changes_nothing(analyst: Client) -> None:
    TopicFactory(stage=Stage.DRAFT, ref="precursors", name="Precursors")
    batch = batch_of(upload(analyst, Topic, TOPICS, "topics.csv"))
    page = plan_page(analyst, batch)
    assert "Nothing has been saved yet" in page
    assert "topics.csv" in page
    assert batch.file_sha256[:12] in page
    assert "<del>Precursors</del>" in page
    assert "<ins>Precursor chemicals</ins>" in page
    assert batch.state == BatchState.PLANNED
    assert Topic.objects.get().name == "Precursors"


def test_a_file_that_changes_nothing_is_done_at_once(analyst: Client) -> None:
    TopicFactory(stage=Stage.DRAFT, ref="fentanyl", name="Fentanyl")
    batch = batch_of(upload(analyst, Topic, "ref,name\nfentanyl,Fentanyl\n", "same.csv"))
    page = plan_page(analyst, batch)
    assert "There is nothing to do" in page
    assert not [what for what in ("apply", "refuse", "plan-again", "revert") if f"/{batch.pk}/{what}/" in page]
    assert "Nothing to do</span>" in analyst.get(address(ImportBatch, "changelist")).content.decode()
    assert "same.csv" not in analyst.get("/admin/").content.decode()
    batch.refresh_from_db()
    assert (batch.state, batch.content, batch.decided_by) == (BatchState.APPLIED, None, None)


def test_a_mended_file_takes_the_place_of_the_one_with_mistakes(analyst: Client) -> None:
    wrong = "ref,name\nBad Ref,Fentanyl\n"
    faulty, other = (batch_of(upload(analyst, Topic, wrong, name)) for name in ("mine.csv", "other.csv"))
    of_another = batch_of(upload(signed_in("Analyst"), Topic, wrong, "mine.csv"))
    sound, mended = (batch_of(upload(analyst, Topic, TOPICS, "mine.csv")) for _ in range(2))
    assert [state_of(each) for each in (faulty, other, of_another, sound, mended)] == [
        BatchState.EXPIRED,
        *[BatchState.PLANNED] * 4,
    ]
    assert "was replaced by a newer plan of the same file" in plan_page(analyst, faulty)


def test_a_plan_is_applied_once(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, TOPICS, "topics.csv"))
    said = decide(analyst, batch, "apply").content.decode()
    assert "Imported topics.csv: 2 new, 0 changed, 0 unchanged." in said
    assert f'<a href="{address(Topic, "changelist")}">topics</a>' in said
    assert state_of(batch) == BatchState.APPLIED
    assert Topic.objects.count() == 2
    Topic.objects.all().delete()
    assert "there is nothing to apply" in decide(analyst, batch, "apply").content.decode()
    assert not Topic.objects.exists()


def test_a_batch_that_is_refused_is_gone(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, TOPICS))
    assert "was discarded" in decide(analyst, batch, "refuse").content.decode()
    assert state_of(batch) == BatchState.REFUSED
    decide(analyst, batch, "apply")
    assert not Topic.objects.exists()


def test_a_batch_is_taken_back_after_asking(analyst: Client) -> None:
    TopicFactory(stage=Stage.DRAFT, ref="precursors", name="Precursors")
    batch = batch_of(upload(analyst, Topic, TOPICS))
    decide(analyst, batch, "apply")
    asked = analyst.get(f"/admin/tracker/importbatch/{batch.pk}/revert/").content.decode()
    assert "Added, to be deleted" in asked
    assert Topic.objects.count() == 2
    assert "was undone" in decide(analyst, batch, "revert").content.decode()
    assert list(Topic.objects.values_list("name", flat=True)) == ["Precursors"]
    assert "the records are as they were" in plan_page(analyst, batch)


def test_what_changed_since_is_named_and_nothing_is_taken_back(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, TOPICS))
    decide(analyst, batch, "apply")
    Topic.objects.filter(ref="fentanyl").update(name="By hand")
    said = decide(analyst, batch, "revert").content.decode()
    assert "Changed since this import: topic fentanyl" in said
    assert Topic.objects.count() == 2


def test_a_stale_plan_is_refused_and_can_be_made_again(analyst: Client) -> None:
    TopicFactory(stage=Stage.DRAFT, ref="precursors", name="Precursors")
    batch = batch_of(upload(analyst, Topic, TOPICS))
    Topic.objects.update(name="By hand")
    said = decide(analyst, batch, "apply").content.decode()
    assert "Records have changed since this plan was made: precursors" in said
    assert ">Recheck<" in said
    decide(analyst, batch, "plan_again")
    assert state_of(batch) == BatchState.EXPIRED
    again = ImportBatch.objects.latest("pk")
    assert "<del>By hand</del>" in plan_page(analyst, again)
    decide(analyst, again, "apply")
    assert Topic.objects.get(ref="precursors").name == "Precursor chemicals"


def test_a_plan_expires_and_lets_go_of_its_rows_when_the_next_file_comes(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, TOPICS))
    ImportBatch.objects.update(uploaded_at=timezone.now() - plan_lifetime() - timedelta(hours=1))
    page = plan_page(analyst, batch)
    assert "This plan has expired; upload the file again" in page
    assert ">Recheck<" not in page
    for what in ("apply", "plan_again"):
        assert "expired" in decide(analyst, batch, what).content.decode()
    assert not Topic.objects.exists()
    upload(analyst, Topic, TOPICS)
    assert state_of(batch) == BatchState.EXPIRED
    page = plan_page(analyst, batch)
    assert "The rows of this plan are no longer kept" in page
    assert batch.file_sha256[:12] in page


def test_what_is_unusual_takes_an_explicit_word(analyst: Client) -> None:
    TopicFactory.create_batch(25, stage=Stage.DRAFT, name="Before")
    rows = "".join(f"{ref},After\n" for ref in Topic.objects.values_list("ref", flat=True))
    batch = batch_of(upload(analyst, Topic, f"ref,name\n{rows}"))
    page = plan_page(analyst, batch)
    assert "more than half" in page
    assert 'name="accept_drift"' in page
    assert "tick “Yes, import anyway”" in decide(analyst, batch, "apply").content.decode()
    assert not Topic.objects.filter(name="After").exists()
    decide(analyst, batch, "apply", accept_drift="on")
    assert Topic.objects.filter(name="After").count() == 25


def test_a_zip_of_several_records_comes_in_together(analyst: Client) -> None:
    content = zipped(
        commitments="ref,kind,title,topics,committed\npledge,pledge,A pledge,fentanyl,china\n",
        actors="ref,kind,name\nchina,state,China\n",
        topics="ref,name\nfentanyl,Fentanyl\n",
    )
    batch = batch_of(send(analyst, content, to=UPLOAD, name="all.zip"))
    assert batch.records == ["topics", "actors", "commitments"]
    page = plan_page(analyst, batch)
    assert "All records" in page
    assert "Total" in page
    only = plan_page(analyst, batch, "?outcome=new&record=actors")
    assert "China" in only
    assert "A pledge" not in only
    decide(analyst, batch, "apply")
    assert Commitment.objects.get().topics.get().ref == "fentanyl"


def test_one_file_is_known_by_its_name(analyst: Client) -> None:
    batch = batch_of(send(analyst, TOPICS, to=UPLOAD, name="topics.csv"))
    assert batch.records == ["topics"]
    page = send(analyst, TOPICS, to=UPLOAD, name="mine.csv").content.decode()
    assert "mine.csv is not a kind of record" in page
    assert ImportBatch.objects.count() == 1


def test_nobody_brings_in_by_zip_what_they_may_not_bring_in_alone(analyst: Client) -> None:
    Group.objects.get(name="Analyst").permissions.remove(Permission.objects.get(codename="import_actor"))
    content = zipped(topics="ref,name\na,A\n", actors="ref,kind,name\nchina,state,China\n")
    page = send(analyst, content, to=UPLOAD, name="all.zip").content.decode()
    assert "You may not import what is in actors.csv." in page
    assert not ImportBatch.objects.exists()


# --- Who may ----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_second_person")
def test_a_second_person_approves_where_the_group_requires_it(analyst: Client, reviewer: Client) -> None:
    batch = batch_of(upload(analyst, Topic, TOPICS))
    assert batch.state == BatchState.AWAITING_APPROVAL
    page = plan_page(analyst, batch)
    assert "Someone else has to approve" in page
    assert f"/admin/tracker/importbatch/{batch.pk}/apply/" not in page
    assert decide(analyst, batch, "apply").status_code == 403
    assert not Topic.objects.exists()
    waiting = reviewer.get(address(ImportBatch, "changelist")).content.decode()
    assert "1 import by others" in waiting
    assert "Approve and apply" in plan_page(reviewer, batch)
    assert "Imported" in decide(reviewer, batch, "apply").content.decode()
    batch.refresh_from_db()
    assert batch.decided_by != batch.uploaded_by
    assert Topic.objects.count() == 2


@pytest.mark.usefixtures("_second_person")
def test_a_reviewer_refuses_what_waits_for_approval(analyst: Client, reviewer: Client) -> None:
    batch = batch_of(upload(analyst, Topic, TOPICS))
    decide(reviewer, batch, "refuse")
    assert state_of(batch) == BatchState.REFUSED
    assert not Topic.objects.exists()


def test_another_analyst_sees_nothing_of_a_batch_that_waits(analyst: Client) -> None:
    batch, other = batch_of(upload(analyst, Topic, TOPICS, "secret-plan.csv")), signed_in("Analyst")
    for page in ("change", "history"):
        assert other.get(address(ImportBatch, page, batch.pk)).status_code == 404
    assert other.get(f"/admin/tracker/importbatch/{batch.pk}/wrong.csv").status_code == 404
    assert "secret-plan" not in other.get(address(ImportBatch, "changelist")).content.decode()
    for what in ("apply", "refuse", "plan_again", "columns", "revert"):
        assert decide(other, batch, what).status_code == 404
    assert state_of(batch) == BatchState.PLANNED


def test_another_analyst_sees_what_a_batch_did_and_cannot_take_it_back(analyst: Client, reviewer: Client) -> None:
    batch, other = batch_of(upload(analyst, Topic, TOPICS)), signed_in("Analyst")
    decide(analyst, batch, "apply")
    assert "Undo import" not in plan_page(other, batch)
    assert decide(other, batch, "revert").status_code == 403
    assert state_of(batch) == BatchState.APPLIED
    assert "Undo import" in plan_page(reviewer, batch)
    decide(reviewer, batch, "revert")
    assert state_of(batch) == BatchState.REVERTED


def test_nobody_sees_a_batch_of_records_that_they_may_not_see(reviewer: Client) -> None:
    batch = ImportBatchFactory(records=["citations"])
    assert reviewer.get(address(ImportBatch, "change", batch.pk)).status_code == 200
    Group.objects.get(name="Reviewer").permissions.remove(Permission.objects.get(codename="view_citation"))
    assert reviewer.get(address(ImportBatch, "change", batch.pk)).status_code == 404


def test_only_the_sender_plans_again(analyst: Client, reviewer: Client) -> None:
    batch = batch_of(upload(analyst, Topic, TOPICS))
    assert ">Recheck<" not in plan_page(reviewer, batch)
    assert decide(reviewer, batch, "plan_again").status_code == 403


@pytest.mark.parametrize("what", ["apply", "refuse", "plan-again", "columns"])
def test_nothing_is_decided_by_following_a_link(analyst: Client, what: str) -> None:
    batch = batch_of(upload(analyst, Topic, TOPICS))
    assert analyst.get(f"/admin/tracker/importbatch/{batch.pk}/{what}/").status_code == 405
    assert state_of(batch) == BatchState.PLANNED


def test_nothing_is_decided_from_another_site(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, TOPICS))
    wary = Client(enforce_csrf_checks=True)
    wary.cookies = analyst.cookies
    for what in ("apply", "refuse", "plan-again", "columns", "revert"):
        assert wary.post(f"/admin/tracker/importbatch/{batch.pk}/{what}/").status_code == 403
    assert state_of(batch) == BatchState.PLANNED
