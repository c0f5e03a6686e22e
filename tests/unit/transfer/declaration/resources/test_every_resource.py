"""What holds for every kind of record in files."""

import pytest

from tests.factories import (
    ArchivedTextFactory,
)
from tracker.transfer.declaration.resources import RECORDS

pytestmark = pytest.mark.django_db


def test_archived_texts_are_in_no_export() -> None:
    archived = ArchivedTextFactory.create(text="Private words")
    assert "archived_texts" not in RECORDS
    assert archived.text not in RECORDS["sources"]().export().export("csv")


@pytest.mark.parametrize("record", RECORDS)
def test_no_export_holds_a_primary_key_or_a_private_column(record: str) -> None:
    private = {"id", "recorded_at", "published_at", "owner", "author", "reviewer"}
    assert not private & set(RECORDS[record]().get_export_headers())


def test_files_hold_the_columns_and_stand_in_the_order_that_is_documented() -> None:
    assert " ".join(RECORDS) == (
        "collections topics actors roles sources meetings participations programmes sanctions sanction_steps "
        "commitments parties criteria milestones "
        "status_updates findings links exchanges conditions responses indicators observations targets citations"
    )
    assert " ".join(RECORDS["citations"]().get_export_headers()) == (
        "ref source actor role meeting commitment status_update link sanction observation party participation "
        "sanction_step programme target milestone finding exchange condition response stance "
        "attribution speaker on_behalf_of addressee credibility "
        "paragraph quote field value note"
    )
