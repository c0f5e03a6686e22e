"""What is gone from a list of which a file is the whole: in words, and as a file of what is proposed."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from django.core.management.base import CommandError
from django.utils import timezone

from tracker.transfer.export.proposals import proposals
from tracker.transfer.loading.lacking.gone_records import GoneRecord

MOST_GONE = 20
Gone = Mapping[str, Sequence[GoneRecord]]


def gone_in_words(gone: Gone) -> list[str]:
    """The records that are gone from a list, a line for each kind, and what can be done."""
    told: list[str] = []
    for record, records in gone.items():
        if records:
            named = "; ".join(f"{each.ref} ({each.name})" for each in records[:MOST_GONE])
            more = f"; and {len(records) - MOST_GONE:,} more" if len(records) > MOST_GONE else ""
            told.append(
                f"Gone from the list, {record}: {len(records):,}: {named}{more}. Nothing is deleted; "
                "--gone FILE writes what is proposed, for a person to decide on."
            )
    return told


def write_gone(path: Path, gone: Gone) -> None:
    """Writes what is proposed for the records that are gone. Raises CommandError where no file is a whole list."""
    if not gone:
        raise CommandError("--gone goes with --complete, which says what the file is the whole of.")
    day = timezone.now().date()
    with path.open("w", encoding="utf-8", newline="") as stream:
        for record, records in gone.items():
            stream.writelines(proposals(record, ((each.ref, each.name) for each in records), day))
