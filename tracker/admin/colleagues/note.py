"""Notes in the admin: written below the form of the record that they are on, and settled there."""

from typing import Any

from django import forms
from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.defaultfilters import truncatechars
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, path, reverse
from django.utils import timezone
from django.utils.html import format_html

from tracker.access import audit_log
from tracker.actions.named_records import attach_records
from tracker.actions.send_back import NotSentBackError, send_back
from tracker.admin.base import database_refusals
from tracker.admin.base.record_form import RecordForm
from tracker.admin.base.visible_batches import visible_batches
from tracker.admin.files.saved_mapping import visible_mappings
from tracker.admin.record_admin import RecordAdmin
from tracker.admin.review.notes import may_send_back
from tracker.admin.review.work_list import WHOLE
from tracker.models import Assessment, ImportBatch, Note, SavedMapping
from tracker.vocabulary import NoteKind

NO_RECORD = "Write a note on the page of the record that it is about."


class NoteForm(RecordForm):
    """What is said of a record; `sends_back` makes the record a draft again."""

    # The boxes stand on the page of a record, beside its own.
    prefix = "note"
    sends_back = forms.BooleanField(required=False, widget=forms.HiddenInput)
    record: Any = None

    class Meta:
        model = Note
        fields = ["record_kind", "record_key", "text"]
        widgets = {"record_kind": forms.HiddenInput, "record_key": forms.HiddenInput}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.record = find_record(cleaned.get("record_kind", ""), cleaned.get("record_key"))
        if self.record is None:
            raise ValidationError(NO_RECORD)
        if not self.user.has_perm(f"tracker.view_{self.record._meta.model_name}") or is_hidden(self.record, self.user):
            raise ValidationError("You may not see this record.")
        if cleaned.get("sends_back"):
            if not may_send_back(self.user, self.record):
                raise ValidationError("Only what is in review is sent back, by a reviewer.")
            self.instance.kind = NoteKind.SENT_BACK
        return cleaned


class NamedRecordsChangeList(ChangeList):
    """A list whose rows have the records that they name."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        attach_records(self.result_list)


@admin.register(Note)
class NoteAdmin(RecordAdmin):
    is_revertible = False
    form = NoteForm
    list_display = ["summary", "on", "kind", "author", "written_at", "settled_at"]
    list_filter = ["kind", ("settled_at", admin.EmptyFieldListFilter), "author"]
    list_select_related = ["author"]
    search_fields = ["text"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Those on what the person may see."""
        notes: Any = super().get_queryset(request)
        for model, seen in seen_in_part(request.user).items():
            of_kind = Q(record_kind=str(model._meta.model_name))
            notes = notes.exclude(of_kind & ~Q(record_key__in=seen.order_by().values("pk")))
        return notes

    def get_fields(self, request: HttpRequest, obj: Note | None = None) -> list[Any]:
        if obj is None:
            return ["record_kind", "record_key", "text", "sends_back"]
        return ["on", "kind", "text", "author", "written_at", "settled_at", "settled_by"]

    def get_readonly_fields(self, request: HttpRequest, obj: Note | None = None) -> list[Any]:
        return self.get_fields(request, obj) if obj else []

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[ChangeList]:
        return NamedRecordsChangeList

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.settle_view)
        tasks = self.admin_site.admin_view(self.tasks_view)
        return [
            path("<int:key>/settle/", view, name="tracker_note_settle"),
            path("tasks/<slug:section>/", tasks, name="tracker_note_tasks"),
            *super().get_urls(),
        ]

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        """What the home page leads to: a note is added on the page of its record."""
        return {**super().get_model_perms(request), "add": False}

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return super().changelist_view(request, {**(extra_context or {}), "has_add_permission": False})

    def has_change_permission(self, request: HttpRequest, obj: Note | None = None) -> bool:
        """Nobody's: what was said is answered with another note."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Note | None = None) -> bool:
        return False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("tracker.view_note"))

    @admin.display(description="note")
    def summary(self, note: Note) -> str:
        return truncatechars(note.text, 80)

    @admin.display(description="on")
    def on(self, note: Note) -> str:
        record = note.record
        if record is None:
            return f"{note.record_kind} {note.record_key}, which was deleted"
        return format_html('<a href="{}">{}</a>', record_address(record), record)

    def save_model(self, request: HttpRequest, obj: Note, form: Any, change: bool) -> None:
        """Keeps the note in the person's name, or sends back with it."""
        if obj.kind != NoteKind.SENT_BACK:
            author: Any = request.user
            obj.author = author
            super().save_model(request, obj, form, change)
            return
        sent = send_back(form.record, text=obj.text, person=request.user)
        obj.pk, obj.author = sent.pk, sent.author
        audit_log.log_on_commit("sent_back", user=request.user, **audit_log.record_fields(form.record))

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None) -> Any:
        try:
            return super().add_view(request, form_url, extra_context)
        except NotSentBackError as error:
            request.refusal = database_refusals.DatabaseRefusal(str(error))  # type: ignore[attr-defined]
            return super().add_view(request, form_url, extra_context)

    def response_add(self, request: HttpRequest, obj: Note, post_url_continue: str | None = None) -> HttpResponse:
        """Leads back to the record."""
        record = obj.record
        told = "was sent back to draft" if obj.kind == NoteKind.SENT_BACK else "has your note"
        messages.success(request, f"{record} {told}.")
        return HttpResponseRedirect(record_address(record))

    def tasks_view(self, request: HttpRequest, section: str) -> HttpResponse:
        """All tasks of one section of the work list."""
        if section not in WHOLE:
            raise Http404
        heading, permission, tasks = WHOLE[section]
        if not request.user.has_perm(f"tracker.{permission}"):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": heading,
            "tasks": list(tasks(request.user)),
        }
        return TemplateResponse(request, "admin/tracker/tasks.html", context)

    def settle_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Settles the note: it is in nobody's tasks any more."""
        if not request.user.has_perm("tracker.add_note"):
            raise PermissionDenied
        note = Note.objects.filter(pk=key).first()
        if note is None or request.method != "POST":
            raise Http404
        Note.objects.unsettled().filter(pk=key).update(settled_at=timezone.now(), settled_by=request.user.pk)
        messages.success(request, "The note is settled.")
        record = note.record
        return HttpResponseRedirect(record_address(record) if record else reverse("admin:tracker_note_changelist"))


def seen_in_part(user: Any) -> dict[type[Model], Any]:
    """The kinds of which not everybody who may see the kind sees every record, with those that the person does."""
    return {
        Assessment: Assessment.objects.visible_to(user.pk),
        ImportBatch: visible_batches(user),
        SavedMapping: visible_mappings(user),
    }


def is_hidden(record: Model, user: Any) -> bool:
    """Whether the record is one of those that the person does not see."""
    seen = seen_in_part(user).get(type(record))
    return seen is not None and not seen.filter(pk=record.pk).exists()


def find_record(kind: str, key: int | None) -> Any:
    """The record of this kind and primary key; None where there is none, or it has no page in the admin."""
    try:
        model = apps.get_model("tracker", kind)
        reverse(f"admin:tracker_{model._meta.model_name}_change", args=[key])
    except (LookupError, NoReverseMatch, ValueError):
        return None
    return model._default_manager.filter(pk=key).first()


def record_address(record: Any) -> str:
    """The record's page in the admin."""
    return reverse(f"admin:tracker_{record._meta.model_name}_change", args=[record.pk])
