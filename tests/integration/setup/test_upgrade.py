"""A database that a landed version stored goes on with the code there is now, with everything in it."""

import csv
import re
from http import HTTPStatus
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.test import Client

from tests.stored import restored
from tests.stored.restored import Rows
from tracker.models import Citation, Commitment, Party, SanctionStep
from tracker.vocabulary import Attribution

LANDED = ["472eede", "ed82650"]
# What migrations write by themselves, and what they are free to write anew.
LEFT_OUT = {"django_migrations", "django_content_type", "auth_permission", "auth_group_permissions"}

# What migrations took away on purpose, since it can be worked out anew.
DAYS_AND_PROGRAMMES = {
    "programme",
    "imposed",
    "imposed_earliest",
    "imposed_latest",
    "lifted",
    "lifted_earliest",
    "lifted_latest",
    "lifting_reason",
}
TAKEN_AWAY = {
    "tracker_archivedtextevent": {"words"},
    "tracker_sanction": DAYS_AND_PROGRAMMES,
    "tracker_sanctionevent": DAYS_AND_PROGRAMMES,
}
# What sources say of the days of sanctions, they say of their steps since.
MOVED = {"tracker_citation", "tracker_citationevent"}
DAYS_OF_SANCTIONS = """
    SELECT ref, imposed::text, lifted::text, lifting_reason, published_at::text, stage
    FROM tracker_sanction ORDER BY ref
"""
DAYS_OF_STEPS = """
    SELECT sanction.ref, imposed.happened_on::text, lifted.happened_on::text, coalesce(lifted.reason, ''),
        coalesce(imposed.published_at, lifted.published_at, sanction.published_at)::text,
        coalesce(imposed.stage, lifted.stage, sanction.stage)
    FROM tracker_sanction AS sanction
    LEFT JOIN tracker_sanctionstep AS imposed ON imposed.sanction_id = sanction.id AND imposed.kind = 'imposed'
    LEFT JOIN tracker_sanctionstep AS lifted ON lifted.sanction_id = sanction.id AND lifted.kind = 'lifted'
    ORDER BY sanction.ref
"""
SAID_OF_DAYS = """
    SELECT ref, value FROM tracker_citation
    WHERE field IN ('imposed', 'lifted') OR sanction_step_id IS NOT NULL ORDER BY ref
"""

HISTORY_OF_STEPS: Any = SanctionStep._meta.apps.get_model("tracker", "SanctionStepEvent")._default_manager
HISTORY_OF_SANCTIONS: Any = SanctionStep._meta.apps.get_model("tracker", "SanctionEvent")._default_manager

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]


@pytest.mark.parametrize("landed", LANDED)
def test_everything_is_there_after_the_upgrade_and_the_schema_is_that_of_a_new_database(
    client: Client, landed: str
) -> None:
    fresh = restored.schema()
    with restored.restored(landed):
        tables = {
            table: [name for name in names if name not in TAKEN_AWAY.get(table, ())]
            for table, names in restored.columns().items()
            if table not in LEFT_OUT
        }
        before = restored.content(tables)
        days = restored.asked(DAYS_OF_SANCTIONS)
        said = restored.asked(SAID_OF_DAYS.replace("OR sanction_step_id IS NOT NULL", ""))
        assert min(len(before[name]) for name in ("tracker_commitment", "tracker_commitmentevent", "auth_user")) > 10
        assert names_of("revert_importbatch", "add_importbatch") == ["Can revert imports", "Can add import batch"]
        call_command("migrate", verbosity=0)
        assert names_of("revert_importbatch", "add_importbatch") == ["Can undo imports", "Can add import"]
        after = restored.content(tables)
        assert {name for name in tables if after[name] != before[name]} == {
            "tracker_party",
            "tracker_partyevent",
            *MOVED,
        }
        assert restored.asked(DAYS_OF_STEPS) == days
        assert restored.asked(SAID_OF_DAYS) == said
        assert said
        assert_the_history_of_steps_is_that_of_their_sanctions()
        assert_only_whom_demands_ask_is_called_otherwise(before, after)
        for kind, parts in restored.schema().items():
            assert parts == fresh[kind], kind
        assert client.get("/").status_code == HTTPStatus.OK
        for record in (Commitment.objects.published().first(), Citation.objects.first()):
            assert record is not None
            assert str(record)


@pytest.mark.parametrize("landed", LANDED)
def test_the_first_dataset_there_takes_over_what_its_next_edition_says(landed: str) -> None:
    with restored.restored(landed):
        call_command("migrate", verbosity=0)
        assert set(Citation.objects.values_list("attribution", flat=True)) == {Attribution.NOT_RECORDED}
        call_command("seed", stdout=StringIO())
        unchanged = StringIO()
        call_command("seed", stdout=unchanged)
        assert re.search(r"^total +0 +0 +\d+$", unchanged.getvalue(), re.MULTILINE)
        with Path("seeds/citations.csv").open(encoding="utf-8", newline="") as file:
            read_again = {row["ref"]: row["attribution"] for row in csv.DictReader(file)}
        stored = Citation.objects.filter(ref__in=read_again).values_list("ref", "attribution")
        assert dict(stored) == read_again


def assert_the_history_of_steps_is_that_of_their_sanctions() -> None:
    """Each step was added when its day was first written, by whom and in what batch that was."""
    for step in SanctionStep.objects.select_related("sanction"):
        events = HISTORY_OF_STEPS.filter(pgh_obj=step).order_by("pgh_id")
        first = events.first()
        assert first is not None
        assert first.pgh_label == "insert"
        assert events.last().happened_on == step.happened_on
        of_sanction = HISTORY_OF_SANCTIONS.filter(pgh_obj=step.sanction, pgh_created_at=first.pgh_created_at)
        assert first.pgh_context_id in set(of_sanction.values_list("pgh_context_id", flat=True))


def assert_only_whom_demands_ask_is_called_otherwise(before: dict[str, Rows], after: dict[str, Rows]) -> None:
    """Whom a demand asks was called an implementer; the history has both."""
    was, now = ({str(line) for (line,) in found["tracker_party"]} for found in (before, after))
    assert {line.replace("implementer", "addressee") for line in was - now} == now - was
    asked = Party.objects.filter(role="addressee")
    assert {commitment.kind for commitment in Commitment.objects.filter(parties__in=asked)} == {"demand"}
    assert not Party.objects.filter(role="implementer", commitment__kind="demand").exists()
    events = [{str(line) for (line,) in found["tracker_partyevent"]} for found in (before, after)]
    assert events[0] < events[1]
    assert len(events[1] - events[0]) == asked.count() == len(now - was)


def names_of(*codenames: str) -> list[str]:
    """What permissions are called in the database in use."""
    found = dict(Permission.objects.filter(codename__in=codenames).values_list("codename", "name"))
    return [found[codename] for codename in codenames]
