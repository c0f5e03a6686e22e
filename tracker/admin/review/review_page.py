"""The page where status updates are reviewed: each as it stands, with its sources, to be published or left."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import path, reverse

from tracker.access import audit_log
from tracker.access.groups import publication_refusal
from tracker.actions.publish_update import NotPublished, publish_update, version_of
from tracker.admin.base import database_refusals
from tracker.admin.base.keys import is_key
from tracker.admin.base.refusal_mixin import RefusalMixin
from tracker.admin.lists import status_columns
from tracker.admin.review import publication_checks
from tracker.admin.review import publishable as publishable_record
from tracker.admin.review.publishable import Publishable, publishable
from tracker.models import Citation, Commitment, Finding, Source, StatusUpdate
from tracker.models.citation import VOICES
from tracker.vocabulary import Attribution, Stage, Status

MOST_SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class ReviewItem:
    """One status update as the page shows it: its version, where its commitment stands, why one may not publish it.

    `lacks_guideline` warns that its publication fixes what verdicts are measured by, and nothing is written there.
    `is_inferred` asks for the reviewer's reason, as some of its sources only imply it. `drafts` are those of its
    sources that are not public, to be published along with it.
    """

    update: StatusUpdate
    version: str
    stands: Status
    refusal: str
    lacks_guideline: bool
    is_inferred: bool
    drafts: tuple[Publishable, ...]


class ReviewMixin(RefusalMixin):
    """The review page; what it publishes is exactly what it showed."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.review_view)
        return [path("review/", view, name="tracker_statusupdate_review"), *super().get_urls()]

    def review_view(self, request: HttpRequest) -> HttpResponse:
        """The updates asked for, or those in review; sent back, publishes the chosen ones, each on its own."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            left = self.publish_each(request, request.POST.getlist("publish"))
            return HttpResponseRedirect(self.review_address(left))
        asked = request.GET.getlist("update")
        waiting = updates_to_review(parse_keys(asked)) if asked else updates_to_review().filter(stage=Stage.IN_REVIEW)
        shown = list(waiting[: MOST_SHOWN + 1])
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Review and publish",
            "reviewed": review_items(request, shown[:MOST_SHOWN]),
            "is_cut": len(shown) > MOST_SHOWN,
            "most_shown": MOST_SHOWN,
        }
        return TemplateResponse(request, "admin/tracker/statusupdate/review.html", context)

    def publish_each(self, request: HttpRequest, chosen: list[str]) -> list[int]:
        """Publishes the chosen updates and says what became of each; returns those that were not published."""
        published, left = [], []
        for update in updates_to_review(parse_keys(chosen)):
            reason = publish_one(request, update)
            if reason:
                left.append(update.pk)
                messages.error(request, f"Not published: {update}. {reason}")
            else:
                published.append(update)
                messages.success(request, f"Published: {update}.")
                audit_log.log("published", user=request.user, **audit_log.record_fields(update))
        if not published and not left:
            messages.warning(request, "Nothing was published: choose what to publish.")
        publication_checks.warn_of_shortcomings(
            request, list(StatusUpdate.objects.filter(pk__in=[update.pk for update in published]))
        )
        return left

    def review_address(self, keys: list[int]) -> str:
        """The address of the page for these updates; without any, for all that are in review."""
        query = QueryDict(mutable=True)
        query.setlist("update", [str(key) for key in keys])
        return f"{reverse(self.url_name('review'))}{'?' if keys else ''}{query.urlencode()}"


def publish_one(request: HttpRequest, update: StatusUpdate) -> str:
    """Publishes the update as the person saw it; returns why not, or nothing."""
    try:
        with transaction.atomic():
            publish_along(request, update)
            publish_update(
                update,
                reviewer=request.user,
                version=request.POST.get(f"version-{update.pk}", ""),
                inference_reason=request.POST.get(f"inference-{update.pk}", "").strip(),
            )
    except NotPublished as error:
        return str(error)
    except database_refusals.REFUSED as error:
        return database_refusals.read_refusal(error).message
    return ""


def publish_along(request: HttpRequest, update: StatusUpdate) -> None:
    """Publishes those of its sources that were ticked, as they were shown. Raises NotPublished."""
    for source in drafts_of(update):
        name = f"source-{source.pk}"
        if name in request.POST.getlist(f"along-{update.pk}"):
            reason = publishable_record.publish_one(request.user, source, request.POST.get(f"version-{name}", ""))
            if reason:
                raise NotPublished(f"Its source “{source}” is not published: {reason}")
            audit_log.log_on_commit("published", user=request.user, **audit_log.record_fields(source))


def drafts_of(update: StatusUpdate) -> list[Source]:
    """The sources cited for the update that are not public, each once."""
    cited = {citation.source_id: citation.source for citation in update.citations.all()}
    return [source for source in cited.values() if source.stage != Stage.PUBLISHED]


def parse_keys(chosen: list[str]) -> list[int]:
    """The sent primary keys as numbers. Raises BadRequest for what is none."""
    if not all(map(is_key, chosen)):
        raise BadRequest("A selected status update does not exist.")
    return [int(key) for key in chosen]


def updates_to_review(keys: list[int] | None = None) -> "QuerySet[StatusUpdate]":
    """The updates with these keys that are not public, each with its sources and its commitment as it stands today."""
    unpublished = StatusUpdate.objects.exclude(stage=Stage.PUBLISHED).order_by("recorded_at", "pk")
    chosen = unpublished if keys is None else unpublished.filter(pk__in=keys)
    return chosen.select_related("author").prefetch_related(
        Prefetch(
            "commitment",
            queryset=status_columns.with_status_today(Commitment.objects.all()).prefetch_related("criteria"),
        ),
        Prefetch(
            "findings", queryset=Finding.objects.select_related("criterion").order_by("criterion__position", "ref")
        ),
        Prefetch("findings__citations", queryset=Citation.objects.select_related("source", *VOICES)),
        Prefetch("citations", queryset=Citation.objects.select_related("source", *VOICES)),
    )


def review_items(request: HttpRequest, updates: list[StatusUpdate]) -> list[ReviewItem]:
    """The updates as the review page shows them to this person."""
    lacking = publication_checks.without_guideline(updates)
    return [
        ReviewItem(
            update=update,
            version=version_of(update),
            stands=status_on_axis(update),
            refusal=publication_refusal(request.user, update),
            lacks_guideline=update.pk in lacking,
            is_inferred=any(citation.attribution == Attribution.IMPLIED for citation in update.citations.all()),
            drafts=tuple(publishable(request.user, source) for source in drafts_of(update)),
        )
        for update in updates
    ]


def status_on_axis(update: StatusUpdate) -> Status:
    """Where the commitment stands today, read with it, on the axis of the update."""
    commitment: Any = update.commitment
    return Status(getattr(commitment, f"{update.axis}_status"))
