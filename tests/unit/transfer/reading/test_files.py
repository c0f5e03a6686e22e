"""The files of a load: which there are, in what order, and what is in a ZIP."""

import hashlib
import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.batches import zipped
from tests.workbooks import workbook
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.reading import files
from tracker.transfer.reading.files import files_at, files_uploaded, fingerprint, record_name_of, rows_expected


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def records(found: list[files.RecordFile]) -> list[str]:
    return [file.record for file in found]


def test_files_are_taken_in_the_order_in_which_records_name_each_other(tmp_path: Path) -> None:
    write(tmp_path, citations="", actors="", topics="")
    assert records(files_at([tmp_path])) == ["topics", "actors", "citations"]
    assert records(files_uploaded("all.zip", zipped(citations="", actors="", topics=""))) == [
        "topics",
        "actors",
        "citations",
    ]


def test_files_folders_and_zips_are_taken_together(tmp_path: Path) -> None:
    (tmp_path / "more.zip").write_bytes(zipped(roles=""))
    (tmp_path / "folder").mkdir()
    write(tmp_path, topics="")
    write(tmp_path / "folder", actors="")
    paths = [tmp_path / "more.zip", tmp_path / "folder", tmp_path / "topics.csv"]
    assert records(files_at(paths)) == ["topics", "actors", "roles"]


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("actors-2026-11-30.csv", "actors"),
        ("Actors-2026-11-30 (2).csv", "actors"),
        ("actors (1).xlsx", "actors"),
        ("status_updates-template.xlsx", "status_updates"),
        ("followthrough-commitments-2024-02-15.xlsx", "commitments"),
        ("my-own-site-commitments-2024-02-15-in-the-press-by-2023-12-01 (3).csv", "commitments"),
        ("topics.tsv", "topics"),
    ],
)
def test_the_names_of_exports_are_taken_back(name: str, record: str) -> None:
    assert record_name_of(name) == record


@pytest.mark.parametrize("name", ["old-actors.csv", "followthrough-dashboard-2024-02-15.csv", "actors-2024.csv"])
def test_other_names_are_no_kind_of_record(name: str) -> None:
    with pytest.raises(FileProblem, match="is not a kind of record; files may be called: collections, "):
        record_name_of(name)


def test_a_file_of_no_kind_of_record_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"actor\.csv is not a kind of record; files may be called: collections, "):
        files_at([write(tmp_path, actor="")])


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="there is no CSV or XLSX file in"):
        files_at([tmp_path])


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"there is no file or folder .*nowhere"):
        files_at([tmp_path / "nowhere"])


def test_two_files_of_one_kind_are_refused(tmp_path: Path) -> None:
    (tmp_path / "topics.xlsx").write_bytes(b"")
    with pytest.raises(FileProblem, match=r"topics\.csv and topics\.xlsx hold the same kind of record; give one"):
        files_at([write(tmp_path, topics="")])


def test_a_single_upload_may_be_called_anything_when_its_record_is_given() -> None:
    (file,) = files_uploaded("Kopie von Liste (3).csv", b"ref,name\n", "topics")
    assert (file.record, file.rows()[0]) == ("topics", ["ref", "name"])


def test_rows_have_their_lines_and_blank_ones_are_passed_over(tmp_path: Path) -> None:
    (file,) = files_at([write(tmp_path, topics="\nref,name,\n\na,A\nb\n")])
    header, rows = file.rows()
    assert (header, list(rows)) == (["ref", "name"], [(4, ["a", "A"]), (5, ["b", ""])])


@pytest.mark.parametrize("header", ["ref,name", "Code,Label"])
def test_titles_above_the_header_are_skipped_and_said(tmp_path: Path, header: str) -> None:
    (file,) = files_at([write(tmp_path, topics=f"Our topics\n\nas of May 2024,\n{header}\na,A\n")])
    found, rows = file.rows({"Code": "ref", "Label": "name"})
    assert (found, list(rows)) == (["ref", "name"], [(5, ["a", "A"])])
    assert file.notes == [
        "topics.csv: line 1, “Our topics”, stands above the header and was skipped.",
        "topics.csv: line 3, “as of May 2024”, stands above the header and was skipped.",
    ]


def test_a_file_of_one_column_has_its_header_in_the_first_row(tmp_path: Path) -> None:
    (file,) = files_at([write(tmp_path, topics="ref\na\nb\n")])
    assert (file.rows()[0], file.notes) == (["ref"], [])
    (other,) = files_at([write(tmp_path, topics="Code\na\nb\n")])
    assert other.rows()[0] == ["Code"]


def test_columns_of_others_are_taken_for_ours_and_some_left_out(tmp_path: Path) -> None:
    (file,) = files_at([write(tmp_path, topics="Code,Label,Colour\na,A,red\n")])
    header, rows = file.rows({"Code": "ref", "Label": "name", "Colour": ""})
    assert (header, list(rows)) == (["ref", "name"], [(2, ["a", "A"])])


def test_a_file_without_a_header_is_refused(tmp_path: Path) -> None:
    (file,) = files_at([write(tmp_path, topics="\n\n")])
    with pytest.raises(FileProblem, match="the file is empty; its first row must name the columns"):
        file.rows()


