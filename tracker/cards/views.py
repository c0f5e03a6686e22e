"""The pictures of links, served."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tracker.api.view_asked import ViewAsked, refused
from tracker.cards import picture
from tracker.cards.standing import CommitmentCard, HeadlineCard
from tracker.pages.days import days_asked


@require_safe
def commitment_picture(request: HttpRequest, ref: str) -> HttpResponse:
    """The picture of one commitment."""
    filters, problems = days_asked(request)
    if problems:
        return refused(problems)
    return HttpResponse(picture.of_commitment(CommitmentCard.read(ref, filters)), content_type="image/png")


@require_safe
def dashboard_picture(request: HttpRequest) -> HttpResponse:
    """The picture of the dashboard, in the view that the address asks for."""
    view = ViewAsked.of(request)
    if view.problems:
        return refused(view.problems)
    return HttpResponse(picture.of_dashboard(HeadlineCard.read(view.filters)), content_type="image/png")
