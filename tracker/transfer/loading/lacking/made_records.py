"""Records made of names that no record has, where the person said so: rows of files that stand beside those given.

Nothing after this knows of it: what is made is planned, applied and undone as rows of its own kind.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.db import connection

from tracker.models import Citation, MergedRef, RetiredRef
from tracker.models.integrity.constraints import SLUG
from tracker.transfer.declaration.cell_marks import CLEAR, split_items
from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.headers import Header
from tracker.transfer.declaration.lacking.creation import CITED, MAKEABLE, Creation
from tracker.transfer.declaration.marks import MARKS
from tracker.transfer.declaration.named_records import refs_relation
from tracker.transfer.declaration.record_names import called, name_fields
from tracker.transfer.declaration.references import References
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.declaration.widgets import folded
from tracker.transfer.loading.file_load import Load, line_array
from tracker.transfer.loading.lacking.similar_names import alike, is_address, similar_names
from tracker.transfer.loading.made_refs import free_ref
from tracker.transfer.reading.commitments_in_one_sheet import citation_ref
from tracker.transfer.reading.files import RecordFile, Rows

# What names more than that is no list of names: such records come as a file of their own.
MOST_MADE = 1000
MOST_TOLD = 12
CITATIONS = "citations"
NOTHING = frozenset(folded(mark) for mark in MARKS)
Said = FileMapping | Mapping[str, str] | None


@dataclass(frozen=True)
class MadeRows(RecordFile):
    """Rows that were made here, as a file of their kind."""

    cells: Sequence[Mapping[str, str]] = field(default=(), compare=False)

    def rows(self, mapping: Said = None) -> tuple[Header, Rows]:
        header = Header(dict.fromkeys(name for row in self.cells for name in row), 1)
        return header, ((line, [row.get(name, "") for name in header]) for line, row in enumerate(self.cells, start=2))

    def rows_expected(self) -> int:
        return len(self.cells)


@dataclass(frozen=True)
class WithMade(RecordFile):
    """A file of the load with rows behind its own that were made here."""

    given: RecordFile = field(kw_only=True, compare=False)
    cells: Sequence[Mapping[str, str]] = field(default=(), compare=False)

    def rows(self, mapping: Said = None) -> tuple[Header, Rows]:
        header, rows = self.given.rows(mapping)
        self.notes[:] = self.given.notes
        more = list(dict.fromkeys(name for row in self.cells for name in row if name not in header))
        wide = Header([*header, *more], header.line)
        return wide, self._with_made(wide, rows, [""] * len(more))

    @property
    def rows_a_line(self) -> int:
        return self.given.rows_a_line

    def _with_made(self, header: Header, rows: Rows, more: list[str]) -> Rows:
        """The file's own rows, and behind the last of them those that were made."""
        last = header.line
        for line, row in rows:
            last = line
            yield line, [*row, *more]
        # Lines of their own, behind all that the last line of the file may bring.
        behind = (last // self.rows_a_line + 1) * self.rows_a_line
        for line, cells in enumerate(self.cells, start=behind):
            yield line, [cells.get(name, "") for name in header]


@dataclass
class Making:
    """What is made for the files of one load: cells by kind of record; `notes` say what was not made, and why."""

    cells: dict[str, list[Mapping[str, str]]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def make_records(loads: Sequence[Load], asked: Mapping[str, Creation], references: References) -> Making:
    """The rows for names that no record has, as far as they were asked for; what names mean goes to `references`."""
    making = Making()
    taken_citations: set[str] | None = None
    for record, creation in asked.items():
        model = RECORDS[record]._meta.model
        own = [load for load in loads if load.model is model]
        spellings = _missing(loads, own, model)
        for said, texts in spellings.items():
            for text in texts if said in creation.refs else ():
                references.note_said(model, text, creation.refs[said])
        wanted = {said: texts for said, texts in spellings.items() if creation.cells_of(texts[0]) is not None}
        wanted = _without_doubtful(making, creation, model, wanted)
        taken = _taken(model, own)
        going_in = {folded(text) for text in _texts(loads, model, with_rejected=False)}
        for said, texts in wanted.items():
            if said not in going_in:
                for text in texts:
                    references.note_held(model, text)
                continue
            ref = free_ref(model, re.sub(r"\W+", " ", shown_name(texts[0])), taken)
            taken.add(ref)
            for text in texts:
                references.note_said(model, text, ref)
            making.cells.setdefault(record, []).append(_row(creation, ref, texts[0]))
            if creation.source:
                taken_citations = taken_citations if taken_citations is not None else _taken(Citation, loads)
                cited = free_ref(Citation, citation_ref(ref, creation.source), taken_citations)
                taken_citations.add(cited)
                row = {"ref": cited, "source": creation.source, CITED[record]: ref}
                making.cells.setdefault(CITATIONS, []).append(row)
    return making


def with_made(files: Sequence[RecordFile], making: Making) -> list[tuple[RecordFile, RecordFile | None]]:
    """The files of a load and those that were made, in the order in which kinds name each other.

    Each goes with the file in whose place it stands; a file that is as it was stands in its own, a new one in none's.
    """
    placed: list[tuple[RecordFile, RecordFile | None]] = []
    left = dict(making.cells)
    for file in files:
        cells = left.pop(file.record, None)
        new = file if cells is None else WithMade(file.name, file.record, file.open, given=file, cells=cells)
        placed.append((new, file))
    placed += [(MadeRows(f"new {record}", record, BytesIO, cells=cells), None) for record, cells in left.items()]
    order = list(RECORDS)
    return sorted(placed, key=lambda pair: order.index(pair[0].record)) if making.cells else placed


def shown_name(name: str) -> str:
    """What a record made of a name is called: of an address, what a reader needs of it."""
    return re.sub(r"^https?://(www\.)?", "", name, flags=re.IGNORECASE) if is_address(name) else " ".join(name.split())


def _row(creation: Creation, ref: str, name: str) -> Mapping[str, str]:
    address = {"url": name} if is_address(name) and creation.record == "sources" else {}
    return {"ref": ref, MAKEABLE[creation.record]: shown_name(name), **address, **(creation.cells_of(name) or {})}


def _missing(loads: Iterable[Load], own: Sequence[Load], model: Any) -> dict[str, list[str]]:
    """The names of no such record, stored or brought, as names are compared, each in all its spellings."""
    texts = _texts(loads, model, with_rejected=True)
    stored = called(model, list(texts))
    brought = {name for load in own for name in _brought(load)}
    known = _refs_among(model, texts)
    missing: dict[str, list[str]] = {}
    for text in texts:
        said = folded(text)
        if text not in stored and text not in known and said not in brought and said not in NOTHING:
            missing.setdefault(said, []).append(text)
    # Of several spellings the one with both capitals and small letters is likeliest how it is written.
    return {said: sorted(found, key=lambda text: text.islower() or text.isupper()) for said, found in missing.items()}


def _texts(loads: Iterable[Load], model: Any, *, with_rejected: bool) -> dict[str, None]:
    """What columns of such records say, each once."""
    return {
        text: None
        for load in loads
        for column in _linking(load, model)
        for text in _items(load, column, () if with_rejected else load.rejected_lines)
    }


def _linking(load: Load, model: Any) -> list[ReferenceColumn | MembersColumn]:
    """The columns that name such records; also in a key, since a row about what is new is new itself."""
    return [column for column in (*load.reference_columns, *load.members_columns) if column.related_model is model]


def _items(load: Load, column: Column, but_in: Collection[int]) -> list[str]:
    staged, cell = load.temp_table("staged"), f'"{column.column_name}"'
    left_out = [line_array(but_in)]
    cells = [
        text
        for (text,) in load.query(
            f"SELECT {cell} FROM {staged} WHERE {cell} NOT IN ('', '{CLEAR}') AND line <> ALL(%s::bigint[]) "
            "GROUP BY 1 ORDER BY min(line)",
            left_out,
        )
    ]
    if not isinstance(column, MembersColumn):
        return cells
    found: list[str] = []
    for cell in cells:
        try:
            found += [item for item in split_items(cell) if item]
        except ValueError:
            # Told when the cell is read.
            continue
    return found


def _brought(load: Load) -> set[str]:
    """What a file of such records calls them."""
    names = [field.name for field in name_fields(load.model) if field.name in load.headers]
    found: set[str] = set()
    for name in [*names, *(["ref"] if "ref" in load.headers else [])]:
        # A list of names is staged as an array, and only where it is one.
        cell = "unnest(CASE WHEN aliases LIKE '{%' THEN aliases::text[] END)" if name == "aliases" else f'"{name}"'
        found |= {folded(text) for (text,) in load.query(f"SELECT {cell} FROM {load.temp_table('staged')}") if text}
    return found


def _refs_among(model: Any, texts: Collection[str]) -> set[str]:
    """The refs among the texts: of stored records, and of those that were merged into others."""
    if not texts:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT ref FROM {refs_relation(model)} AS known WHERE ref = ANY(%s)", [list(texts)])
        stored = {ref for (ref,) in cursor.fetchall()}
    return stored | set(MergedRef.objects.filter(ref__in=texts).values_list("ref", flat=True))


def _taken(model: Any, loads: Iterable[Load]) -> set[str]:
    """Every ref that a record of this kind has or had, and that a file gives."""
    taken = set(model._default_manager.values_list("ref", flat=True))
    taken |= set(RetiredRef.objects.filter(record=model._meta.db_table).values_list("ref", flat=True))
    taken |= set(MergedRef.objects.values_list("ref", flat=True))
    for load in loads:
        if load.model is model and "ref" in load.headers:
            taken |= {ref for (ref,) in load.query(f"SELECT ref FROM {load.temp_table('staged')}")}
    return taken


def _without_doubtful(
    making: Making, creation: Creation, model: Any, wanted: Mapping[str, list[str]]
) -> dict[str, list[str]]:
    """Those that are surely new: said so one by one, or neither like any other, stored or missing, nor like a ref."""
    kind = model._meta.verbose_name_plural
    if len(wanted) > MOST_MADE:
        making.notes.append(
            f"{len(wanted):,} {kind} are missing; at most {MOST_MADE:,} are made of names, and none was. "
            f"Bring a file of {kind} first, or with this one."
        )
        return {}
    general = [texts[0] for texts in wanted.values() if not creation.is_named(texts[0])]
    doubts = {
        text: f"`{found[0][0]}`, {found[0][1]}" for text, found in similar_names(model, general).items() if found
    }
    others = alike([texts[0] for texts in wanted.values()])
    for text in general:
        if text in others and text not in doubts:
            doubts[text] = f"“{others[text][0]}”, which is not there either"
    doubts |= {text: "a ref" for text in general if "-" in text and re.fullmatch(SLUG, text) and text not in doubts}
    if doubts:
        told = "; ".join(f"“{text}” is much like {what}" for text, what in list(doubts.items())[:MOST_TOLD])
        more = f"; and {len(doubts) - MOST_TOLD:,} more" if len(doubts) > MOST_TOLD else ""
        making.notes.append(f"{kind} not made before it is said of each that it is a new one: {told}{more}.")
    return {said: texts for said, texts in wanted.items() if texts[0] not in doubts}