def test_the_fingerprint_is_that_of_the_bytes(tmp_path: Path) -> None:
    write(tmp_path, topics="a", actors="b")
    one = files_at([tmp_path / "topics.csv"])
    assert fingerprint(one) == hashlib.sha256(b"a").hexdigest()
    assert fingerprint(files_at([tmp_path])) != fingerprint(one)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"ref,name", "this is not a ZIP file"),
        (b"", "this is not a ZIP file"),
    ],
)
def test_what_is_no_zip_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(FileProblem, match=said):
        files_uploaded("all.zip", content)


def test_a_zip_of_other_files_is_refused() -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("topics.exe", "")
    with pytest.raises(FileProblem, match=r"topics\.exe is neither CSV nor XLSX"):
        files_uploaded("all.zip", content.getvalue())


def test_a_zip_of_many_files_is_refused_unopened() -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for number in range(100):
            archive.writestr(f"{number}/topics.csv", "")
    with pytest.raises(FileProblem, match="the ZIP holds 100 files; there are 24 kinds of record"):
        files_uploaded("all.zip", content.getvalue())


def test_a_zip_that_unpacks_to_too_much_is_refused_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_UNPACKED", 1000)
    with pytest.raises(FileProblem, match="the unpacked ZIP is too large"):
        files_uploaded("bomb.zip", zipped(topics="x" * 2000))


def test_a_zip_that_lies_about_its_size_is_refused() -> None:
    content = zipped(topics="ref,name\n" + "".join(f"t-{n},T\n" for n in range(500)))
    directory = content.rindex(b"PK\x01\x02")
    lying = content[: directory + 24] + struct.pack("<I", 60) + content[directory + 28 :]
    (file,) = files_uploaded("lying.zip", lying)
    for read in (lambda: list(file.rows()[1]), file.sha256):
        with pytest.raises(FileProblem, match="the ZIP is damaged, or is larger than it says"):
            read()


def packed(text: str, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        archive.writestr("topics.csv", text)
    return content.getvalue()


def test_a_small_zip_that_unpacks_to_very_much_is_refused_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "ALWAYS_UNPACKED", 1_000_000)
    content = packed("ref,name\n" + "\n" * 2_000_000)
    directory = content.rindex(b"PK\x01\x02")
    lying = content[: directory + 20] + struct.pack("<I", 10_000_000) + content[directory + 24 :]
    for bomb in (content, lying):
        with pytest.raises(FileProblem, match=r"topics\.csv unpacks to [0-9,]+ times its packed size"):
            files_uploaded("bomb.zip", bomb)


def test_rows_that_repeat_each_other_are_no_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "ALWAYS_UNPACKED", 1_000_000)
    same = "The very same summary of a record, word for word. " * 5
    content = packed("ref,name,description\n" + "".join(f"t-{n},Topic,{same}\n" for n in range(10_000)))
    assert records(files_uploaded("all.zip", content)) == ["topics"]


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_zip_that_is_packed_in_an_unusual_way_is_refused_unopened(method: int) -> None:
    with pytest.raises(FileProblem, match=r"topics\.csv is packed in an unusual way; .* with the method Deflate"):
        files_uploaded("all.zip", packed("ref,name\n", method))


def test_what_a_computer_notes_for_itself_is_passed_over(tmp_path: Path) -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in ("all/", "all/topics.csv", "__MACOSX/all/._topics.csv", "all/.DS_Store"):
            archive.writestr(name, "ref,name\n")
    assert records(files_uploaded("all.zip", content.getvalue())) == ["topics"]
    (tmp_path / "._topics.csv").write_bytes(b"\0")
    assert records(files_at([write(tmp_path, topics="")])) == ["topics"]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_how_many_rows_there_are_is_told_about_right_beforehand(tmp_path: Path, ends: str) -> None:
    topics = f"ref,name{ends}a,A{ends}b,B{ends}"
    (tmp_path / "topics.csv").write_bytes(topics.encode())
    (tmp_path / "actors.xlsx").write_bytes(workbook(["ref"], ["a"], ["b"], ["c"]))
    assert [file.rows_expected() for file in files_at([tmp_path])] == [3, 4]
    assert rows_expected(files_at([tmp_path])) == 7
    (tmp_path / "actors.xlsx").write_bytes(b"no workbook")
    assert rows_expected(files_at([tmp_path])) == 0


def test_a_workbook_in_a_zip_is_read_as_one_beside_it() -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("topics.xlsx", workbook(["ref", "name"], ["a", "A"]))
    (file,) = files_uploaded("all.zip", content.getvalue())
    header, rows = file.rows()
    assert (header, list(rows)) == (["ref", "name"], [(2, ["a", "A"])])


def test_no_more_of_a_file_is_read_than_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "topics.csv"
    path.write_text("ref,name\n" + "".join(f"t-{n},Topic {n}\n" for n in range(100_000)), encoding="utf-8")
    opened = path.open("rb")
    header, rows = files.RecordFile("topics.csv", "topics", lambda: opened).rows()
    assert (header, next(rows)) == (["ref", "name"], (2, ["t-0", "Topic 0"]))
    assert opened.tell() < path.stat().st_size / 10
    rows.close()  # type: ignore[attr-defined]
    opened.close()


def test_a_file_that_was_read_in_another_encoding_and_saved_again_is_called_so() -> None:
    misread = "\ufeffref,name\nzhou,周\n".encode().decode("cp1252", "replace").encode()
    (file,) = files_uploaded("actors.csv", misread)
    with pytest.raises(FileProblem, match="opened as Windows-1252 and saved again, while it was UTF-8"):
        file.rows()
