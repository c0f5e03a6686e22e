"""Fills a database with everything that a version can store, and prints it as SQL; run by `make.py` with that version.

The first dataset; some of every record, drafts among them; records that were changed, deleted and merged; an import
that was applied, one that was reverted, one that waits; and a text that was mended, so that its quotes moved
or are gone.
"""

import os
import sys
from importlib import import_module
from typing import Any

import django

NAME = "stored"
TEXT = "The two sides met in spring.\n\nA list of firms was handed over, and each was to be warned.\n\nNo day was set."
MENDED = "In spring the two sides met.\n\nNo day was set.\n\nA list was handed over, and each was to be warned."
QUOTES = ("each was to be warned", "A list of firms was handed over", "handed over, and each")
ACTORS = "ref,name,kind\nstored-{0},Stored {0},state\n"


def moved(*names: str) -> Any:
    """The module under the first of these names that the commit has: it may have moved since."""
    for name in names:
        try:
            return import_module(name)
        except ModuleNotFoundError:
            continue
    raise ModuleNotFoundError(names[0])


def fill() -> None:
    """Everything, through the doors that people use."""
    from django.core.management import call_command

    from tests import batches
    from tests.factories import ActorFactory, ArchivedTextFactory, CitationFactory, CommitmentFactory, UserFactory
    from tests.factories.crowd import make_crowd

    revert_batch = moved("tracker.actions.imports.revert_batch", "tracker.actions.revert_batch").revert_batch
    merge_actors = moved("tracker.actions.merging.merge_actors", "tracker.actions.merge_actors").merge_actors

    call_command("seed", stdout=sys.stderr)
    make_crowd(2)
    archived = ArchivedTextFactory(text=TEXT)
    commitment = CommitmentFactory()
    for quote in QUOTES:
        CitationFactory(commitment=commitment, source=archived.source, paragraph=2, quote=quote)
    archived.text = MENDED
    archived.save()
    kept, same, gone = ActorFactory.create_batch(3)
    merge_actors(same, kept, user=UserFactory(group="Reviewer"))
    gone.delete()
    kept.name = "Renamed since"
    kept.save()
    batches.applied(actors=ACTORS.format("applied"))
    revert_batch(batches.applied(actors=ACTORS.format("reverted")), user=None)
    batches.plan(actors=ACTORS.format("waiting"))
    make_what_the_commit_has()


def make_what_the_commit_has() -> None:
    """One of every record that no crowd has, and that this commit may not have yet."""
    from tests import factories

    for name in (
        "CollectionMemberFactory",
        "MentionFactory",
        "PublishingRuleFactory",
        "ReminderFactory",
        "SavedMappingFactory",
    ):
        if make := getattr(factories, name, None):
            make()


def main() -> None:
    """Prints the SQL on standard output."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from django.conf import settings

    from tests import database

    server = moved("config.localdb.local_server", "config.localdb").LocalServer(settings.HOME, durable=False)
    with server.in_use():
        settings.DATABASES["default"].update(server.connection_settings())
        database.copy(database.ensure_template(), NAME)
        database.use(NAME)
        fill()
        account = moved("config.localdb.server_account", "config.server_account").Account.owner_of(server.folder)
        programs = moved("config.localdb.postgres_programs", "config.postgres_programs")
        program = programs.find(account, server.folder.parent) / "pg_dump"
        where = (f"--host={server.sockets}", "--username=followthrough", NAME)
        sys.stdout.write(account.run([program, "--no-owner", "--rows-per-insert=500", *where]).stdout)
        database.drop(NAME)


if __name__ == "__main__":
    main()
