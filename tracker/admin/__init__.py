"""The admin: one module a record, each a `record_admin`; one folder a thing that people do.

`base` is what all pages lean on, `lists` and `editing` are Django's two kinds of page; `source_text`, `review`,
`colleagues`,
`merging`, `history`, `files` and `accounts` have pages of their own.
"""

from tracker.admin import (
    actor,
    archived_text,
    assessment,
    citation,
    commitment,
    correction,
    indicator,
    link,
    meeting,
    observation,
    participation,
    party,
    role,
    ruling,
    sanction,
    source,
    status_update,
    topic,
)
from tracker.admin.accounts import group, user
from tracker.admin.colleagues import note, proposal, publishing_rule
from tracker.admin.files import hidden_job_admin, import_batch
from tracker.admin.merging import merged_ref, retired_ref

__all__ = [
    "actor",
    "archived_text",
    "assessment",
    "citation",
    "commitment",
    "correction",
    "group",
    "hidden_job_admin",
    "import_batch",
    "indicator",
    "link",
    "meeting",
    "merged_ref",
    "note",
    "observation",
    "participation",
    "party",
    "proposal",
    "publishing_rule",
    "retired_ref",
    "role",
    "ruling",
    "sanction",
    "source",
    "status_update",
    "topic",
    "user",
]
