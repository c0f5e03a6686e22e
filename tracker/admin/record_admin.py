"""What every record's admin does alike."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import BadRequest, FieldDoesNotExist
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse

from tracker.admin.editing import refusals
from tracker.admin.editing.keys import is_key
from tracker.admin.editing.lines_field import LinesField
from tracker.admin.editing.optimistic_locking import Guarded
from tracker.admin.editing.record_form import NamedSelect, NamedSelectMultiple, RecordForm
from tracker.admin.history.restoring import Restoring
from tracker.admin.history.reverting import Reverting
from tracker.admin.lists.filters import ChosenFilter
from tracker.models import Published
from tracker.partial_dates import DayFormField

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    AnyAdmin = BaseModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin
    AnyAdmin = BaseModelAdmin

SHORT_TEXT = forms.Textarea(attrs={"rows": 3, "cols": 60, "class": "vLargeTextField"})


class Linking(AnyAdmin):
    """Links chosen by typing part of a name, without a query for each link a page shows; days that nobody guesses."""

    formfield_overrides: ClassVar[Any] = {
        models.TextField: {"widget": SHORT_TEXT},
        models.DateField: {"form_class": DayFormField},
        # No number of this project that is typed may be 0; Django would tell who types -1 that it may.
        models.PositiveSmallIntegerField: {"min_value": 1, "error_messages": {"min_value": "Write 1 or more."}},
        ArrayField: {"form_class": LinesField},
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


class Refusing(ModelAdmin):
    """Shows the database's refusals to the person: nothing is half saved, nothing typed is lost."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except refusals.REFUSED as error:
            refusal = refusals.read(error)
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
        except refusals.REFUSED as error:
            messages.error(request, refusals.read(error).message)
            return HttpResponseRedirect(reverse(self.page("change"), args=[object_id]))

    def response_action(self, request: HttpRequest, queryset: Any, *arguments: Any) -> HttpResponse | None:
        if not all(map(is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            raise BadRequest("A record that was selected is none.")
        try:
            with transaction.atomic():
                return super().response_action(request, queryset, *arguments)
        except refusals.REFUSED as error:
            messages.error(request, refusals.read(error).message)
            return HttpResponseRedirect(request.get_full_path())

    def page(self, name: str) -> str:
        """The name of one of this record's admin addresses."""
        return f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_{name}"


class RecordAdmin(Linking, Refusing, Guarded, Reverting, Restoring):
    """A record: its form, its list, and its history as the database wrote it."""

    form = RecordForm
    show_full_result_count = False
    list_per_page = 50

    @property
    def media(self) -> forms.Media:
        """Its scripts, with those of the boxes that some filters are typed in."""
        is_typed_in = any(isinstance(choice, type) and issubclass(choice, ChosenFilter) for choice in self.list_filter)
        return super().media + (NamedSelect(None, self.admin_site).media if is_typed_in else forms.Media())

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What the address fills in beforehand; records are named by their number."""
        given: dict[str, Any] = dict(super().get_changeform_initial_data(request))
        for name, value in given.items():
            keys = value if isinstance(value, list) else [value]
            if self.links(name) and not all(is_key(str(key)) for key in keys if key != ""):
                raise BadRequest(f"The address names no record as {name}.")
        return given

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Only what the list offers to narrow by: what any other condition finds would tell what is not shown."""
        offered = {lookup_of(each) for each in self.get_list_filter(request)} if request else set()
        name = lookup.partition("__")[0]
        is_offered = name in offered | {self.date_hierarchy} or (lookup == f"{name}__id__exact" and self.links(name))
        return is_offered and super().lookup_allowed(lookup, value, request)  # type: ignore[arg-type]

    def links(self, name: str) -> bool:
        """Whether the record has a field of that name that links it to others."""
        try:
            return bool(self.opts.get_field(name).is_relation)
        except FieldDoesNotExist:
            return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Leaves a row alone when only what hangs on it was changed."""
        if form.changed_data or not change:
            super().save_model(request, obj, form, change)

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """The public page, once there is something to see there."""
        if not isinstance(obj, Published) or obj.published_at is None:
            return None
        try:
            return reverse(f"{self.opts.model_name}_detail", args=[obj.ref])
        except NoReverseMatch:
            return None


def lookup_of(offered: Any) -> str:
    """The field that one of a list's filters narrows by; the name of its own parameter where it has one."""
    if isinstance(offered, str):
        return offered.partition("__")[0]
    if isinstance(offered, tuple | list):
        return str(offered[0]).partition("__")[0]
    return str(offered.parameter_name)


class ReadOnly(AnyAdmin):
    """What the system writes for itself: to be looked at."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
