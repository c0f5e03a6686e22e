"""Import batches in the admin: planned at once, read, decided on by those who may, and taken back."""

import csv
import io
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.batches import zipped
from tests.factories import ActorFactory, ImportBatchFactory, PlannedRowFactory, TopicFactory, UserFactory
from tests.integration.admin_forms import address
from tests.integration.admin_imports import UPLOAD, batch_of, decide, plan_page, send, signed_in, upload
from tracker.admin.plan import LONGEST_CELL, ROWS_A_PAGE
from tracker.models import Actor, Commitment, ImportBatch, PlannedRow, Topic
from tracker.models.import_batch import KEPT, LIFETIME
from tracker.vocabulary import BatchState

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
    TopicFactory(ref="precursors", name="Precursors")
    batch = batch_of(upload(analyst, Topic, TOPICS, "topics.csv"))
    page = plan_page(analyst, batch)
    assert "Nothing has been saved yet" in page
    assert "topics.csv" in page
    assert batch.file_sha256[:12] in page
    assert "<del>Precursors</del>" in page
    assert "<ins>Precursor chemicals</ins>" in page
    assert batch.state == BatchState.PLANNED
    assert Topic.objects.get().name == "Precursors"


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
    assert "was refused" in decide(analyst, batch, "refuse").content.decode()
    assert state_of(batch) == BatchState.REFUSED
    decide(analyst, batch, "apply")
    assert not Topic.objects.exists()


def test_a_batch_is_taken_back_after_asking(analyst: Client) -> None:
    TopicFactory(ref="precursors", name="Precursors")
    batch = batch_of(upload(analyst, Topic, TOPICS))
    decide(analyst, batch, "apply")
    asked = analyst.get(f"/admin/tracker/importbatch/{batch.pk}/revert/").content.decode()
    assert "Added by it, deleted now" in asked
    assert Topic.objects.count() == 2
    assert "was taken back" in decide(analyst, batch, "revert").content.decode()
    assert list(Topic.objects.values_list("name", flat=True)) == ["Precursors"]
    assert "the records are as they were" in plan_page(analyst, batch)


def test_what_changed_since_is_named_and_nothing_is_taken_back(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, TOPICS))
    decide(analyst, batch, "apply")
    Topic.objects.filter(ref="fentanyl").update(name="By hand")
    said = decide(analyst, batch, "revert").content.decode()
    assert "Changed since this batch: topic fentanyl" in said
    assert Topic.objects.count() == 2


def test_a_stale_plan_is_refused_and_can_be_made_again(analyst: Client) -> None:
    TopicFactory(ref="precursors", name="Precursors")
    batch = batch_of(upload(analyst, Topic, TOPICS))
    Topic.objects.update(name="By hand")
    said = decide(analyst, batch, "apply").content.decode()
    assert "Records have changed since this plan was made: precursors" in said
    assert "Plan again" in said
    decide(analyst, batch, "plan_again")
    assert state_of(batch) == BatchState.EXPIRED
    again = ImportBatch.objects.latest("pk")
    assert "<del>By hand</del>" in plan_page(analyst, again)
    decide(analyst, again, "apply")
    assert Topic.objects.get(ref="precursors").name == "Precursor chemicals"


def test_a_plan_expires_and_can_be_made_again_until_its_file_is_forgotten(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, TOPICS))
    ImportBatch.objects.update(uploaded_at=timezone.now() - LIFETIME - timedelta(hours=1))
    page = plan_page(analyst, batch)
    assert "too old to be applied" in page
    assert "Plan again" in page
    assert "expired" in decide(analyst, batch, "apply").content.decode()
    assert not Topic.objects.exists()
    again = batch_of(analyst.post(f"/admin/tracker/importbatch/{batch.pk}/plan-again/"))
    ImportBatch.objects.update(uploaded_at=timezone.now() - KEPT - timedelta(hours=1))
    upload(analyst, Topic, TOPICS)
    assert "no longer kept" in decide(analyst, again, "plan_again").content.decode()
    assert "Plan again" not in plan_page(analyst, again)


