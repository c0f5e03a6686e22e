"""What `manage.py seed` has put into an empty database, and what it does to an edited one."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from pghistory.models import Context

from tracker.management.commands.seed import SEEDS
from tracker.models import Commitment, ImportBatch
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.reading.csv_text import numbered_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_dataset")]

# When an update was retracted is for the site to say.
UNUSED = {"status_updates": ["retracted_at"]}


def test_every_kind_of_record_has_its_file_with_every_column() -> None:
    for record, resource in RECORDS.items():
        header = (SEEDS / f"{record}.csv").read_text(encoding="utf-8").splitlines()[0]
        columns = [name for name in resource().get_export_headers() if name not in UNUSED.get(record, [])]
        assert header.split(",") == columns


def test_what_was_loaded_is_exported_as_it_stands_in_the_files() -> None:
    for record, resource in RECORDS.items():
        in_file = [row for _, row in numbered_rows((SEEDS / f"{record}.csv").read_text(encoding="utf-8"))]
        table = resource().export()
        for column in UNUSED.get(record, []):
            del table[column]
        exported = [table.headers, *(list(row) for row in table)]
        assert sorted(map(normal, in_file)) == sorted(map(normal, exported))


def normal(row: list[str]) -> list[str]:
    """A row with the items of its lists in one order, and blanks round them gone."""
    return [";".join(sorted(item.strip() for item in cell.split(";"))) for cell in row]


def test_each_event_says_which_command_and_batch_it_came_from() -> None:
    assert {context.metadata["command"] for context in Context.objects.all()} == {"seed"}
    batches = set(ImportBatch.objects.values_list("pk", flat=True))
    assert {context.metadata["import_batch"] for context in Context.objects.all()} == batches
    assert ImportBatch.objects.get().records == list(RECORDS)


def test_an_edited_record_is_brought_back_to_what_the_files_say() -> None:
    commitment = Commitment.objects.filter(stage="published").first()
    assert commitment is not None
    title = commitment.title
    Commitment.objects.filter(pk=commitment.pk).update(title="Edited")
    out = StringIO()
    call_command("seed", "--json", stdout=out)
    counts = json.loads(out.getvalue())
    assert counts["commitments"]["changed"] == 1
    commitment.refresh_from_db()
    assert commitment.title == title
