"""The files that a waiting batch keeps."""

import pytest

from tests.batches import plan
from tracker.actions.imports.apply_batch import discard_batch
from tracker.models import ImportBatch
from tracker.transfer.reading.batch_files import batch_rows, sample_cells

pytestmark = pytest.mark.django_db


def test_each_header_is_told_with_the_first_cells_below_it() -> None:
    batch = plan(topics="ref,Naam\nfentanyl,Fentanyl\nother,\nmore,More\n", actors="ref,Art\n")
    assert sample_cells(batch) == {"ref": [], "Naam": ["Fentanyl", "More"], "Art": []}


def test_of_a_file_that_is_gone_or_cannot_be_read_nothing_is_told() -> None:
    batch = plan(topics="ref,Naam\nfentanyl,Fentanyl\n")
    ImportBatch.objects.filter(pk=batch.pk).update(content=b"\xff\xfe\xff")
    batch.refresh_from_db()
    assert batch_rows(batch, "topics") == ([], [])
    assert sample_cells(discard_batch(plan(topics="ref,Naam\n"), user=None)) == {}