def test_what_is_unusual_takes_an_explicit_word(analyst: Client) -> None:
    TopicFactory.create_batch(25, name="Before")
    rows = "".join(f"{ref},After\n" for ref in Topic.objects.values_list("ref", flat=True))
    batch = batch_of(upload(analyst, Topic, f"ref,name\n{rows}"))
    page = plan_page(analyst, batch)
    assert "more than half" in page
    assert 'name="accept_drift"' in page
    assert "accept it expressly" in decide(analyst, batch, "apply").content.decode()
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
    assert "In all" in page
    only = plan_page(analyst, batch, "?outcome=new&record=actors")
    assert "China" in only
    assert "A pledge" not in only
    decide(analyst, batch, "apply")
    assert Commitment.objects.get().topics.get().ref == "fentanyl"


def test_one_file_is_known_by_its_name(analyst: Client) -> None:
    batch = batch_of(send(analyst, TOPICS, to=UPLOAD, name="topics.csv"))
    assert batch.records == ["topics"]
    page = send(analyst, TOPICS, to=UPLOAD, name="mine.csv").content.decode()
    assert "mine.csv is no kind of record" in page
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
    assert "Take back" not in plan_page(other, batch)
    assert decide(other, batch, "revert").status_code == 403
    assert state_of(batch) == BatchState.APPLIED
    assert "Take back" in plan_page(reviewer, batch)
    decide(reviewer, batch, "revert")
    assert state_of(batch) == BatchState.REVERTED


def test_nobody_sees_a_batch_of_records_that_they_may_not_see(reviewer: Client) -> None:
    batch = ImportBatchFactory(records=["citations"])
    assert reviewer.get(address(ImportBatch, "change", batch.pk)).status_code == 200
    Group.objects.get(name="Reviewer").permissions.remove(Permission.objects.get(codename="view_citation"))
    assert reviewer.get(address(ImportBatch, "change", batch.pk)).status_code == 404


def test_only_the_sender_plans_again(analyst: Client, reviewer: Client) -> None:
    batch = batch_of(upload(analyst, Topic, TOPICS))
    assert "Plan again" not in plan_page(reviewer, batch)
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


# --- What is wrong ----------------------------------------------------------------------------------------------


def test_everything_wrong_is_told_with_its_place_and_nothing_can_be_applied(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Actor, "ref,kind,name\nchina,state,China\nmars,planet,Mars\nBad Ref,state,Bad\n"))
    page = plan_page(analyst, batch)
    assert "nothing can be while rows are invalid" in page
    assert "one of: state" in page
    assert "planet" in page
    assert "Bad Ref" in page
    assert f"/admin/tracker/importbatch/{batch.pk}/apply/" not in page
    decide(analyst, batch, "apply")
    assert not Actor.objects.exists()


