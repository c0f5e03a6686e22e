"""What an address asks of the dashboard, checked before any of it is worked out."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tracker.models import Actor, Collection, Meeting, Topic
from tracker.parameters.figures_digest import NAME, digest_problems
from tracker.parameters.filters import FIELDS, REFS, Filters, Problem

BAD_REQUEST = 400
# All that a view of the dashboard, and what is drawn of it, may hang on.
NAMES = frozenset({*FIELDS, NAME})
NO_SUCH_REF = "There is no published {name} with that ref. Choose one from the list."


def problems_in(query: Mapping[str, str]) -> tuple[Problem, ...]:
    """What is wrong with the query string of a view. Refs are looked up, in one query each, if all else is right."""
    filters, problems = Filters.from_query(query)
    problems = (*problems, *digest_problems(query))
    return problems or tuple(
        Problem(name, ref, NO_SUCH_REF.format(name=name))
        for name in REFS
        if (ref := getattr(filters, name)) and not is_public(name, ref)
    )


def is_public(name: str, ref: str) -> bool:
    """Whether a published record of that kind has the ref."""
    public = {
        "actor": Actor.objects.published(),
        "speaker": Actor.objects.published(),
        "topic": Topic.objects.published(),
        "meeting": Meeting.objects.published(),
        "collection": Collection.objects.published(),
    }
    return public[name].filter(ref=ref).exists()


def bad_request_page(request: HttpRequest, problems: tuple[Problem, ...]) -> HttpResponse:
    """The page (400) that says what is wrong, with a link to the view without it."""
    filters, _ = Filters.from_query(request.GET.dict())
    rest = filters.without(*(problem.field for problem in problems if problem.field in FIELDS)).to_query()
    context = {"problems": problems, "rest": f"{request.path}?{rest}" if rest else request.path}
    return render(request, "tracker/refused.html", context, status=BAD_REQUEST)
