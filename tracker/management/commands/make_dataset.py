"""`manage.py make_dataset --commitments N --seed S`: a made-up dataset, to try the site at size."""

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from tracker.made_datasets import folder, moments
from tracker.made_datasets.size import FEWEST, MOST, Size
from tracker.management.progress import Progress
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.loading.import_files import import_files
from tracker.transfer.loading.pipeline import problems_in
from tracker.transfer.reading.files import files_at

ORIGIN = {"command": "make_dataset"}


class Command(BaseCommand):
    """Writes the files into a folder, loads them into an empty database, or both."""

    help = (
        "Makes a dataset up, always the same for the same number and seed, to try the site at size: several "
        "collections with everything that a tracker has. Its titles say that nothing in it happened."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--commitments", type=int, required=True, metavar="N", help=f"how many, to {MOST:,}")
        parser.add_argument("--seed", type=int, default=1, metavar="S", help="another makes another dataset (1)")
        parser.add_argument("--to", type=Path, metavar="FOLDER", help="write the CSV files there, and keep them")
        parser.add_argument(
            "--load",
            action="store_true",
            help="load them into the database, which must hold no records yet, published over the years",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        size, kept, loads = Size(options["commitments"], options["seed"]), options["to"], options["load"]
        refuse_what_cannot_be(size, kept, loads=loads)
        with ExitStack() as stack:
            path = kept or Path(stack.enter_context(TemporaryDirectory()))
            counts = folder.write(path, size)
            self.stdout.write(f"Made up {counts['commitments']:,} commitments, {sum(counts.values()):,} rows in all.")
            if kept:
                self.stdout.write(f"The files are in {kept}; `manage.py import_records {kept}` brings them in.")
            if loads:
                with Progress(self.stderr, "make_dataset") as progress:
                    load(path, progress)
                self.stdout.write("Loaded.")


def refuse_what_cannot_be(size: Size, kept: Path | None, *, loads: bool) -> None:
    """CommandError that says what would be right, before anything is done."""
    if not FEWEST <= size.commitments <= MOST:
        raise CommandError(f"--commitments is {size.commitments:,}; give a number from {FEWEST} to {MOST:,}.")
    if not kept and not loads:
        raise CommandError("Say what to do: --to FOLDER writes files, --load loads them into the database, or both.")
    if kept and kept.exists() and not kept.is_dir():
        raise CommandError(f"{kept} is a file; name a folder that is empty or not there yet.")
    if kept and kept.is_dir() and any(kept.iterdir()):
        raise CommandError(f"{kept} is not empty; name another folder, or empty it first.")
    if loads and (held := records_held()):
        raise CommandError(
            f"This database holds records already ({held}), and made-up ones would stand among them. Name an empty "
            "database by DATABASE_URL, or another FOLLOWTHROUGH_HOME, and run migrate there; or write the files with "
            "--to FOLDER alone."
        )


def records_held() -> str:
    """The first kind of record of which there are any, as files call it; empty where there are none."""
    return next((name for name, resource in RECORDS.items() if resource._meta.model.objects.exists()), "")


def load(path: Path, progress: Progress | None = None) -> None:
    """Loads the files into an empty database as any import, each row with the moment of its publication."""
    with moments.given():
        results, _ = import_files(
            files_at([path]), name=path.name, origin=ORIGIN, accept_drift=True, progress=progress
        )
        problems = problems_in(results)
        if problems:
            raise CommandError("\n".join(str(problem) for problem in problems[:20]))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
