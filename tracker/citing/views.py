"""The pages that say how to cite, and the files of each style."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tracker.citing.bibtex import bibtex
from tracker.citing.csl import csl
from tracker.citing.licence import LICENCE
from tracker.citing.plain import plain
from tracker.citing.work import Work, work_of_record, work_of_view
from tracker.dashboard.cited_figures import Figures, digest
from tracker.dashboard.counted_figures import cited_digest
from tracker.dashboard.permalink import permalink
from tracker.downloads.responses import bad_request, content_disposition
from tracker.models import (
    Actor,
    Collection,
    Commitment,
    Exchange,
    Indicator,
    Meeting,
    Programme,
    Sanction,
    Source,
    Topic,
)
from tracker.page_cache.decorator import cached_page
from tracker.parameters.checking import NAMES, bad_request_page, problems_in
from tracker.parameters.days import days_query, parse_days, status_for
from tracker.parameters.figures_digest import OF_NUMBERS
from tracker.parameters.filter_form import filter_form
from tracker.parameters.filters import Filters
from tracker.parameters.options import parse_chosen
from tracker.parameters.record import record_or_404


class Style(NamedTuple):
    """A way of writing a citation, and the media type of a file in it."""

    label: str
    write: Callable[[Work], str]
    content_type: str


STYLES: Mapping[str, Style] = {
    "txt": Style("Plain text", plain, "text/plain; charset=utf-8"),
    "bib": Style("BibTeX", bibtex, "application/x-bibtex; charset=utf-8"),
    "json": Style("CSL-JSON", csl, "application/vnd.citationstyles.csl+json"),
}
RECORDS: "Mapping[str, Callable[[], QuerySet[Any]]]" = {
    "commitment": Commitment.objects.published,
    "actor": Actor.objects.published,
    "meeting": Meeting.objects.published,
    "sanction": Sanction.objects.published,
    "programme": Programme.objects.published,
    "source": Source.objects.published,
    "topic": Topic.objects.published,
    "indicator": Indicator.objects.published,
    "exchange": Exchange.objects.published,
    "collection": Collection.objects.published,
}
# Their pages are cited without days, but for a reading by the press.
TIMELESS = frozenset({"source", "indicator"})


@require_safe
def cite_view(request: HttpRequest, style: str = "", *, is_of_each: bool = False) -> HttpResponseBase:
    """How to cite the view of the dashboard that the address asks for.

    `is_of_each` is whether the digest is of each commitment, however many there are.
    """
    problems = problems_in(request.GET.dict())
    if problems:
        return bad_request(problems) if style else bad_request_page(request, problems)
    return view_citation(request, style=style, is_of_each=is_of_each)


@cached_page(NAMES, tells_today=True)
def view_citation(request: HttpRequest, style: str, *, is_of_each: bool) -> HttpResponse:
    """How to cite a view that can be meant."""
    filters, options, _ = parse_chosen(request.GET.dict())
    page = Figures.read(filters)
    figures = digest(page) if is_of_each else cited_digest(page)
    address = f"{reverse('dashboard')}?{permalink(filters, figures)}"
    work = work_of_view(page, filter_form(filters, options).chips, request.build_absolute_uri(address), figures)
    if style:
        return citation_file(work, style, filters)
    query = filters.to_query()
    is_of_numbers = figures.startswith(OF_NUMBERS)
    back = f"{reverse('dashboard')}?{query}"
    context = {
        "back": back,
        "file": reverse("cite").rstrip("/"),
        "figures": f"{reverse('numbers_file' if is_of_numbers else 'figures_file')}?{filters.permalink()}",
        "of_each": f"{reverse('cite_of_each')}?{query}" if is_of_numbers else "",
        "query": query,
        "problems": (),
    }
    return citation_page(request, work, context)


@require_safe
def cite_record(request: HttpRequest, record: str, ref: str, style: str = "") -> HttpResponse:
    """How to cite the page of one record, read on the days that the address asks for."""
    filters, problems = parse_days(request)
    found = record_or_404(RECORDS[record](), ref)
    if problems and style:
        return bad_request(problems)
    page = reverse(f"{record}_detail", args=[ref])
    is_dated = record not in TIMELESS or filters.press_by is not None
    address = request.build_absolute_uri(f"{page}?{filters.permalink()}" if is_dated else page)
    work = work_of_record(found, filters, address, is_dated=is_dated)
    if style:
        return citation_file(work, style, filters)
    days = days_query(filters)
    context = {"back": f"{page}{days}", "file": f"{page}cite", "query": days.lstrip("?"), "problems": problems}
    return citation_page(request, work, context)


def citation_file(work: Work, style: str, filters: Filters) -> HttpResponse:
    """The citation as a file."""
    return HttpResponse(
        STYLES[style].write(work),
        content_type=STYLES[style].content_type,
        headers={"Content-Disposition": content_disposition("citation", filters, style)},
    )


def citation_page(request: HttpRequest, work: Work, context: Mapping[str, Any]) -> HttpResponse:
    """The citation in every style, on one page."""
    written = [(ending, style.label, style.write(work)) for ending, style in STYLES.items()]
    whole = {"work": work, "written": written, "licence": LICENCE, **context}
    return render(request, "tracker/cite.html", whole, status=status_for(context["problems"]))
