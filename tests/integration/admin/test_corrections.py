"""A refused cell is corrected in the plan: one at a time or all that say the same; the file stays, and who did it."""

import csv
import io
import json
import re
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client

from tests.batches import zipped
from tests.factories import ActorFactory, ImportBatchFactory, PartyFactory, SourceFactory, UserFactory
from tests.integration.admin.imports import UPLOAD, batch_of, decide, plan_page, send, signed_in, upload
from tracker.actions.imports.plan_batch import plan_batch
from tracker.models import Actor, Citation, Commitment, ImportBatch, StatusUpdate
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.vocabulary import BatchState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sessions_in_database")]

ACTORS = "ref,kind,name\nchina,land,China\nmars,land,Mars\njapan,state,Japan\nBad Ref,state,Bad\n"


@pytest.fixture
def analyst() -> Client:
    return signed_in("Analyst")


def boxes(page: str) -> dict[str, str]:
    """The name of each box by its label."""
    found = re.findall(
        r'<label class="import-correction">.*?visually-hidden"> ([^<]+)</span>.*?name="([^"]+)"', page, re.DOTALL
    )
    return dict(found)


def correct(client: Client, batch: ImportBatch, **by_label: str) -> ImportBatch:
    """The batch planned with what was typed in boxes, by the beginning of their labels."""
    named = boxes(plan_page(client, batch))
    typed = {named[label]: text for label, text in by_label.items()}
    decide(client, batch, "correct", **typed)
    return ImportBatch.objects.latest("pk")


def wrong_with(batch: ImportBatch) -> list[tuple[int, str, str]]:
    return [
        (row.line, problem["column"], problem["value"])
        for row in batch.planned_rows.filter(outcome="invalid").order_by("line")
        for problem in row.problems
    ]


def test_equal_cells_are_corrected_in_one_box_and_another_in_its_own(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Actor, ACTORS, "actors.csv"))
    assert set(boxes(plan_page(analyst, batch))) == {"kind, 2 rows", "kind, line 2", "kind, line 3", "ref, line 5"}
    planned = correct(analyst, batch, **{"kind, 2 rows": "state", "ref, line 5": "bad"})
    assert wrong_with(planned) == []
    assert [(each["column"], each["was"], each["text"], each["lines"]) for each in planned.corrections] == [
        ("ref", "Bad Ref", "bad", [5]),
        ("kind", "land", "state", [2, 3]),
    ]
    batch.refresh_from_db()
    assert (batch.state, planned.file_sha256) == (BatchState.EXPIRED, batch.file_sha256)
    decide(analyst, planned, "apply")
    assert set(Actor.objects.values_list("ref", "kind")) == {
        (ref, "state") for ref in ("china", "mars", "japan", "bad")
    }


def test_one_cell_goes_before_all_that_say_the_same(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Actor, ACTORS, "actors.csv"))
    planned = correct(
        analyst, batch, **{"kind, 2 rows": "state", "kind, line 3": "organisation", "ref, line 5": "bad"}
    )
    decide(analyst, planned, "apply")
    assert Actor.objects.get(ref="mars").kind == "organisation"
    assert Actor.objects.get(ref="china").kind == "state"


def test_what_is_corrected_wrongly_is_told_anew_and_can_be_taken_back(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Actor, ACTORS, "actors.csv"))
    planned = correct(analyst, batch, **{"ref, line 5": "Still Bad"})
    assert (5, "ref", "Still Bad") in wrong_with(planned)
    page = plan_page(analyst, planned)
    assert "ref, line 5: “Bad Ref” → “Still Bad”" in page
    again = correct(analyst, planned, **{"ref, line 5": "good"})
    assert (5, "ref", "Still Bad") not in wrong_with(again)
    decide(analyst, again, "correct", take_back="1")
    decide(analyst, ImportBatch.objects.latest("pk"), "correct", take_back="0")
    last = ImportBatch.objects.latest("pk")
    assert last.corrections == []
    assert (5, "ref", "Bad Ref") in wrong_with(last)


def test_who_corrected_what_is_on_the_page_in_the_history_and_in_the_error_file(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Actor, ACTORS, "actors.csv"))
    planned = correct(analyst, batch, **{"kind, 2 rows": "country", "ref, line 5": "bad"})
    assert planned.uploaded_by is not None
    who = planned.uploaded_by.get_username()
    assert {each["by"] for each in planned.corrections} == {who}
    assert who in plan_page(analyst, planned)
    event: Any = ImportBatch.pgh_event_model  # type: ignore[attr-defined]
    assert event.objects.filter(pgh_obj=planned).latest("pgh_id").corrections == planned.corrections
    answer = analyst.get(f"/admin/tracker/importbatch/{planned.pk}/wrong.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    header, first, *_ = csv.reader(io.StringIO(text))
    assert header == ["record", "line", "column", "value", "reason", "corrected", "ref", "kind", "name"]
    assert (first[3], first[5], first[7]) == ("country", f"kind “land” → “country”, {who}", "land")


def test_the_command_lists_what_was_corrected(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Actor, ACTORS, "actors.csv"))
    planned = correct(analyst, batch, **{"ref, line 5": "bad"})
    printed = StringIO()
    call_command("imports", "--json", stdout=printed)
    newest, earlier = json.loads(printed.getvalue())
    assert (newest["import"], earlier["import"]) == (planned.pk, batch.pk)
    assert newest["corrections"] == planned.corrections
    assert (newest["partial"], earlier["corrections"]) == (False, [])


