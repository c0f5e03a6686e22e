"""The list of topics and the page of one."""

from collections.abc import Mapping
from dataclasses import replace

from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.dashboard.selection import selected
from tracker.models import Topic
from tracker.pages.days import carried, days_asked, status_for
from tracker.pages.listing import ROWS_A_PAGE, Listing, listing
from tracker.pages.record import record_or_404
from tracker.vocabulary import Stage


def topics_asked(query: Mapping[str, str]) -> Listing[Topic]:
    """The topics that the query string asks for, by name, with how many published commitments each has."""
    published = Count("commitments", filter=Q(commitments__stage=Stage.PUBLISHED))
    topics = Topic.objects.annotate(commitment_count=published).order_by("name", "ref")
    return listing(topics, query, searched=("name", "description"))


@require_safe
def topic_list(request: HttpRequest) -> HttpResponse:
    """Topics by name, with how many published commitments each has."""
    found = topics_asked(request.GET)
    return render(request, "tracker/topic_list.html", {"listing": found}, status=status_for(found.problems))


@require_safe
def topic_detail(request: HttpRequest, ref: str) -> HttpResponse:
    """One topic and where its commitments stand."""
    filters, problems = days_asked(request)
    topic = record_or_404(Topic.objects.all(), ref)
    filters = replace(filters, topic=topic.ref)
    commitments = selected(filters).order_by(F("made_on_earliest").desc(nulls_last=True), "ref")
    context = {
        "topic": topic,
        "rows": Paginator(commitments, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "filters": filters,
        "problems": problems,
        "days": carried(filters),
    }
    return render(request, "tracker/topic_detail.html", context, status=status_for(problems))
