"""`manage.py export_records RECORD|all --to PATH`: records as files, or templates to fill in."""

import os
import sys
from contextlib import nullcontext
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.access import audit_log
from tracker.management.progress import Progress
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.export.destinations import Write, to_file, to_folder, to_zip
from tracker.transfer.export.files import ENCODINGS, FORMATS, Export, consistent_snapshot
from tracker.transfer.export.template import TEMPLATES
from tracker.transfer.progress import ignore_progress

ALL = "all"
STREAM = "-"
FAILED, MISUSED = 1, 2
EXIT_CODES = (
    "Exit codes: 0 the files are written; 1 they could not be, and what was there stays; "
    "2 the command was called with something it does not know."
)


class Command(BaseCommand):
    """Writes the files from one moment of the database; each takes the place of an older one once it is whole."""

    help = (
        "Writes records into files that can be imported again. A file that is already there is replaced, "
        "once the new one is whole. Files of one export all show the same moment."
    )

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, epilog=EXIT_CODES, **options)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("record", help=f"what to export: all, or one of {', '.join(RECORDS)}")
        parser.add_argument(
            "--to",
            required=True,
            metavar="PATH",
            help="a file, or a folder; with all, a folder or a ZIP with a file for each record; - for standard output",
        )
        parser.add_argument(
            "--format", choices=FORMATS, help="otherwise the path's ending says it, or it is csv; json is not imported"
        )
        parser.add_argument(
            "--encoding",
            choices=ENCODINGS,
            help="of CSV: utf-8 unless told otherwise, for programs; utf-8-sig has the mark by which Excel knows it",
        )
        parser.add_argument(
            "--names", action="store_true", help="what records are called, in a column beside that of their refs"
        )
        parser.add_argument(
            "--template", action="store_true", help="no records, but a file to fill in: headers and an example row"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.options = options
        self.kind = self._format()
        records = self._records()
        try:
            with nullcontext() if options["template"] else consistent_snapshot():
                self._write(records)
        except BrokenPipeError:
            # Whoever read, such as head, has seen enough; Python must not try to flush what is left.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(FAILED) from None
        except FileProblem as error:
            raise CommandError(str(error), returncode=FAILED) from error
        except OSError as error:
            raise CommandError(f"cannot write {options['to']}: {error.strerror}.", returncode=FAILED) from error

    def _records(self) -> list[str]:
        given = self.options["record"]
        if given == ALL:
            return list(RECORDS)
        if given in RECORDS:
            return [given]
        near = get_close_matches(given, RECORDS, n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise CommandError(
            f"there is no record called {given}.{hint} There are: {', '.join([ALL, *RECORDS])}.", returncode=MISUSED
        )

    def _format(self) -> str:
        ending = Path(self.options["to"]).suffix.lower().removeprefix(".")
        chosen = self.options["format"] or (ending if ending in FORMATS else "csv")
        if ending in FORMATS and ending != chosen:
            raise CommandError(
                f"--format {chosen} does not go with a path that ends in .{ending}.", returncode=MISUSED
            )
        if self.options["encoding"] and chosen != "csv":
            raise CommandError(f"--encoding is for csv; {chosen} has one of its own.", returncode=MISUSED)
        if self.options["template"] and chosen not in TEMPLATES:
            raise CommandError(f"a template is one of: {', '.join(TEMPLATES)}.", returncode=MISUSED)
        return str(chosen)

    def _write(self, records: list[str]) -> None:
        path = Path(self.options["to"])
        files = ((f"{record}.{self.kind}", self._writing(record)) for record in records)
        is_all = self.options["record"] == ALL
        if self.options["to"] == STREAM:
            self._refuse_terminal(is_binary=is_all or self.kind == "xlsx")
            if is_all:
                to_zip(sys.stdout.buffer, files)
            else:
                self._writing(*records)(sys.stdout.buffer)
            sys.stdout.flush()
        elif is_all and path.suffix.lower() == ".zip":
            to_file(path, partial(to_zip, files=files))
        elif is_all or path.is_dir():
            to_folder(path, files)
        else:
            to_file(path, self._writing(*records))

    def _refuse_terminal(self, *, is_binary: bool) -> None:
        if is_binary and sys.stdout.isatty():
            raise CommandError(
                "this format cannot be shown on a terminal; give a path, or redirect the output.", returncode=MISUSED
            )

    def _writing(self, record: str) -> Write:
        """What writes one record's file."""
        resource = RECORDS[record]()
        encoding = self.options["encoding"] or "utf-8"
        if self.options["template"]:
            return lambda target: _put(target, TEMPLATES[self.kind](resource, encoding))

        def write(target: IO[bytes]) -> None:
            total = resource.get_queryset().count()
            with Progress(self.stderr, record) if self.options["verbosity"] else nullcontext(ignore_progress) as tell:
                rows = Export(resource, on_progress=tell, total=total, with_names=self.options["names"])
                rows.write(self.kind, target, encoding=encoding)
            audit_log.log("exported", user=None, record=resource._meta.model._meta.model_name, rows=total)

        return write


def _put(target: IO[bytes], content: bytes) -> None:
    target.write(content)
