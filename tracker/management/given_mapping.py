"""The mapping that was asked for on the command line: from a file, a saved one, or what single options say."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from tracker.models import SavedMapping
from tracker.transfer.declaration.brought_along import file_columns
from tracker.transfer.declaration.file_mapping import FileMapping, ref_sources
from tracker.transfer.declaration.lacking.creation import creation_problems
from tracker.transfer.declaration.lacking.whole_list import ALL
from tracker.transfer.declaration.mapping import guess_mapping
from tracker.transfer.declaration.mapping_file import mapping_in, read_mapping
from tracker.transfer.declaration.problems import FileProblem, Problem
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.guessing.kinds import guess_record
from tracker.transfer.loading.batch import history_context
from tracker.transfer.reading.batch_files import first_cells
from tracker.transfer.reading.files import RecordFile, files_at

MOST_TOLD = 10
LONGEST_PATH = 255


def add_mapping_arguments(parser: CommandParser) -> None:
    """The options that say how a file of others is to be read."""
    parser.add_argument(
        "--mapping", metavar="NAME|FILE", help="how the file is read: a saved mapping, or one in a JSON file"
    )
    parser.add_argument("--save-mapping", metavar="NAME", help="keep how the file was read under a name, for all")
    parser.add_argument(
        "--suggest-mapping",
        action="store_true",
        help="print a mapping for the file, to be edited; without --record it is guessed which kind it holds",
    )
    parser.add_argument("--record", metavar="KIND", help="what the file holds, whatever it is called: commitments, …")
    parser.add_argument("--sheet", help="the sheet of the workbook to read")
    parser.add_argument("--header-row", type=int, metavar="LINE", help="the line that names the columns")
    parser.add_argument("--refs-from", metavar="COLUMN", help="make refs where there are none, from title or name")
    parser.add_argument("--empty", action="append", default=[], metavar="CELL", help="cells that say nothing: NA")
    parser.add_argument(
        "--create",
        action="append",
        default=[],
        metavar="KIND[:COLUMN=CELL,…]",
        help="make what the file names and nobody has, as drafts: actors:kind=state, topics, sources:kind=news",
    )
    parser.add_argument(
        "--complete",
        nargs="?",
        const=True,
        metavar="LIST",
        help="the file is the whole of a list, and what is gone from it is told: collections=REF, source=REF, or what "
        "the mapping says, or all",
    )
    parser.add_argument("--not-empty", action="append", default=[], metavar="CELL", help="cells that are meant: None")


def mapping_given(options: Mapping[str, Any]) -> FileMapping:
    """The mapping with what single options add to it. Raises FileProblem with what would be right."""
    given, asked = _named(options["mapping"]) if options["mapping"] else FileMapping(), options["record"] or ""
    if asked and asked not in RECORDS:
        raise FileProblem(f"`{asked}` is no kind of record; the kinds are: {', '.join(RECORDS)}.")
    if asked and given.record not in ("", asked):
        raise FileProblem(f"the mapping is one of {given.record}, and --record says {asked}; leave one of them out.")
    said = given.with_words(
        empty=options["empty"], kept=options["not_empty"], refs_from=options["refs_from"] or "", record=asked
    )
    said = replace(
        said,
        create=with_creations(said.create, options["create"]),
        complete=(said.complete or ALL) if options["complete"] is True else options["complete"] or said.complete,
    )
    return replace(said, sheet=options["sheet"] or said.sheet, header_row=options["header_row"] or said.header_row)


def files_given(paths: Sequence[Path], mapping: FileMapping, *, guesses: bool) -> list[RecordFile]:
    """The files at the paths; of which kind a single one is, its name, the mapping, or a guess says.

    FileProblem where none of them does, with what would be right.
    """
    try:
        return files_at(paths, mapping.record)
    except FileProblem as error:
        if len(paths) > 1 or mapping.record or paths[0].suffix.lower() == ".zip" or not paths[0].is_file():
            raise
        if not guesses:
            raise FileProblem(
                f"{str(error).removesuffix('.')}; or say which kind it holds with --record, or have --suggest-mapping "
                "guess it."
            ) from error
    # Any kind: to look at the headers, it does not matter which.
    (file,) = files_at(paths, next(iter(RECORDS)))
    headers, rows = file.rows(replace(mapping.where, record=""))
    return files_at(paths, guess_record(headers, first_cells(headers, rows), file.name).record)


def with_creations(create: Mapping[str, Mapping[str, Any]], asked: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    """What a mapping says of new records, with what options say. Raises FileProblem for one that says nothing."""
    found = dict(create)
    for each in asked:
        record, _, cells = each.partition(":")
        pairs = [cell.partition("=") for cell in cells.split(",") if cell]
        if wrong := [name for name, is_given, _ in pairs if not is_given]:
            raise FileProblem(f"--create {each}: `{wrong[0]}` says no cell; write it as actors:kind=state.")
        found[record] = {**found.get(record, {}), **{name.strip(): cell.strip() for name, _, cell in pairs}}
    if problems := creation_problems(found):
        *earlier, last = problems
        raise FileProblem(last, earlier_problems=[Problem(problem) for problem in earlier])
    return found


def made_for(mapping: FileMapping, files: list[RecordFile]) -> FileMapping:
    """The mapping for the kind of record in the files; of several it has to say which, unless it suits any."""
    if mapping.record and mapping.record not in [file.record for file in files]:
        raise FileProblem(f"the mapping is one of {mapping.record}, and no file holds any.")
    if mapping.record or len(files) == 1:
        return replace(mapping, record=mapping.record or files[0].record)
    if mapping.columns or mapping.constants or mapping.values or mapping.refs_from:
        raise FileProblem('of several files a mapping has to say which it is for, such as "record": "commitments".')
    return mapping


def _named(asked: str) -> FileMapping:
    path = Path(asked)
    # Longer than any name is no file either, and some systems refuse to look.
    if len(asked) <= LONGEST_PATH and path.is_file():
        try:
            return read_mapping(path.read_text(encoding="utf-8-sig"))[1]
        except UnicodeDecodeError as error:
            raise FileProblem(f"{path.name} is no text in UTF-8; save it so.") from error
    shared = SavedMapping.objects.filter(is_shared=True)
    saved = shared.filter(name__iexact=asked).first()
    if saved is None:
        names = list(shared.values_list("name", flat=True)[:MOST_TOLD])
        there = f"shared are: {', '.join(names)}" if names else "none is shared yet"
        own = SavedMapping.objects.filter(name__iexact=asked).exists()
        tick = " One of that name is its owner's alone; its box “shared” is to be ticked first." if own else ""
        raise FileProblem(f"there is no file and no shared mapping “{asked}”; {there}.{tick}")
    return replace(mapping_in(saved.content)[1], record=saved.record)


def check_name(name: str, mapping: FileMapping) -> None:
    """Raises FileProblem when the name is another's: what a person has saved is not written over from here."""
    if not mapping.record:
        raise FileProblem("a mapping is kept for one kind of record; import one file, or say which with --record.")
    longest = SavedMapping._meta.get_field("name").max_length or 0
    if not name.strip() or len(name) > longest:
        raise FileProblem(f"a mapping needs a name of at most {longest} characters.")
    other = SavedMapping.objects.filter(name__iexact=name, owner__isnull=False).select_related("owner").first()
    if other:
        raise FileProblem(f"the name “{other.name}” is taken by a mapping of {other.owner}; choose another.")


def save_mapping(name: str, mapping: FileMapping) -> None:
    """Keeps the mapping under the name, in place of one that was kept from here before."""
    content = {part: value for part, value in mapping.content.items() if part != "record"}
    with history_context(None, command="import_records"):
        SavedMapping.objects.update_or_create(
            name__iexact=name,
            owner=None,
            defaults={"record": mapping.record, "content": content, "is_shared": True},
            create_defaults={"name": name, "record": mapping.record, "content": content, "is_shared": True},
        )


def suggested(file: RecordFile, mapping: FileMapping) -> FileMapping:
    """What the file's headers and cells say of how it is to be read; what they do not say is left out."""
    resource = RECORDS[file.record]()
    columns = file_columns(file.record)
    where = mapping.where
    headers, rows = file.rows(where)
    foreign = [header for header in headers if header and header not in columns]
    free = [name for name in columns if name not in headers]
    guesses = guess_mapping(foreign, free, columns, first_cells(headers, rows))
    has_ref = "ref" in headers or "ref" in guesses.values()
    return replace(
        where,
        columns={header: guesses.get(header, "") for header in foreign},
        refs_from="" if has_ref else next(iter(ref_sources(resource)), ""),
    )
