"""The figures of a view as the bytes whose digest a permanent link carries, for whoever wants to check it."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from tracker.dashboard.cited_figures import Figures, as_json, canonical
from tracker.dashboard.counted_figures import numbers
from tracker.downloads.responses import CONTENT_TYPES, bad_request, content_disposition
from tracker.page_cache.decorator import cached_page
from tracker.parameters.checking import NAMES, problems_in
from tracker.parameters.filters import Filters


@require_safe
def figures_file(request: HttpRequest) -> HttpResponseBase:
    """The figures of the view that the address asks for."""
    problems = problems_in(request.GET.dict())
    return bad_request(problems) if problems else view_figures(request)


@cached_page(NAMES)
def view_figures(request: HttpRequest) -> HttpResponse:
    """The figures of a view that can be meant."""
    filters, _ = Filters.from_query(request.GET.dict())
    return HttpResponse(
        canonical(Figures.read(filters)),
        content_type=CONTENT_TYPES["json"],
        headers={"Content-Disposition": content_disposition("figures", filters, "json")},
    )


@require_safe
def numbers_file(request: HttpRequest) -> HttpResponseBase:
    """The numbers of the view that the address asks for, without where each commitment stands."""
    problems = problems_in(request.GET.dict())
    return bad_request(problems) if problems else view_numbers(request)


@cached_page(NAMES)
def view_numbers(request: HttpRequest) -> HttpResponse:
    """The numbers of a view that can be meant."""
    filters, _ = Filters.from_query(request.GET.dict())
    return HttpResponse(
        as_json(numbers(Figures.read(filters))),
        content_type=CONTENT_TYPES["json"],
        headers={"Content-Disposition": content_disposition("numbers", filters, "json")},
    )
