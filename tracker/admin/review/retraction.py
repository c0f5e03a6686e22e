"""Taking a published status update back: it stays, struck through, with the reason."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from tracker.access import audit_log
from tracker.admin.base import database_refusals
from tracker.admin.base.long_text import LongTextField
from tracker.admin.base.refusal_mixin import RefusalMixin
from tracker.models import StatusUpdate
from tracker.vocabulary import Stage


class RetractionForm(forms.Form):
    """Why the status update is wrong."""

    reason = LongTextField(
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        help_text="Shown to the public beside the struck-through status update.",
    )


class RetractMixin(RefusalMixin):
    """The page that retracts one published status update."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.retract_view)
        return [path("<int:key>/retract/", view, name="tracker_statusupdate_retract"), *super().get_urls()]

    def may_retract(self, request: HttpRequest, update: StatusUpdate | None) -> bool:
        """Whether the update still stands in public and the user may take it back."""
        stands = update is not None and update.stage == Stage.PUBLISHED and update.retracted_at is None
        return stands and request.user.has_perm("tracker.retract_statusupdate")

    def retract_view(self, request: HttpRequest, key: int) -> HttpResponse:
        update = StatusUpdate.objects.filter(pk=key).first()
        if update is None:
            raise Http404
        if not self.may_retract(request, update):
            raise PermissionDenied
        form = RetractionForm(request.POST or None)
        if form.is_valid():
            try:
                update.retract(form.cleaned_data["reason"])
            except database_refusals.REFUSED as error:
                form.add_error(None, database_refusals.read_refusal(error).message)
            else:
                audit_log.log("retracted", user=request.user, **audit_log.record_fields(update))
                messages.success(request, f"{update} was retracted.")
                return HttpResponseRedirect(reverse(self.url_name("change"), args=[key]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": update,
            "title": "Retract this status update?",
            "form": form,
        }
        return TemplateResponse(request, "admin/tracker/statusupdate/retract.html", context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> Any:
        update = self.get_object(request, object_id)
        context = {**(extra_context or {}), "may_retract": self.may_retract(request, update)}
        return super().change_view(request, object_id, form_url, context)
