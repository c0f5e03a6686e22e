"""Mappings of columns in the admin: chosen, kept, shared, written as JSON; what is wrong in many rows is told once."""

import json

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.test import Client

from tests.factories import (
    ActorFactory,
    CollectionFactory,
    CollectionMemberFactory,
    SavedMappingFactory,
    UserFactory,
)
from tests.integration.admin.forms import add, address, errors
from tests.integration.admin.imports import batch_of, decide, plan_page, signed_in, upload
from tracker.models import Commitment, ImportBatch, SavedMapping

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sessions_in_database")]

FILE = "Who,Pledge,Date\nChina,Stop exports,15 Nov 2023\nchina,Share data,2024\n"
CHOICES = {
    "header-0": "committed",
    "header-1": "title",
    "header-2": "made_on",
    "constant-kind": "pledge",
    "refs_from": "title",
}


@pytest.fixture
def analyst() -> Client:
    return signed_in("Analyst")


def test_columns_constants_and_refs_are_said_kept_under_a_name_and_used_again(analyst: Client) -> None:
    ActorFactory(ref="china", name="China")
    batch = batch_of(upload(analyst, Commitment, FILE, "pledges.csv"))
    form = analyst.get(address(ImportBatch, "change", batch.pk)).context["mapping_form"]
    guessed = [form.initial.get(f"header-{number}") for number in range(3)]
    assert guessed == ["committed", "title", "made_on"]
    said = {**CHOICES, "save_as": "Ministry", "is_shared": "on"}
    planned = batch_of(analyst.post(f"/admin/tracker/importbatch/{batch.pk}/columns/", said))
    page = plan_page(analyst, planned)
    assert "kind is pledge in all rows" in page
    assert "refs are made from title" in page
    assert "“China” is read as china" in page
    decide(analyst, planned, "apply")
    assert sorted(Commitment.objects.values_list("ref", "kind")) == [
        ("share-data", "pledge"),
        ("stop-exports", "pledge"),
    ]

    saved = SavedMapping.objects.get()
    assert (saved.name, saved.record, saved.is_shared) == ("Ministry", "commitments", True)
    Commitment.objects.all().delete()
    other = signed_in("Analyst")
    batch = batch_of(upload(other, Commitment, FILE, "pledges.csv"))
    planned = batch_of(other.post(f"/admin/tracker/importbatch/{batch.pk}/columns/", {"saved": str(saved.pk)}))
    assert planned.totals["new"] == 2
    assert planned.reading["constants"] == {"kind": "pledge"}
    decide(other, planned, "apply")
    assert Commitment.objects.count() == 2


def test_a_name_that_another_has_taken_is_refused_and_so_is_no_choice(analyst: Client) -> None:
    SavedMappingFactory(name="Ministry", is_shared=False)
    batch = batch_of(upload(analyst, Commitment, FILE, "pledges.csv"))
    where = f"/admin/tracker/importbatch/{batch.pk}/columns/"
    form = analyst.post(where, {**CHOICES, "save_as": "ministry"}).context["mapping_form"]
    assert form.errors == {"save_as": ["This name is taken by another mapping; choose another."]}
    assert set(analyst.post(where, {}).context["mapping_form"].errors) == {"header-0", "header-1", "header-2"}


def test_ones_own_mapping_of_another_kind_is_not_written_over(analyst: Client) -> None:
    owner = User.objects.get(pk=analyst.session["_auth_user_id"])
    SavedMappingFactory(name="Ministry", record="topics", owner=owner)
    batch = batch_of(upload(analyst, Commitment, FILE, "pledges.csv"))
    where = f"/admin/tracker/importbatch/{batch.pk}/columns/"
    form = analyst.post(where, {**CHOICES, "save_as": "ministry"}).context["mapping_form"]
    assert form.errors == {"save_as": ["Your mapping of this name is one of topics; choose another name."]}


def test_the_mapping_of_another_kind_or_of_another_person_is_not_offered(analyst: Client) -> None:
    SavedMappingFactory(record="topics")
    SavedMappingFactory(is_shared=False)
    batch = batch_of(upload(analyst, Commitment, FILE, "pledges.csv"))
    form = analyst.get(address(ImportBatch, "change", batch.pk)).context["mapping_form"]
    assert "saved" not in form.fields


