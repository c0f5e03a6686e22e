"""Parties to commitments in the admin."""

from django.contrib import admin

from tracker.admin.record_admin import RecordAdmin
from tracker.models import Party


@admin.register(Party)
class PartyAdmin(RecordAdmin):
    list_display = ["actor", "role", "commitment"]
    list_filter = ["role"]
    list_select_related = ["actor", "commitment"]
    search_fields = ["actor__name", "actor__aliases", "commitment__title", "commitment__ref"]
    autocomplete_fields = ["actor", "commitment"]
    fields = ["commitment", "actor", "role"]
