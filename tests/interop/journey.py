"""Our own export through another program and back: what the import would make of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import CalledProcessError, TimeoutExpired

from django.db import transaction

from tests.interop.programs import Way
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.export.files import Export
from tracker.transfer.loading.pipeline import load_files
from tracker.transfer.reading.files import files_at

# The kinds of file that we give out: the second CSV is without the mark by which Excel knows UTF-8.
ENCODINGS = {"csv": "utf-8-sig", "plain.csv": "utf-8", "xlsx": "utf-8"}


@dataclass
class Outcome:
    """What the import would do with what came back: rows unchanged, changed and invalid, and why."""

    unchanged: int = 0
    changed: int = 0
    invalid: int = 0
    questions: list[str] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    failed: str = ""

    @property
    def is_whole(self) -> bool:
        return bool(self.unchanged) and not (self.changed or self.invalid or self.reasons or self.failed)


def export(folder: Path, kind: str) -> None:
    """Every kind of record of which there are any, as files of this kind."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, resource in RECORDS.items():
        if resource._meta.model._default_manager.exists():
            with (folder / f"{name}.{kind.removeprefix('plain.')}").open("wb") as target:
                Export(resource()).write(kind.removeprefix("plain."), target, encoding=ENCODINGS[kind])


def through(way: Way, source: Path, target: Path) -> str:
    """Takes every file of a folder through the program; why it failed, or nothing."""
    target.mkdir(parents=True, exist_ok=True)
    pairs = [(file, target / f"{file.stem}.{way.target}") for file in sorted(source.iterdir())]
    try:
        way.convert(pairs)
    except (CalledProcessError, TimeoutExpired, OSError) as error:
        return f"{getattr(error, 'stderr', '') or error}".strip()
    lost = [made.name for _, made in pairs if not made.exists()]
    return f"{', '.join(lost)} did not come back" if lost else ""


def brought_back(folder: Path, empty: Sequence[str] = ()) -> Outcome:
    """What the import would do with the files of a folder."""
    outcome = Outcome()
    with transaction.atomic():
        results = load_files(files_at([folder]), mapping=FileMapping(empty=list(empty)), writes=False)
        transaction.set_rollback(True)
    for record, result in results.items():
        outcome.unchanged += result.rows.unchanged
        outcome.changed += result.rows.changed + result.rows.new
        outcome.invalid += result.rows.invalid
        for problem in result.problems:
            outcome.reasons[f"{record}.{problem.column}: {problem.reason}"[:160]] += 1
            if problem.asks and problem.value not in outcome.questions:
                outcome.questions.append(problem.value)
            if len(outcome.examples) < 8:
                outcome.examples.append(str(problem))
        for planned in result.planned:
            if len(outcome.examples) < 8:
                outcome.examples.append(f"{record} {planned.key}: {planned.changes}")
    return outcome
