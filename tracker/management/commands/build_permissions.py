"""`manage.py build_permissions [--check]`: writes docs/permissions.md."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.access.permissions_document import permissions_markdown

PAGE = Path(__file__).resolve().parents[3] / "docs" / "permissions.md"


class Command(BaseCommand):
    """Writes what each group may do, or checks that the page says what is in force."""

    help = "Writes docs/permissions.md: what each group may do, from the table that is in force."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when the page is not current")
        parser.add_argument("--page", type=Path, default=PAGE, help="the file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["page"]
        text = permissions_markdown()
        if options["check"]:
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                raise CommandError(f"{path.name} is not what the groups may do; run manage.py build_permissions.")
            self.stdout.write(f"{path.name} is current.")
        else:
            path.write_text(text, encoding="utf-8")
            self.stdout.write(f"Wrote {path.name}.")
