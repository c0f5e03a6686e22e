"""A file of sanctions may say in one line when each was imposed and lifted: those cells are rows of steps.

Files from before there were steps have these columns, and who has no more to say needs no second file. Nothing after
this knows of it: the file is read as two, one of sanctions and one of their steps.
"""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from tracker.models import Sanction, SanctionStep
from tracker.models.refs.ref_from_text import ref_from_text
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.headers import Header
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.reading.brought_rows import BroughtRows
from tracker.transfer.reading.files import RecordFile, Rows
from tracker.vocabulary import SanctionStepKind

Said = FileMapping | Mapping[str, str] | None
# A cell that clears what is stored.
CLEARED = r"\N"
SANCTIONS, STEPS = "sanctions", "sanction_steps"
HEADERS = ("ref", "stage", "sanction", "kind", "happened_on", "reason")
# The column with the day of a step, and the one with its reason.
IN_ONE_LINE = {
    SanctionStepKind.IMPOSED: ("imposed", ""),
    SanctionStepKind.LIFTED: ("lifted", "lifting_reason"),
}
COLUMNS = frozenset(name for pair in IN_ONE_LINE.values() for name in pair if name)
# A ref has room for 120 characters.
LONGEST = 110


@dataclass(frozen=True, kw_only=True)
class Stored:
    """The stage of each sanction by its ref, and the refs of the steps that one line can speak of.

    `refs` are those of sanctions by their title, where one alone is called so; `taken` are the refs of all steps.
    """

    stages: Mapping[str, str]
    steps: Mapping[tuple[str, str], str]
    refs: Mapping[str, str] = field(default_factory=dict)
    taken: Collection[str] = ()

    @classmethod
    def read(cls) -> Self:
        """What there is."""
        told = SanctionStep.objects.filter(kind__in=IN_ONE_LINE).values_list("sanction__ref", "kind", "ref")
        return cls(
            stages=dict(Sanction.objects.values_list("ref", "stage")),
            steps={(sanction, kind): ref for sanction, kind, ref in told},
            refs=_alone(Sanction.objects.values_list("title", "ref")),
            taken=set(SanctionStep.objects.values_list("ref", flat=True)),
        )


def _called(title: str) -> str:
    """A title as names are compared: without capitals, doubled blanks and other widths of letters."""
    return " ".join(unicodedata.normalize("NFKC", title).split()).lower()


def _alone(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    refs: dict[str, list[str]] = {}
    for title, ref in named:
        refs.setdefault(_called(title), []).append(ref)
    return {title: of[0] for title, of in refs.items() if len(of) == 1}


@dataclass(frozen=True)
class SanctionsOnly(RecordFile):
    """A file of sanctions without the columns that speak of their steps."""

    def rows(self, mapping: Said = None) -> tuple[Header, Rows]:
        header, rows = super().rows(mapping)
        kept = [place for place, name in enumerate(header) if name not in COLUMNS]
        return Header([header[place] for place in kept], header.line), (
            (line, [row[place] for place in kept]) for line, row in rows
        )


class StepsOfSanctions(BroughtRows):
    """The steps that a file of sanctions speaks of."""

    brought_by = SANCTIONS
    said_in = tuple(
        {"happened_on": day, **({"reason": reason} if reason else {})} for day, reason in IN_ONE_LINE.values()
    )

    def rows(self, mapping: Said = None) -> tuple[Header, Rows]:
        header, rows = RecordFile(self.name, SANCTIONS, self.open).rows(mapping)
        self.notes.append(f"{self.name}: the days in it are read as rows of {STEPS}.")
        # A row without a ref is named as its new ref is made: by its title.
        source = FileMapping.of(mapping).said_of(SANCTIONS).refs_from
        # Asked now: while rows are copied into the database, nothing else can be asked of it.
        return Header(HEADERS), steps_in(header, rows, Stored.read(), source)


def in_full(files: Sequence[RecordFile], mapping: Said = None) -> list[RecordFile]:
    """The files, and where one of sanctions speaks of their days, another of these steps behind it.

    FileProblem where a file of steps comes with it: of two that speak of one thing nobody could say which holds.
    """
    read: list[RecordFile] = []
    for each in files:
        if each.record != SANCTIONS or not speaks_of_steps(each, mapping):
            read.append(each)
            continue
        if any(other.record == STEPS for other in files):
            raise FileProblem(
                f"{each.name} has columns for the days of sanctions ({', '.join(sorted(COLUMNS))}), and "
                f"{STEPS} come with it; leave the columns out, or the file."
            )
        read.append(SanctionsOnly(each.name, SANCTIONS, each.open))
        read.append(StepsOfSanctions(each.name, STEPS, each.open))
    return read


def speaks_of_steps(file: RecordFile, mapping: Said) -> bool:
    """Whether the file has one of the columns; one that cannot be read has none."""
    try:
        header, _ = file.rows(mapping)
    except FileProblem:
        return False
    return not COLUMNS.isdisjoint(header)


def steps_in(
    header: Sequence[str], rows: Rows, stored: Stored, refs_from: str = ""
) -> Iterator[tuple[int, list[str]]]:
    """A row for each step of which a line says anything: of the stored one, or of one whose ref says what it is.

    Where the line says nothing of the stage, the step has that of the stored sanction: its days are as public as it.
    The sanction is named by its ref, or else by the column that refs are made from, by which it is found.
    """
    places = {name: place for place, name in enumerate(header)}
    bases: dict[str, str] = {}
    for line, row in rows:
        cells = {name: row[place] for name, place in places.items()}
        title = cells.get(refs_from, "").strip()
        ref = cells.get("ref", "").strip() or stored.refs.get(_called(title), "")
        named = ref or ("" if title == CLEARED else title)
        for place, (kind, (day, reason)) in enumerate(IN_ONE_LINE.items()):
            said = cells.get(day, ""), cells.get(reason, "")
            step = stored.steps.get((ref, kind.value), "")
            # To clear what is not there is to say nothing.
            if named and any(cell if step else cell not in ("", CLEARED) for cell in said):
                stage = cells.get("stage", "") or stored.stages.get(ref, "")
                base = ref[:LONGEST] or _base(title, stored, bases)
                yield (
                    line * len(IN_ONE_LINE) + place,
                    [step or f"{base}-{kind}", stage, named, kind.value, *said],
                )


def _base(title: str, stored: Stored, bases: dict[str, str]) -> str:
    """The beginning of the refs of a title's steps: one that no step of another sanction has."""
    if _called(title) not in bases:
        first = base = ref_from_text(title)[:LONGEST].strip("-") or "sanction"
        number = 1
        while base in bases.values() or any(f"{base}-{kind}" in stored.taken for kind in IN_ONE_LINE):
            number += 1
            base = f"{first[: LONGEST - 5]}-{number}"
        bases[_called(title)] = base
    return bases[_called(title)]
