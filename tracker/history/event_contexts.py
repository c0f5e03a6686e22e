"""What stands beside an event: who made the change, how it was made, and what it was part of."""

from collections.abc import Mapping
from typing import Any

# What is said of an event that was part of something larger.
OCCASIONS = {
    "reverted_to": "restoring an earlier version",
    "restored": "restoring a deleted record",
    "merge": "merging duplicates",
    "undone_merge": "undoing a merge",
}


def metadata_of(event: Any) -> Mapping[str, Any]:
    """The metadata of the event's context; empty for a change in plain SQL."""
    return event.pgh_context.metadata if event.pgh_context else {}


def user_of(event: Any) -> int:
    """The primary key of the user who made the change; 0 when nobody was signed in."""
    return int(metadata_of(event).get("user") or 0)


def origin_of(event: Any) -> str:
    """How the change was made, or by which command; what it was part of when it was no plain edit; why, if it was
    withdrawn.
    """
    said = metadata_of(event)
    occasion = next((words for key, words in OCCASIONS.items() if key in said), "")
    withdrawn = f"withdrawn: {said['withdrawn']}" if "withdrawn" in said else ""
    return ", ".join(filter(None, (str(said.get("origin") or said.get("command") or ""), occasion, withdrawn)))


def batch_of(event: Any) -> int:
    """The number of the import batch that made the change, or whose undoing did; 0 when none."""
    said = metadata_of(event)
    return int(said.get("import_batch") or said.get("reverted_batch") or 0)


def batch_in_words(event: Any, file_name: str) -> str:
    """The batch of that name, and whether it was brought in or taken back; nothing outside of one."""
    number = batch_of(event)
    if not number:
        return ""
    what = "import" if metadata_of(event).get("import_batch") else "undo of import"
    return f"{what} {number}: {file_name}" if file_name else f"{what} {number}"
