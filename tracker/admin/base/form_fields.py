"""Form fields of every record: links found by typing, days that nobody guesses, lists of texts."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.http import HttpRequest

from tracker.admin.base.lines_field import OnePerLineField
from tracker.admin.base.long_text import LongTextField
from tracker.admin.base.record_form import NamedSelect, NamedSelectMultiple
from tracker.admin.base.typed import AnyAdmin
from tracker.partial_dates import DayFormField

SHORT_TEXT = forms.Textarea(attrs={"rows": 3, "cols": 60, "class": "vLargeTextField"})


class FormFieldsMixin(AnyAdmin):
    """Form fields of a record: foreign keys as autocompletes with no query for each, strict dates, lists by line."""

    formfield_overrides: ClassVar[Any] = {
        models.TextField: {"widget": SHORT_TEXT, "form_class": LongTextField},
        models.DateField: {"form_class": DayFormField},
        # No number of this project that is typed may be 0; Django would tell who types -1 that it may.
        models.PositiveSmallIntegerField: {"min_value": 1, "error_messages": {"min_value": "Write 1 or more."}},
        ArrayField: {"form_class": OnePerLineField},
    }

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if "widget" not in options and db_field.name in self.get_autocomplete_fields(request):
            options["widget"] = NamedSelect(db_field, self.admin_site, using=options.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **options)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if "widget" not in options and db_field.name in self.get_autocomplete_fields(request):
            options["widget"] = NamedSelectMultiple(db_field, self.admin_site, using=options.get("using"))
        return super().formfield_for_manytomany(db_field, request, **options)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        """A field whose links can be added and looked at from here, but not deleted."""
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
        if field and db_field.name == "country":
            # Cut to two letters by the browser, AUSTRIA would be Australia; whole, it is refused.
            field.widget.attrs.pop("maxlength", None)
            field.error_messages["max_length"] = db_field.error_messages["max_length"]
        return field
