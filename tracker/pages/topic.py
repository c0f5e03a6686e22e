"""The list of topics and the page of one."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.dashboard.selection import selected
from tracker.models import Commitment, Topic
from tracker.pages.days import carried, days_asked, kept, on_days, status_for
from tracker.pages.listing import ROWS_A_PAGE, listing
from tracker.pages.record import record_or_404


@require_safe
def topic_list(request: HttpRequest) -> HttpResponse:
    """Topics by name, with how many commitments are tracked under each on the day."""
    filters, problems = days_asked(request)
    tracked = Commitment.objects.tracked(as_of=filters.as_of, known_on=filters.known_on)
    count = Count("commitments", filter=Q(commitments__in=tracked))
    topics = Topic.objects.annotate(commitment_count=count).order_by("name", "ref")
    found = listing(topics, request.GET, searched=("name", "description"), kept=kept(filters))
    context = {"listing": found, **on_days(filters, problems)}
    return render(request, "tracker/topic_list.html", context, status=status_for((*problems, *found.problems)))


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
