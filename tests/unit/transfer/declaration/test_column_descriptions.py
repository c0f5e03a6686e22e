"""What is said of columns."""

import pytest

from tracker.transfer.declaration.column_descriptions import describe_columns
from tracker.transfer.declaration.resources import RECORDS


@pytest.mark.parametrize("record", RECORDS)
def test_every_column_has_a_meaning_in_a_sentence(record: str) -> None:
    meanings = {column.name: column.meaning for column in describe_columns(RECORDS[record]())}
    assert [name for name, meaning in meanings.items() if not meaning.endswith(".")] == []


@pytest.mark.parametrize("record", RECORDS)
def test_a_meaning_is_written_once(record: str) -> None:
    resource = RECORDS[record]()
    helped = {field.name for field in resource._meta.model._meta.get_fields() if getattr(field, "help_text", "")}
    assert not helped & set(resource.meanings)
    assert set(resource.meanings) <= {column.column_name for column in resource.columns}
