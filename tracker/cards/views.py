"""The pictures of links, served."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from tracker.cards import picture
from tracker.cards.content import CommitmentCard, HeadlineCard
from tracker.models import Commitment
from tracker.page_cache.decorator import cached_page
from tracker.parameters.checking import NAMES, problems_in
from tracker.parameters.days import parse_days
from tracker.parameters.filters import DAYS, Filters
from tracker.parameters.record import record_or_404
from tracker.parameters.titled_view import bad_request


@require_safe
def commitment_picture(request: HttpRequest, ref: str) -> HttpResponseBase:
    """The picture of one commitment."""
    _, problems = parse_days(request)
    if problems:
        return bad_request(problems)
    record_or_404(Commitment.objects.published(), ref)
    return commitment_png(request, ref=ref)


@cached_page(frozenset(DAYS))
def commitment_png(request: HttpRequest, ref: str) -> HttpResponse:
    """The picture of a commitment that is there."""
    filters, _ = parse_days(request)
    return HttpResponse(picture.commitment_image(CommitmentCard.read(ref, filters)), content_type="image/png")


@require_safe
def dashboard_picture(request: HttpRequest) -> HttpResponseBase:
    """The picture of the dashboard, in the view that the address asks for."""
    problems = problems_in(request.GET.dict())
    return bad_request(problems) if problems else dashboard_png(request)


@cached_page(NAMES)
def dashboard_png(request: HttpRequest) -> HttpResponse:
    """The picture of a view that can be meant."""
    filters, _ = Filters.from_query(request.GET.dict())
    return HttpResponse(picture.dashboard_image(HeadlineCard.read(filters)), content_type="image/png")