def test_a_saved_mapping_that_does_not_fit_the_file_is_refused_with_its_columns(analyst: Client) -> None:
    saved = SavedMappingFactory(content={"columns": {"Whom": "committed"}})
    batch = batch_of(upload(analyst, Commitment, FILE, "pledges.csv"))
    where = f"/admin/tracker/importbatch/{batch.pk}/columns/"
    page = plan_page(analyst, batch_of(analyst.post(where, {"saved": str(saved.pk)})))
    assert "the file has no column “Whom”; its columns, in line 1, are: “Who”, “Pledge”, “Date”." in page


def test_the_line_of_a_wrong_header_below_titles_is_the_one_it_stands_in(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Commitment, "Our pledges,\n" + FILE, "pledges.csv"))
    (row, *_) = batch.planned_rows.all()
    assert row.line == 2
    assert "unknown columns" in plan_page(analyst, batch)
    planned = batch_of(analyst.post(f"/admin/tracker/importbatch/{batch.pk}/columns/", CHOICES))
    assert "unknown columns" not in plan_page(analyst, planned)


def test_what_is_wrong_in_many_rows_is_told_once_and_what_is_missing_too(analyst: Client) -> None:
    rows = "".join(f"c{number},pledge,C{number},TBC,Atlantis\n" for number in range(14))
    batch = batch_of(upload(analyst, Commitment, f"ref,kind,title,due,committed\n{rows}", "commitments.csv"))
    page = plan_page(analyst, batch)
    assert "What is wrong more than once" in page
    assert page.count("Lines 2 to 15.") == 2
    assert "Not there yet, actors: Atlantis (14)." in page
    assert [(each["name"], each["columns"]) for each in batch.missing] == [("Atlantis", ["committed"])]


def test_whether_a_cell_says_anything_is_asked_and_answered_on_the_page(analyst: Client) -> None:
    rows = "a,pledge,A,NA,-\nb,pledge,B,NA,-\nc,pledge,C,2027,\n"
    batch = batch_of(upload(analyst, Commitment, f"ref,kind,title,due,summary\n{rows}", "commitments.csv"))
    form = analyst.get(address(ImportBatch, "change", batch.pk)).context["mapping_form"]
    assert form.marks == ["-", "NA"]
    where = f"/admin/tracker/importbatch/{batch.pk}/columns/"
    assert set(analyst.post(where, {"mark-0": "kept"}).context["mapping_form"].errors) == {"mark-1"}
    planned = batch_of(analyst.post(where, {"mark-0": "kept", "mark-1": "empty"}))
    assert (planned.totals["new"], planned.reading["empty"], planned.reading["kept"]) == (3, ["NA"], ["-"])
    assert "“NA” says nothing" in plan_page(analyst, planned)
    decide(analyst, planned, "apply")
    assert list(Commitment.objects.order_by("ref").values_list("summary", flat=True)) == ["-", "-", ""]


# --- The record ---------------------------------------------------------------------------------------------------


def test_it_is_written_as_json_and_given_out_as_a_file_that_is_taken_again(analyst: Client) -> None:
    content = json.dumps({"columns": {"Who": "committed", "No.": None}, "empty": ["NA"]})
    assert add(analyst, SavedMapping, name="Ministry", record="commitments", content=content).status_code == 302
    saved = SavedMapping.objects.get()
    assert saved.owner is not None
    text = analyst.get(address(SavedMapping, "file", saved.pk)).content.decode()
    assert json.loads(text) == {
        "name": "Ministry",
        "record": "commitments",
        "columns": {"Who": "committed", "No.": None},
        "empty": ["NA"],
    }
    assert add(analyst, SavedMapping, name="Again", record="commitments", content=text).status_code == 302
    assert SavedMapping.objects.get(name="Again").content == saved.content


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"columns": ', "the mapping is no JSON"),
        ('{"colums": {}}', "the mapping has no part `colums`"),
        ('{"columns": {"Who": "comitted"}}', "there is no column `comitted` of commitments"),
        ('{"record": "topics"}', "The JSON says that it is one of topics"),
        (f'{{"header_row": {"1" * 5_000}}}', "the mapping holds a number of more digits"),
        ('{"constants": {"kind": "\\ud800"}}', "constants"),
    ],
)
def test_what_is_no_mapping_is_refused_beside_its_field(analyst: Client, content: str, said: str) -> None:
    answer = add(analyst, SavedMapping, name="Ministry", record="commitments", content=content)
    assert said in errors(answer)["content"]


