"""What the pages call the records of a file, whose name has words of its own."""

from tracker.transfer.declaration.resources import RECORDS


def called(record: str) -> str:
    """The kind of record that files call so: `participations` are attendance records."""
    resource = RECORDS.get(record)
    return str(resource._meta.model._meta.verbose_name_plural) if resource else record.replace("_", " ")
