"""The audit log: who signed in, was refused, took records out, brought them in, made them public or changed accounts.

Each event is one line of the logger `audit`, with the event as its message and the fields named here, no others. No
field ever holds what somebody typed: records are named by kind and key, people by key, pages by their route.
"""

import logging
from dataclasses import dataclass
from functools import partial
from ipaddress import ip_address
from typing import Any

from django.db import transaction
from django.http import HttpRequest

logger = logging.getLogger("audit")


@dataclass(frozen=True)
class EventFields:
    """The declaration of one kind of event: what it means, and the fields logged beside `user`, the key of who did it
    (None where nobody is signed in).
    """

    description: str
    fields: tuple[str, ...]
    level: int = logging.INFO


RECORD = ("record", "key")
BATCH = ("batch", "records", "sha256", "new", "changed", "unchanged", "invalid", "partial", "corrected")
EVENTS = {
    "sign_in": EventFields(
        "somebody signed in; `known_browser` if they had done so there before", ("address", "known_browser")
    ),
    "sign_in_failed": EventFields(
        "a wrong password; `user` is whose name it was tried with, if anybody's",
        ("address", "known_browser"),
        logging.WARNING,
    ),
    "sign_in_throttled": EventFields(
        "an attempt whose password was not checked, and how many seconds the next one waits",
        ("address", "known_browser", "seconds"),
        logging.WARNING,
    ),
    "sign_out": EventFields("somebody signed out", ()),
    "password_changed": EventFields("somebody changed their own password", ()),
    "password_change_failed": EventFields("somebody signed in gave a wrong old password", (), logging.WARNING),
    "password_change_throttled": EventFields("the same, not checked", ("seconds",), logging.WARNING),
    "denied": EventFields(
        "somebody asked for what they may not see or do (403)", ("method", "route"), logging.WARNING
    ),
    "form_denied": EventFields(
        "a form that did not come from its page, or too late (CSRF)", ("method", "route", "reason"), logging.WARNING
    ),
    "exported": EventFields("records as a file: from the admin, or by a command (no `user`)", ("record", "rows")),
    "import_planned": EventFields("a file was uploaded and planned, or rechecked", BATCH),
    "import_applied": EventFields("a plan was applied, or files were imported by a command (no `user`)", BATCH),
    "import_refused": EventFields("a plan was discarded", BATCH),
    "import_reverted": EventFields("an import was undone, in the admin or by a command (no `user`)", BATCH),
    "published": EventFields("a record was made public in the admin", RECORD),
    "sent_back": EventFields("a record in review was sent back to draft", RECORD),
    "proposal_accepted": EventFields("what another proposed was published; the key is of the proposal", RECORD),
    "retracted": EventFields("a published status update was retracted", RECORD),
    "decided": EventFields("a disagreement between sources was decided", RECORD),
    "correction_decided": EventFields("a reader's report was decided on, or a decision withdrawn", (*RECORD, "state")),
    "merged": EventFields("an actor was merged into the one with this key", RECORD),
    "merge_undone": EventFields("a merge was undone; the key is of the actor that is there again", RECORD),
    "restored": EventFields("a deleted record was restored", RECORD),
    "went_back": EventFields("an earlier version of a record was restored", RECORD),
    "text_archived": EventFields("the text of a source was archived", (*RECORD, "sha256")),
    "account_added": EventFields("a user or group was added", RECORD),
    "account_changed": EventFields(
        "a user or group was changed; `fields` are the names of what was", (*RECORD, "fields")
    ),
    "account_deleted": EventFields("a user or group was deleted", RECORD),
}


def log(event: str, *, user: Any, **fields: Any) -> None:
    """Logs one event; `user` is who did it, None or anonymous where nobody is signed in.

    Raises ValueError when `fields` are not exactly those that EVENTS declares for it.
    """
    known = EVENTS[event]
    if fields.keys() != set(known.fields):
        raise ValueError(f"The event {event} has the fields {', '.join(known.fields) or 'user alone'}.")
    logger.log(known.level, event, extra={"user": getattr(user, "pk", None), **fields})


def log_on_commit(event: str, *, user: Any, **fields: Any) -> None:
    """Logs the event once the open transaction is committed; at once where none is open, never after a rollback."""
    transaction.on_commit(partial(log, event, user=user, **fields))


def record_fields(record: Any) -> dict[str, Any]:
    """The fields `record` (its model's name in lower case) and `key`, which tell nothing of what is in it."""
    return {"record": record._meta.model_name, "key": record.pk}


def batch_fields(batch: Any) -> dict[str, Any]:
    """The fields of an import batch: its number, kinds of record, SHA-256 of the file, rows by outcome, whether those
    that were wrong are left out, and how many corrections are kept beside the file.
    """
    counts = {outcome: batch.totals.get(outcome, 0) for outcome in ("new", "changed", "unchanged", "invalid")}
    said = {"partial": batch.is_partial, "corrected": len(batch.corrections)}
    return {"batch": batch.pk, "records": batch.records, "sha256": batch.file_sha256, **counts, **said}


def log_batch(done: str, user: Any, batch: Any) -> None:
    """Logs `import_{done}`: that an import was planned, applied, refused (discarded) or reverted."""
    log(f"import_{done}", user=user, **batch_fields(batch))


def request_fields(request: HttpRequest) -> dict[str, Any]:
    """Who sent the request (`user`), its method, and its route: the URL pattern, never the values that fill it in."""
    found = request.resolver_match
    person = getattr(request, "user", None)
    return {"user": person, "method": request.method, "route": found.route if found else None}


def parse_ip_address(text: str) -> str | None:
    """The IP address in its normal form; None where the text is none, since a header may hold anything."""
    try:
        return str(ip_address(text))
    except ValueError:
        return None
