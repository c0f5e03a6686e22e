"""Columns of a file that are of other records: where a commitment stands and by which source, when a sanction ended.

One sheet says of each row what several files of ours would; `reading` makes those files of it.
"""

from collections.abc import Mapping

from tracker.transfer.declaration.columns import Column
from tracker.transfer.declaration.resources import RECORDS

# The columns by the kind of record that a file holds, each with the kind that it is of and its column there.
BROUGHT_ALONG: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "commitments": {
        "status": ("status_updates", "status"),
        "as_of": ("status_updates", "as_of"),
        "source": ("citations", "source"),
    },
    "sanctions": {
        "imposed": ("sanction_steps", "happened_on"),
        "lifted": ("sanction_steps", "happened_on"),
        "lifting_reason": ("sanction_steps", "reason"),
    },
}


def file_columns(record: str) -> dict[str, Column]:
    """Every column that a file of a kind of record may have, by its name: its own, then those that it brings along."""
    own = {column.column_name: column for column in RECORDS[record]().columns}
    along = {name: RECORDS[kind]().fields[column] for name, (kind, column) in BROUGHT_ALONG.get(record, {}).items()}
    return {**own, **along}
