"""What the pages call the records of a file, whose name has words of its own."""

from tracker.transfer.declaration.resources import RECORDS


def record_label(record: str) -> str:
    """The plural name that pages have for a kind of record: `participations` are attendance records."""
    resource = RECORDS.get(record)
    return str(resource._meta.model._meta.verbose_name_plural) if resource else record.replace("_", " ")
