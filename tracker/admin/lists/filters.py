"""Ways to narrow a list beside those that Django brings."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.forms import ModelChoiceField
from django.http import HttpRequest
from django.utils import timezone

from tracker.admin.base.keys import is_key
from tracker.models import Citation, Commitment, Sanction
from tracker.models.citation import CITABLE
from tracker.parameters.filters import Filters
from tracker.standings.selection import may_stand
from tracker.status import in_sql
from tracker.vocabulary import Schedule, Status

NO_GAP = "False"


class AutocompleteFilter(admin.SimpleListFilter):
    """Filters by one related record, chosen in an autocomplete.

    `link` is a foreign key to that record, `path` the way from a row to it.
    """

    template = "admin/tracker/chosen_filter.html"
    link: ClassVar[Any]
    path: ClassVar[str]

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: type[Model], model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        self.admin_site = model_admin.admin_site

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return []

    def has_output(self) -> bool:
        return True

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if not value:
            return queryset
        if not is_key(value):
            raise IncorrectLookupParameters(f"{self.parameter_name} must be a number.")
        tied = queryset.model._default_manager.filter(**{self.path: int(value)})
        return queryset.filter(pk__in=tied.values("pk"))

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """One choice: the box to type in, what else the list is narrowed by, and the way to take this away."""
        target = self.link.remote_field.model._default_manager.all()
        widget = AutocompleteSelect(self.link, self.admin_site, attrs={"aria-label": f"By {self.title}"})
        box = ModelChoiceField(target, required=False, widget=widget).widget
        others = {name: value for name, value in changelist.params.items() if name not in (self.parameter_name, "p")}
        yield {
            "box": box.render(self.parameter_name, self.value(), {"id": f"filter-{self.parameter_name}"}),
            "others": others,
            "clear": changelist.get_query_string(remove=[str(self.parameter_name)]) if self.value() else "",
        }


class OwnerFilter(admin.RelatedFieldListFilter):
    """Those who follow up any record, each looked up by an index: Django's own filter reads all the records."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        owned = Q(Exists(model_admin.model._default_manager.filter(**{field.name: OuterRef("pk")})))
        ordering = self.field_admin_ordering(field, request, model_admin)
        return field.get_choices(include_blank=False, limit_choices_to=owned, ordering=ordering)


class FilledValuesFilter(admin.AllValuesFieldListFilter):
    """The values that a text field has anywhere, but for the empty one, which has no name to click on."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.lookup_choices = self.lookup_choices.exclude(**{self.field_path: ""})


class StandingFilter(admin.SimpleListFilter):
    """Commitments by something derived of where they stand today."""

    field: ClassVar[str]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Commitment]) -> QuerySet[Commitment]:
        if self.value() is None:
            return queryset
        if self.value() not in dict(self.lookup_choices):
            raise IncorrectLookupParameters(f"{self.parameter_name} must be one of the choices.")
        view = Filters.of_today()
        if self.value() != NO_GAP:
            queryset = queryset.filter(may_stand(view.narrowed_to(**{str(self.parameter_name): self.value()})))
        if self.field not in queryset.query.annotations:
            queryset = in_sql.with_standing(queryset, **view.days)
        return queryset.filter(**{self.field: self.value()})


class EvidenceFilter(StandingFilter):
    """By what the evidence supports: the headline status."""

    title = "status"
    parameter_name = "status"
    field = "evidence_status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(Status.choices)


class ScheduleFilter(StandingFilter):
    """By what the calendar says: the overdue, for one."""

    title = "schedule"
    parameter_name = "schedule"
    field = "schedule"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(Schedule.choices)


class ReviewFilter(admin.SimpleListFilter):
    """By whether it is time to look at a commitment again."""

    title = "review"
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("due", "Due"), ("mine", "Due and mine"), ("unplanned", "Not scheduled")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Commitment]) -> QuerySet[Commitment]:
        if self.value() == "unplanned":
            return queryset.filter(next_review_on__isnull=True, review_every__isnull=True)
        if self.value() not in ("due", "mine"):
            return queryset
        due = Commitment.objects.due_for_review(timezone.now().date())
        own = due.filter(owner=request.user.pk) if self.value() == "mine" else due
        return queryset.filter(pk__in=own.order_by().values("pk"))


class SayDoGapFilter(StandingFilter):
    """By whether a party claims more than the record supports."""

    title = "claimed vs delivered"
    parameter_name = "gap"
    field = "has_say_do_gap"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("True", "Gap"), (NO_GAP, "No gap")]


class InForceFilter(admin.SimpleListFilter):
    """Sanctions by whether they are in force today."""

    title = "in force today"
    parameter_name = "in_force"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "In force"), ("no", "Not in force")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Sanction]) -> QuerySet[Sanction]:
        if self.value() not in ("yes", "no"):
            return queryset
        in_force = Q(pk__in=Sanction.objects.in_force(timezone.now().date()).values("pk"))
        return queryset.filter(in_force if self.value() == "yes" else ~in_force)


class CitedFilter(admin.SimpleListFilter):
    """Citations by the kind of record they are for."""

    title = "cited record"
    parameter_name = "cited"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, name.replace("_", " ").capitalize()) for name in CITABLE]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Citation]) -> QuerySet[Citation]:
        return queryset.filter(**{f"{self.value()}__isnull": False}) if self.value() in CITABLE else queryset
