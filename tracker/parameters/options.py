"""What a reader may choose from: actors, topics and meetings that commitments are tied to, and collections."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Count, ExpressionWrapper, F, Q, QuerySet, Value

from tracker.access.collected import holds_anything, put_into
from tracker.models import Actor, Collection, Commitment, Meeting, Party, Topic
from tracker.parameters.filters import REFS, Filters, Problem
from tracker.parameters.view_queries import rows_of
from tracker.vocabulary import CommitmentKind

# How many records a field offers, found among the commitments made last; in most trackers these are all there are.
MOST_OPTIONS = 30
MOST_LOOKED_AT = 500
SEVERAL = 2
RECORDS: "Mapping[str, Callable[[], QuerySet[Any]]]" = {
    "actor": Actor.objects.published,
    "speaker": Actor.objects.published,
    "topic": Topic.objects.published,
    "meeting": Meeting.objects.published,
    "collection": Collection.objects.published,
}
TITLES = {"meeting": "title", "collection": "title"}


@dataclass(frozen=True, kw_only=True)
class RecordOption:
    """One record to choose, by the ref that goes into the address."""

    ref: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Options:
    """The records to choose from in each field that names one."""

    actor: tuple[RecordOption, ...]
    speaker: tuple[RecordOption, ...]
    topic: tuple[RecordOption, ...]
    meeting: tuple[RecordOption, ...]
    collection: tuple[RecordOption, ...]

    def name_of(self, field: str, ref: str) -> str:
        """What the record with that ref is called; the ref itself where there is none."""
        return next((option.name for option in getattr(self, field) if option.ref == ref), ref)


def options_for(filters: Filters, *, kinds: Iterable[str] = CommitmentKind.values) -> Options:
    """The actors, topics and meetings that published commitments of these kinds are tied to, in three queries.

    Under a collection, only what those in it are tied to.

    With the topics come the collections in use. Of the speakers there is only the one that is chosen: the list of
    commitments offers them as a facet.

    Of very many commitments, those made last are looked at, and of very many records those that most of these are tied
    to are offered.

    What is already chosen is among them if it is public, whether or not anything is tied to it. The keys of what is
    tied are read once: beside an OR, PostgreSQL would look through the commitments anew for every record.
    """
    of_kinds = tuple(kinds)
    # Words do not matter here, and with them no query would be kept.
    filters = filters.without("q")
    actors = rows_of(actors_for, filters, of_kinds)
    found = rows_of(subjects_for, filters, of_kinds)
    return Options(
        actor=as_options((ref, name) for ref, name, is_bound in actors if is_bound),
        speaker=as_options((ref, name) for ref, name, _ in actors if ref == filters.speaker),
        topic=as_options((ref, name) for kind, ref, name in found if kind == "topic"),
        meeting=as_options(rows_of(meetings_for, filters, of_kinds)),
        collection=as_options((ref, title) for kind, ref, title in found if kind == "collection"),
    )


def newest_made(filters: Filters, kinds: tuple[str, ...]) -> "QuerySet[Any, dict[str, Any]]":
    """The keys of the commitments of these kinds that were made last."""
    commitments = Commitment.objects.published().filter(kind__in=kinds)
    if filters.collection:
        commitments = commitments.filter(put_into(Commitment, Q(collection__ref=filters.collection)))
    found: QuerySet[Any, Any] = commitments.order_by("-made_on_earliest", "-ref").values("pk")[:MOST_LOOKED_AT]
    return found


def actors_for(filters: Filters, kinds: tuple[str, ...]) -> "QuerySet[Actor, Any]":
    """(ref, name, whether it is bound by any of the commitments, or chosen) rows of actors, and of a speaker."""
    bound = most_frequent(Party.objects.filter(commitment__in=newest_made(filters, kinds)), "actor")
    is_bound = ExpressionWrapper(Q(pk__in=bound) | Q(ref=filters.actor), BooleanField())
    named = Actor.objects.published().annotate(is_bound=is_bound).filter(Q(is_bound=True) | Q(ref=filters.speaker))
    return named.order_by("name", "ref").values_list("ref", "name", "is_bound")


def subjects_for(filters: Filters, kinds: tuple[str, ...]) -> "QuerySet[Any, tuple[str, str, str]]":
    """(kind, ref, what it is called) rows of topics, and of the collections in use."""
    filed = most_frequent(
        Commitment.topics.through.objects.filter(commitment__in=newest_made(filters, kinds)), "topic"
    )
    topics = Topic.objects.published().filter(Q(pk__in=filed) | Q(ref=filters.topic))
    in_use = Collection.objects.published().filter(holds_anything() | Q(ref=filters.collection))
    both = called(topics, "topic", "name").union(called(in_use, "collection", "title"))
    return both.order_by("called", "ref")


def meetings_for(filters: Filters, kinds: tuple[str, ...]) -> "QuerySet[Meeting, Any]":
    """(ref, title) rows of the meetings at which the commitments were made."""
    held = Commitment.objects.filter(pk__in=newest_made(filters, kinds), made_at__isnull=False)
    meetings = Meeting.objects.published().filter(Q(pk__in=most_frequent(held, "made_at")) | Q(ref=filters.meeting))
    return meetings.order_by("held_earliest", "ref").values_list("ref", "title")


def most_frequent(ties: "QuerySet[Any]", end: str) -> "QuerySet[Any, dict[str, Any]]":
    """The keys of the records at that end of most of the ties, one more than are offered if there are so many."""
    counted = ties.order_by().values(end).annotate(ties=Count("pk")).order_by("-ties", end)
    found: QuerySet[Any, dict[str, Any]] = counted.values(end)[: MOST_OPTIONS + 1]
    return found


def called(records: "QuerySet[Any]", kind: str, title: str) -> "QuerySet[Any, tuple[str, str, str]]":
    """(kind, ref, what it is called) rows of the records, to be put together with those of another kind."""
    rows = records.order_by().annotate(of=Value(kind), called=F(title))
    found: QuerySet[Any, tuple[str, str, str]] = rows.values_list("of", "ref", "called")
    return found


def parse_view(
    query: Mapping[str, str], *, kinds: Iterable[str] = CommitmentKind.values
) -> tuple[Filters, Options, tuple[Problem, ...]]:
    """The view that the query string asks for, the options of its fields, and the problems of what
    had to be left out.
    """
    filters, misread = Filters.from_query(query)
    options = options_for(filters, kinds=kinds)
    filters, unknown = without_unknown_refs(filters, options)
    return filters, options, (*misread, *unknown)


def parse_chosen(query: Mapping[str, str]) -> tuple[Filters, Options, tuple[Problem, ...]]:
    """The same for what offers no choice: of the options only what is chosen, by one query for each."""
    filters, misread = Filters.from_query(query)
    options = Options(
        **{
            name: as_options(RECORDS[name]().filter(ref=ref).values_list("ref", TITLES.get(name, "name")))
            if (ref := getattr(filters, name))
            else ()
            for name in REFS
        }
    )
    filters, unknown = without_unknown_refs(filters, options)
    return filters, options, (*misread, *unknown)


def are_collections_offered(filters: Filters) -> bool:
    """Whether there is a choice of collections: several are in use, the chosen one counted in."""
    offered = Collection.objects.published().filter(holds_anything() | Q(ref=filters.collection))
    return offered[:SEVERAL].count() == SEVERAL


def as_options(pairs: Iterable[tuple[str, str]]) -> tuple[RecordOption, ...]:
    """Pairs of ref and name as options."""
    return tuple(RecordOption(ref=ref, name=name) for ref, name in pairs)


def without_unknown_refs(filters: Filters, options: Options) -> tuple[Filters, tuple[Problem, ...]]:
    """The filters without refs that name no published record, and a problem for each of these."""
    problems = tuple(
        Problem(name, ref, f"There is no published {name} with that ref. Choose one from the list.")
        for name in REFS
        if (ref := getattr(filters, name)) and ref not in {option.ref for option in getattr(options, name)}
    )
    return filters.without(*(problem.field for problem in problems)), problems
