"""`manage.py build_fixture [--check]`: writes the first dataset as a fixture for `loaddata`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.export.fixture import fixture_of

PROJECT = Path(__file__).resolve().parents[3]
SEEDS = PROJECT / "seeds"
FIXTURE = PROJECT / "fixtures" / "us_china_fentanyl.json"


class Command(BaseCommand):
    """Writes the fixture from the files alone, or checks that it says what they say."""

    help = "Writes the CSV files of the first dataset as a fixture that loaddata can load into an empty database."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when the fixture is not current")
        parser.add_argument("--seeds", type=Path, default=SEEDS, help="where the CSV files are")
        parser.add_argument("--fixture", type=Path, default=FIXTURE, help="the file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["fixture"]
        try:
            text = fixture_of(options["seeds"])
        except FileProblem as error:
            raise CommandError(str(error)) from error
        if options["check"]:
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                raise CommandError(f"{path.name} is not what the CSV files say; run manage.py build_fixture.")
            self.stdout.write(f"{path.name} is current.")
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            self.stdout.write(f"Wrote {path.name}.")
