"""Accounts to try the demo with, one for each group: `manage.py demo_accounts [--reset]`."""

import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

GROUPS = ("Viewer", "Analyst", "Reviewer", "Administrator")
LETTERS_HARD_TO_MISTAKE = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS_OF_LETTERS = 4
LETTERS_IN_A_GROUP = 4


class Command(BaseCommand):
    """Makes the accounts that are missing, and says the passwords of those it made, this once."""

    help = "Makes one account for each group, to try the demo with; says each new password once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether accounts that exist get new passwords."""
        parser.add_argument("--reset", action="store_true", help="give all of them new passwords")

    def handle(self, *args: object, **options: Any) -> None:
        """Makes what is missing, all or nothing."""
        if settings.PRODUCTION:
            raise CommandError("Demo accounts are for a computer of one's own, not for production.")
        with transaction.atomic():
            passwords = {name.lower(): _new_password(name, reset=options["reset"]) for name in GROUPS}
        made = {account: password for account, password in passwords.items() if password}
        if made:
            self.stdout.write("Accounts to sign in with at /admin/. The passwords are not shown again:")
            for account, password in made.items():
                self.stdout.write(f"  {account:<15}{password}")
        else:
            self.stdout.write(f"Accounts {', '.join(passwords)} keep their passwords.")
            self.stdout.write("New ones: .venv/bin/python manage.py demo_accounts --reset")


def _new_password(group_name: str, *, reset: bool) -> str | None:
    """The password given to the group's account; None if the account was there and keeps its own."""
    try:
        group = Group.objects.get(name=group_name)
    except Group.DoesNotExist:
        raise CommandError(f"There is no group {group_name} yet; run `manage.py migrate` first.") from None
    user, made = User.objects.get_or_create(username=group_name.lower(), defaults={"is_staff": True})
    if not (made or reset):
        return None
    password = generated_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    user.groups.add(group)
    return password


def generated_password() -> str:
    """Sixteen letters in groups of four, easy to copy from a screen; about 79 bits."""
    groups = (
        "".join(secrets.choice(LETTERS_HARD_TO_MISTAKE) for _ in range(LETTERS_IN_A_GROUP))
        for _ in range(GROUPS_OF_LETTERS)
    )
    return "-".join(groups)
