"""The admin: one module a record, each a `record_admin`; one folder a thing that people do.

`base` is what all pages lean on, `lists` and `editing` are Django's two kinds of page; `source_text`, `review`,
`merging`, `history`, `files` and `accounts` have pages of their own.
"""

from tracker.admin import (
    actor,
    archived_text,
    assessment,
    citation,
    commitment,
    condition,
    correction,
    exchange,
    exchange_item,
    indicator,
    link,
    meeting,
    observation,
    participation,
    party,
    response,
    role,
    ruling,
    sanction,
    source,
    status_update,
    topic,
)
from tracker.admin.accounts import group, user
from tracker.admin.files import hidden_job_admin, import_batch
from tracker.admin.merging import merged_ref, retired_ref

__all__ = [
    "actor",
    "archived_text",
    "assessment",
    "citation",
    "commitment",
    "condition",
    "correction",
    "exchange",
    "exchange_item",
    "group",
    "hidden_job_admin",
    "import_batch",
    "indicator",
    "link",
    "meeting",
    "merged_ref",
    "observation",
    "participation",
    "party",
    "response",
    "retired_ref",
    "role",
    "ruling",
    "sanction",
    "source",
    "status_update",
    "topic",
    "user",
]
