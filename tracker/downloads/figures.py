"""The figures of a view as the bytes whose digest a permanent link carries, for whoever wants to check it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tracker.dashboard.figures import canonical
from tracker.dashboard.options import understood
from tracker.dashboard.page import Dashboard
from tracker.dashboard.queries import Rows
from tracker.downloads.answers import CONTENT_TYPES, attachment, refused
from tracker.vocabulary import SCORED_KINDS


@require_safe
def figures_file(request: HttpRequest) -> HttpResponse:
    """The figures of the view that the address asks for."""
    filters, _, problems = understood(request.GET.dict(), kinds=SCORED_KINDS)
    if problems:
        return refused(problems)
    return HttpResponse(
        canonical(Dashboard.of(Rows.read(filters), filters)),
        content_type=CONTENT_TYPES["json"],
        headers={"Content-Disposition": attachment("figures", filters.as_of, "json")},
    )
