"""CSV files as people save them: each known trouble is understood, or refused with what to do."""

import codecs
from pathlib import Path

import pytest

from tests.factories import ActorFactory, CommitmentFactory, PartyFactory, TopicFactory
from tests.imports import imported, refused
from tracker.models import Actor, Commitment, ImportBatch, Topic
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.library.formats import CSV, XLSX

pytestmark = pytest.mark.django_db

ROWS = [["ref", "name"], ["precursors", "Précurseurs 前体"], ["finance", 'Finance; money, and "more"']]


def text(separator: str = ",", end: str = "\n") -> str:
    """The rows as a spreadsheet writes them."""
    return "".join(separator.join('"' + cell.replace('"', '""') + '"' for cell in row) + end for row in ROWS)


def saved(folder: Path, content: bytes | str, name: str = "topics.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def topics() -> list[list[str]]:
    return [list(row) for row in Topic.objects.order_by("pk").values_list("ref", "name")]


@pytest.mark.parametrize("separator", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["Unix", "DOS", "Mac"])
def test_each_separator_and_line_end_is_understood(tmp_path: Path, separator: str, end: str) -> None:
    imported(saved(tmp_path, text(separator, end)))
    assert topics() == ROWS[1:]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
    ids=["UTF-8", "UTF-8 with its mark", "UTF-16 LE", "UTF-16 BE"],
)
def test_each_encoding_is_understood(tmp_path: Path, mark: bytes, encoding: str) -> None:
    imported(saved(tmp_path, mark + text(end="\r\n").encode(encoding)))
    assert topics() == ROWS[1:]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["Unix", "DOS", "Mac"])
def test_latin_1_is_refused_with_the_place_of_the_byte(tmp_path: Path, end: str) -> None:
    content = end.join(["ref,name", "a,A", "b,Pr\xe9"]).encode("latin-1")
    place = content.index(b"\xe9")
    assert refused(saved(tmp_path, content)) == [
        f"topics.csv, line 3: byte 0xe9 at position {place} is not UTF-8; save the file as CSV UTF-8."
    ]


def test_a_byte_far_into_a_large_file_is_placed(tmp_path: Path) -> None:
    content = codecs.BOM_UTF8 + b"ref,name\r\n" + b"".join(b"t-%d,\xc3\xa9\r\n" % n for n in range(20_000))
    place = len(content) + 2
    assert refused(saved(tmp_path, content + b"x,\xe9\r\n")) == [
        f"topics.csv, line 20002: byte 0xe9 at position {place} is not UTF-8; save the file as CSV UTF-8."
    ]


def test_utf_16_without_its_mark_is_refused(tmp_path: Path) -> None:
    (reason,) = refused(saved(tmp_path, "ref,name\na,é\n".encode("utf-16-le")))
    assert reason.startswith("topics.csv")
    assert not Topic.objects.exists()


def test_a_nul_is_refused_where_it_stands(tmp_path: Path) -> None:
    assert refused(saved(tmp_path, "ref,name\na,A\nb,B\x00C\n")) == [
        "topics.csv, line 3, name “B\x00C”: holds a NUL character, which no text may; remove it."
    ]


def test_a_cell_of_ten_megabytes_is_kept_whole(tmp_path: Path) -> None:
    long = "0123456789" * 1_000_000
    imported(saved(tmp_path, f"ref,name,description\na,A,{long}\n"))
    assert Topic.objects.get().description == long


def test_a_thousand_columns_are_refused_by_name(tmp_path: Path) -> None:
    header = ",".join(["ref", "name", *(f"column{n}" for n in range(998))])
    reasons = refused(saved(tmp_path, f"{header}\na,A{998 * ','}\n"))
    assert len(reasons) == 998
    assert reasons[-1].startswith("topics.csv, line 1, column 1000 “column997”: there is no such column")


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("ref, name", "line 1, column 2 “ name”: there are spaces around the name; write name."),
        ("ref ,name", "line 1, column 1 “ref ”: there are spaces around the name; write ref."),
        ("ref,nmae", "line 1, column 2 “nmae”: there is no such column; did you mean name?"),
        ("ref,name,colour", "line 1, column 3 “colour”: there is no such column; the columns are: ref, stage, name, "),
        ("ref,name,name", "line 1, name: this column appears in the file more than once; keep one."),
        ("id,ref,name", "line 1, column 1 “id”: primary keys are not taken; records are named by ref."),
        ("name,description", "line 1, ref: this column is missing, and it says which record a row is about."),
    ],
)
def test_a_header_that_cannot_be_taken_is_named(tmp_path: Path, header: str, reason: str) -> None:
    TopicFactory.create(ref="a", name="Stored")
    said = refused(saved(tmp_path, f"{header}\n1,a,Changed\n"))
    assert any(each.startswith(f"topics.csv, {reason}") for each in said), said
    assert topics() == [["a", "Stored"]]


