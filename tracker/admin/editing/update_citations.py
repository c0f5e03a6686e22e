"""Citations of status updates: once an update is published, those it has can only be read, and others be added."""

from typing import Any

from django.http import HttpRequest

from tracker.admin.editing.inlines import OpenCitationInline
from tracker.models import Citation, StatusUpdate

HOW_TO_CORRECT = (
    "The citations of a published status update cannot be changed. To correct one, add another citation, or have a "
    "reviewer retract the update and write a new one."
)


def citations_are_fixed(request: HttpRequest, update: StatusUpdate | None, box: str) -> bool:
    """Whether the citations of the update are shown to be read.

    A page opened before it was published sends `box` all the same; the database then refuses what was changed in it.
    """
    # The form has set the stage by now where it is about to publish; the day comes with the saving.
    return update is not None and update.published_at is not None and box not in request.POST


class UpdateCitationInline(OpenCitationInline):
    """What sources say for a status update."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not citations_are_fixed(request, obj, "citations-0-source") and super().has_change_permission(
            request, obj
        )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not citations_are_fixed(request, obj, "citations-0-source") and super().has_delete_permission(
            request, obj
        )

    def get_formset(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        """Its rows, with how to correct what can only be read."""
        formset = super().get_formset(request, obj, **options)
        formset.notice = HOW_TO_CORRECT if citations_are_fixed(request, obj, "citations-0-source") else ""
        return formset


def is_of_a_published_update(request: HttpRequest, citation: Citation | None) -> bool:
    """Whether a citation's own form shows it to be read, but for its note."""
    update: Any = citation and citation.status_update
    return citations_are_fixed(request, update, "source")
