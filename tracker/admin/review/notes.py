"""Notes below the form of a record: what colleagues say of it, and a box to say more or to send it back."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from tracker.admin.base.typed import ModelAdmin
from tracker.models import Note
from tracker.vocabulary import Stage


class NotesMixin(ModelAdmin):
    """Records that analysts leave notes on."""

    def render_change_form(
        self,
        request: HttpRequest,
        context: Any,
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        if obj is not None and request.user.has_perm("tracker.view_note"):
            context |= {
                "notes": list(Note.objects.about(obj)),
                "note_kind": self.opts.model_name,
                "may_note": request.user.has_perm("tracker.add_note"),
                "may_send_back": may_send_back(request.user, obj),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)


def may_send_back(person: Any, record: Any) -> bool:
    """Whether the record is in review, and the person may send such back."""
    options = record._meta
    return (
        getattr(record, "stage", None) == Stage.IN_REVIEW
        and person.has_perm("tracker.send_back_note")
        and person.has_perm(f"tracker.change_{options.model_name}")
    )
