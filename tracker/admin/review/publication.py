"""Making records public, with a word on what they lack; from their list each on its own: none holds up another."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from tracker.access import audit_log
from tracker.admin.base import database_refusals
from tracker.admin.base.typed import ModelAdmin
from tracker.admin.review import publication_checks
from tracker.models.integrity.deferred_constraints import enforce_deferred_constraints
from tracker.vocabulary import Stage

MOST_TOLD = 20


class PublishMixin(ModelAdmin):
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
                audit_log.log_on_commit("published", user=request.user, **audit_log.record_fields(record))
            except database_refusals.REFUSED as error:
                refused.append(f"{record}: {database_refusals.read_refusal(error).message}")
        messages.info(request, f"Published: {len(published)}. Not published: {len(refused)}.")
        for reason in refused[:MOST_TOLD]:
            messages.error(request, reason)
        publication_checks.warn_of_shortcomings(request, published)
        return None

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        enforce_deferred_constraints()
        for record in newly_published([form, *(row for formset in formsets for row in formset.forms)]):
            audit_log.log_on_commit("published", user=request.user, **audit_log.record_fields(record))
        publication_checks.warn_of_shortcomings(request, [form.instance])

    def publish(self, request: HttpRequest, record: Any) -> None:
        """Makes one record public."""
        record.stage = Stage.PUBLISHED
        record.save(update_fields=["stage"])
        enforce_deferred_constraints()


def newly_published(forms: Iterable[Any]) -> list[Any]:
    """The records that these saved forms published."""
    saved = [form for form in forms if "stage" in form.changed_data and form.instance.pk]
    return [form.instance for form in saved if form.instance.stage == Stage.PUBLISHED]
