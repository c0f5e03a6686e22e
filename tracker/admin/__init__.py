"""The admin: one module a record; what they do alike is in mixins, capped, files and filters."""

from tracker.admin import (
    actor,
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
from tracker.admin.files import import_batch, queue
from tracker.admin.merging import merged_ref, retired_ref
from tracker.admin.source_text import archived_text

__all__ = [
    "actor",
    "archived_text",
    "assessment",
    "citation",
    "commitment",
    "correction",
    "group",
    "import_batch",
    "indicator",
    "link",
    "meeting",
    "merged_ref",
    "observation",
    "participation",
    "party",
    "queue",
    "retired_ref",
    "role",
    "ruling",
    "sanction",
    "source",
    "status_update",
    "topic",
    "user",
]
