"""The guided import step by step, without script: what is this, columns, values, plan; and what is kept of it."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from tests.factories import (
    ActorFactory,
    CollectionFactory,
    ImportBatchFactory,
    SavedMappingFactory,
    SourceFactory,
    TopicFactory,
)
from tests.integration.admin.forms import shown
from tests.integration.admin.imports import batch_of, decide, plan_page, signed_in
from tests.pledges import COUNT, actors, pledges_at
from tests.workbooks import workbook
from tracker.actions.imports.apply_batch import apply_batch
from tracker.admin.files.guide import values_form
from tracker.models import Commitment, ImportBatch, ImportDraft, SavedMapping, StatusUpdate
from tracker.transfer.declaration.cell_marks import CLEAR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sessions_in_database")]

BEGIN = "/admin/tracker/importbatch/guide/"
FILE = "Who,Pledge,Date\nChina,Stop exports,15 Nov 2023\nchina,Share data,2024\n"


@pytest.fixture
def analyst() -> Client:
    return signed_in("Analyst")


def begin(client: Client, content: str | bytes, name: str = "list.csv", **more: str) -> str:
    """The address of the first step of a file."""
    file = SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
    answer = client.post(BEGIN, {"import_file": file, **more})
    assert answer.status_code == 302, answer.context["form"].errors
    return str(answer["Location"])


def go_on(client: Client, page: str, **typed: Any) -> str:
    """The address that follows a step whose form is sent as it is shown, but for what is typed."""
    answer = client.post(page, {**shown(client, page), **typed})
    assert answer.status_code == 302, answer.context["form"].errors
    return str(answer["Location"])


def form_on(client: Client, page: str) -> Any:
    return client.get(page).context["form"]


def field_of(form: Any, text: str) -> str:
    """The name of the field of a word of the file."""
    return str(next(name for name, field in form.fields.items() if field.label and f"“{text}”" in field.label))


def test_thirty_pledges_go_in_step_by_step_come_out_and_go_in_by_the_command(analyst: Client, tmp_path: Any) -> None:
    actors()
    for number in range(5):
        SourceFactory(url=f"https://example.org/news/{number}")
    path = pledges_at(tmp_path)
    what = begin(analyst, path.read_bytes(), path.name)
    form = form_on(analyst, what)
    assert form["record"].value() == "commitments"
    assert "“Deadline” is due" in form.fields["record"].help_text
    assert form["header_row"].value() == "3"
    page = analyst.get(what).content.decode()
    assert "“Pledges of the ministry”, stands above the header and was skipped." in page
    assert "15 Nov 2023" in page

    columns = go_on(analyst, what)
    form = form_on(analyst, columns)
    assert {field.label: field.initial for name, field in form.fields.items() if name.startswith("header-")} == {
        "“No.” is": "-",
        "“Who” is": "committed",
        "“Pledge” is": "title",
        "“Date” is": "made_on",
        "“Deadline” is": "due",
        "“Status” is": "status",
        "“Source link” is": "source",
        "“Notes” is": "summary",
    }
    assert (form["refs_from"].value(), form["separator-committed"].value()) == ("title", ",")
    typed = {"constant-kind": "pledge", "constant-as_of": "Nov 2026"}
    values = go_on(analyst, columns, **typed)

    form = form_on(analyst, values)
    status = {row.word.text: (row.word.times, row.field.value()) for row in form.choices[0].asked}
    assert status == {
        "Done": (10, "fulfilled"),
        "Ongoing": (10, "in_progress"),
        "Not yet": (5, "not_started"),
    }
    assert [row.word.text for row in form.choices[0].read] == ["Stalled"]
    dates = {row.word.text: row.field.value() for table in form.dates for row in table.read}
    assert (dates["Q3 2024"], dates["by June 2026"], dates["15-Jan-24"]) == (
        "2024-07/2024-09",
        "../2026-06",
        "2024-01-15",
    )
    assert {field.label: field.value() for field, _ in form.mark_fields} == {
        "The cell “NA” says": "empty",
        "The cell “TBC” says": "empty",
    }
    (names,) = [table for table in form.names if table.name == "committed"]
    assert [row.word.text for row in names.asked] == ["Beijing"]
    assert {row.word.text: row.word.meant for row in names.read}["中国"] == "china"

    batch = batch_of(analyst.post(values, {**shown(analyst, values), field_of(form, "Beijing"): "PRC"}))
    assert batch.counts["commitments"]["new"] == COUNT, plan_page(analyst, batch)
    page = plan_page(analyst, batch)
    assert "manage.py import_records &#x27;Pledges 2026.xlsx&#x27; --mapping mapping.json" in page
    answer = analyst.post(
        f"/admin/tracker/importbatch/{batch.pk}/remember/", {"save_as": "Ministry", "is_shared": "on"}
    )
    assert answer.status_code == 302
    page = plan_page(analyst, batch)
    assert "By the mapping “Ministry”." in page
    assert "--mapping Ministry</code>" in page
    decide(analyst, batch, "apply")
    # The file is kept until it is decided on, and so is its draft.
    assert not ImportDraft.objects.exists()
    assert (Commitment.objects.count(), StatusUpdate.objects.count()) == (COUNT, COUNT)
    assert Commitment.objects.filter(parties__actor__ref="china").count() == 20

    decide(analyst, batch, "revert")
    assert not Commitment.objects.exists()
    call_command("import_records", str(path), "--mapping", "Ministry", "--yes")
    assert (Commitment.objects.count(), StatusUpdate.objects.count()) == (COUNT, COUNT)


def test_like_last_time_is_offered_where_the_columns_fit_and_leads_to_the_plan(analyst: Client) -> None:
    ActorFactory(ref="china", name="China")
    fitting = {
        "columns": {"Who": "committed", "Pledge": "title"},
        "constants": {"kind": "pledge"},
        "refs_from": "title",
    }
    fitting["columns"]["Date"] = "made_on"  # type: ignore[index]
    saved = SavedMappingFactory(name="Ministry", content=fitting)
    SavedMappingFactory(name="Other", content={"columns": {"Whom": "committed"}})
    what = begin(analyst, FILE)
    assert [each.name for each in analyst.get(what).context["like"]] == ["Ministry"]
    batch = batch_of(analyst.post(what, {"like": str(saved.pk)}))
    assert batch.totals["new"] == 2
    page = plan_page(analyst, batch)
    assert "By the mapping “Ministry”." in page
    assert [
        step.is_here for step in analyst.get(f"/admin/tracker/importbatch/{batch.pk}/change/").context["trail"]
    ] == [
        False,
        False,
        False,
        True,
    ]


def test_steps_are_kept_so_that_going_back_and_reloading_is_safe(analyst: Client) -> None:
    ActorFactory(ref="china", name="China")
    what = begin(analyst, FILE)
    columns = go_on(analyst, what)
    steps = analyst.get(columns).context["trail"]
    assert [bool(step.address) for step in steps] == [True, True, False, False]
    values = go_on(analyst, columns, **{"constant-kind": "pledge"})
    batch = batch_of(analyst.post(values, shown(analyst, values)))
    assert form_on(analyst, columns)["constant-kind"].value() == "pledge"
    again = batch_of(analyst.post(values, shown(analyst, values)))
    batch.refresh_from_db()
    assert (batch.state, again.state) == ("expired", "planned")
    assert analyst.get(values.replace("/values/", "/plan/"))["Location"].endswith(f"/{again.pk}/change/")
    # The same file sent again begins anew, at the same address.
    assert begin(analyst, FILE) == what
    assert ImportDraft.objects.get().reading == {}


def test_a_draft_is_its_owners_alone(analyst: Client) -> None:
    what = begin(analyst, FILE)
    other = signed_in("Administrator")
    assert [other.get(what.replace("what", step)).status_code for step in ("what", "columns", "values", "plan")] == [
        404
    ] * 4
    assert signed_in("Viewer").get(BEGIN).status_code == 403


@pytest.mark.parametrize(
    ("content", "encoding", "separator"),
    [
        ("Qui;Pledge\nÉtat;Réduire\n".encode("windows-1252"), "windows-1252", ";"),
        ("名称,Pledge\n中国,停止出口前体化学品\n".encode("gb18030"), "gb18030", ","),
        (b"Who|Pledge\nChina|Stop, at once\n", "utf-8", "|"),
        ("Who\tPledge\nChina\tStop, at once, and for good, all of it\n".encode("utf-16"), "utf-16", "\t"),
    ],
)
def test_encoding_and_separator_are_guessed_and_shown(
    analyst: Client, content: bytes, encoding: str, separator: str
) -> None:
    form = form_on(analyst, begin(analyst, content))
    assert (form["encoding"].value(), form["separator"].value()) == (encoding, separator)
    assert len(form.shown.header) == 2
    assert form.shown.rows[0][1][0] in ("État", "中国", "China")


def test_another_encoding_is_shown_before_one_goes_on(analyst: Client) -> None:
    what = begin(analyst, "Who,Pledge\nChina,Zařídit\n".encode("windows-1250"))
    assert go_on(analyst, what, encoding="windows-1250") == what
    assert form_on(analyst, what).shown.rows[0][1][1] == "Zařídit"
    assert go_on(analyst, what).endswith("/columns/")


def test_what_cannot_be_read_so_is_refused_and_nothing_is_kept(analyst: Client) -> None:
    what = begin(analyst, "Who,Pledge\nChina,Zařídit\n".encode("windows-1250"))
    answer = analyst.post(what, {**shown(analyst, what), "encoding": "utf-8"})
    assert "is not UTF-8" in answer.context["form"].errors["encoding"][0]
    assert ImportDraft.objects.get().reading == {"encoding": "windows-1252"}


def test_the_sheet_and_the_line_of_headers_may_be_changed(analyst: Client) -> None:
    rows = [["Who", "Pledge"], ["China", "Stop exports"]]
    content = workbook(["Read me"], others={"Pledges": [["Our list"], *rows], "Old": rows})
    what = begin(analyst, content, "list.xlsx")
    form = form_on(analyst, what)
    assert form["sheet"].value() == "Pledges"
    assert [title for _, title in form.fields["sheet"].choices] == ["Sheet (1 × 1)", "Pledges (3 × 2)", "Old (2 × 2)"]
    assert go_on(analyst, what, sheet="Old") == what
    assert form_on(analyst, what).shown.header == ["Who", "Pledge"]
    go_on(analyst, what, header_row="none", again="")
    assert form_on(analyst, what).shown.header == ["column 1", "column 2"]
    assert form_on(analyst, what).shown.rows[0] == (1, ["Who", "Pledge"])


def test_the_order_of_days_is_asked_only_where_a_cell_could_be_two(analyst: Client) -> None:
    assert "date_order" not in form_on(analyst, begin(analyst, FILE)).fields
    ActorFactory(ref="china", name="China")
    content = "Pledge,Date,Who\nStop exports,03/04/2024,China\nShare data,25/12/2023,China\n"
    what = begin(analyst, content)
    form = form_on(analyst, what)
    assert form["date_order"].value() == "day_first"
    assert "“03/04/2024” in line 2 could be two days." in form.fields["date_order"].help_text
    values = go_on(analyst, go_on(analyst, what), **{"constant-kind": "pledge"})
    batch = batch_of(analyst.post(values, shown(analyst, values)))
    decide(analyst, batch, "apply")
    assert sorted(str(each.made_on) for each in Commitment.objects.all()) == ["2023-12-25", "2024-04-03"]


def test_cells_are_pasted_and_a_kind_may_be_given(analyst: Client) -> None:
    answer = analyst.post(BEGIN, {"pasted": "Name\tNotes\r\nFentanyl\tx\r\n", "record": "topics"})
    form = form_on(analyst, answer["Location"])
    assert (form["record"].value(), form["separator"].value(), form.shown.header) == (
        "topics",
        "\t",
        ["Name", "Notes"],
    )
    for wrong in ({}, {"pasted": "  "}):
        assert "Choose a file, or paste cells" in str(analyst.post(BEGIN, wrong).context["form"].errors)


def test_a_hundred_columns_are_left_out_at_once(analyst: Client) -> None:
    names = [f"x{number}" for number in range(171)]
    content = ",".join(["Pledge", *names]) + "\n" + ",".join(["Stop exports", *("1" for _ in names)]) + "\n"
    columns = go_on(analyst, begin(analyst, content))
    answer = analyst.post(columns, {**shown(analyst, columns), "constant-kind": "pledge"})
    assert len(answer.context["form"].errors) > 100
    values = go_on(analyst, columns, **{"constant-kind": "pledge", "leave_others": "on"})
    batch = batch_of(analyst.post(values, shown(analyst, values)))
    assert batch.totals["new"] == 1


def test_two_headers_for_one_column_and_a_constant_that_cannot_be_read_are_told_beside_them(analyst: Client) -> None:
    columns = go_on(analyst, begin(analyst, FILE))
    answer = analyst.post(columns, {**shown(analyst, columns), "header-0": "title"})
    assert answer.context["form"].errors == {"header-1": ["“Who” is title already; leave one of them out."]}
    answer = analyst.post(columns, {**shown(analyst, columns), "constant-due": "whenever"})
    assert list(answer.context["form"].errors) == ["constant-due"]


def test_a_name_of_several_is_chosen_and_one_of_nobody_listed(analyst: Client) -> None:
    ActorFactory(ref="georgia", name="Georgia")
    ActorFactory(ref="georgia-us", name="State of Georgia", aliases=["Georgia"])
    content = "Who,Pledge\nGeorgia,Stop exports\nAtlantis,Share data\n"
    values = go_on(analyst, go_on(analyst, begin(analyst, content)), **{"constant-kind": "pledge"})
    form = form_on(analyst, values)
    (table,) = form.names
    assert {row.word.text: list(row.word.choices) for row in table.asked} == {
        "Georgia": ["georgia", "georgia-us"],
        "Atlantis": [],
    }
    wrong = analyst.post(values, {**shown(analyst, values), field_of(form, "Atlantis"): "Mu"})
    assert "There is no actor of this ref or name." in str(wrong.context["form"].errors)
    batch = batch_of(analyst.post(values, {**shown(analyst, values), field_of(form, "Georgia"): "georgia"}))
    assert batch.reading["values"] == {"committed": {"Georgia": "georgia"}}
    assert [each["name"] for each in batch.missing] == ["Atlantis"]


def test_a_plan_made_at_once_can_be_gone_through_step_by_step(analyst: Client) -> None:
    file = SimpleUploadedFile("pledges.csv", FILE.encode())
    batch = batch_of(analyst.post("/admin/tracker/commitment/import/", {"import_file": file}))
    assert "Change how it is read, step by step" in plan_page(analyst, batch)
    answer = analyst.post(f"/admin/tracker/importbatch/{batch.pk}/guide/")
    assert form_on(analyst, answer["Location"])["record"].value() == "commitments"


def test_a_name_that_is_taken_is_refused_and_what_is_remembered_is_a_file_too(analyst: Client) -> None:
    SavedMappingFactory(name="Ministry")
    ActorFactory(ref="china", name="China")
    values = go_on(analyst, go_on(analyst, begin(analyst, FILE)), **{"constant-kind": "pledge"})
    batch = batch_of(analyst.post(values, shown(analyst, values)))
    where = f"/admin/tracker/importbatch/{batch.pk}"
    answer = analyst.post(f"{where}/remember/", {"save_as": "ministry"}, follow=True)
    assert "This name is taken by another mapping; choose another." in answer.content.decode()
    assert SavedMapping.objects.count() == 1
    said = analyst.get(f"{where}/mapping.json").json()
    assert (said["record"], said["columns"]["Who"]) == ("commitments", "committed")


def test_old_drafts_go(analyst: Client) -> None:
    begin(analyst, FILE)
    ImportDraft.objects.update(begun_at="2020-01-01T00:00:00Z")
    call_command("imports", "--expire")
    assert not ImportDraft.objects.exists()
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.csv", "The submitted file is empty."),
        (b"\n\n\n", "a.csv", "the file is empty"),
        (b"\x00\x00", "a.csv", ""),
        (b"no workbook", "a.xlsx", "this is not an XLSX workbook"),
        (workbook(), "a.xlsx", "the file is empty"),
        (b"a,b\n", "a.pdf", "must be a CSV or XLSX file"),
        (workbook(["a"]), "a.csv", "is no text but a workbook or a ZIP; save it as .xlsx."),
        (b"PK\x03\x04", "a.zip", "must be a CSV or XLSX file"),
    ],
)
@pytest.mark.parametrize("record", ["", "topics"])
def test_what_cannot_be_read_is_refused_where_it_comes_in(
    analyst: Client, content: bytes, name: str, said: str, record: str
) -> None:
    file = SimpleUploadedFile(name, content)
    answer = analyst.post(BEGIN, {"import_file": file, "record": record})
    if said:
        assert said in str(answer.context["form"].errors)
        assert not ImportDraft.objects.exists()
    else:
        # Nothing of it is a table, and it is told so at the latest where columns are asked for.
        assert analyst.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('Who,Pledge\n"x,y\n', "check the quotation marks of this row."),
        ("Who,Pledge\nChina,Stop, at once\n", "the row has more cells than the header, which has 2"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_where_another_separator_can_be_said(
    analyst: Client, content: str, said: str
) -> None:
    what = begin(analyst, content)
    assert said in analyst.get(what).content.decode()
    answer = analyst.post(what, shown(analyst, what))
    assert said in str(answer.context["form"].non_field_errors())


def test_control_characters_are_told_and_kept_out_of_mappings(analyst: Client) -> None:
    what = begin(analyst, "Who\x0b,Pledge\nChina,Stop\n")
    columns = go_on(analyst, what)
    answer = analyst.get(columns, follow=True)
    assert "the name of column 1, “Who�”, holds a control character" in answer.content.decode()
    values = go_on(
        analyst, go_on(analyst, begin(analyst, "Who,Pledge\nChi\x0bna,Stop\n")), **{"constant-kind": "pledge"}
    )
    assert form_on(analyst, values).names == []


def test_another_kind_of_record_begins_with_its_own_columns(analyst: Client) -> None:
    what = begin(analyst, FILE)
    go_on(analyst, go_on(analyst, what), **{"constant-kind": "pledge"})
    assert go_on(analyst, what, record="topics").endswith("/columns/")
    draft = ImportDraft.objects.get()
    assert (draft.record, draft.reading, draft.reached) == ("topics", {}, 2)


def test_a_status_takes_the_day_it_holds_of_and_one_actor_may_go_for_all_rows(analyst: Client) -> None:
    ActorFactory(ref="china", name="China")
    columns = go_on(analyst, begin(analyst, "Pledge,State of play\nStop exports,Done\n"))
    said = {"header-1": "status", "constant-kind": "pledge"}
    answer = analyst.post(columns, {**shown(analyst, columns), **said})
    assert list(answer.context["form"].errors) == ["constant-as_of"]
    left = {**said, "header-1": "-", "constant-as_of": "2026", "constant-committed": "China"}
    values = go_on(analyst, columns, **left)
    batch = batch_of(analyst.post(values, shown(analyst, values)))
    assert batch.reading["constants"] == {"kind": "pledge", "committed": "China"}
    decide(analyst, batch, "apply")
    assert Commitment.objects.get().parties.get().actor.ref == "china"


def test_of_very_many_words_no_more_are_asked_than_a_form_may_send(
    analyst: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ActorFactory(ref="china", name="China")
    monkeypatch.setattr(values_form, "MOST_ASKED", 5)
    rows = "".join(f"Actor {number},Pledge {number},whenever {number}\n" for number in range(9))
    columns = go_on(analyst, begin(analyst, f"Who,Pledge,Date\n{rows}"))
    values = go_on(analyst, columns, **{"constant-kind": "pledge", "header-2": "made_on"})
    page = analyst.get(values)
    assert len(page.context["form"].fields) == 5
    assert "There are more words than one page asks of" in page.content.decode()
    monkeypatch.setattr(values_form, "MOST_ASKED", 50)
    assert '<option value="china">China</option>' in analyst.get(values).content.decode()
    batch = batch_of(analyst.post(values, shown(analyst, values)))
    assert batch.totals["invalid"] == 9


@pytest.mark.parametrize("stored", [True, False])
def test_the_draft_goes_when_there_is_nothing_to_do_and_when_its_plan_is_discarded(
    analyst: Client, *, stored: bool
) -> None:
    if stored:
        TopicFactory(ref="trade", name="Trade")
    values = go_on(analyst, go_on(analyst, begin(analyst, "Ref,Name\ntrade,Trade\n", record="topics")))
    batch = batch_of(analyst.post(values, {"sent": "1"}))
    assert (batch.state == "applied", ImportDraft.objects.exists()) == (stored, not stored)
    if not stored:
        decide(analyst, batch, "refuse")
        assert not ImportDraft.objects.exists()


def test_days_of_sanctions_are_asked_by_the_column_of_the_file(analyst: Client) -> None:
    rows = "Entity,Type,Imposed,Lifted\nA ban,other,rubbish date,Q1 2022\nB ban,other,2020,\n"
    columns = go_on(analyst, begin(analyst, rows, record="sanctions"), record="sanctions")
    values = go_on(analyst, columns, **{"header-0": "title", "refs_from": "title"})
    form = form_on(analyst, values)
    assert {table.name: [row.word.text for row in (*table.asked, *table.read)] for table in form.dates} == {
        "imposed": ["rubbish date"],
        "lifted": ["Q1 2022"],
    }
    answer = analyst.post(values, {**shown(analyst, values), field_of(form, "rubbish date"): "2021"})
    batch = batch_of(answer)
    assert {record: counts["new"] for record, counts in batch.counts.items()} == {"sanctions": 2, "sanction_steps": 3}


def test_new_records_join_the_only_collection_unless_none_is_said_in_plain_sight(analyst: Client) -> None:
    collection = CollectionFactory(title="Ours")
    rows = "title,kind\nShare data,pledge\n"
    columns = go_on(analyst, begin(analyst, rows, record="commitments"), record="commitments")
    form = form_on(analyst, columns)
    (asked,) = [field for field in form.needed_fields if field.label == "They join"]
    assert next(label for _, label in asked.field.choices) == "“Ours”, the only collection"
    values = go_on(analyst, columns, refs_from="title", **{"constant-collections": CLEAR})
    batch = batch_of(analyst.post(values, shown(analyst, values)))
    assert "put into the collection" not in str(batch.notes)
    apply_batch(batch, user=None)
    assert Commitment.objects.get().collections.count() == 0
    CollectionFactory(title="Others")
    columns = go_on(analyst, begin(analyst, rows, record="commitments"), record="commitments")
    assert [label for _, label in form_on(analyst, columns).fields["constant-collections"].choices][1:3] == [
        "Others",
        collection.title,
    ]


def test_cells_that_no_text_may_hold_do_not_keep_from_the_plan_which_tells_them(analyst: Client) -> None:
    what = begin(analyst, "ref,name,kind,aliases\nfoo-a,A,state,n\0a\n", record="actors")
    assert analyst.get(what).status_code == 200
    assert analyst.post(what, {"like": "1" * 5000}).status_code == 302
    page = what
    while "/guide/" in page:
        page = go_on(analyst, page)
    assert "NUL character" in plan_page(analyst, ImportBatch.objects.get())


def test_another_sheet_of_a_workbook_leaves_the_plan_of_the_first(analyst: Client) -> None:
    def planned(sheet: str) -> ImportBatch:
        page = begin(analyst, content, "list.xlsx", record="actors")
        if form_on(analyst, page)["sheet"].value() != sheet:
            go_on(analyst, page, sheet=sheet)
        while "/guide/" in page:
            page = go_on(analyst, page)
        return ImportBatch.objects.latest("pk")

    rows = [["ref", "name", "kind"], ["a", "A", "state"], ["b", "B", "state"]]
    content = workbook(*rows, others={"Others": [rows[0], ["c", "C", "state"]]})
    first, other = planned("Sheet"), planned("Others")
    first.refresh_from_db()
    assert (first.state, other.state) == ("planned", "planned")
    apply_batch(first, user=None)
    # What was said of the other sheet is still there to be gone on with.
    assert ImportDraft.objects.get().reading["sheet"] == "Others"
    again = planned("Others")
    other.refresh_from_db()
    assert (other.state, again.state) == ("expired", "planned")


def test_what_a_partial_import_left_out_is_for_its_sender_and_who_approves() -> None:
    batch = ImportBatchFactory(state="applied", is_partial=True, records=["actors"])
    colleague, reviewer = signed_in("Analyst"), signed_in("Reviewer")
    for page in ("rest.csv", "wrong.csv"):
        assert colleague.get(f"/admin/tracker/importbatch/{batch.pk}/{page}").status_code == 404, page
    assert reviewer.get(f"/admin/tracker/importbatch/{batch.pk}/change/").status_code == 200