def test_what_is_wrong_can_be_downloaded_with_the_rows_it_stands_in(analyst: Client) -> None:
    content = "ref,kind,name\nchina,state,China\nmars,planet,=1+1\nBad Ref,star,Sun\n"
    batch = batch_of(upload(analyst, Actor, content, "actors.csv"))
    answer = analyst.get(f"/admin/tracker/importbatch/{batch.pk}/wrong.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    header, *rows = csv.reader(io.StringIO(text))
    assert header == ["record", "line", "column", "value", "reason", "ref", "kind", "name"]
    assert [(row[1], row[2], row[3], *row[5:]) for row in rows] == [
        ("3", "kind", "planet", "mars", "planet", "'=1+1"),
        ("4", "ref", "Bad Ref", "Bad Ref", "star", "Sun"),
        ("4", "kind", "star", "Bad Ref", "star", "Sun"),
    ]
    decide(analyst, batch, "refuse")
    answer = analyst.get(f"/admin/tracker/importbatch/{batch.pk}/wrong.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    assert text.splitlines()[0] == "record,line,column,value,reason"


def test_what_is_wrong_with_several_files_can_be_downloaded_together_or_apart(analyst: Client) -> None:
    content = zipped(topics="ref,name\nBad Ref,A\n", actors="ref,kind,name\nmars,planet,Mars\n")
    batch = batch_of(send(analyst, content, to=UPLOAD, name="all.zip"))
    place = f"/admin/tracker/importbatch/{batch.pk}/wrong.csv"
    text = b"".join(analyst.get(place).streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    assert [row[0] for row in csv.reader(io.StringIO(text))] == ["record", "actors", "topics"]
    text = b"".join(analyst.get(f"{place}?record=topics").streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    assert text.splitlines()[1].endswith("Bad Ref,A")
    assert analyst.get(f"{place}?record=nothing").status_code == 404


# --- Columns with other names -----------------------------------------------------------------------------------

FOREIGN = "ref,Naam,Beschreibung\nfentanyl,Fentanyl,A drug\n"


def columns_of(client: Client, batch: ImportBatch) -> dict[str, str]:
    """What the form offers for each foreign header."""
    form = client.get(address(ImportBatch, "change", batch.pk)).context["mapping_form"]
    return {header: form.initial.get(f"header-{number}", "") for number, header in enumerate(form.headers)}


def test_columns_with_other_names_are_offered_ours_and_planned_with_them(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, FOREIGN))
    assert columns_of(analyst, batch) == {"Naam": "name", "Beschreibung": ""}
    typed = {"header-0": "name", "header-1": "-"}
    planned = batch_of(analyst.post(f"/admin/tracker/importbatch/{batch.pk}/columns/", typed))
    assert planned.mapping == {"Naam": "name", "Beschreibung": ""}
    assert state_of(batch) == BatchState.EXPIRED
    page = plan_page(analyst, planned)
    assert "Naam is name; Beschreibung is left out" in page
    decide(analyst, planned, "apply")
    topic = Topic.objects.get()
    assert (topic.name, topic.description) == ("Fentanyl", "")


def test_what_was_said_of_columns_is_remembered_for_the_next_file_of_the_same_person(analyst: Client) -> None:
    first = batch_of(upload(analyst, Topic, FOREIGN))
    typed = {"header-0": "name", "header-1": "description"}
    decide(analyst, first, "columns", **typed)
    again = batch_of(upload(analyst, Topic, FOREIGN))
    assert columns_of(analyst, again) == {"Naam": "name", "Beschreibung": "description"}
    other = signed_in("Analyst")
    assert columns_of(other, batch_of(upload(other, Topic, FOREIGN)))["Beschreibung"] == ""


def test_a_choice_can_be_mended(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, FOREIGN))
    wrong = {"header-0": "name", "header-1": "name"}
    planned = batch_of(analyst.post(f"/admin/tracker/importbatch/{batch.pk}/columns/", wrong))
    assert "stands in the file more than once" in plan_page(analyst, planned)
    right = {"header-0": "name", "header-1": "description"}
    mended = batch_of(analyst.post(f"/admin/tracker/importbatch/{planned.pk}/columns/", right))
    assert mended.totals["new"] == 1


def test_a_primary_key_is_never_taken_for_one_of_our_columns(analyst: Client) -> None:
    assert columns_of(analyst, batch_of(upload(analyst, Topic, "id,ref,name\n1,a,A\n"))) == {"id": ""}


def test_every_column_needs_a_choice(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, FOREIGN))
    page = decide(analyst, batch, "columns", **{"header-0": "name", "header-1": "no_such_column"})
    assert "no_such_column is not one of the available choices" in page.content.decode()
    assert ImportBatch.objects.count() == 1


# --- Many rows --------------------------------------------------------------------------------------------------


def many(rows: int, batch: ImportBatch | None = None) -> ImportBatch:
    batch = batch or ImportBatchFactory(state=BatchState.PLANNED, uploaded_by=UserFactory())
    PlannedRow.objects.bulk_create(PlannedRowFactory.build(batch=batch, line=line) for line in range(2, rows + 2))
    return batch


def queries(client: Client, place: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(place).status_code == 200
    return len(caught)


def test_rows_are_paged_and_their_place_is_in_the_address(reviewer: Client) -> None:
    batch = many(ROWS_A_PAGE * 2 + 1)
    page = plan_page(reviewer, batch, "?outcome=new&page=2")
    assert "Page 2 of 3" in page
    assert page.count("<ins>China</ins>") == ROWS_A_PAGE
    assert plan_page(reviewer, batch, "?outcome=new&page=3").count("<ins>China</ins>") == 1
    assert "Page 3 of 3" in plan_page(reviewer, batch, "?page=999")


@pytest.mark.parametrize("query", ["?outcome=nonsense", "?record=nonsense", "?page=x", "?page=-1", "?outcome=changed"])
def test_an_address_that_makes_no_sense_shows_the_plan_all_the_same(reviewer: Client, query: str) -> None:
    plan_page(reviewer, many(1), query)


def test_a_page_takes_as_few_queries_for_many_rows_as_for_few(reviewer: Client) -> None:
    few, more = (address(ImportBatch, "change", many(rows).pk) for rows in (2, 40))
    queries(reviewer, few)
    assert queries(reviewer, few) == queries(reviewer, more) <= 15


def test_the_list_never_fetches_the_files(analyst: Client) -> None:
    batch_of(upload(analyst, Topic, TOPICS))
    for place in (address(ImportBatch, "changelist"), address(ImportBatch, "changelist") + "?q=file"):
        with CaptureQueriesContext(connection) as caught:
            analyst.get(place)
        assert not [query for query in caught.captured_queries if '"content"' in query["sql"].split("FROM")[0]]


def test_a_long_cell_is_cut_to_where_it_differs(reviewer: Client) -> None:
    batch = ImportBatchFactory(state=BatchState.PLANNED, uploaded_by=UserFactory())
    long = "a" * 100_000
    changes = [{"column": "name", "old": f"{long}before{long}", "new": f"{long}after{long}"}]
    PlannedRowFactory(batch=batch, outcome="changed", changes=changes)
    page = plan_page(reviewer, batch)
    assert "aafter" in page
    assert len(page) < 30_000 + 2 * LONGEST_CELL


def test_hostile_cells_stay_text(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, "ref,name\na,<script>alert(1)</script>\nBad {{ ref }},B\n"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in plan_page(analyst, batch, "?outcome=new")
    page = plan_page(analyst, batch)
    assert "<script>alert" not in page
    assert "Bad {{ ref }}" in page


# --- The list and the history -----------------------------------------------------------------------------------


def test_batches_are_found_by_state_sender_name_and_hash(reviewer: Client) -> None:
    waiting = ImportBatchFactory(state=BatchState.PLANNED, uploaded_by=UserFactory(), file_name="waiting.csv")
    late = ImportBatchFactory(state=BatchState.PLANNED, uploaded_by=UserFactory(), file_name="late.csv")
    ImportBatch.objects.filter(pk=late.pk).update(uploaded_at=timezone.now() - LIFETIME - timedelta(hours=1))
    done = ImportBatchFactory(file_name="done.csv", file_sha256="ab" * 32)
    place = address(ImportBatch, "changelist")
    for query, found in {
        "state=planned": [waiting],
        "state=expired": [late],
        "state=applied": [done],
        "q=waiting.csv": [waiting],
        f"q={'ab' * 6}": [done],
        f"uploaded_by__id__exact={waiting.uploaded_by_id}": [waiting],
    }.items():
        assert list(reviewer.get(f"{place}?{query}").context["cl"].result_list) == found, query


def test_a_batch_stands_in_the_history_of_what_it_changed(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, TOPICS, "topics.csv"))
    decide(analyst, batch, "apply")
    topic = Topic.objects.get(ref="fentanyl")
    place = address(ImportBatch, "change", batch.pk)
    page = analyst.get(address(Topic, "history", topic.pk)).content.decode()
    assert f'<a href="{place}">import batch {batch.pk}: topics.csv</a>' in page
    page = signed_in("Viewer").get(address(Topic, "history", topic.pk)).content.decode()
    assert f"import batch {batch.pk}: topics.csv" in page
    assert place not in page


def test_a_revert_stands_in_the_history_of_what_it_put_back(analyst: Client) -> None:
    topic = TopicFactory(ref="precursors", name="Precursors")
    batch = batch_of(upload(analyst, Topic, TOPICS, "topics.csv"))
    decide(analyst, batch, "apply")
    decide(analyst, batch, "revert")
    page = analyst.get(address(Topic, "history", topic.pk)).content.decode()
    assert f"revert of import batch {batch.pk}: topics.csv" in page


def test_the_states_of_a_batch_stand_in_its_own_history(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, TOPICS))
    decide(analyst, batch, "apply")
    page = analyst.get(address(ImportBatch, "history", batch.pk)).content.decode()
    assert "<td>Planned</td>" in page
    assert "<td>Applied</td>" in page
    assert "topics: new: 2" in page


def test_an_actor_imported_twice_changes_nothing_the_second_time(analyst: Client) -> None:
    ActorFactory(ref="china", kind="state", name="China")
    batch = batch_of(upload(analyst, Actor, "ref,kind,name\nchina,state,China\n"))
    assert batch.totals == {"new": 0, "changed": 0, "unchanged": 1, "invalid": 0}
