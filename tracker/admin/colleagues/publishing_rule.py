"""Rules of publishing in the admin: which kinds of record need a second person."""

from typing import Any

from django import forms
from django.apps import apps
from django.contrib import admin

from tracker.admin.base.record_form import RecordForm
from tracker.admin.record_admin import RecordAdmin
from tracker.models import Published, PublishingRule


class PublishingRuleForm(RecordForm):
    """A rule for one of the kinds of record that are published."""

    record_kind = forms.ChoiceField(label="Kind of record")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "record_kind" in self.fields:
            kind: Any = self.fields["record_kind"]
            kind.choices = kinds()


@admin.register(PublishingRule)
class PublishingRuleAdmin(RecordAdmin):
    is_revertible = False
    form = PublishingRuleForm
    list_display = ["kind_in_words", "needs_second_person"]
    list_display_links = ["kind_in_words"]


def kinds() -> list[tuple[str, str]]:
    """Every kind of record that is published, by its model's name, with what pages call it."""
    return [
        (str(model._meta.model_name), str(model._meta.verbose_name).capitalize())
        for model in apps.get_app_config("tracker").get_models()
        if issubclass(model, Published)
    ]