def test_an_empty_cell_is_filled_in_and_a_column_that_the_file_lacks(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Actor, "ref,name\nchina,China\nmars,Mars\n", "actors.csv"))
    planned = correct(analyst, batch, **{"kind, 2 rows": "state"})
    decide(analyst, planned, "apply")
    assert Actor.objects.filter(kind="state").count() == 2


def test_one_item_of_a_list_is_corrected_and_the_others_stay(analyst: Client) -> None:
    ActorFactory(ref="china")
    ActorFactory(ref="japan")
    text = "ref,title,kind,made_on,committed\na,A,pledge,2024,china;jpan\n"
    batch = batch_of(upload(analyst, Commitment, text, "commitments.csv"))
    page = plan_page(analyst, batch)
    assert '<option value="japan">' in page
    planned = correct(analyst, batch, **{"committed, line 2": "japan"})
    decide(analyst, planned, "apply")
    assert set(Commitment.objects.get().parties.values_list("actor__ref", flat=True)) == {"china", "japan"}


def test_what_a_line_brings_along_is_corrected_in_the_line(analyst: Client) -> None:
    ActorFactory(ref="china")
    SourceFactory(ref="gazette")
    text = "ref,title,kind,made_on,committed,status,as_of,source\na,A,pledge,2024,china,done,soon,gazete\n"
    batch = batch_of(upload(analyst, Commitment, text, "commitments.csv"))
    planned = correct(
        analyst,
        batch,
        **{"status, line 2": "fulfilled", "as_of, line 2": "2025", "source, line 2": "gazette"},
    )
    assert wrong_with(planned) == []
    decide(analyst, planned, "apply")
    assert StatusUpdate.objects.get().status == "fulfilled"
    assert Citation.objects.count() == 2


def test_a_status_without_a_source_has_a_box_for_the_source(analyst: Client) -> None:
    ActorFactory(ref="china")
    SourceFactory(ref="gazette")
    text = "ref,title,kind,made_on,committed,status,as_of,source\na,A,pledge,2024,china,fulfilled,2025,\n"
    batch = batch_of(upload(analyst, Commitment, text, "commitments.csv"))
    planned = correct(analyst, batch, **{"source, line 2": "gazette"})
    assert wrong_with(planned) == []
    decide(analyst, planned, "apply")
    assert StatusUpdate.objects.get().citations.get().source.ref == "gazette"


def test_a_status_without_a_source_can_be_taken_out(analyst: Client) -> None:
    ActorFactory(ref="china", name="China")
    text = "ref,title,kind,made_on,committed,status,as_of\na,A,pledge,2024,china,fulfilled,2025\n"
    batch = batch_of(upload(analyst, Commitment, text))
    assert plan_page(analyst, batch).count('"(empty)"') == 2
    planned = correct(analyst, batch, **{"status, line 2": "(empty)"})
    assert wrong_with(planned) == []
    decide(analyst, planned, "apply")
    assert Commitment.objects.count() == 1
    assert not StatusUpdate.objects.exists()


def test_a_corrected_ref_is_the_ref_of_the_row_also_where_one_was_made(analyst: Client) -> None:
    ActorFactory(ref="china")
    PartyFactory(commitment__ref="ban", commitment__title="Ban it", actor__ref="peru", role="committed")
    text = (
        "ref,title,kind,made_on,committed\n,Share,pledge,2024,china\n,Share,pledge,2024,peru\n"
        ",Ban it,pledge,2024,china\n"
    )
    first = batch_of(upload(analyst, Commitment, text))
    said = FileMapping(record="commitments", refs_from="title")
    batch = plan_batch(user=first.uploaded_by, file_name="commitments.csv", content=text.encode(), mapping=said)
    assert [line for line, *_ in wrong_with(batch)] == [3, 4]
    planned = correct(analyst, batch, **{"ref, line 3": "share-of-peru", "ref, line 4": "ban-of-china"})
    assert wrong_with(planned) == []
    decide(analyst, planned, "apply")
    assert set(Commitment.objects.values_list("ref", flat=True)) == {"ban", "share", "share-of-peru", "ban-of-china"}


