"""Saved mappings of columns in the admin: written as the small JSON file that the command line reads, too."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Union

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from tracker.access.groups import is_member, writers_reviewed_by
from tracker.admin.base.record_form import RecordForm
from tracker.admin.files.record_labels import record_label
from tracker.admin.record_admin import RecordAdmin
from tracker.models import SavedMapping
from tracker.transfer.declaration.file_mapping import FileMapping, mapping_problems
from tracker.transfer.declaration.lacking.creation import creation_problems
from tracker.transfer.declaration.lacking.whole_list import whole_list_problems
from tracker.transfer.declaration.mapping_file import mapping_in, read_mapping, written_mapping
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.declaration.resources import RECORDS

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    from tracker.models.imports.saved_mapping import SavedMapping as SavedMappingType


def visible_mappings(user: Union["User", "AnonymousUser"]) -> "QuerySet[SavedMapping]":
    """A person's own mappings, and those that are shared."""
    return SavedMapping.objects.filter(Q(owner=user.pk) | Q(is_shared=True)).select_related("owner")


def saved_content(mapping: FileMapping) -> dict[str, Any]:
    """What is kept of a mapping beside its name and its kind of record."""
    return {part: value for part, value in mapping.content.items() if part != "record"}


def mapping_saved(saved: "SavedMappingType") -> FileMapping:
    """What a saved mapping says. Raises FileProblem for one that SQL wrote and that says what none does."""
    return mapping_in({"record": saved.record, **saved.content})[1]


def name_refusal(name: str, record: str, user: Any) -> str:
    """Why a mapping of such records cannot be kept under the name by this person; empty when it can."""
    if SavedMapping.objects.filter(name__iexact=name).exclude(owner=user.pk).exists():
        return "This name is taken by another mapping; choose another."
    own = SavedMapping.objects.filter(name__iexact=name, owner=user.pk).exclude(record=record).first()
    return f"Your mapping of this name is one of {own.record}; choose another name." if own else ""


def keep_mapping(name: str, mapping: FileMapping, *, record: str, user: Any, is_shared: bool) -> None:
    """Keeps the mapping under the name, in place of one's own of that name."""
    said = {"record": record, "content": saved_content(mapping), "is_shared": is_shared}
    SavedMapping.objects.update_or_create(
        name__iexact=name, owner=user, defaults=said, create_defaults={"name": name, **said}
    )


class MappingText(forms.CharField):
    """A mapping as text in JSON."""

    widget = forms.Textarea(attrs={"rows": 24, "cols": 80, "spellcheck": "false"})

    def prepare_value(self, value: Any) -> Any:
        return json.dumps(value, indent=2, ensure_ascii=False) if isinstance(value, Mapping) else value

    def to_python(self, value: Any) -> Any:
        """What the JSON says; ValidationError with what would be right."""
        if isinstance(value, Mapping):
            return value
        try:
            name, mapping = read_mapping(super().to_python(value) or "{}")
        except FileProblem as error:
            raise ValidationError(str(error)) from error
        del name
        return mapping.content

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True


class SavedMappingForm(RecordForm):
    """A name, the kind of record, and the mapping, which has to suit that kind."""

    record = forms.ChoiceField(label="Kind of record")
    content = MappingText(
        label="Mapping",
        help_text=(
            "JSON, as import_records reads it from a file: columns, constants, values, separators, empty, kept, "
            "refs_from, header_row, sheet, no_header, encoding, separator, date_order, create, complete."
        ),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "record" in self.fields:
            kinds: Any = self.fields["record"]
            kinds.choices = [(name, record_label(name).capitalize()) for name in RECORDS]

    def clean_content(self) -> dict[str, Any]:
        """The mapping without its kind of record, which the field beside it says."""
        said = dict(self.cleaned_data["content"])
        asked = self.cleaned_data.get("record") or self.instance.record
        named = said.pop("record", asked)
        if named != asked:
            raise ValidationError(f"The JSON says that it is one of {named}; choose that kind, or take it out.")
        mapping = mapping_in({"record": asked, **said})[1]
        wrong = mapping_problems(mapping, asked) if asked else []
        wrong += creation_problems(mapping.create)
        wrong += whole_list_problems(asked, mapping.complete) if asked else []
        if wrong:
            raise ValidationError(wrong)
        return said


@admin.register(SavedMapping)
class SavedMappingAdmin(RecordAdmin):
    is_revertible = False
    form = SavedMappingForm
    list_display = ["name", "record", "owner", "is_shared"]
    list_filter = ["is_shared"]
    search_fields = ["name"]
    fields = ["name", "record", "is_shared", "content"]
    change_form_template = "admin/tracker/savedmapping/change_form.html"

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.file_view)
        return [path("<int:key>/mapping.json", view, name="tracker_savedmapping_file"), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> "QuerySet[SavedMapping]":
        return visible_mappings(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """One's own; those of others are looked after by who approves imports."""
        return super().has_change_permission(request, obj) and may_change(request.user, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and may_change(request.user, obj)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A new one belongs to who makes it."""
        if not change:
            obj.owner = request.user
        super().save_model(request, obj, form, change)

    def file_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """The mapping as a file for others, and for the command line."""
        saved = visible_mappings(request.user).filter(pk=key).first()
        if saved is None or not self.has_view_permission(request, saved):
            raise Http404
        return HttpResponse(
            written_mapping(saved.name, mapping_saved(saved)),
            content_type="application/json",
            headers={"Content-Disposition": 'attachment; filename="mapping.json"'},
        )


def may_change(user: Any, saved: Any) -> bool:
    """Whether the person may change or delete the mapping: its owner, and who approves imports; of these, members of
    collections those of who writes in a collection that they review.
    """
    if saved is None or saved.owner_id == user.pk:
        return True
    return user.has_perm("tracker.approve_importbatch") and (
        not is_member(user) or saved.owner_id in writers_reviewed_by(user)
    )
