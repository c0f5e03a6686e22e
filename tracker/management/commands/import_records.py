"""`manage.py import_records PATH...`: brings in CSV and XLSX files, folders of them, or a ZIP."""

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path, PurePath
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.access import audit_log
from tracker.management.given_mapping import (
    add_mapping_arguments,
    check_name,
    files_given,
    made_for,
    mapping_given,
    save_mapping,
    suggested,
)
from tracker.management.gone_lists import gone_in_words, write_gone
from tracker.management.interrupted import outcome_told_on_interrupt
from tracker.management.planned_cells import PlannedCells, first_cells_changed
from tracker.management.progress import Progress
from tracker.management.tables import as_table
from tracker.models import ImportBatch
from tracker.transfer.declaration.lacking.creation import MAKEABLE, needed_columns
from tracker.transfer.declaration.mapping_file import written_mapping
from tracker.transfer.declaration.problem_groups import as_json, grouped
from tracker.transfer.declaration.problems import FileProblem, Problem
from tracker.transfer.export.rest_of_files import rest_of
from tracker.transfer.loading.import_files import import_files
from tracker.transfer.loading.pipeline import (
    Results,
    counts_of,
    gone_in,
    left_out_in,
    missing_in,
    not_made_in,
    notes_in,
    problems_in,
    waiting_in,
)
from tracker.transfer.reading.files import RecordFile, fingerprint

WRONG_FILES, NOT_CONFIRMED = 1, 3


