"""How far analysts who assessed the same commitments unseen by each other agree."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.evidence.double_coding import DoubleCoding


@require_safe
def agreement(request: HttpRequest) -> HttpResponse:
    """The share judged alike, kappa for each pair of analysts, who are not named, and where they differ."""
    found = DoubleCoding.read()
    names = sorted({name for coders in found.coders for name in (coders.first, coders.second)})
    numbers = {name: number for number, name in enumerate(names, start=1)}
    rows = [(numbers[coders.first], numbers[coders.second], coders.agreement) for coders in found.coders]
    return render(request, "tracker/agreement.html", {"coding": found, "rows": rows})
