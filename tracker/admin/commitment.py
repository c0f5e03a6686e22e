"""Commitments in the admin."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Prefetch
from django.http import HttpRequest
from django.urls import ResolverMatch

from tracker.admin.editing.commitment_form import CommitmentForm
from tracker.admin.editing.commitment_inlines import (
    LinkInline,
    MilestoneInline,
    PartyInline,
    PublishedUpdateInline,
    TargetInline,
    UnpublishedUpdateInline,
)
from tracker.admin.editing.criterion_inline import CriterionInline
from tracker.admin.editing.inlines import CitationInline
from tracker.admin.files.record_files import ImportExportRecordAdmin
from tracker.admin.history.deletion import ProtectedDeletionMixin
from tracker.admin.lists import status_columns
from tracker.admin.lists.columns import partial_date_column
from tracker.admin.lists.filters import (
    AutocompleteFilter,
    EvidenceFilter,
    OwnerFilter,
    ReviewFilter,
    SayDoGapFilter,
    ScheduleFilter,
)
from tracker.admin.lists.follow_up_action import FollowUpMixin, possible_owners
from tracker.admin.review import publication_checks
from tracker.admin.review.publication import PublishMixin
from tracker.admin.source_text.record_from_passage import RecordFromPassageMixin
from tracker.models import Commitment, CommitmentQuerySet, Party, StatusUpdate


class ActorFilter(AutocompleteFilter):
    title = "actor"
    parameter_name = "actor"
    link = Party._meta.get_field("actor")
    path = "parties__actor"


class TopicFilter(AutocompleteFilter):
    title = "topic"
    parameter_name = "topic"
    link = Commitment._meta.get_field("topics")
    path = "topics"


class MeetingFilter(AutocompleteFilter):
    title = "meeting"
    parameter_name = "meeting"
    link = Commitment._meta.get_field("made_at")
    path = "made_at"


def commitment_of_page(page: ResolverMatch | None) -> CommitmentQuerySet:
    """The commitment that the page is about, if there is one."""
    key = page.kwargs.get("object_id") if page else None
    return Commitment.objects.filter(pk=int(key)) if key and key.isdecimal() else Commitment.objects.none()


def saved_rows(rows: Any) -> list[Any]:
    """The rows of a formset that saving it added or changed."""
    return [*rows.new_objects, *(row for row, _ in rows.changed_objects)]


class CommitmentList(ChangeList):
    """A page of commitments; only for those on it is it worked out where they stand."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        page = [row.pk for row in self.result_list]
        parties = Prefetch(
            "parties", Party.objects.select_related("actor").order_by("role", "actor__name", "actor__ref")
        )
        found = status_columns.with_status_today(Commitment.objects.filter(pk__in=page)).with_next_review()
        rows = found.prefetch_related(parties).in_bulk()
        self.result_list = [rows[key] for key in page]


@admin.register(Commitment)
class CommitmentAdmin(
    RecordFromPassageMixin, ProtectedDeletionMixin, FollowUpMixin, PublishMixin, ImportExportRecordAdmin
):
    form = CommitmentForm
    kept_by = "commitment"
    actions = ["publish_selected", "plan_follow_up"]
    list_display = [
        "title",
        "by",
        partial_date_column("made_on"),
        *status_columns.COLUMNS,
        "owner",
        "next_review",
        "stage",
    ]
    list_filter = [
        EvidenceFilter,
        ScheduleFilter,
        ReviewFilter,
        SayDoGapFilter,
        ActorFilter,
        TopicFilter,
        MeetingFilter,
        ("owner", OwnerFilter),
        "stage",
        "kind",
    ]
    search_fields = ["title", "ref", "parties__actor__name", "parties__actor__aliases"]
    autocomplete_fields = ["topics", "collections", "made_at"]
    prepopulated_fields = {"ref": ["title"]}
    readonly_fields = status_columns.FIELDS

    def get_fieldsets(self, request: HttpRequest, obj: Commitment | None = None) -> Any:
        where_it_stands = [("Status today", {"fields": [*status_columns.FIELDS]})] if obj else []
        return [
            (None, {"fields": ["title", "ref", "stage", "kind"]}),
            *where_it_stands,
            ("What was promised", {"fields": ["summary", "deliverable", "guideline", "topics", "collections"]}),
            ("When", {"fields": ["made_at", "made_on", "due"]}),
            ("Follow-up", {"fields": ["owner", ("review_every", "next_review_on")]}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Commitment | None = None) -> Any:
        """What is derived, and the guideline once the database holds it fixed."""
        fixed = ["guideline"] if obj and obj.guideline_is_locked else []
        return [*super().get_readonly_fields(request, obj), *fixed]

    def get_inlines(self, request: HttpRequest, obj: Commitment | None = None) -> list[Any]:
        published = [PublishedUpdateInline] if obj else []
        terms = [CriterionInline, MilestoneInline, TargetInline]
        return [*published, UnpublishedUpdateInline, PartyInline, *terms, LinkInline, CitationInline]

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[ChangeList]:
        return CommitmentList

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Commitment | None:
        """The commitment with where it stands today, and since when."""
        found = super().get_object(request, object_id, from_field)
        return (
            found
            and status_columns.with_updates(
                status_columns.with_status_today(Commitment.objects.filter(pk=found.pk))
            ).first()
        )

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        """Owners are chosen among those who may change commitments; the present owner stays a choice."""
        if db_field.name == "owner":
            options["queryset"] = possible_owners(commitment_of_page(request.resolver_match))
        return super().formfield_for_foreignkey(db_field, request, **options)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Saves what hangs on it, with a word on each status update published here."""
        super().save_related(request, form, formsets, change)
        written = [one for rows in formsets if rows.model is StatusUpdate for one in saved_rows(rows)]
        publication_checks.warn_of_shortcomings(request, written)

    @admin.display(description="next review")
    def next_review(self, commitment: Any) -> date | None:
        """The day, by its own date and what was published since."""
        due: date | None = commitment.review_due
        return due

    @admin.display(description="by")
    def by(self, commitment: Commitment) -> str:
        """The actors it binds."""
        bound = [party.actor.name for party in commitment.parties.all() if party.role == "committed"]
        return ", ".join(bound)
