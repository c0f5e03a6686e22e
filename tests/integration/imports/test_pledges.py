"""A list of thirty pledges as people keep it goes in by a mapping, comes out again, and goes in again."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.factories import SavedMappingFactory, SourceFactory
from tests.pledges import COUNT, actors, pledges_at
from tracker.models import Actor, Citation, Commitment, ImportBatch, SavedMapping, StatusUpdate

pytestmark = pytest.mark.django_db

MAPPING: dict[str, Any] = {
    "name": "Pledges of the ministry",
    "record": "commitments",
    "columns": {
        "No.": None,
        "Who": "committed",
        "Pledge": "title",
        "Date": "made_on",
        "Deadline": "due",
        "Status": None,
        "Source link": None,
        "Notes": "summary",
    },
    "constants": {"kind": "pledge"},
    "values": {"committed": {"Beijing": "china"}},
    "separators": {"committed": ","},
    "empty": ["NA", "TBC"],
    "refs_from": "title",
}


def run(*arguments: object) -> tuple[str, str]:
    """What the command prints, and what it says beside that."""
    printed, beside = StringIO(), StringIO()
    call_command(*map(str, arguments), stdout=printed, stderr=beside)
    return printed.getvalue(), beside.getvalue()


def refused(*arguments: object) -> dict[str, Any]:
    printed = StringIO()
    with pytest.raises(CommandError):
        call_command(*map(str, arguments), "--json", stdout=printed, stderr=StringIO())
    told: dict[str, Any] = json.loads(printed.getvalue())
    return told


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    path = tmp_path / "ministry.json"
    path.write_text(json.dumps(MAPPING, indent=1), encoding="utf-8")
    return path


def test_it_goes_in_is_undone_and_goes_in_again_by_the_saved_mapping(tmp_path: Path, mapping: Path) -> None:
    actors()
    path = pledges_at(tmp_path)
    printed, notes = run("import_records", path, "--mapping", mapping, "--plan")
    assert "30" in printed
    assert "“China” is read as china" in notes
    assert "“中国” is read as china" in notes
    assert "“EU” is read as european-union" in notes
    assert "“Q3 2024” is read as 2024-07/2024-09" in notes
    assert "“Pledges of the ministry”, stands above the header and was skipped." in notes
    assert "ref: 30 made from title: share-data-on-shipment-1-of-precursors" in notes
    assert not Commitment.objects.exists()

    run("import_records", path, "--mapping", mapping, "--yes", "--save-mapping", "Ministry")
    assert Commitment.objects.count() == COUNT
    fourth = Commitment.objects.get(title__contains="shipment 4 ")
    assert fourth.ref == "share-data-on-shipment-4-of-precursors"
    assert (fourth.kind, str(fourth.made_on), fourth.due, fourth.summary) == ("pledge", "2024", None, "")
    assert [party.actor.ref for party in fourth.parties.order_by("actor__ref")] == ["china", "united-states"]
    first = Commitment.objects.get(title__contains="shipment 1 ")
    assert (str(first.made_on), str(first.due), first.summary) == ("2023-11-15", "2026-12-31~", "Said at the summit.")
    assert Actor.objects.count() == 3

    _, notes = run("import_records", path, "--mapping", "ministry", "--plan")
    assert "ref: 30 with the title of a stored record are that record" in notes
    assert "Nothing would change." in run("import_records", path, "--mapping", "Ministry")[0]

    run("revert_import", ImportBatch.objects.get().pk, "--yes")
    assert not Commitment.objects.exists()
    run("import_records", path, "--mapping", "MINISTRY", "--yes")
    assert Commitment.objects.filter(ref="share-data-on-shipment-4-of-precursors").exists()
    assert Commitment.objects.count() == COUNT
    batch = ImportBatch.objects.order_by("pk").last()
    assert batch is not None
    assert batch.mapping["Who"] == "committed"
    assert batch.reading["constants"] == {"kind": "pledge"}


IN_ONE_SHEET: dict[str, Any] = {
    **MAPPING,
    "columns": {**MAPPING["columns"], "Status": "status", "Source link": "source"},
    "constants": {"kind": "pledge", "as_of": "Nov 2026"},
    "values": {
        "committed": {"Beijing": "china"},
        "status": {"Done": "fulfilled", "Ongoing": "in_progress", "Not yet": "not_started"},
    },
}


def test_the_same_sheet_brings_what_parties_say_of_each_pledge_and_the_source_of_it(
    tmp_path: Path, mapping: Path
) -> None:
    actors()
    sources = [SourceFactory(url=f"https://example.org/news/{number}") for number in range(5)]
    path = pledges_at(tmp_path)
    mapping.write_text(json.dumps(IN_ONE_SHEET), encoding="utf-8")
    _, notes = run("import_records", path, "--mapping", mapping, "--yes", "--save-mapping", "Ministry")
    assert "each status is read as a draft of what a party says" in notes
    update = StatusUpdate.objects.get(commitment__title__contains="shipment 1 ")
    assert (update.ref, update.axis, update.status, str(update.as_of), update.stage) == (
        "share-data-on-shipment-1-of-precursors-official-2026-11",
        "official",
        "fulfilled",
        "2026-11",
        "draft",
    )
    assert StatusUpdate.objects.count() == COUNT
    cited = Citation.objects.filter(source=sources[0])
    assert (cited.filter(commitment__isnull=False).count(), cited.filter(status_update__isnull=False).count()) == (
        6,
        6,
    )
    assert "Nothing would change." in run("import_records", path, "--mapping", "Ministry")[0]
    run("revert_import", ImportBatch.objects.get().pk, "--yes")
    left = [model.objects.count() for model in (Commitment, StatusUpdate, Citation)]
    assert left == [0, 0, 0]


def test_a_status_takes_a_source_and_sources_that_are_not_there_are_listed(tmp_path: Path, mapping: Path) -> None:
    actors()
    without = {**IN_ONE_SHEET["columns"], "Source link": None}
    mapping.write_text(json.dumps({**IN_ONE_SHEET, "columns": without}), encoding="utf-8")
    told = refused("import_records", pledges_at(tmp_path), "--mapping", mapping)
    assert {(group["column"], group["reason"][:15]) for group in told["groups"]} == {
        ("status, source", "needs a source:")
    }
    mapping.write_text(json.dumps(IN_ONE_SHEET), encoding="utf-8")
    told = refused("import_records", pledges_at(tmp_path), "--mapping", mapping)
    assert {(name["record"], len(name["lines"])) for name in told["missing"]} == {("sources", 6)}
    assert len(told["missing"]) == 5
    words = {**IN_ONE_SHEET, "values": {"committed": {"Beijing": "china"}}}
    mapping.write_text(json.dumps(words), encoding="utf-8")
    told = refused("import_records", pledges_at(tmp_path), "--mapping", mapping)
    unread = {group["value"]: group["times"] for group in told["groups"] if group["column"] == "status"}
    assert unread == {"Done": 10, "Ongoing": 10, "Not yet": 5}


def test_what_is_missing_and_what_is_to_be_asked_is_told_once_with_how_often(tmp_path: Path, mapping: Path) -> None:
    actors()
    Actor.objects.filter(ref="european-union").delete()
    path = pledges_at(tmp_path)
    asked = {**MAPPING, "empty": [], "values": {}}
    mapping.write_text(json.dumps(asked), encoding="utf-8")
    told = refused("import_records", path, "--mapping", mapping)
    assert [(name["record"], name["name"], len(name["lines"])) for name in told["missing"]] == [
        ("actors", "Beijing", 5),
        ("actors", "EU", 5),
    ]
    groups = {(group["column"], group["value"]): group for group in told["groups"]}
    assert groups["summary", "NA"]["times"] == 15
    assert groups["due", "TBC"]["times"] == 5
    assert "--empty" in groups["summary", "NA"]["reason"]
    assert len(told["problems"]) == 30
    assert len(told["groups"]) == 4
    told = refused("import_records", path, "--mapping", mapping, "--empty", "NA", "--empty", "TBC")
    assert {group["value"] for group in told["groups"]} == {"Beijing", "EU"}


def test_the_same_is_told_in_words(tmp_path: Path, mapping: Path) -> None:
    actors()
    path = pledges_at(tmp_path)
    mapping.write_text(json.dumps({**MAPPING, "values": {}}), encoding="utf-8")
    said = StringIO()
    with pytest.raises(CommandError, match="5 problems; nothing was imported"):
        call_command("import_records", str(path), "--mapping", str(mapping), stdout=StringIO(), stderr=said)
    told = [line for line in said.getvalue().splitlines() if "rows/s" not in line]
    assert told[0].startswith(
        "Pledges 2026.xlsx, committed “Beijing” in 5 rows (lines 9, 15, 21, 27, 33): no actor `Beijing`"
    )
    assert 'have "values": {"committed": {"Beijing": "…"}} in the mapping.' in told[0]
    assert told[1:] == ["Not there yet, actors: Beijing (5)", "To make them as drafts: --create actors:kind=…"]


def test_a_mapping_is_suggested_by_words_and_cells(tmp_path: Path) -> None:
    actors()
    path = pledges_at(tmp_path)
    printed, _ = run("import_records", path, "--record", "commitments", "--suggest-mapping")
    suggested = json.loads(printed)
    assert suggested["columns"] == IN_ONE_SHEET["columns"]
    assert (suggested["record"], suggested["refs_from"]) == ("commitments", "title")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"columns": {"Whom": "committed"}},
            "the file has no column “Whom”; its columns, in line 3, are: “No.”, “Who”",
        ),
        (
            {"columns": {"Who": "comitted"}},
            "columns: there is no column `comitted` of commitments; the columns are: ref",
        ),
        ({"constants": {"kind": "pledg"}}, "constants: kind “pledg”: must be one of: pledge"),
        ({"constants": {"color": "red"}}, "constants: there is no column `color` of commitments"),
        ({"values": {"kind": {"P": "pledg"}}}, "values: kind “P” cannot be read as “pledg”, which must be one of"),
        ({"separators": {"title": ","}}, "separators: `title` is no list; lists are: topics, committed"),
        ({"separators": {"committed": "\n"}}, "separators: “\n” cannot part the items of `committed`"),
        ({"refs_from": "summary"}, "refs_from: no refs are made of `summary`; give title."),
        ({"sheet": "Other"}, "the workbook has no sheet “Other”; its sheets are: “Sheet”."),
        ({"header_row": 2}, "line 2: nothing stands in this line, which should name the columns"),
        ({"record": "pledges"}, "`pledges` is no kind of record; the kinds are: collections"),
        ({"colums": {}}, "the mapping has no part `colums`; its parts are: name, record"),
        ({"empty": "NA"}, "`empty` of the mapping must be a list of cells that say nothing"),
    ],
)
def test_a_mapping_that_names_what_is_not_there_is_refused_with_what_is(
    tmp_path: Path, mapping: Path, changed: dict[str, Any], said: str
) -> None:
    mapping.write_text(json.dumps({**MAPPING, **changed}), encoding="utf-8")
    told = refused("import_records", pledges_at(tmp_path), "--mapping", mapping)
    assert said in " ".join(f"line {problem['line']}: {problem['reason']}" for problem in told["problems"])


def test_a_mapping_that_is_not_there_or_no_json_is_refused(tmp_path: Path, mapping: Path) -> None:
    path = pledges_at(tmp_path)
    (problem,) = refused("import_records", path, "--mapping", "nobody's")["problems"]
    assert problem["reason"] == "there is no file and no shared mapping “nobody's”; none is shared yet."
    mapping.write_text('{"columns": ', encoding="utf-8")
    (problem,) = refused("import_records", path, "--mapping", mapping)["problems"]
    assert problem["reason"].startswith("the mapping is no JSON: Expecting value in line 1")
    assert not SavedMapping.objects.exists()


def test_a_name_that_a_person_has_taken_is_not_written_over(tmp_path: Path, mapping: Path) -> None:
    SavedMappingFactory(name="Ministry", owner__username="anna")
    told = refused("import_records", pledges_at(tmp_path), "--mapping", mapping, "--save-mapping", "ministry")
    assert told["problems"][0]["reason"] == "the name “Ministry” is taken by a mapping of anna; choose another."


def test_without_a_kind_one_is_guessed_for_a_suggestion_and_else_it_is_said_how_to_give_it(tmp_path: Path) -> None:
    actors()
    path = pledges_at(tmp_path)
    suggested = json.loads(run("import_records", path, "--suggest-mapping")[0])
    assert (suggested["record"], suggested["columns"]["Deadline"]) == ("commitments", "due")
    (problem,) = refused("import_records", path)["problems"]
    assert problem["reason"].endswith("or say which kind it holds with --record, or have --suggest-mapping guess it.")


def test_a_mapping_that_is_not_shared_is_not_there_for_the_command(tmp_path: Path) -> None:
    SavedMappingFactory(name="Mine", is_shared=False)
    SavedMappingFactory(name="Ours")
    (problem,) = refused("import_records", pledges_at(tmp_path), "--mapping", "Mine")["problems"]
    reason = "there is no file and no shared mapping “Mine”; shared are: Ours."
    own = " One of that name is its owner's alone; its box “shared” is to be ticked first."
    assert problem["reason"] == reason + own
    (problem,) = refused("import_records", pledges_at(tmp_path), "--mapping", "Nobody's")["problems"]
    assert problem["reason"] == reason.replace("Mine", "Nobody's")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"constants": {"ref": "x"}}, "constants: `ref` says which record a row is about, and cannot be one for all"),
        (
            {"columns": {}, "constants": {"kind": "pledge", "title": "x"}},
            "refs_from: `title` is one for all rows (constants), and so no ref can be made of it",
        ),
        (
            {"separators": {"committed": "," * 11}},
            "what parts the items of `committed` has 11 characters; give a mark",
        ),
        ({"separator": ";"}, "separator: Pledges 2026.xlsx is a workbook, which says that itself; leave it out."),
        ({"encoding": "latin"}, "`encoding` of the mapping must be one of: 'utf-8', 'utf-16'"),
        ({"date_order": "dmy"}, "`date_order` of the mapping must be one of: 'day_first', 'month_first'."),
        ({"no_header": 1}, "`no_header` of the mapping must be true where no line names the columns, else false."),
        (
            {"values": {"committed": {"Bei\u0007jing": "china"}}},
            "the mapping holds a control character: values, committed, “Bei�jing”, U+0007; take it out.",
        ),
    ],
)
def test_what_a_mapping_cannot_mean_is_refused_with_its_place(
    tmp_path: Path, mapping: Path, changed: dict[str, Any], said: str
) -> None:
    mapping.write_text(json.dumps({**MAPPING, **changed}), encoding="utf-8")
    told = refused("import_records", pledges_at(tmp_path), "--mapping", mapping)
    assert said in " ".join(problem["reason"] for problem in told["problems"])


def test_a_mapping_that_says_one_thing_twice_is_refused_with_the_line(tmp_path: Path, mapping: Path) -> None:
    mapping.write_text('{"record": "commitments",\n"columns": {"中国": "title",\n"中国": "due"}}', encoding="utf-8")
    (problem,) = refused("import_records", pledges_at(tmp_path), "--mapping", mapping)["problems"]
    assert problem["reason"] == "the mapping says “中国” twice (line 3); keep one."


def test_the_sheet_of_a_mapping_is_refused_for_a_file_without_sheets(tmp_path: Path, mapping: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Who,Pledge,Date,Deadline,Notes\nChina,A,2024,2025,x\n", encoding="utf-8")
    mapping.write_text(json.dumps({**MAPPING, "sheet": "2026"}), encoding="utf-8")
    (problem,) = refused("import_records", path, "--mapping", mapping)["problems"]
    assert "sheet: list.csv is no workbook and has no sheet “2026”; leave it out." in problem["reason"]
