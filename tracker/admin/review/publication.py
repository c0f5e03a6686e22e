"""Making records public, with a word on what they lack; from their list each on its own: none holds up another."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from tracker.access import audit_log
from tracker.actions.open_notes import settle_sent_back
from tracker.admin.base import database_refusals
from tracker.admin.base.typed import ModelAdmin
from tracker.admin.lists.whole_list import is_whole_list
from tracker.admin.review import publication_checks
from tracker.admin.review.publishable import publish_one, publishable
from tracker.models import Source
from tracker.models.integrity.deferred_constraints import enforce_deferred_constraints
from tracker.vocabulary import Stage

MOST_TOLD = 20


class PublishMixin(ModelAdmin):
    """Records that go public: by their form, or by the action of their list that publishes what is selected."""

    actions = ["publish_selected"]

    @admin.action(description="Publish selected %(verbose_name_plural)s", permissions=["change"])
    def publish_selected(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        waiting, published, refused = list(queryset.exclude(stage=Stage.PUBLISHED)), [], []
        sources = publication_checks.draft_sources(waiting)
        if (sources or is_whole_list(request)) and "confirmed" not in request.POST:
            return self.page_of_sources(request, waiting, sources)
        self.publish_along(request, sources)
        for record in waiting:
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
        publication_checks.warn_of_shortcomings(request, published, newly=published)
        return None

    def page_of_sources(self, request: HttpRequest, records: list[Any], sources: list[Source]) -> HttpResponse:
        """Asks which of the sources that are cited for the records are published along; for a whole list, always."""
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Publish selected {self.opts.verbose_name_plural}",
            "records": records,
            "sources": [publishable(request.user, source) for source in sources],
            "versions": request.POST.get("versions", ""),
        }
        return TemplateResponse(request, "admin/tracker/publish_along.html", context)

    def publish_along(self, request: HttpRequest, sources: list[Source]) -> None:
        """Publishes the sources that were ticked, as they were shown."""
        for source in sources:
            name = f"source-{source.pk}"
            if name not in request.POST.getlist("along"):
                continue
            reason = publish_one(request.user, source, request.POST.get(f"version-{name}", ""))
            if reason:
                messages.error(request, f"Not published: {source}. {reason}")
            else:
                messages.success(request, f"Published: {source}.")
                audit_log.log_on_commit("published", user=request.user, **audit_log.record_fields(source))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        enforce_deferred_constraints()
        if "stage" in form.changed_data and form.instance.stage != Stage.DRAFT:
            settle_sent_back(form.instance, person=request.user)
        newly = newly_published([form, *(row for formset in formsets for row in formset.forms)])
        for record in newly:
            audit_log.log_on_commit("published", user=request.user, **audit_log.record_fields(record))
        publication_checks.warn_of_shortcomings(
            request, [form.instance], newly=[record for record in newly if record is form.instance]
        )

    def publish(self, request: HttpRequest, record: Any) -> None:
        """Makes one record public."""
        record.stage = Stage.PUBLISHED
        record.save(update_fields=["stage"])
        enforce_deferred_constraints()


def newly_published(forms: Iterable[Any]) -> list[Any]:
    """The records that these saved forms published."""
    saved = [form for form in forms if "stage" in form.changed_data and form.instance.pk]
    return [form.instance for form in saved if form.instance.stage == Stage.PUBLISHED]
