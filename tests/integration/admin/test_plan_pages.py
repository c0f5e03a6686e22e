"""What the pages of import batches show: what is wrong, columns of others, many rows, the list and the history."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.batches import zipped
from tests.factories import ActorFactory, ImportBatchFactory, PlannedRowFactory, TopicFactory, UserFactory
from tests.integration.admin.forms import address
from tests.integration.admin.imports import UPLOAD, batch_of, decide, plan_page, send, signed_in, upload
from tracker.admin.files.plan import LONGEST_CELL, ROWS_A_PAGE
from tracker.models import Actor, ImportBatch, PlannedRow, Topic
from tracker.models.imports.import_batch import plan_lifetime
from tracker.vocabulary import BatchState, Stage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sessions_in_database")]

TOPICS = "ref,name,description\nfentanyl,Fentanyl,\nprecursors,Precursor chemicals,What it is made of\n"


@pytest.fixture
def analyst() -> Client:
    return signed_in("Analyst")


@pytest.fixture
def reviewer() -> Client:
    return signed_in("Reviewer")


# --- What is wrong ----------------------------------------------------------------------------------------------


def test_everything_wrong_is_told_with_its_place_and_nothing_can_be_applied(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Actor, "ref,kind,name\nchina,state,China\nmars,planet,Mars\nBad Ref,state,Bad\n"))
    page = plan_page(analyst, batch)
    assert "Correct the invalid rows in the file and upload it again." in page
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
    batch.refresh_from_db()
    assert batch.state == BatchState.EXPIRED
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
    assert "appears in the file more than once" in plan_page(analyst, planned)
    right = {"header-0": "name", "header-1": "description"}
    mended = batch_of(analyst.post(f"/admin/tracker/importbatch/{planned.pk}/columns/", right))
    assert mended.totals["new"] == 1


def test_once_columns_are_named_it_is_the_rows_that_are_told_to_be_wrong(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, "ref,Naam\nBad Ref,Fentanyl\nfine,Fine\n"))
    assert "unknown columns" in plan_page(analyst, batch)
    planned = batch_of(analyst.post(f"/admin/tracker/importbatch/{batch.pk}/columns/", {"header-0": "name"}))
    page = plan_page(analyst, planned)
    assert "unknown columns" not in page
    assert "Correct the invalid rows in the file and upload it again." in page
    assert "<strong>1</strong> invalid" in page


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
    assert len(page) < 100_000
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
    ImportBatch.objects.filter(pk=late.pk).update(uploaded_at=timezone.now() - plan_lifetime() - timedelta(hours=1))
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
    assert f'<a href="{place}">import {batch.pk}: topics.csv</a>' in page
    page = signed_in("Viewer").get(address(Topic, "history", topic.pk)).content.decode()
    assert f"import {batch.pk}: topics.csv" in page
    assert place not in page


def test_a_revert_stands_in_the_history_of_what_it_put_back(analyst: Client) -> None:
    topic = TopicFactory(stage=Stage.DRAFT, ref="precursors", name="Precursors")
    batch = batch_of(upload(analyst, Topic, TOPICS, "topics.csv"))
    decide(analyst, batch, "apply")
    decide(analyst, batch, "revert")
    page = analyst.get(address(Topic, "history", topic.pk)).content.decode()
    assert f"undo of import {batch.pk}: topics.csv" in page


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


def test_messages_call_a_file_by_its_name_as_it_is(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Topic, TOPICS, "topics of mine.csv"))
    assert ">topics of mine.csv was discarded." in decide(analyst, batch, "refuse").content.decode()
