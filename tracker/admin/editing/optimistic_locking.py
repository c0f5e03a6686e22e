"""Forms that no two people save over each other: who saves second is shown both values, and chooses."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.core.exceptions import BadRequest
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse

from tracker.actions.record_lock import RecordBusyError, atomic_or_busy, lock_rows
from tracker.admin.base.database_refusals import DatabaseRefusal
from tracker.admin.base.keys import is_key
from tracker.admin.editing.conflict import CHOICE, Comparison, apply_choices, compare, parse_choices, remove_rows
from tracker.admin.editing.submitted_form import SubmittedForm, replace_post_data
from tracker.admin.editing.submitted_rows import link_lists_of
from tracker.history.changes import Change, changes_since, parts_of
from tracker.history.versions import Versions, as_text, from_text, versions_of, versions_of_rows

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin

# What a form carries: the state that it showed, the state in which a choice was offered, and for which fields.
VERSIONS, OFFERED, OPEN = "versions", "offered_versions", "open_choice"
NOT_CARRIED = (VERSIONS, OFFERED, OPEN, "csrfmiddlewaretoken")
UNREADABLE = (
    "This page was sent without the version of the record that it showed, so nothing was saved. Check the values and "
    "save again."
)


class OptimisticLockingMixin(ModelAdmin):
    """Change forms that carry the versions they showed, which are checked under a lock before saving."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        if "_saveasnew" in request.POST:
            raise BadRequest("Records cannot be copied: each has its own ref and sources.")
        key = unquote(object_id) if object_id else ""
        if not is_key(key) or not self.has_change_permission(request):
            return super().changeform_view(request, object_id, form_url, extra_context)
        if request.method != "POST":
            versions = as_text(versions_of(self.model, int(key)))
            return attach_versions(super().changeform_view(request, object_id, form_url, extra_context), versions)
        if getattr(request, "refusal", None) is None:
            try:
                with atomic_or_busy():
                    choice = self.check_for_conflict(request, int(key))
                    return choice or self.save_or_show_again(request, key, form_url, extra_context)
            except RecordBusyError as busy:
                request.refusal = DatabaseRefusal(str(busy), status=HTTPStatus.SERVICE_UNAVAILABLE)  # type: ignore[attr-defined]
        # With a refusal, the form is shown again and nothing is saved.
        page = self.save_or_show_again(request, key, form_url, extra_context)
        page.status_code = request.refusal.status  # type: ignore[attr-defined]
        return page

    def save_or_show_again(self, request: HttpRequest, key: str, form_url: str, context: dict[str, Any] | None) -> Any:
        """Saves; a form that is shown again instead carries the versions that it was compared with."""
        return attach_versions(
            super().changeform_view(request, key, form_url, context), request.POST.get(VERSIONS, "")
        )

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None) -> Any:
        """Deletes what was looked at; when someone has changed it since, it is to be looked at again."""
        key = unquote(object_id)
        if not is_key(key):
            return super().delete_view(request, object_id, extra_context)
        if request.method == "POST" and VERSIONS in request.POST:
            try:
                with atomic_or_busy():
                    lock_rows(self.model, {self.model: [int(key)]})
                    changes = self.changes_of_shown(request, versions_of(self.model, int(key)))
                    if not changes:
                        return super().delete_view(request, object_id, extra_context)
                    messages.error(request, f"{changes[0].in_words} Nothing was deleted; check it again.")
            except RecordBusyError as busy:
                messages.error(request, str(busy))
            return HttpResponseRedirect(request.get_full_path())
        versions = as_text(versions_of(self.model, int(key)))
        return super().delete_view(request, object_id, {**(extra_context or {}), VERSIONS: versions})

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The list, which knows in what state it shows each row."""
        response = super().changelist_view(request, extra_context)
        shown = (response.context_data or {}) if isinstance(response, TemplateResponse) else {}
        if shown.get("action_form"):
            shown[VERSIONS] = as_text(versions_of_rows(self.model, [row.pk for row in shown["cl"].result_list]))
        return response

    def response_action(self, request: HttpRequest, queryset: Any, *arguments: Any) -> HttpResponse | None:
        """Does with the selected rows what was asked, unless one of them was changed since the list was shown."""
        selected = [int(key) for key in request.POST.getlist(ACTION_CHECKBOX_NAME) if is_key(key)]
        if not selected or VERSIONS not in request.POST:
            return super().response_action(request, queryset, *arguments)
        try:
            with atomic_or_busy():
                lock_rows(self.model, {self.model: selected})
                changes = self.changes_of_shown(request, versions_of_rows(self.model, selected))
                if not changes:
                    return super().response_action(request, queryset, *arguments)
            records = self.model._default_manager.in_bulk([change.row for change in changes])
            named = "; ".join(str(record) for record in records.values())
            messages.error(request, f"Changed since this list was shown: {named}. Nothing was done; check again.")
        except RecordBusyError as busy:
            messages.error(request, str(busy))
        return HttpResponseRedirect(request.get_full_path())

    def changes_of_shown(self, request: HttpRequest, now: Versions) -> list[Change]:
        """What others changed, by now, of the rows whose state the page carried."""
        seen = self.parse_versions(request.POST[VERSIONS]) or {}
        newer = {
            model: {row: seen[model][row] for row, event in rows.items() if event > seen[model].get(row, event)}
            for model, rows in now.items()
            if model in seen
        }
        return changes_since(self.model, {model: rows for model, rows in newer.items() if rows})

    def check_for_conflict(self, request: HttpRequest, key: int) -> HttpResponse | None:
        """The page on which to choose, when someone else saved what was typed over; nothing when all is well.

        Puts into the request what is to be saved: the choices that were made, and what others alone have changed.
        """
        seen = self.parse_versions(request.POST.get(VERSIONS, ""))
        if seen is None:
            request.refusal = DatabaseRefusal(UNREADABLE)  # type: ignore[attr-defined]
            replace_post_data(request, with_versions(request.POST, versions_of(self.model, key)))
            return None
        lock_rows(self.model, {**self.inline_keys(seen), self.model: [key]})
        now = versions_of(self.model, key, self.inline_keys(seen))
        if key not in now.get(self.model, {}):
            # There never was such a record, and Django says so.
            return None
        data, chosen = request.POST.copy(), parse_choices(request.POST)
        offered = self.parse_versions(data.get(OFFERED, ""))
        is_undecided = not set(data.getlist(OPEN)) <= chosen.keys()
        for name in [name for name in data if name.startswith(CHOICE) or name in (OFFERED, OPEN)]:
            del data[name]
        if offered is not None and not is_undecided:
            # What the other saved is by now what was shown last.
            seen = offered
            sent = SubmittedForm(admin=self, request=request, key=key, data=data, seen=seen)
            apply_choices(sent.rows(), chosen)
            chosen = {}
        sent = SubmittedForm(admin=self, request=request, key=key, data=data, seen=seen)
        found = compare(self.model, sent.rows_changed(now) if seen != now else [], seen=seen, chosen=chosen)
        replace_post_data(request, with_versions(data, now))
        if found.is_deleted or found.rows:
            replace_post_data(request, with_versions(data, seen))
            return self.conflict_page(request, key, found, now, is_undecided=is_undecided)
        remove_rows(data, found.gone)
        replace_post_data(request, with_versions(data, now))
        for change in found.kept:
            messages.info(request, f"{change.in_words} That change was kept, along with yours.")
        return None

    def parse_versions(self, text: str) -> Versions | None:
        """The versions of the record and its inline rows that a form carries; None for text that is none."""
        told = from_text(text)
        ours = (self.model, *parts_of(self.model))
        return told and {model: rows for model, rows in told.items() if model in ours}

    def inline_keys(self, seen: Versions) -> dict[type[Model], set[int]]:
        """The primary keys of the inline rows that a form showed, by model."""
        lists = {row for row, _ in link_lists_of(self.model).values()}
        return {model: set(rows) for model, rows in seen.items() if model not in {self.model, *lists}}

    def conflict_page(
        self, request: HttpRequest, key: int, found: Comparison, now: Versions, *, is_undecided: bool
    ) -> HttpResponse:
        """Both values of every field, who saved and when, and the choice; what was typed travels along."""
        data = request.POST.copy()
        seen = data.get(VERSIONS, "")
        if not found.is_deleted:
            remove_rows(data, found.gone)
        before = (from_text(seen) or {}).get(self.model, {}).get(key, 0)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Deleted while you were editing" if found.is_deleted else "Someone else saved this meanwhile",
            "found": found,
            "is_undecided": is_undecided,
            "deletion": changes_since(self.model, {self.model: {key: before}})[0] if found.is_deleted else None,
            "carried": [(name, value) for name, values in data.lists() if name not in NOT_CARRIED for value in values],
            "versions": seen,
            "offered": as_text(now),
            "files": list(request.FILES),
            "key": key,
            "may_restore": self.has_add_permission(request) and self.has_delete_permission(request),
            "change_address": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[key]),
        }
        return TemplateResponse(request, "admin/tracker/conflict.html", context)


def attach_versions(response: Any, versions: str) -> Any:
    """The response, whose page carries the versions of the rows that it shows."""
    if isinstance(response, TemplateResponse) and response.context_data and "adminform" in response.context_data:
        response.context_data[VERSIONS] = versions_of_shown(versions, response.context_data["inline_admin_formsets"])
    return response


def versions_of_shown(versions: str, inlines: Any) -> str:
    """The versions without rows that no inline of the page shows."""
    shown: dict[type[Model], set[int]] = {}
    for inline in inlines:
        keys = (form.instance.pk for form in inline.formset.initial_forms)
        shown.setdefault(inline.formset.model, set()).update(key for key in keys if key)
    return as_text(
        {
            model: {row: event for row, event in rows.items() if model not in shown or row in shown[model]}
            for model, rows in (from_text(versions) or {}).items()
        }
    )


def with_versions(data: QueryDict, versions: Versions) -> QueryDict:
    """The POST data, as if the form had shown these versions."""
    copy = data.copy()
    copy[VERSIONS] = as_text(versions)
    return copy