def test_a_name_is_its_own_whoever_writes_it(analyst: Client) -> None:
    SavedMappingFactory(name="Ministry")
    answer = add(analyst, SavedMapping, name="MINISTRY", record="commitments", content="{}")
    assert "is taken by another mapping" in str(errors(answer))
    with pytest.raises(IntegrityError, match="savedmapping_name_is_its_own"), transaction.atomic():
        SavedMappingFactory(name="ministry")


@pytest.mark.parametrize("content", ["[]", '"x"', "1", '{"colums": {}}', '{"columns": []}', '{"empty": "NA"}'])
def test_the_database_refuses_what_is_no_mapping(content: str) -> None:
    saved = SavedMappingFactory()
    with (
        pytest.raises(IntegrityError, match="savedmapping_content_is_a_mapping"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE tracker_savedmapping SET content = %s WHERE id = %s", [content, saved.pk])


def test_others_use_what_is_shared_and_change_nothing_of_it() -> None:
    owner = UserFactory(group="Analyst")
    shared, private = SavedMappingFactory(owner=owner), SavedMappingFactory(owner=owner, is_shared=False)
    analyst = signed_in("Analyst")
    page = analyst.get(address(SavedMapping, "changelist")).content.decode()
    assert shared.name in page
    assert private.name not in page
    assert analyst.get(address(SavedMapping, "file", private.pk)).status_code == 404
    assert analyst.post(address(SavedMapping, "delete", shared.pk), {"post": "yes"}).status_code == 403
    assert SavedMapping.objects.count() == 2


def test_a_member_who_reviews_changes_mappings_of_who_writes_there_alone() -> None:
    collection, owner, reviewer = CollectionFactory(), UserFactory(group="Analyst"), UserFactory(group="Reviewer")
    CollectionMemberFactory(collection=collection, person=reviewer, role="reviewer")
    shared, client = SavedMappingFactory(owner=owner), Client()
    client.force_login(reviewer)
    change = address(SavedMapping, "delete", shared.pk)
    assert client.get(change).status_code == 403
    CollectionMemberFactory(collection=collection, person=owner, role="analyst")
    assert client.get(change).status_code == 200


def test_what_is_chosen_goes_before_the_saved_mapping_that_is_picked(analyst: Client) -> None:
    ActorFactory(ref="china", name="China")
    content = {"columns": {"Who": "committed", "Pledge": "summary"}, "constants": {"kind": "demand"}}
    saved = SavedMappingFactory(content={**content, "refs_from": "title"})
    batch = batch_of(upload(analyst, Commitment, FILE, "pledges.csv"))
    where = f"/admin/tracker/importbatch/{batch.pk}/columns/"
    said = {**CHOICES, "header-2": "-", "saved": str(saved.pk)}
    planned = batch_of(analyst.post(where, said))
    # What was guessed and left so is the mapping's to say; what was changed is not, nor what it does not speak of.
    assert planned.mapping == {"Who": "committed", "Pledge": "summary", "Date": ""}
    assert planned.reading["constants"] == {"kind": "pledge"}
    assert planned.reading["refs_from"] == "title"


def test_a_mapping_that_does_not_fit_shows_the_headers_that_the_file_has_and_no_numbers(analyst: Client) -> None:
    saved = SavedMappingFactory(content={"columns": {"Whom": "committed"}})
    batch = batch_of(upload(analyst, Commitment, FILE, "pledges.csv"))
    where = f"/admin/tracker/importbatch/{batch.pk}/columns/"
    planned = batch_of(analyst.post(where, {"saved": str(saved.pk)}))
    page = analyst.get(address(ImportBatch, "change", planned.pk))
    assert page.context["mapping_form"].headers == ["Who", "Pledge", "Date"]
    assert "batch-numbers" not in page.content.decode()
    assert "The file could not be read this way; below is why." in page.content.decode()


def test_what_is_said_of_an_unknown_column_is_what_the_form_says(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Commitment, "Date,Commitment,Zzz\nnever,Stop exports,x\n", "pledges.csv"))
    page = analyst.get(address(ImportBatch, "change", batch.pk))
    told = {problem["value"]: problem["reason"] for row in page.context["plan"].rows for problem in row.problems}
    assert told["Commitment"] == "there is no such column; above it is taken for `title`."
    assert told["Date"] == told["Zzz"] == "there is no such column; say above what it stands for."
