"""The page of a collection: what it is, and its dashboard."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.dashboard.views import dashboard_context
from tracker.models import Collection
from tracker.page_cache.decorator import cached_page
from tracker.parameters.checking import NAMES, bad_request_page, problems_in
from tracker.parameters.record import record_or_404


@require_safe
def collection_detail(request: HttpRequest, ref: str) -> HttpResponseBase:
    """The collection, in the view that the address asks for; or, with status 400, what it gets wrong."""
    record_or_404(Collection.objects.published(), ref)
    problems = problems_in(request.GET.dict())
    return bad_request_page(request, problems) if problems else collection_page(request, ref=ref)


@cached_page(NAMES)
def collection_page(request: HttpRequest, ref: str) -> HttpResponse:
    """The page of a view that can be meant."""
    collection = record_or_404(Collection.objects.published(), ref)
    context = dashboard_context({**request.GET.dict(), "collection": ref}, collection=collection)
    return render(request, "tracker/collection_detail.html", {"collection": collection, **context})
