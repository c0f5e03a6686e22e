"""Whether a citation stands in the archived text of its source, as a column and a way to narrow a list."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from tracker.admin.lists.status_columns import badge
from tracker.models import Citation
from tracker.vocabulary import Verification


@admin.display(description="quote check")
def _verification(citation: Any) -> str:
    state = getattr(citation, "verification", None)
    if state is None:
        return "Not saved yet"
    place = f", found in paragraph {citation.stands_in}" if state == Verification.MOVED else ""
    return badge(state, f"{Verification(state).label}{place}")


# The state of citations read by `with_verification`.
verification: Any = _verification


class VerificationFilter(admin.SimpleListFilter):
    """Citations by whether their quote is found."""

    title = "quote check"
    parameter_name = "verification"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(Verification.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Citation]) -> QuerySet[Citation]:
        if self.value() not in Verification.values:
            return queryset
        found = Citation.objects.with_verification().filter(verification=self.value())
        return queryset.filter(pk__in=found.values("pk"))
