"""What stands on the sides of exchanges, in the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from tracker.admin.record_admin import RecordAdmin
from tracker.models import ExchangeItem
from tracker.models.integrity.deferred_constraints import enforce_deferred_constraints


@admin.register(ExchangeItem)
class ExchangeItemAdmin(RecordAdmin):
    list_display = ["exchange", "side", "commitment", "sanction", "sanction_step"]
    list_filter = ["side"]
    list_select_related = ["exchange", "commitment", "sanction", "sanction_step__sanction"]
    search_fields = ["exchange__title", "exchange__ref", "commitment__title", "sanction__title"]
    autocomplete_fields = ["exchange", "commitment", "sanction"]
    raw_id_fields = ["sanction_step"]
    fields = ["exchange", "side", "commitment", "sanction", "sanction_step"]

    # What would leave a side of a public exchange empty is refused while there is a page to say so on.
    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        enforce_deferred_constraints()

    def delete_model(self, request: HttpRequest, obj: ExchangeItem) -> None:
        super().delete_model(request, obj)
        enforce_deferred_constraints()

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        super().delete_queryset(request, queryset)
        enforce_deferred_constraints()