def test_two_rows_about_one_record_are_refused_and_both_lines_named(tmp_path: Path) -> None:
    assert refused(saved(tmp_path, "ref,name\na,One\nb,B\na,Two\n")) == [
        "topics.csv, line 4, ref “a”: line 2 and line 4 are about the same record; keep one."
    ]
    assert not Topic.objects.exists()


def test_a_row_with_a_separator_too_many_is_refused(tmp_path: Path) -> None:
    (reason,) = refused(saved(tmp_path, "ref,name\na,Finance, money\n"))
    assert reason.startswith("topics.csv, line 2, “ money”: the row has more cells than the header, which has 2;")


@pytest.mark.parametrize("day", ["03/04/2024", "3.4.2024", "3-4-2024", "45385", "spring 2024"])
def test_a_day_that_could_be_another_is_refused(tmp_path: Path, day: str) -> None:
    for name, content in (
        ("meetings.csv", f'ref,kind,title,held\nm,talks,Talks,"{day}"\n'),
        ("sources.csv", f'ref,kind,title,retrieved_on\ns,news,News,"{day}"\n'),
    ):
        (reason,) = refused(saved(tmp_path, content, name))
        assert f"“{day}”" in reason
        (tmp_path / name).unlink()


@pytest.mark.parametrize("number", ["3.7", "yes", "TRUE", "1e-2", "1,000", "30 %", "３０", "0x1e"])
def test_what_is_no_whole_number_is_refused(tmp_path: Path, number: str) -> None:
    path = saved(tmp_path, f'ref,kind,title,review_every\np,pledge,P,"{number}"\n', "commitments.csv")
    assert refused(path) == [
        f"commitments.csv, line 2, review_every “{number}”: must be a whole number in digits, such as 30."
    ]


@pytest.mark.parametrize("number", ["yes", "1,5", "1e-5", "NaN", "Infinity", "0x1", "1.23456"])
def test_what_is_no_decimal_number_is_refused(tmp_path: Path, number: str) -> None:
    saved(tmp_path, "ref,name,unit\ni,I,t\n", "indicators.csv")
    saved(tmp_path, f'ref,indicator,value\no,i,"{number}"\n', "observations.csv")
    (reason,) = refused(tmp_path)
    assert reason.startswith(f"observations.csv, line 2, value “{number}”: ")


def test_an_empty_cell_keeps_and_the_mark_clears(tmp_path: Path) -> None:
    ActorFactory.create(ref="china", name="China", country="CN", aliases=["PRC"], description="A state")
    path = saved(tmp_path, "ref,name,country,aliases\nchina,,\\N,\n", "actors.csv")
    assert imported(path)["actors"].counts["changed"] == 1
    actor = Actor.objects.get()
    assert (actor.name, actor.country, actor.aliases, actor.description) == ("China", "", ["PRC"], "A state")


def test_an_edit_of_nothing_but_a_list_is_done(tmp_path: Path) -> None:
    commitment = CommitmentFactory.create(ref="pledge")
    commitment.topics.add(TopicFactory.create(ref="old"))
    PartyFactory.create(commitment=commitment, actor=ActorFactory.create(ref="china"), role="committed")
    TopicFactory.create(ref="new")
    ActorFactory.create(ref="japan")
    path = saved(tmp_path, "ref,topics,committed\npledge,new,japan;china\n", "commitments.csv")
    assert imported(path)["commitments"].counts["changed"] == 1
    commitment = Commitment.objects.get()
    assert [topic.ref for topic in commitment.topics.all()] == ["new"]
    assert set(commitment.parties.values_list("actor__ref", flat=True)) == {"japan", "china"}


FORMULAS = ["=1+1", "+1", "-x", "@SUM(A1)", "\t=1", "＝1", "＋1", "－1", "＠x", "'=1", "''=1"]


def test_a_formula_is_quoted_in_the_file_and_comes_back_as_it_was(tmp_path: Path) -> None:
    for place, formula in enumerate(FORMULAS):
        TopicFactory.create(ref=f"a-{place}", name="A", description=formula)
    for name, kind in (("topics.csv", CSV), ("topics.xlsx", XLSX)):
        content = kind().export_data(RECORDS["topics"]().export())
        assert imported(saved(tmp_path, content, name))["topics"].counts["unchanged"] == len(FORMULAS), name
        (tmp_path / name).unlink()
    as_csv = CSV().export_data(RECORDS["topics"]().export()).decode()
    for formula in FORMULAS:
        assert f",'{formula}" in as_csv or f",\"'{formula}" in as_csv, formula
    Topic.objects.all().delete()
    rows = "".join(f'b-{place},B,"\'{formula}"\n' for place, formula in enumerate(FORMULAS))
    imported(saved(tmp_path, f"ref,name,description\n{rows}"))
    assert list(Topic.objects.order_by("pk").values_list("description", flat=True)) == FORMULAS


def test_nothing_wrong_goes_by_as_a_success(tmp_path: Path) -> None:
    path = saved(tmp_path, "ref,name\ngood,Good\nbad,\n")
    assert refused(path) == ["topics.csv, line 3, name: must be filled in: a new record needs text."]
    assert not Topic.objects.exists()
    assert not ImportBatch.objects.exists()
