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
    collection,
    commitment,
    correction,
    indicator,
    link,
    meeting,
    observation,
    participation,
    party,
    programme,
    role,
    ruling,
    sanction,
    sanction_step,
    source,
    status_update,
    topic,
)
from tracker.admin.accounts import group, user
from tracker.admin.colleagues import note, proposal, publishing_rule
from tracker.admin.exchanges import condition, exchange, exchange_item, response
from tracker.admin.files import hidden_job_admin, import_batch, saved_mapping
from tracker.admin.merging import merged_ref, retired_ref
from tracker.admin.terms import criterion, finding, milestone, target

__all__ = [
    "actor",
    "archived_text",
    "assessment",
    "citation",
    "collection",
    "commitment",
    "condition",
    "correction",
    "criterion",
    "exchange",
    "exchange_item",
    "finding",
    "group",
    "hidden_job_admin",
    "import_batch",
    "indicator",
    "link",
    "meeting",
    "merged_ref",
    "milestone",
    "note",
    "observation",
    "participation",
    "party",
    "programme",
    "proposal",
    "publishing_rule",
    "response",
    "retired_ref",
    "role",
    "ruling",
    "sanction",
    "sanction_step",
    "saved_mapping",
    "source",
    "status_update",
    "target",
    "topic",
    "user",
]
