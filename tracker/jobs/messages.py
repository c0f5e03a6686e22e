"""What is said when something was done with a batch, in a request or outside of one."""

from tracker.models import ImportBatch


def applied_message(batch: ImportBatch) -> str:
    """That it was applied, what its rows did, and what they brought along."""
    rows = batch.file_rows
    numbers = ", ".join(f"{rows.get(outcome, 0):,} {outcome}" for outcome in ("new", "changed", "unchanged"))
    along = sum(batch.counts[record].get("new", 0) for record in batch.brought_along)
    brought = f", and {along:,} new records along with them" if along else ""
    number = rows.get("invalid", 0)
    told = "1 was left out, and is" if number == 1 else f"{number:,} were left out, and are"
    left_out = f" {told} kept as a file." if batch.is_partial else ""
    return f"Imported {batch.file_name}: {numbers}{brought}.{left_out}"


def replanned_message(batch: ImportBatch) -> str:
    """That there is a new plan, and what is particular about it."""
    if batch.is_partial:
        return "This is the plan of the good rows alone."
    if batch.corrections:
        cells = sum(len(each["lines"]) for each in batch.corrections)
        return f"This is the plan with {cells:,} corrected cell{'' if cells == 1 else 's'}."
    return "Rechecked. This is the current plan."


def reverted_message(batch: ImportBatch) -> str:
    """That it was reverted."""
    return f"{batch.file_name} was undone: the records are as they were before it."
