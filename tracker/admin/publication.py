"""Making records public, with a word on what they lack; from their list each on its own: none holds up another."""

import logging
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from tracker.admin import refusals, shortcomings
from tracker.admin.mixins import ModelAdmin
from tracker.late_rules import ask_late_rules
from tracker.vocabulary import Stage

logger = logging.getLogger(__name__)

MOST_TOLD = 20


class Publishing(ModelAdmin):
    """Records that go public: by their form, or by the action of their list that publishes what is selected."""

    actions = ["publish_selected"]

    @admin.action(description="Publish selected %(verbose_name_plural)s", permissions=["change"])
    def publish_selected(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        published, refused = [], []
        for record in queryset.exclude(stage=Stage.PUBLISHED):
            try:
                with transaction.atomic():
                    self.publish(request, record)
                published.append(record)
                logger.info("published", extra={"user": request.user.pk, "record": str(record)})
            except refusals.REFUSED as error:
                refused.append(f"{record}: {refusals.read(error).message}")
        messages.info(request, f"Published: {len(published)}. Not published: {len(refused)}.")
        for reason in refused[:MOST_TOLD]:
            messages.error(request, reason)
        shortcomings.warn(request, published)
        return None

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        ask_late_rules()
        shortcomings.warn(request, [form.instance])

    def publish(self, request: HttpRequest, record: Any) -> None:
        """Makes one record public."""
        record.stage = Stage.PUBLISHED
        record.save(update_fields=["stage"])
