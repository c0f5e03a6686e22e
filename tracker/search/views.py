"""The search through every published record: /search/?q=fentanyl&kind=actor."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.listing.facet_links import Choice, choice
from tracker.listing.facets import Asked, Counted, Facet, asked
from tracker.parameters.days import status_for
from tracker.search.hits import Hit, Wanted, counts, hits, published
from tracker.search.kinds import BY_NAME, KINDS, Kind
from tracker.search.spelling import meant

HITS_A_PAGE = 20
KIND = Facet(name="kind", label="Kind", choices={kind.name: kind.label for kind in KINDS})


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a search comes to. `instead` is what was looked for in place of words that stand nowhere."""

    asked: Asked
    instead: str
    kind: Kind | None
    rows: "Page[Hit]"
    total: int
    choices: tuple[Choice, ...]

    @property
    def words(self) -> str:
        """What was typed."""
        return self.asked.values["q"]

    @property
    def query(self) -> str:
        """The query string of this search, without the page; it names what was really looked for."""
        return self.asked.query(q=self.instead or self.words)

    @property
    def of_any_kind(self) -> str:
        """The same for every kind."""
        return self.asked.query(q=self.instead or self.words, kind="")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What published records hold the words, or that none does."""
    wanted = asked(request.GET, facets=(KIND,), ties=(), kept={})
    context: dict[str, object] = {"asked": wanted, "problems": wanted.problems}
    if "q" in wanted.values:
        context["found"] = found(wanted, request.GET.get("page"))
    else:
        numbers = published()
        context["kinds"] = [(kind, numbers[kind.name]) for kind in KINDS if numbers[kind.name]]
    return render(request, "tracker/search.html", context, status=status_for(wanted.problems))


def found(wanted: Asked, page: str | None) -> Found:
    """What is found by the words, or by those that were meant if they stand nowhere."""
    words = Wanted(wanted.values["q"])
    numbers, instead = counts(words), ""
    if not any(numbers.values()) and (instead := meant(words.text)):
        words = Wanted(instead)
        numbers = counts(words)
        instead = instead if any(numbers.values()) else ""
    kind = wanted.values.get("kind", "")
    return Found(
        asked=wanted,
        instead=instead,
        kind=BY_NAME.get(kind),
        rows=Paginator(hits(words, numbers, kind), HITS_A_PAGE).get_page(page),
        total=sum(numbers.values()),
        choices=(kinds_found(numbers, wanted, words.text),),
    )


def kinds_found(numbers: Mapping[str, int], wanted: Asked, words: str) -> Choice:
    """The kinds that something was found of, each with how many."""
    kind = wanted.values.get("kind", "")
    return choice(
        "Kind",
        [Counted(one.name, one.label, count) for one in KINDS if (count := numbers[one.name])],
        chosen=Counted(kind, BY_NAME[kind].label, numbers[kind]) if kind else None,
        query=lambda value: wanted.query(q=words, kind=value),
    )
