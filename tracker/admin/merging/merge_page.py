"""The page on which one actor is merged into another: which, what would move, and, once sent, the merge."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.postgres.search import TrigramSimilarity
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from tracker.access import audit_log
from tracker.actions.merging.merge_actors import merge_actors
from tracker.actions.merging.merge_plan import MergePlan, NotMergedError, plan_merge
from tracker.database.wait_budget import long_request
from tracker.models import Actor

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin

MOST_PROPOSED = 8
MOST_NAMED = 20


class MergeMixin(ModelAdmin):
    """Actors that can be merged."""

    def get_urls(self) -> Any:
        merge = self.admin_site.admin_view(self.merge_view)
        return [path("<int:key>/merge/", merge, name="tracker_actor_merge"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> Any:
        context = {**(extra_context or {}), "may_merge": request.user.has_perm("tracker.merge_actor")}
        return super().change_view(request, object_id, form_url, context)

    @long_request
    def merge_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Asks into which actor, shows what would move, and does it."""
        merged = get_object_or_404(Actor.objects.select_related("part_of"), pk=key)
        if not request.user.has_perm("tracker.merge_actor"):
            raise PermissionDenied
        into = (request.POST.get("into") or request.GET.get("into", "")).replace("\x00", "").strip()
        kept = Actor.objects.filter(ref=into).select_related("part_of").first() if into else None
        plan, refused = None, f"There is no actor “{into}”; write the ref of one." if into and kept is None else ""
        if kept is not None:
            plan, refused = plan_or_refusal(merged, kept)
        if kept is not None and plan is not None and request.method == "POST":
            try:
                merge_actors(merged, kept, user=request.user)
            except NotMergedError as error:
                refused = str(error)
            else:
                audit_log.log("merged", user=request.user, **audit_log.record_fields(kept))
                done = f"“{merged.name}” was merged into “{kept.name}”; this can be undone under “Merged records”."
                messages.success(request, done)
                return HttpResponseRedirect(reverse("admin:tracker_actor_change", args=[kept.pk]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": merged,
            "title": f"Merge “{merged.name}” into another actor",
            "into": into,
            "kept": kept,
            "plan": plan,
            "refused": refused,
            "proposed": [] if plan else likely_duplicates(merged),
            "most_named": MOST_NAMED,
        }
        return TemplateResponse(request, "admin/tracker/actor/merge.html", context)


def plan_or_refusal(merged: Actor, kept: Actor) -> tuple[MergePlan | None, str]:
    """The plan of the merge, or None and the message why it cannot be done."""
    try:
        return plan_merge(merged, kept), ""
    except NotMergedError as error:
        return None, str(error)


def likely_duplicates(actor: Actor) -> list[Actor]:
    """Actors of the same kind, those with the most similar names first."""
    others = Actor.objects.filter(kind=actor.kind).exclude(pk=actor.pk)
    return list(others.order_by(TrigramSimilarity("name", actor.name).desc(), "name")[:MOST_PROPOSED])
