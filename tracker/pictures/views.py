"""The charts of the dashboard as pictures to download."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from tracker.citing.work import Work, work_of_view
from tracker.dashboard.cited_figures import digest
from tracker.dashboard.page import Dashboard
from tracker.dashboard.permalink import permalink
from tracker.downloads.responses import bad_request, content_disposition
from tracker.page_cache.decorator import cached_page
from tracker.parameters.checking import NAMES, problems_in
from tracker.parameters.filter_form import filter_form
from tracker.parameters.options import parse_chosen
from tracker.pictures import monthly_counts, shares, timeline
from tracker.pictures.frame import frame, subtitle_of
from tracker.standings.queries import ViewRows

# What XML 1.0 cannot hold in any form; texts from files may have it.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Chart(NamedTuple):
    """A chart: its title, the function that lays it out, and the one that gives its remarks."""

    title: str
    drawn: Callable[[Dashboard], Any]
    remarks: Callable[[Dashboard], Iterable[str]]


CHARTS: Mapping[str, Chart] = {
    "shares": Chart(shares.TITLE, shares.shares_layout, shares.remarks),
    "timeline": Chart(timeline.TITLE, timeline.timeline_layout, timeline.remarks),
    "months": Chart(monthly_counts.TITLE, monthly_counts.monthly_counts_layout, monthly_counts.remarks),
}


@require_safe
def chart(request: HttpRequest, name: str) -> HttpResponseBase:
    """One chart of the view that the address asks for, as an SVG file."""
    if name not in CHARTS:
        raise Http404(f"There is no chart “{name}”. There are: {', '.join(CHARTS)}.")
    problems = problems_in(request.GET.dict())
    return bad_request(problems) if problems else chart_file(request, name=name)


@cached_page(NAMES, tells_today=True)
def chart_file(request: HttpRequest, name: str) -> HttpResponse:
    """The file of a view that can be meant."""
    filters, options, _ = parse_chosen(request.GET.dict())
    page = Dashboard.of(ViewRows.read(filters), filters)
    # Every commitment is read for the digest: the picture of a large view does without.
    figures = "" if page.is_large else digest(page)
    address = request.build_absolute_uri(f"{reverse('dashboard')}?{permalink(filters, figures)}")
    work = work_of_view(page, filter_form(filters, options).chips, address, figures)
    return HttpResponse(
        render_svg(name, page, work),
        content_type="image/svg+xml; charset=utf-8",
        headers={"Content-Disposition": content_disposition(name, filters, "svg")},
    )


def render_svg(name: str, page: Dashboard, work: Work) -> str:
    """One chart of the dashboard as SVG; `work` is the source it states."""
    found = CHARTS[name]
    drawn = found.drawn(page)
    context = {
        "frame": frame(found.title, subtitle_of(work, page, found.remarks(page)), work, chart=drawn.height),
        "page": page,
        "t": page.timeline,
        "d": drawn,
        "filters": page.filters,
    }
    return UNWRITABLE.sub("\ufffd", render_to_string(f"tracker/pictures/{name}.svg", context))
