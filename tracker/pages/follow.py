"""How to follow a view of the commitments: its feed, its calendar, its card."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.parameters.days import days_query, status_for
from tracker.parameters.titled_view import TitledView


@require_safe
def follow(request: HttpRequest) -> HttpResponse:
    """The addresses that follow the view which the dashboard's filters ask for."""
    view = TitledView.of(request)
    query = view.filters.to_query()
    context = {
        "view": view,
        "query": f"?{query}" if query else "",
        "problems": view.problems,
        "filters": view.filters,
        "days": days_query(view.filters),
    }
    return render(request, "tracker/follow.html", context, status=status_for(view.problems))
