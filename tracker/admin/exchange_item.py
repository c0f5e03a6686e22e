"""What stands on the sides of exchanges, in the admin."""

from django.contrib import admin

from tracker.admin.record_admin import RecordAdmin
from tracker.models import ExchangeItem


@admin.register(ExchangeItem)
class ExchangeItemAdmin(RecordAdmin):
    list_display = ["exchange", "side", "commitment", "sanction", "sanction_step"]
    list_filter = ["side"]
    list_select_related = ["exchange", "commitment", "sanction", "sanction_step__sanction"]
    search_fields = ["exchange__title", "exchange__ref", "commitment__title", "sanction__title"]
    autocomplete_fields = ["exchange", "commitment", "sanction"]
    raw_id_fields = ["sanction_step"]
    fields = ["exchange", "side", "commitment", "sanction", "sanction_step"]
