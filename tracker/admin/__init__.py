"""The admin: one module a record; what they do alike is in mixins, capped, files and filters."""

from django.contrib import admin

from tracker.admin import (
    actor,
    archived_text,
    assessment,
    citation,
    commitment,
    correction,
    import_batch,
    indicator,
    link,
    meeting,
    merged_ref,
    observation,
    participation,
    party,
    retired_ref,
    role,
    ruling,
    sanction,
    source,
    status_update,
    topic,
    user,
)

__all__ = [
    "actor",
    "archived_text",
    "assessment",
    "citation",
    "commitment",
    "correction",
    "import_batch",
    "indicator",
    "link",
    "meeting",
    "merged_ref",
    "observation",
    "participation",
    "party",
    "retired_ref",
    "role",
    "ruling",
    "sanction",
    "source",
    "status_update",
    "topic",
    "user",
]

# The header has its own way to the dashboard.
admin.site.site_url = None
admin.site.site_header = "Followthrough"
admin.site.site_title = "Followthrough"
# The home page has the way to every record; lists need the room.
admin.site.enable_nav_sidebar = False
admin.site.index_title = "What waits for you"
