"""Cards to put into other people's pages: the only pages of this site that may stand in a frame."""

from http import HTTPStatus

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from tracker.cards.content import CommitmentCard, HeadlineCard
from tracker.page_cache.decorator import cached_page
from tracker.parameters.checking import NAMES, problems_in
from tracker.parameters.days import days_query, parse_days, status_for
from tracker.parameters.titled_view import TitledView

framable = csp_replace({"frame-ancestors": ["*"]})


@require_safe
@framable  # type: ignore[arg-type]  # its annotation knows of no view that takes a ref
@xframe_options_exempt
def commitment_embed(request: HttpRequest, ref: str) -> HttpResponse:
    """Where one commitment stands; of one that is not public, that there is nothing to show."""
    filters, problems = parse_days(request)
    try:
        card = CommitmentCard.read(ref, filters)
    except Http404 as missing:
        return render(request, "tracker/embed/missing.html", {"missing": missing}, status=HTTPStatus.NOT_FOUND)
    context = {"card": card, "days": days_query(filters)}
    return render(request, "tracker/embed/commitment.html", context, status=status_for(problems))


@require_safe
@framable
@xframe_options_exempt
def dashboard_embed(request: HttpRequest) -> HttpResponseBase:
    """The dashboard's headline, in the view that the address asks for."""
    problems = problems_in(request.GET.dict())
    if problems:
        return render(request, "tracker/embed/refused.html", {"problems": problems}, status=HTTPStatus.BAD_REQUEST)
    return dashboard_card(request)


@cached_page(NAMES)
def dashboard_card(request: HttpRequest) -> HttpResponse:
    """The headline of a view that can be meant."""
    view = TitledView.of(request)
    context = {"card": HeadlineCard.read(view.filters), "view": view}
    return render(request, "tracker/embed/dashboard.html", context)