def test_days_that_a_cell_could_mean_are_suggested(analyst: Client) -> None:
    text = "ref,title,kind,made_on\na,A,pledge,03/04/2024\n"
    page = plan_page(analyst, batch_of(upload(analyst, Commitment, text, "commitments.csv")))
    assert '<option value="2024-04-03">' in page
    assert '<option value="2024-03-04">' in page


def test_files_of_a_zip_are_corrected_each(analyst: Client) -> None:
    content = zipped(topics="ref,name\nBad Ref,A\n", actors="ref,kind,name\nmars,planet,Mars\n")
    batch = batch_of(send(analyst, content, to=UPLOAD, name="all.zip"))
    page = plan_page(analyst, batch, "?outcome=invalid")
    typed = dict.fromkeys(boxes(page).values(), "")
    typed[boxes(page)["ref, line 2"]], typed[boxes(page)["kind, line 2"]] = "good", "state"
    decide(analyst, batch, "correct", **typed)
    assert wrong_with(ImportBatch.objects.latest("pk")) == []


def test_nobody_else_corrects_it(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Actor, ACTORS, "actors.csv"))
    named = boxes(plan_page(analyst, batch))
    reviewer = signed_in("Reviewer")
    assert boxes(plan_page(reviewer, batch)) == {}
    assert decide(reviewer, batch, "correct", **{named["ref, line 5"]: "bad"}).status_code == 403
    assert decide(reviewer, batch, "good_rows").status_code == 403
    assert ImportBatch.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * 10_001, "is longer than 10,000 characters"),
        ("a\x00b", "holds a control character"),
        ("a\x1bb", "holds a control character"),
        ("Bad Ref", "No cell was corrected"),
    ],
)
def test_what_is_no_correction_is_refused(analyst: Client, text: str, said: str) -> None:
    batch = batch_of(upload(analyst, Actor, ACTORS, "actors.csv"))
    answer = decide(analyst, batch, "correct", **{boxes(plan_page(analyst, batch))["ref, line 5"]: text})
    assert said in answer.content.decode()
    assert ImportBatch.objects.count() == 1


@pytest.mark.parametrize(
    "name", ["cell-1-0-0", "cell-x-0-0", "group-{}-99-0", "cell-{}-0-9", "cell-{}-0-0x", "cell-" + "9" * 30 + "-0-0"]
)
def test_boxes_that_there_are_not_correct_nothing(analyst: Client, name: str) -> None:
    other = batch_of(upload(signed_in("Analyst"), Actor, ACTORS, "actors.csv"))
    batch = batch_of(upload(analyst, Actor, ACTORS, "actors.csv"))
    row = other.planned_rows.filter(outcome="invalid").first()
    assert row is not None
    answer = decide(analyst, batch, "correct", **{name.format(row.pk): "state"})
    assert "No cell was corrected" in answer.content.decode()
    assert "<script>" not in answer.content.decode().split("</head>")[1]


def test_the_database_keeps_no_more_corrections_than_a_person_makes() -> None:
    with pytest.raises(IntegrityError, match="importbatch_corrections_are_few"), transaction.atomic():
        ImportBatchFactory(uploaded_by=UserFactory(), corrections=[{}] * 501)


def test_the_good_rows_are_planned_applied_and_the_rest_is_at_hand(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Actor, ACTORS, "actors.csv"))
    assert "Plan the 1 good row alone" in plan_page(analyst, batch)
    decide(analyst, batch, "good_rows")
    partial = ImportBatch.objects.latest("pk")
    page = plan_page(analyst, partial)
    assert "This plan leaves out the rows that are wrong" in page
    assert "Apply the 1 good row" in page
    rest = analyst.get(f"/admin/tracker/importbatch/{partial.pk}/rest.csv")
    assert rest["Content-Disposition"] == f'attachment; filename="actors-{partial.uploaded_at:%Y-%m-%d}.csv"'
    assert rest.content.decode("utf-8-sig").splitlines()[0] == "ref,kind,name"
    said = decide(analyst, partial, "apply").content.decode()
    assert "1 new, 0 changed, 0 unchanged. 3 were left out, and are kept as a file." in said
    assert "Imported in part" in said
    assert Actor.objects.get().ref == "japan"
    assert "Download the rows left out" in plan_page(analyst, partial)


def test_all_rows_are_planned_again_where_the_part_is_not_wanted(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Actor, ACTORS, "actors.csv"))
    decide(analyst, batch, "good_rows")
    decide(analyst, ImportBatch.objects.latest("pk"), "plan_again", all_rows="1")
    last = ImportBatch.objects.latest("pk")
    assert (last.is_partial, last.totals["invalid"]) == (False, 3)
