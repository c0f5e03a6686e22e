"""What is said when something was done with a batch, in a request or outside of one."""

from tracker.models import ImportBatch


def applied_message(batch: ImportBatch) -> str:
    """That it was applied, and what its rows did."""
    totals = batch.totals
    numbers = ", ".join(f"{totals.get(outcome, 0):,} {outcome}" for outcome in ("new", "changed", "unchanged"))
    return f"Imported {batch.file_name}: {numbers}."


def replanned_message() -> str:
    """That there is a new plan."""
    return "Rechecked. This is the current plan."


def reverted_message(batch: ImportBatch) -> str:
    """That it was reverted."""
    return f"{batch.file_name} was undone: the records are as they were before it."
