"""What the database refuses, shown on the page that asked for it."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from tracker.admin.base import database_refusals
from tracker.admin.base.keys import is_key
from tracker.admin.base.record_form import RecordForm
from tracker.admin.base.typed import ModelAdmin


class RefusalMixin(ModelAdmin):
    """Shows what the database refuses as an error of the form or a message; nothing typed is lost."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except database_refusals.REFUSED as error:
            refusal = database_refusals.read_refusal(error)
            request.refusal = refusal  # type: ignore[attr-defined]
            page = super().changeform_view(request, object_id, form_url, extra_context)
            page.status_code = refusal.status
            return page

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any) -> Any:
        form = super().get_form(request, obj, change, **options)
        if issubclass(form, RecordForm):
            form.user = request.user  # type: ignore[assignment]
            form.refusal = getattr(request, "refusal", None)
        return form

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None) -> Any:
        try:
            return super().delete_view(request, object_id, extra_context)
        except database_refusals.REFUSED as error:
            messages.error(request, database_refusals.read_refusal(error).message)
            return HttpResponseRedirect(reverse(self.url_name("change"), args=[object_id]))

    def response_action(self, request: HttpRequest, queryset: Any, *arguments: Any) -> HttpResponse | None:
        if not all(map(is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            raise BadRequest("A selected record does not exist.")
        try:
            with transaction.atomic():
                return super().response_action(request, queryset, *arguments)
        except database_refusals.REFUSED as error:
            messages.error(request, database_refusals.read_refusal(error).message)
            return HttpResponseRedirect(request.get_full_path())

    def url_name(self, name: str) -> str:
        """The name of one of this record's admin addresses."""
        return f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_{name}"
