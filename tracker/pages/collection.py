"""The list of collections; the page of one is its dashboard (`tracker.dashboard.collection`)."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.listing.keyset import Order
from tracker.listing.page import Listing, listing
from tracker.models import Collection, Commitment
from tracker.pages.parts.tracked_counts import with_tracked
from tracker.parameters.days import days_context, kept_days, parse_days, status_for
from tracker.parameters.filters import Filters


def collection_listing(query: Mapping[str, str], filters: Filters) -> Listing[Collection]:
    """The page of published collections that the query string asks for, by title, each with how many commitments are
    tracked in it.
    """
    found = listing(
        Collection.objects.published(),
        query,
        order=Order(("title", "ref")),
        searched=("title", "subtitle", "covers"),
        kept=kept_days(filters),
    )
    with_tracked(found.rows, Commitment.collections.through, filters)
    return found


@require_safe
def collection_list(request: HttpRequest) -> HttpResponse:
    """Published collections by title, with how many commitments are tracked in each on the day."""
    filters, problems = parse_days(request)
    found = collection_listing(request.GET, filters)
    context = {"listing": found, **days_context(filters, problems)}
    return render(request, "tracker/collection_list.html", context, status=status_for((*problems, *found.problems)))
