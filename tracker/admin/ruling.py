"""Rulings in the admin: a disagreement is decided where its values stand side by side."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from tracker.access import audit_log
from tracker.access.members import writes_here
from tracker.actions.decide_disagreement import NotDecidedError, decide_disagreement
from tracker.admin.base import database_refusals
from tracker.admin.base.keys import is_key
from tracker.admin.base.long_text import LongTextField
from tracker.admin.lists.columns import with_cited
from tracker.admin.record_admin import RecordAdmin
from tracker.evidence.disagreements import Disagreement, in_words
from tracker.evidence.open_disagreements import disagreements_on, find_field, open_disagreements
from tracker.models import CITABLE, Citation, Ruling

RULED = [name for name in CITABLE if hasattr(Ruling, name)]


class RulingForm(forms.Form):
    """Which value is accepted, and why."""

    value = forms.ChoiceField(widget=forms.RadioSelect)
    reason = LongTextField(
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        help_text="Shown to the public beside the values.",
    )

    def __init__(self, *args: Any, disagreement: Disagreement, **options: Any) -> None:
        super().__init__(*args, **options)
        value: Any = self.fields["value"]
        value.choices = [(given.value, given.written) for given in disagreement.values]


@admin.register(Ruling)
class RulingAdmin(RecordAdmin):
    is_revertible = False
    list_display = ["on", "field", "accepted", "reason", "decided_by", "decided_at"]
    list_filter = ["field", "decided_by"]
    search_fields = ["reason", "value", *(f"{name}__ref" for name in RULED)]
    date_hierarchy = "decided_at"
    readonly_fields = ["on", "field", "accepted", "reason", "decided_by", "decided_at"]
    fields: ClassVar[Any] = readonly_fields

    def get_queryset(self, request: HttpRequest) -> Any:
        return with_cited(super().get_queryset(request).select_related("decided_by"))

    def has_change_permission(self, request: HttpRequest, obj: Ruling | None = None) -> bool:
        """Nobody's in a form: a ruling is made anew where the values stand."""
        return False

    @admin.display(description="on")
    def on(self, ruling: Ruling) -> str:
        return str(ruling.ruled)

    @admin.display(description="accepted")
    def accepted(self, ruling: Ruling) -> str:
        return in_words(ruling.ruled, ruling.field, ruling.value)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The disagreements without a decision; for the one that the address names, the page that decides it."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        kind = next((name for name in CITABLE if name in request.GET), "")
        if kind:
            return self.decide_view(
                request, kind, disputed_record(kind, request.GET[kind]), request.GET.get("field", "")
            )
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Disagreements without a decision",
            "undecided": open_disagreements(),
        }
        return TemplateResponse(request, "admin/tracker/ruling/undecided.html", context)

    def decide_view(self, request: HttpRequest, kind: str, record: Model, field: str) -> HttpResponse:
        """The values side by side, one of them to be accepted, for who may write the record."""
        if not writes_here(request.user, record):
            raise PermissionDenied
        disagreement = find_field(disagreements_on(kind, record), field)
        if disagreement is None:
            raise Http404(f"Sources do not disagree on {field} of {record}.")
        form = RulingForm(request.POST or None, disagreement=disagreement)
        if form.is_valid():
            reason = self.decide(request, kind, record, form.cleaned_data | {"field": field})
            if not reason:
                messages.success(request, f"Decided: {disagreement.field} of {record}.")
                return HttpResponseRedirect(reverse(self.url_name("add")))
            form.add_error(None, reason)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Decide: {disagreement.field.lower()}",
            "kind": kind,
            "record": record,
            "disagreement": disagreement,
            "form": form,
        }
        return TemplateResponse(request, "admin/tracker/ruling/decide.html", context)

    def decide(self, request: HttpRequest, kind: str, record: Model, chosen: dict[str, str]) -> str:
        """Saves the decision, and returns why it could not be saved; empty on success."""
        try:
            ruling = decide_disagreement(kind=kind, record=record, reviewer=request.user, **chosen)
        except NotDecidedError as error:
            return str(error)
        except database_refusals.REFUSED as error:
            return database_refusals.read_refusal(error).message
        audit_log.log("decided", user=request.user, **audit_log.record_fields(ruling))
        return ""


def disputed_record(kind: str, key: str) -> Model:
    """The record that the address names. Raises BadRequest or Http404."""
    if not is_key(key):
        raise BadRequest("The address names no record.")
    model: Any = Citation._meta.get_field(kind).related_model
    found: Model | None = model._default_manager.filter(pk=key).first()
    if found is None:
        raise Http404
    return found
