"""What every record's admin does alike, put together."""

from typing import Any

from django import forms
from django.core.exceptions import BadRequest, FieldDoesNotExist
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse

from tracker.access.collected import COLLECTED
from tracker.access.members import writes_here
from tracker.admin.base.form_fields import FormFieldsMixin
from tracker.admin.base.keys import is_key
from tracker.admin.base.record_form import NamedSelect, RecordForm
from tracker.admin.base.refusal_mixin import RefusalMixin
from tracker.admin.editing.optimistic_locking import OptimisticLockingMixin
from tracker.admin.history.going_along import FewNamedMixin
from tracker.admin.history.restoring import RestoreMixin
from tracker.admin.history.reverting import RevertMixin
from tracker.admin.lists.bounded import BoundedListMixin
from tracker.admin.lists.filters import AutocompleteFilter
from tracker.admin.lists.whole_list import WholeListMixin
from tracker.admin.review.notes import NotesMixin
from tracker.admin.review.proposing import ProposeMixin
from tracker.models import Collection, Published
from tracker.vocabulary import CollectionRole

# More collections than a site will have.
MOST_BEGUN_WITH = 100


class RecordAdmin(
    NotesMixin,
    ProposeMixin,
    FormFieldsMixin,
    RefusalMixin,
    WholeListMixin,
    OptimisticLockingMixin,
    RevertMixin,
    RestoreMixin,
    BoundedListMixin,
    FewNamedMixin,
):
    """A record: its form, its list, and its history as the database wrote it."""

    form = RecordForm
    list_per_page = 50

    @property
    def media(self) -> forms.Media:
        """Its scripts, with those of the boxes that some filters are typed in."""
        is_typed_in = any(
            isinstance(choice, type) and issubclass(choice, AutocompleteFilter) for choice in self.list_filter
        )
        return super().media + (NamedSelect(None, self.admin_site).media if is_typed_in else forms.Media())

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What the address fills in beforehand; records are named by their number."""
        given: dict[str, Any] = dict(super().get_changeform_initial_data(request))
        if self.model in COLLECTED:
            given.setdefault("collections", collections_to_begin_with(request.user.pk))
        for name, value in given.items():
            keys = value if isinstance(value, list) else [value]
            if self.is_link_field(name) and not all(is_key(str(key)) for key in keys if key != ""):
                raise BadRequest(f"The address names no record as {name}.")
        return given

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Only what the list offers to narrow by: what any other condition finds would tell what is not shown."""
        offered = {filter_lookup(each) for each in self.get_list_filter(request)} if request else set()
        name = lookup.partition("__")[0]
        is_offered = name in offered | {self.date_hierarchy} or (
            lookup == f"{name}__id__exact" and self.is_link_field(name)
        )
        return is_offered and super().lookup_allowed(lookup, value, request)  # type: ignore[arg-type]

    def is_link_field(self, name: str) -> bool:
        """Whether the record has a field of that name that links it to others."""
        try:
            return bool(self.opts.get_field(name).is_relation)
        except FieldDoesNotExist:
            return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Leaves a row alone when only what hangs on it was changed."""
        if form.changed_data or not change:
            super().save_model(request, obj, form, change)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Not where the person's collections do not reach: that is shown as it is. What is sent all the same, the
        database refuses, and nothing typed is lost.
        """
        return super().has_change_permission(request, obj) and not self.is_elsewhere(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not self.is_elsewhere(request, obj)

    def is_elsewhere(self, request: HttpRequest, obj: Any) -> bool:
        """Whether a page that is asked for shows a record that is in none of the person's collections."""
        if obj is None or request.method == "POST":
            return False
        asked: dict[Any, bool] = request.__dict__.setdefault("writes_here", {})
        if obj not in asked:
            asked[obj] = writes_here(request.user, obj)
        return not asked[obj]

    def render_change_form(
        self,
        request: HttpRequest,
        context: Any,
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """The form, which says where it is read only because of the person's collections."""
        context["is_elsewhere"] = self.is_elsewhere(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """The public page, once there is something to see there."""
        if not isinstance(obj, Published) or obj.published_at is None:
            return None
        try:
            return reverse(f"{self.opts.model_name}_detail", args=[obj.ref])
        except NoReverseMatch:
            return None


def collections_to_begin_with(person: int | None) -> list[int]:
    """The keys of the collections that the person writes in as a member, or of the only one there is."""
    is_ours = Q(members__person=person) & ~Q(members__role=CollectionRole.VIEWER)
    found = Collection.objects.annotate(is_own=Exists(Collection.objects.filter(is_ours, pk=OuterRef("pk"))))
    pairs = list(found.order_by("pk").values_list("pk", "is_own")[:MOST_BEGUN_WITH])
    own = [key for key, is_own in pairs if is_own]
    return own or ([key for key, _ in pairs] if len(pairs) == 1 else [])


def filter_lookup(offered: Any) -> str:
    """The field that one of a list's filters narrows by; the name of its own parameter where it has one."""
    if isinstance(offered, str):
        return offered.partition("__")[0]
    if isinstance(offered, tuple | list):
        return str(offered[0]).partition("__")[0]
    return str(offered.parameter_name)
