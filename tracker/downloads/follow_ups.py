"""One commitment's status updates as a file: those that its page shows, retracted ones marked as such."""

from datetime import UTC

from django.db.models import Case, CharField, DateField, F, QuerySet, Value, When
from django.db.models.functions import TruncDate
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from tracker.downloads.responses import bad_request, export_response
from tracker.models import Commitment, StatusUpdate
from tracker.parameters.days import parse_days
from tracker.parameters.filters import Filters
from tracker.parameters.record import record_or_404
from tracker.standings.readings import known
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.export.files import Export

# An analyst's columns cannot say that an update no longer counts.
DERIVED = ("published_on", "retracted_on", "retracted_because")


def follow_up_rows(commitment: Commitment, filters: Filters) -> "QuerySet[StatusUpdate]":
    """The updates that bear on the as-of day and count in the view, with what became of each by the known-on day."""
    retracted_on = TruncDate("retracted_at", tzinfo=UTC)
    return (
        StatusUpdate.objects.published()
        .filter(known(filters, "status_update"), commitment=commitment, as_of_earliest__lte=filters.as_of)
        .annotate(published_on=TruncDate("published_at", tzinfo=UTC), taken_back=retracted_on)
        .annotate(
            retracted_on=Case(When(taken_back__lte=filters.known_on, then=F("taken_back")), output_field=DateField()),
            retracted_because=Case(
                When(taken_back__lte=filters.known_on, then=F("retraction_reason")),
                default=Value(""),
                output_field=CharField(),
            ),
        )
    )


@require_safe
def follow_up_file(request: HttpRequest, ref: str, kind: str) -> HttpResponseBase:
    """The follow-ups of one commitment as a file."""
    filters, problems = parse_days(request)
    commitment = record_or_404(Commitment.objects.published(), ref)
    if problems:
        return bad_request(problems)
    rows = Export(RECORDS["status_updates"](), follow_up_rows(commitment, filters), derived=DERIVED, for_public=True)
    return export_response(rows, kind, name=f"{ref}-updates", filters=filters)
