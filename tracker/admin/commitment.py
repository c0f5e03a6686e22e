"""Commitments in the admin."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.db.models import Prefetch
from django.http import HttpRequest

from tracker.admin import standing
from tracker.admin.columns import written
from tracker.admin.commitment_inlines import (
    LinkInline,
    PartyInline,
    PublishedUpdateInline,
    UnpublishedUpdateInline,
)
from tracker.admin.files import FiledAdmin
from tracker.admin.filters import ChosenFilter, EvidenceFilter, SayDoGapFilter, ScheduleFilter
from tracker.admin.inlines import CitationInline
from tracker.admin.publication import Publishing
from tracker.models import Commitment, Party


class ActorFilter(ChosenFilter):
    title = "actor"
    parameter_name = "actor"
    link = Party._meta.get_field("actor")
    path = "parties__actor"


class TopicFilter(ChosenFilter):
    title = "topic"
    parameter_name = "topic"
    link = Commitment._meta.get_field("topics")
    path = "topics"


class MeetingFilter(ChosenFilter):
    title = "meeting"
    parameter_name = "meeting"
    link = Commitment._meta.get_field("made_at")
    path = "made_at"


class CommitmentList(ChangeList):
    """A page of commitments; only for those on it is it worked out where they stand."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        page = [row.pk for row in self.result_list]
        parties = Prefetch("parties", Party.objects.select_related("actor"))
        rows = standing.today(Commitment.objects.filter(pk__in=page)).prefetch_related(parties).in_bulk()
        self.result_list = [rows[key] for key in page]


@admin.register(Commitment)
class CommitmentAdmin(Publishing, FiledAdmin):
    list_display = ["title", "by", written("made_on"), *standing.COLUMNS, "owner", "stage"]
    list_filter = [
        EvidenceFilter,
        ScheduleFilter,
        SayDoGapFilter,
        ActorFilter,
        TopicFilter,
        MeetingFilter,
        ("owner", admin.RelatedOnlyFieldListFilter),
        "stage",
        "kind",
    ]
    search_fields = ["title", "ref", "parties__actor__name", "parties__actor__aliases"]
    autocomplete_fields = ["topics", "made_at"]
    prepopulated_fields = {"ref": ["title"]}
    readonly_fields = standing.FIELDS

    def get_fieldsets(self, request: HttpRequest, obj: Commitment | None = None) -> Any:
        where_it_stands = [("Where it stands today", {"fields": [*standing.FIELDS]})] if obj else []
        return [
            (None, {"fields": ["title", "ref", "stage", "kind"]}),
            *where_it_stands,
            ("What was promised", {"fields": ["summary", "deliverable", "guideline", "topics"]}),
            ("When", {"fields": ["made_at", "made_on", "due"]}),
            ("Following it up", {"fields": ["owner", ("review_every", "next_review_on")]}),
        ]

    def get_inlines(self, request: HttpRequest, obj: Commitment | None = None) -> list[Any]:
        published = [PublishedUpdateInline] if obj else []
        return [*published, UnpublishedUpdateInline, PartyInline, LinkInline, CitationInline]

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[ChangeList]:
        return CommitmentList

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Commitment | None:
        """The commitment with where it stands today."""
        found = super().get_object(request, object_id, from_field)
        return found and standing.today(Commitment.objects.filter(pk=found.pk)).first()

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        """Owners are chosen among the people who work here."""
        if db_field.name == "owner":
            options["queryset"] = User.objects.filter(is_staff=True, is_active=True).order_by("username")
        return super().formfield_for_foreignkey(db_field, request, **options)

    @admin.display(description="by")
    def by(self, commitment: Commitment) -> str:
        """The actors it binds."""
        bound = [party.actor.name for party in commitment.parties.all() if party.role == "committed"]
        return ", ".join(bound)
