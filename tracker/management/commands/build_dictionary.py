"""`manage.py build_dictionary [--check]`: writes docs/data-dictionary.md."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.transfer.declaration.data_dictionary import data_dictionary

DICTIONARY = Path(__file__).resolve().parents[3] / "docs" / "data-dictionary.md"


class Command(BaseCommand):
    """Writes the data dictionary from the declarations, or checks that it says what they say."""

    help = "Writes the data dictionary: every column of every file, from the declarations that read and write them."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when the page is not current")
        parser.add_argument("--dictionary", type=Path, default=DICTIONARY, help="the file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["dictionary"]
        text = data_dictionary()
        if options["check"]:
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                raise CommandError(f"{path.name} is not what the columns declare; run manage.py build_dictionary.")
            self.stdout.write(f"{path.name} is current.")
        else:
            path.write_text(text, encoding="utf-8")
            self.stdout.write(f"Wrote {path.name}.")
