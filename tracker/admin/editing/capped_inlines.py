"""Inlines that stay short: the first rows in the model's order, and a way to the rest."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.urls import reverse

from tracker.admin.base.form_fields import FormFieldsMixin
from tracker.admin.base.keys import is_key
from tracker.admin.base.record_form import RecordForm

if TYPE_CHECKING:
    InlineFormSet = BaseInlineFormSet[Any, Any, Any]
    Inline = InlineModelAdmin[Any, Any]
    Stacked = admin.StackedInline[Any, Any]
    Tabular = admin.TabularInline[Any, Any]
else:
    InlineFormSet = BaseInlineFormSet
    Inline = InlineModelAdmin
    Stacked = admin.StackedInline
    Tabular = admin.TabularInline

CAP = 10
MOST_SENT = CAP + 50  # rows of one inline in one form


class CappedFormSet(InlineFormSet):
    """A record's rows up to the cap; when they come back from the browser, exactly those that were shown."""

    model: Any
    is_cut = False
    told = ""  # what there is to say of them all

    def get_queryset(self) -> Any:
        return self.shown

    def initial_form_count(self) -> int:
        """How many rows were shown, whatever the browser says of it."""
        return min(super().initial_form_count(), MOST_SENT)

    @cached_property
    def empty_form(self) -> Any:
        """The form of a row to be added, which a page asks for five times; Django would make it anew each time."""
        return super().empty_form

    @cached_property
    def shown(self) -> list[Any]:
        rows = super().get_queryset()
        if self.is_bound:
            posted = self.posted_keys()
            return sorted(rows.filter(pk__in=posted), key=lambda row: posted.index(row.pk))
        found = list(rows[: CAP + 1])
        self.is_cut = len(found) > CAP
        return found[:CAP]

    def posted_keys(self) -> list[int]:
        posted = (self.data.get(f"{self.add_prefix(index)}-id", "") for index in range(self.initial_form_count()))
        return [int(value) for value in posted if is_key(value)]

    def add_fields(self, form: Any, index: int | None) -> None:
        """The form's own fields, and a box to delete its row that says so by itself: in a table it has no label."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = "Delete"

    def clean(self) -> None:
        """Refuses to lose an edit of a row that meanwhile was deleted, published or moved elsewhere."""
        super().clean()
        if len(self.shown) < self.initial_form_count():
            raise ValidationError(
                f"One of the rows shown here ({self.model._meta.verbose_name}) was deleted or published by someone "
                "else meanwhile, "
                "so nothing was saved. Reload this page to see the current state."
            )

    @property
    def rest_address(self) -> str:
        """The address of the list with all of the record's rows, when not all are shown."""
        if not self.is_cut:
            return ""
        options = self.model._meta
        address = reverse(f"admin:{options.app_label}_{options.model_name}_changelist")
        return f"{address}?{self.fk.name}__id__exact={self.instance.pk}"


class CappedInline(FormFieldsMixin, Inline):
    """An inline of at most ten rows, added to one at a time."""

    formset = CappedFormSet
    form = RecordForm
    extra = 0
    show_change_link = True

    def get_formset(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        # Django says by none at all that who looks may add no row; a way to add one would then lead nowhere.
        most = MOST_SENT if self.max_num is None else min(self.max_num, MOST_SENT)
        formset = super().get_formset(request, obj, absolute_max=MOST_SENT, max_num=most, **options)
        form: Any = formset.form
        form.user = request.user
        form.is_beside_refused = getattr(request, "refusal", None) is not None
        return formset


class CappedStackedInline(CappedInline, Stacked):
    """Each row a small form."""

    template = "admin/tracker/capped_stacked.html"


class CappedTabularInline(CappedInline, Tabular):
    """Each row one line of a table."""

    template = "admin/tracker/capped_tabular.html"