class Command(BaseCommand):
    """Shows what the files would do, asks, and does it: all of it, or, when anything is wrong, nothing."""

    help = (
        "Imports files of records: actors.csv, commitments.xlsx, a folder of them, or a ZIP. Shows what they would "
        "do and asks before doing it. Exit codes: 0 done, 1 something is wrong with the files, 2 wrong use, "
        "3 not confirmed, 130 or 143 interrupted."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, a folder or a ZIP")
        parser.add_argument("--plan", action="store_true", help="show what the files would do, and do nothing")
        parser.add_argument("--yes", action="store_true", help="do it without asking")
        parser.add_argument("--json", action="store_true", help="print counts, every cell and problems as JSON")
        parser.add_argument(
            "--accept-drift", action="store_true", help="import files that are empty or would change unusually much"
        )
        parser.add_argument(
            "--good-rows",
            action="store_true",
            help="import the rows that are good, and leave the others out",
        )
        parser.add_argument("--rest", type=Path, metavar="FILE", help="write the rows that are left out to a file")
        add_mapping_arguments(parser)
        parser.add_argument(
            "--gone", type=Path, metavar="FILE", help="with --complete: write what is proposed for what is gone"
        )
        parser.add_argument("--errors", type=Path, metavar="FILE", help="write all errors to a CSV file")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            said = mapping_given(options)
            files = files_given(options["paths"], said, guesses=options["suggest_mapping"])
            self.mapping = made_for(said, files)
            if options["suggest_mapping"]:
                self._suggest(files)
                return
            if options["save_mapping"]:
                check_name(options["save_mapping"], self.mapping)
        except FileProblem as error:
            self._refuse([error.problem], options)
        self.names = {file.record: file.name for file in files}
        latest = newest_batch()
        with (
            outcome_told_on_interrupt(
                "Nothing was imported.",
                everything="By then everything was imported.",
                is_done=lambda: ImportBatch.objects.filter(pk__gt=latest, file_sha256=fingerprint(files)).exists(),
            ),
            PlannedCells(self.names) as self.cells,
        ):
            self._bring_in(files, options)

    def _suggest(self, files: list[RecordFile]) -> None:
        """Prints a mapping for the one file, to be edited and given back with --mapping."""
        if len(files) > 1:
            raise FileProblem("a mapping is suggested for one file at a time; give one.")
        (file,) = files
        self.stdout.write(written_mapping(PurePath(file.name).stem, suggested(file, self.mapping)), ending="")

    def _bring_in(self, files: list[RecordFile], options: Mapping[str, Any]) -> None:
        name = ", ".join(path.name for path in options["paths"])
        if not options["yes"]:
            planned = self._load(files, name, options, dry_run=True)
            self._report(planned, options)
            if options["plan"] or not self._is_confirmed(planned, options):
                return
        done = self._load(files, name, options, dry_run=False)
        if options["save_mapping"]:
            save_mapping(options["save_mapping"], self.mapping)
        if options["yes"] or counts_of(done) != counts_of(planned):
            self._report(done, options)
        if not options["json"]:
            is_whole = not any(result.not_written for result in done.values())
            self.stdout.write(self.style.SUCCESS("Done." if is_whole else "Done in part; the rest was left out."))

    def _load(self, files: list[RecordFile], name: str, options: Mapping[str, Any], *, dry_run: bool) -> Results:
        try:
            with Progress(self.stderr, name) as progress:
                results, batch = import_files(
                    files,
                    name=name,
                    origin={"command": "import_records"},
                    dry_run=dry_run,
                    good_rows=rest_of if options["good_rows"] else None,
                    accept_drift=options["accept_drift"],
                    mapping=self.mapping,
                    keeps_rows=True,
                    on_planned=self.cells if options["json"] else None,
                    progress=progress,
                )
        except FileProblem as error:
            self._refuse([error.problem], options)
        if batch and batch.rest and options["rest"]:
            options["rest"].write_bytes(batch.rest)
        if batch:
            audit_log.log("import_applied", user=None, **audit_log.batch_fields(batch))
        return results

    def _report(self, results: Results, options: Mapping[str, Any]) -> None:
        problems = problems_in(results)
        if problems:
            self._refuse(problems, options, results)
        # Beside the counts, so that these stay what programs read.
        for note in notes_in(results):
            self.stderr.write(note)
        for line in map(str, grouped([*left_out_in(results), *waiting_in(results)])):
            self.stderr.write(f"left out: {line}")
        if options["errors"] and (wrong := left_out_in(results)):
            write_problems(options["errors"], wrong)
        gone = gone_in(results)
        if options["gone"]:
            write_gone(options["gone"], gone)
        if options["json"]:
            self._write_json(results)
            return
        if not options["yes"]:
            for line in first_cells_changed(results, self.names):
                self.stdout.write(line)
        for line in gone_in_words(gone):
            self.stdout.write(line)
        self.stdout.write(as_table(counts_of(results)))

    def _write_json(self, results: Results) -> None:
        """Counts by kind of record, each with its every cell; written on as they come, since there may be many."""
        for place, (record, counts) in enumerate(counts_of(results).items()):
            head = json.dumps(counts, indent=1).removesuffix("\n}")
            self.stdout.write(f'{"," if place else "{"}\n{json.dumps(record)}: {head},\n "cells": [', ending="")
            for number, cell in enumerate(self.cells.of(record)):
                self.stdout.write(f"{',' if number else ''}\n  {cell}", ending="")
            gone = [asdict(each) for each in gone_in(results).get(record, [])]
            told = f',\n "gone": {json.dumps(gone, ensure_ascii=False)}' if record in gone_in(results) else ""
            self.stdout.write(f"]{told}}}", ending="")
        self.stdout.write("\n}" if results else "{}")

    def _is_confirmed(self, results: Results, options: Mapping[str, Any]) -> bool:
        if not any(result.changes_anything for result in results.values()):
            self.stdout.write("No row is good." if left_out_in(results) else "Nothing would change.")
            return False
        if not sys.stdin.isatty():
            raise CommandError(
                "Nothing was imported: add --yes to import without being asked.", returncode=NOT_CONFIRMED
            )
        if input("Import this? [y/N] ").strip().lower() not in ("y", "yes"):
            raise CommandError("Nothing was imported.", returncode=NOT_CONFIRMED)
        return True

    def _refuse(self, problems: list[Problem], options: Mapping[str, Any], results: Results | None = None) -> NoReturn:
        groups, missing = grouped(problems), missing_in(results or {})
        waiting = grouped(waiting_in(results or {}))
        if options["errors"]:
            write_problems(options["errors"], problems)
        if options["json"]:
            found = {
                "counts": counts_of(results or {}),
                "problems": [asdict(problem) for problem in problems],
                "groups": as_json(groups),
                "missing": missing,
                "waiting": as_json(waiting),
                "not_made": not_made_in(results or {}),
            }
            self.stdout.write(json.dumps(found, indent=1, ensure_ascii=False))
        else:
            told = [*map(str, [*groups, *waiting]), *not_made_in(results or {})]
            self.stderr.write("\n".join([*told, *missing_in_words(missing), *ways_to_make(missing)]))
        number = "1 problem" if len(problems) == 1 else f"{len(problems):,} problems"
        raise CommandError(f"{number}; nothing was imported.", returncode=WRONG_FILES)


def missing_in_words(missing: Sequence[Mapping[str, Any]]) -> list[str]:
    """The names that no record has, a line for each kind of record, those that stand in most rows first."""
    kinds = dict.fromkeys(name["record"] for name in missing)
    return [
        f"Not there yet, {kind}: "
        + "; ".join(f"{name['name']} ({len(name['lines']):,})" for name in missing if name["record"] == kind)
        for kind in kinds
    ]


def ways_to_make(missing: Sequence[Mapping[str, Any]]) -> list[str]:
    """How the names would be made, in a line, where any can be."""
    kinds = [kind for kind in MAKEABLE if any(name["record"] == kind for name in missing)]
    ways = [f"--create {kind}" + "".join(f":{name}=…" for name in needed_columns(kind)) for kind in kinds]
    return [f"To make them as drafts: {' '.join(ways)}"] if ways else []


def newest_batch() -> int:
    """The number of the last batch there is."""
    return ImportBatch.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def write_problems(path: Path, problems: list[Problem]) -> None:
    """Writes what is wrong as a CSV file: where, what stands there, and what would be right."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["file", "line", "column", "value", "reason"])
        writer.writerows([each.file, each.line or "", each.column, each.value, each.reason] for each in problems)
