"""The search through every published record: /search/?q=fentanyl&kind=actor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.listing.facet_links import Choice, choice
from tracker.listing.facets import Facet, FacetValue, ListQuery, parse_list_query
from tracker.listing.total import Total
from tracker.parameters.days import status_for
from tracker.search.hits import MOST_COUNTED, Hit, SearchTerms, counts, hits, public_counts, total_of
from tracker.search.kinds import BY_NAME, KINDS, Kind
from tracker.search.spelling import suggestion

HITS_A_PAGE = 20
KIND = Facet(name="kind", label="Kind", choices={kind.name: kind.label for kind in KINDS})


@dataclass(frozen=True, kw_only=True)
class SearchResults:
    """The results of a search. `instead` is the corrected text that was searched for, where what was typed matches
    nothing.
    """

    asked: ListQuery
    instead: str
    kind: Kind | None
    rows: "Page[Hit]"
    shown: Total
    total: Total
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
    wanted = parse_list_query(request.GET, facets=(KIND,), ties=(), kept={})
    context: dict[str, object] = {"asked": wanted, "problems": wanted.problems}
    if "q" in wanted.values:
        context["found"] = run_search(wanted, request.GET.get("page"))
    else:
        numbers = public_counts()
        context["kinds"] = [(kind, total_of(number, MOST_COUNTED)) for kind in KINDS if (number := numbers[kind.name])]
    return render(request, "tracker/search.html", context, status=status_for(wanted.problems))


def run_search(wanted: ListQuery, page: str | None) -> SearchResults:
    """The results for the words, or for the spelling suggestion if they match nothing."""
    words = SearchTerms(wanted.values["q"])
    numbers, instead = counts(words), ""
    if not any(numbers.values()) and (instead := suggestion(words.text)):
        words = SearchTerms(instead)
        numbers = counts(words)
        instead = instead if any(numbers.values()) else ""
    kind = wanted.values.get("kind", "")
    return SearchResults(
        asked=wanted,
        instead=instead,
        kind=BY_NAME.get(kind),
        rows=Paginator(hits(words, numbers, kind), HITS_A_PAGE).get_page(page),
        shown=together([numbers[kind]] if kind else numbers.values()),
        total=together(numbers.values()),
        choices=(kind_choice(numbers, wanted, words.text),),
    )


def together(counts: Iterable[int]) -> Total:
    """How many that is of several kinds."""
    totals = [total_of(count) for count in counts]
    return Total(number=sum(one.number for one in totals), is_least=any(one.is_least for one in totals))


def kind_choice(numbers: Mapping[str, int], wanted: ListQuery, words: str) -> Choice:
    """The kinds that have matches as a facet, each with how many."""
    kind = wanted.values.get("kind", "")
    return choice(
        "Kind",
        [value_of(one, count) for one in KINDS if (count := numbers[one.name])],
        chosen=value_of(BY_NAME[kind], numbers[kind]) if kind else None,
        query=lambda value: wanted.query(q=words, kind=value),
    )


def value_of(kind: Kind, count: int) -> FacetValue:
    """A kind as a value of the facet."""
    total = total_of(count)
    return FacetValue(kind.name, kind.label, total.number, total.is_least)
