"""Long plans, imports and reverts in the admin: done by a worker, and told on the page of their batch."""

from threading import Barrier, Thread
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.factories import TopicFactory, UserFactory
from tests.integration.admin.forms import shown
from tests.integration.admin.imports import UPLOAD, batch_of, decide, plan_page, send, signed_in, upload
from tests.jobs import job_of, topics, work_off
from tracker.jobs import import_tasks, size, worker
from tracker.jobs.size import MOST_ROWS
from tracker.models import ImportBatch, ImportJob, Topic
from tracker.vocabulary import BatchState, JobState, Stage

pytestmark = pytest.mark.django_db(transaction=True)

MANY = MOST_ROWS + 1
FEW = "ref,name\nfinance,Finance\ntrade,Trade\n"


@pytest.fixture
def analyst() -> Client:
    return signed_in("Analyst")


@pytest.fixture
def _all_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves everything to a worker."""
    monkeypatch.setattr(size, "MOST_ROWS", 0)


def state_of(batch: ImportBatch) -> str:
    batch.refresh_from_db()
    return batch.state


def test_a_long_file_is_planned_applied_and_taken_back_by_a_worker(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, topics(MANY)))
    assert state_of(batch) == BatchState.PLANNING
    assert "No worker is running" in plan_page(analyst, batch)
    work_off()
    assert state_of(batch) == BatchState.PLANNED
    assert f"<strong>{MANY:,}</strong> new" in plan_page(analyst, batch)

    decide(analyst, batch, "apply")
    assert (Topic.objects.count(), state_of(batch)) == (0, BatchState.PLANNED)
    work_off()
    assert (Topic.objects.count(), state_of(batch)) == (MANY, BatchState.APPLIED)
    assert f"Imported file.csv: {MANY:,} new, 0 changed, 0 unchanged." in plan_page(analyst, batch)

    decide(analyst, batch, "revert")
    assert state_of(batch) == BatchState.APPLIED
    work_off()
    assert (Topic.objects.count(), state_of(batch)) == (0, BatchState.REVERTED)
    assert "file.csv was undone: the records are as they were before it." in plan_page(analyst, batch)
    assert [job.state for job in ImportJob.objects.all()] == [JobState.DONE] * 3


def test_a_short_file_is_done_at_once(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, topics(MOST_ROWS - 1)))
    assert "Imported" in decide(analyst, batch, "apply").content.decode()
    assert "was undone" in decide(analyst, batch, "revert").content.decode()
    assert not ImportJob.objects.exists()


def test_a_file_of_few_rows_and_many_bytes_is_long(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, f"ref,name,description\na,A,{'x' * size.MOST_BYTES}\n"))
    assert state_of(batch) == BatchState.PLANNING


@pytest.mark.usefixtures("_all_is_long")
def test_a_plan_is_made_anew_by_a_worker_and_the_earlier_one_leads_to_it(analyst: Client) -> None:
    earlier = batch_of(upload(analyst, Topic, FEW))
    work_off()
    decide(analyst, earlier, "plan_again")
    assert state_of(earlier) == BatchState.PLANNED
    work_off()
    assert state_of(earlier) == BatchState.EXPIRED
    later = ImportBatch.objects.get(state=BatchState.PLANNED)
    page = plan_page(analyst, earlier)
    assert "Rechecked. This is the current plan." in page
    assert f'href="/admin/tracker/importbatch/{later.pk}/change/"' in page


@pytest.mark.usefixtures("_all_is_long")
def test_cells_are_corrected_and_good_rows_planned_by_a_worker(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, "ref,name\nBad Ref,Finance\ntrade,Trade\n"))
    work_off()
    decide(analyst, batch, "good_rows")
    work_off()
    partial = ImportBatch.objects.get(state=BatchState.PLANNED)
    assert (partial.is_partial, partial.totals["new"]) == (True, 1)
    assert "This is the plan of the good rows alone." in plan_page(analyst, batch)
    decide(analyst, partial, "plan_again", all_rows="1")
    work_off()
    whole = ImportBatch.objects.get(state=BatchState.PLANNED)
    assert not whole.is_partial
    row = whole.planned_rows.get(outcome="invalid")
    decide(analyst, whole, "correct", **{f"cell-{row.pk}-0-0": "finance"})
    work_off()
    corrected = ImportBatch.objects.get(state=BatchState.PLANNED)
    assert corrected.totals == {"new": 2, "changed": 0, "unchanged": 0, "invalid": 0}
    assert "This is the plan with 1 corrected cell." in plan_page(analyst, whole)


@pytest.mark.usefixtures("_all_is_long")
def test_the_history_tells_of_a_job_what_it_tells_of_a_request(analyst: Client) -> None:
    jobs = batch_of(upload(analyst, Topic, FEW))
    work_off()
    decide(analyst, jobs, "apply")
    work_off()
    decide(analyst, jobs, "revert")
    work_off()
    told_of_jobs = told(jobs)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(size, "MOST_ROWS", MOST_ROWS)
        at_once = batch_of(upload(analyst, Topic, FEW))
        decide(analyst, at_once, "apply")
        decide(analyst, at_once, "revert")
    assert told_of_jobs == told(at_once)
    assert {(each["origin"], "user" in each) for each in told_of_jobs} == {("admin", True)}


def told(batch: ImportBatch) -> list[dict[str, Any]]:
    """What the history says of how the topics and the batch came to be as they are, with the batch's number left out.

    The state of being planned is passed over, which only a job has.
    """
    models: Any = (ImportBatch, Topic)
    of_batches, of_topics = (model.pgh_event_model.objects.order_by("pgh_id") for model in models)
    events = [*of_batches.filter(id=batch.pk).exclude(state=BatchState.PLANNING), *list(of_topics)[-4:]]
    return [
        {
            name: str(value).replace(f"/{batch.pk}/", "/N/").replace(str(batch.pk), "N") if name != "user" else value
            for name, value in event.pgh_context.metadata.items()
        }
        for event in events
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("topics.csv", "\n"),
        ("topics.csv", "ref,ref\n1,2\n"),
        ("topics.csv", b"ref,name\nfinance,\xff\n"),
        ("topics.csv", "ref,name\n" + "finance,Finance,more\n" * 3),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_the_words_of_the_form(
    analyst: Client, monkeypatch: pytest.MonkeyPatch, name: str, content: str | bytes
) -> None:
    said = send(analyst, content, to=UPLOAD, name=name).context["form"].errors.as_data()["import_file"]
    monkeypatch.setattr(size, "MOST_ROWS", 0)
    batch = batch_of(send(analyst, content, to=UPLOAD, name=name))
    work_off()
    batch.refresh_from_db()
    assert (batch.state, batch.content) == (BatchState.NOT_PLANNED, None)
    assert job_of(batch).message.splitlines() == [message for error in said for message in error.messages]
    assert job_of(batch).message


@pytest.mark.usefixtures("_all_is_long")
def test_records_that_changed_since_the_plan_are_named_and_nothing_is_imported(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, FEW))
    work_off()
    decide(analyst, batch, "apply")
    TopicFactory(stage=Stage.DRAFT, ref="finance", name="By hand")
    work_off()
    said = job_of(batch).message
    assert "Records have changed since this plan was made: finance" in said
    assert said in plan_page(analyst, batch)
    assert (Topic.objects.count(), state_of(batch)) == (1, BatchState.PLANNED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(size, "MOST_ROWS", MOST_ROWS)
        assert said in [str(each) for each in decide(analyst, batch, "apply").context["messages"]]


@pytest.mark.usefixtures("_all_is_long")
def test_what_is_unusual_needs_its_word_in_a_job_too(analyst: Client) -> None:
    for place in range(20):
        TopicFactory(stage=Stage.DRAFT, ref=f"stored-{place}")
    batch = batch_of(upload(analyst, Topic, topics(21)))
    work_off()
    decide(analyst, batch, "apply")
    work_off()
    assert "tick “Yes, import anyway”" in plan_page(analyst, batch)
    decide(analyst, batch, "apply", accept_drift="on")
    work_off()
    assert Topic.objects.count() == 41


@pytest.mark.usefixtures("_all_is_long")
def test_who_may_not_do_it_any_more_is_refused_when_its_turn_comes(analyst: Client) -> None:
    group = Group.objects.get(name="Analyst")
    batch = batch_of(upload(analyst, Topic, FEW))
    work_off()
    decide(analyst, batch, "apply")
    group.permissions.remove(Permission.objects.get(codename="apply_importbatch"))
    work_off()
    other = batch_of(upload(analyst, Topic, FEW, "other.csv"))
    group.permissions.remove(Permission.objects.get(codename="import_topic"))
    work_off()
    for each in (batch, other):
        assert "You no longer have the permission to do this" in plan_page(analyst, each)
    group.permissions.add(Permission.objects.get(codename="apply_importbatch"))
    for what in ("apply", "plan_again"):
        assert f"/{batch.pk}/{what.replace('_', '-')}/" not in plan_page(analyst, batch)
        assert decide(analyst, batch, what).status_code == 403
    assert not Topic.objects.exists()
    assert (state_of(batch), state_of(other)) == (BatchState.PLANNED, BatchState.NOT_PLANNED)


@pytest.mark.usefixtures("_all_is_long")
def test_two_at_once_start_it_once(settings: Settings, analyst: Client) -> None:
    # Each may wait for the others: how many may do so at most is a test of its own.
    settings.DATABASE_WAITS = 8
    barrier = Barrier(4)

    def at_once(client: Client, doing: Any) -> None:
        barrier.wait(10)
        doing(client)
        connection.close()

    def all_at_once(doing: Any, clients: list[Client]) -> None:
        threads = [Thread(target=at_once, args=(client, doing)) for client in clients]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    person = UserFactory(group="Analyst")
    clients = [Client() for _ in range(4)]
    for client in clients:
        client.force_login(person)
    all_at_once(lambda client: batch_of(upload(client, Topic, FEW)), clients)
    batch = ImportBatch.objects.get()
    assert ImportJob.objects.count() == 1
    work_off()
    all_at_once(lambda client: decide(client, batch, "apply"), [*clients[:2], *map(signed_in, ["Reviewer"] * 2)])
    assert ImportJob.objects.unfinished().count() == 1
    work_off()
    assert Topic.objects.count() == 2
    assert {job.state for job in ImportJob.objects.all()} == {JobState.DONE}


@pytest.mark.usefixtures("_all_is_long")
def test_what_waits_is_cancelled_at_once_and_what_is_over_cannot_be(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, FEW))
    assert "Cancelled. Nothing was planned." in decide(analyst, batch, "cancel").content.decode()
    assert state_of(batch) == BatchState.NOT_PLANNED
    work_off()
    assert state_of(batch) == BatchState.NOT_PLANNED
    assert "nothing to cancel" in decide(analyst, batch, "cancel").content.decode()


@pytest.mark.usefixtures("_all_is_long")
def test_who_cancels_a_job_that_is_done_in_a_moment_is_heard(analyst: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = batch_of(upload(analyst, Topic, FEW))
    work_off()
    done = import_tasks.run_import_task

    def cancelled_meanwhile(job: ImportJob, *arguments: Any) -> Any:
        came_of_it = done(job, *arguments)
        ImportJob.objects.filter(pk=job.pk).update(cancelled_by=job.asked_by)
        return came_of_it

    monkeypatch.setattr(worker, "run_import_task", cancelled_meanwhile)
    decide(analyst, batch, "apply")
    work_off()
    assert "Cancelled. Nothing was imported." in plan_page(analyst, batch)
    assert not Topic.objects.exists()
    assert state_of(batch) == BatchState.PLANNED


@pytest.mark.usefixtures("_all_is_long")
def test_a_batch_that_is_worked_on_is_not_decided_on(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, FEW))
    work_off()
    page = decide(analyst, batch, "apply").content.decode()
    for what in ("apply", "refuse", "plan-again"):
        assert f"/{batch.pk}/{what}/" not in page
    assert "cancel that first" in decide(analyst, batch, "refuse").content.decode()
    assert state_of(batch) == BatchState.PLANNED


def test_others_neither_see_nor_cancel_it(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, topics(MANY)))
    for group in ("Viewer", "Analyst"):
        cancel = reverse("admin:tracker_importbatch_cancel", args=[batch.pk])
        assert signed_in(group).post(cancel).status_code in (403, 404)
    assert job_of(batch).state == JobState.WAITING


@pytest.mark.usefixtures("_all_is_long")
def test_a_file_that_came_step_by_step_is_planned_by_a_worker_as_it_was_said(analyst: Client) -> None:
    file = SimpleUploadedFile("themes.tsv", b"Theme\tNotes\nTrade\tNA\n")
    what = analyst.post("/admin/tracker/importbatch/guide/", {"import_file": file, "record": "topics"})["Location"]
    columns = analyst.post(what, shown(analyst, what))["Location"]
    said = {**shown(analyst, columns), "header-0": "name", "header-1": "description", "refs_from": "name"}
    values = analyst.post(columns, said)["Location"]
    batch = batch_of(analyst.post(values, shown(analyst, values)))
    assert state_of(batch) == BatchState.PLANNING
    work_off()
    assert state_of(batch) == BatchState.PLANNED
    assert (batch.mapping, batch.reading["empty"]) == ({"Theme": "name", "Notes": "description"}, ["NA"])
    decide(analyst, batch, "apply")
    work_off()
    assert (Topic.objects.get().ref, Topic.objects.get().description) == ("trade", "")
