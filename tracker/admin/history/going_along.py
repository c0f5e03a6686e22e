"""What deleting a record would take along, and what keeps it: of that many, a hundred are named and the rest counted.

Django names them all, with a query or two for each: the page of an actor on whom nine thousand records hang took them
all to say that the actor cannot be deleted.
"""

from typing import Any

from django.contrib.admin.utils import NestedObjects, quote
from django.db import router
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from tracker.admin.base.typed import ModelAdmin

MOST_NAMED = 100


class FewNamedMixin(ModelAdmin):
    """Records whose page of deletion is bounded by what it names."""

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What would go, in nested lists of words; how many of each kind; kinds one may not delete; what keeps it."""
        if not objs:
            return [], {}, set(), []
        collector = NestedObjects(using=router.db_for_write(objs[0]._meta.model), origin=objs)
        collector.collect(objs)
        lacking: set[str] = set()

        def named(record: Any) -> str:
            return self.named(record, request, lacking)

        going = collector.nested(named)
        keeping = sorted(collector.protected, key=lambda record: (record._meta.verbose_name, record.pk))
        protected = [named(record) for record in keeping[:MOST_NAMED]]
        if len(keeping) > MOST_NAMED:
            protected.append(f"and {len(keeping) - MOST_NAMED:,} more")
        members: Any = collector.model_objs.items()
        counts = {model._meta.verbose_name_plural: len(rows) for model, rows in members}
        return going, counts, lacking, protected

    def named(self, record: Any, request: HttpRequest, lacking: set[str]) -> str:
        """The record in words, with a link where it has a page; its kind is lacking where one may not delete it."""
        kind = record._meta
        if not self.admin_site.is_registered(type(record)):
            return f"{capfirst(kind.verbose_name)}: {record}"
        if not self.admin_site.get_model_admin(type(record)).has_delete_permission(request, record):
            lacking.add(kind.verbose_name)
        page = reverse(f"{self.admin_site.name}:{kind.app_label}_{kind.model_name}_change", args=(quote(record.pk),))
        return format_html('{}: <a href="{}">{}</a>', capfirst(kind.verbose_name), page, record)
