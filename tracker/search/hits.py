"""Full-text search of published records, best match first, in three queries however many there are.

Of the records of a kind that match, a bounded number is looked at: as many whose names do and as many whose words do.
These are ranked, and counted; of more it is said that there are more.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, overload

from django.contrib.postgres.search import (
    SearchQuery,
    SearchRank,
    TrigramSimilarity,
    TrigramWordSimilarity,
)
from django.db.models import Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat, Left, Right
from django.urls import reverse

from tracker.listing.total import Total
from tracker.partial_dates import PartialDate
from tracker.search.kinds import BY_NAME, KINDS, Kind, Part
from tracker.search.prepared import (
    TEXT,
    WORDS,
    PreparedQuery,
    mark_of_beginning,
    mark_of_keys,
    with_marked_keys,
)
from tracker.search.snippets import Marked, headline, pieces, with_beginnings, with_gaps

# Shorter ones begin too many names.
SHORTEST_BEGINNING = 3
MOST_BEGINNINGS = 10
ENDS = 40
# As many records of a kind are ranked: more than anybody looks through.
MOST_RANKED = 500
# As many public records of a kind are counted.
MOST_COUNTED = 10_000
# Of how many forms of searches the queries are kept ready.
FORMS_KEPT = 128

Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One record that was found: its address, what it is called, and where the words stand in it."""

    address: str
    what: str
    day: PartialDate | None
    title: Marked
    other_names: Marked
    snippet: Marked
    part: "PartFound | None" = None


@dataclass(frozen=True, kw_only=True)
class PartFound:
    """What on its page has the words: what that is, its place there, and the words in it."""

    what: str
    place: str
    snippet: Marked


@dataclass(frozen=True)
class SearchTerms:
    """What is searched for: words anywhere in a record, or beginnings of the words in its names."""

    text: str

    @property
    def words(self) -> str:
        """The text without the signs that would be taken for markup."""
        return re.sub("[<>/]", " ", self.text)

    @property
    def query(self) -> SearchQuery:
        """The words as a query of PostgreSQL."""
        return search_query(self.words)

    @property
    def beginnings(self) -> tuple[str, ...]:
        """The words that names may begin with; none where the text says more than words."""
        words = re.findall(r"\w+", self.text)
        is_plain = '"' not in self.text and not re.search(r"(^|\s)-", self.text)
        is_long = all(len(word) >= SHORTEST_BEGINNING or not word.isascii() for word in words)
        return tuple(words) if is_plain and is_long and len(words) <= MOST_BEGINNINGS else ()

    @property
    def form(self) -> "SearchForm":
        """The form of the queries that find it."""
        return SearchForm(beginnings=len(self.beginnings), most=MOST_RANKED)

    @property
    def given(self) -> dict[str, Any]:
        """What stands in these queries in the place of each mark."""
        # Chinese has no blanks between words: there a word may begin anywhere.
        begun = (rf"\m{word}" if word.isascii() else word for word in self.beginnings)
        marks = map(mark_of_beginning, range(MOST_BEGINNINGS))
        return {TEXT: self.text, WORDS: self.words, **dict(zip(marks, begun, strict=False))}


def search_query(words: str) -> SearchQuery:
    """The words, with quotation marks, `or` and a minus as search engines take them.

    Once by their stems, and once as they are written: the stems leave out "who", which the WHO is called.
    """
    return SearchQuery(words, config="english", search_type="websearch") | SearchQuery(
        words, config="simple", search_type="websearch"
    )


@dataclass(frozen=True, kw_only=True)
class SearchForm:
    """What the queries of a search hang on beside its words: how many beginnings of names it looks for, and how many
    records of a kind are ranked. They are put together with marks in the place of the words.
    """

    beginnings: int
    most: int

    @property
    def query(self) -> SearchQuery:
        """The words."""
        return search_query(WORDS)

    @property
    def begun(self) -> Q:
        """The condition on records annotated with `called`, their names, that each word begins one there."""
        begun = Q()
        for place in range(self.beginnings):
            begun &= Q(called__iregex=mark_of_beginning(place))
        return begun

    def keys_in(self, kind: Kind) -> "QuerySet[Any]":
        """The keys of published records of the kind that match, at most `most` + 1 by names, words, each part.

        Which of more these are is for the database to choose: those it comes upon first. Names are not looked
        through for words that enough records have anyway.
        """
        records = annotated(kind)
        by_words = records.filter(document=self.query).values("pk")
        # Put together by key, or none of the indexes could serve.
        found = [by_words[: self.most + 1]]
        found += [
            records.filter(pk__in=self.parts_found(part).values(part.owner)).values("pk")[: self.most + 1]
            for part in kind.parts
        ]
        if self.beginnings:
            by_names = records.filter(~Exists(by_words[self.most : self.most + 1]), self.begun).values("pk")
            found.append(by_names[: self.most + 1])
        first, *rest = found
        return first.union(*rest) if rest else first

    def found_in(self, kind: Kind) -> "QuerySet[Any]":
        """The published records of the kind that match and are looked at."""
        return annotated(kind).filter(pk__in=self.keys_in(kind))

    def parts_found(self, part: Part) -> "QuerySet[Any]":
        """The public rows of the kind that have the words."""
        found: QuerySet[Any] = part.rows().alias(document=part.searched.document()).filter(document=self.query)
        return found

    def rank(self, kind: Kind) -> Any:
        """The rank of a record of the kind as an expression, between 0 and 3."""
        return (
            SearchRank(F("document"), self.query)
            + TrigramWordSimilarity(TEXT, F("called"))
            + TrigramSimilarity(F(kind.title), TEXT)
        )


def annotated(kind: Kind) -> "QuerySet[Any]":
    """The published records of a kind with `document`, their words, and `called`, their names, for conditions."""
    records: QuerySet[Any] = kind.public().alias(document=kind.document, called=kind.searched.names_text())
    return records


def counts(wanted: SearchTerms) -> dict[str, int]:
    """How many records of each kind match and are looked at, by its name, in one query."""
    return {row["name"]: row["number"] for row in counting(wanted.form).answer(wanted.given)}


@lru_cache(maxsize=FORMS_KEPT)
def counting(form: SearchForm) -> PreparedQuery:
    """The query that counts for a search of that form."""
    return counted({kind.name: form.keys_in(kind) for kind in KINDS})


def total_of(count: int, most: int = MOST_RANKED) -> Total:
    """A count as it is to be told: of more than `most` it is only known that there are more."""
    return Total(number=min(count, most), is_least=count > most)


def public_counts() -> dict[str, int]:
    """How many published records there are of each kind, at most `MOST_COUNTED` + 1, by its name, in one query."""
    numbers = counted({kind.name: kind.public().values("pk")[: MOST_COUNTED + 1] for kind in KINDS})
    return {row["name"]: row["number"] for row in numbers.answer({})}


def counted(keys: "Mapping[str, QuerySet[Any]]") -> PreparedQuery:
    """The query of how many keys each of the querysets gives, by its name."""
    queries: list[str] = []
    values: list[Any] = []
    for name, rows in keys.items():
        sql, given = rows.query.sql_with_params()
        queries.append(f"SELECT %s AS name, count(*) AS number FROM ({sql}) AS keys")  # noqa: S608
        values += [name, *given]
    return PreparedQuery(sql=" UNION ALL ".join(queries), values=tuple(values))


@dataclass(frozen=True)
class Hits(Sequence[Hit]):
    """All that is found of some kinds, read a slice at a time. `counts` says how many there are of each."""

    wanted: SearchTerms
    kinds: tuple[Kind, ...]
    counts: Mapping[str, int]

    def __len__(self) -> int:
        return sum(self.counts.get(kind.name, 0) for kind in self.kinds)

    @overload
    def __getitem__(self, place: int) -> Hit: ...

    @overload
    def __getitem__(self, place: slice) -> list[Hit]: ...

    def __getitem__(self, place: int | slice) -> Hit | list[Hit]:
        if isinstance(place, int):
            return self[place : place + 1][0]
        best = self.best(*place.indices(len(self))[:2])
        texts = self.texts(best)
        return [self.hit(texts[row["order"], row["key"]]) for row in best]

    def best(self, start: int, stop: int) -> list[Row]:
        """The rank, kind (`order`) and primary key of the records from one place to another, best first."""
        if start >= stop:
            return []
        return ranking(self.wanted.form, self.kinds, start, stop).answer(self.wanted.given)

    def texts(self, rows: Iterable[Row]) -> dict[tuple[int, int], Row]:
        """The highlighted texts of those records, by (kind, primary key)."""
        keys: dict[int, list[int]] = {}
        for row in rows:
            keys.setdefault(row["order"], []).append(row["key"])
        if not keys:
            return {}
        given = {**self.wanted.given, **{mark_of_keys(order): found for order, found in keys.items()}}
        read = reading(self.wanted.form, tuple(sorted(keys))).answer(given)
        return {(row["order"], row["key"]): row for row in read}

    def hit(self, row: Row) -> Hit:
        """The hit that a row of texts is."""
        kind = KINDS[row["order"]]
        beginnings = self.wanted.beginnings
        return Hit(
            address=reverse(f"{kind.name}_detail", args=[row["slug"]]),
            what=kind.kind_in_words(row["sort"]),
            day=PartialDate.parse(row["day"]) if row["day"] else None,
            title=with_beginnings(pieces(row["heading"]), beginnings),
            other_names=with_beginnings(pieces(", ".join(filter(None, row["others"].split("\n")))), beginnings),
            snippet=with_gaps(pieces(row["said"]), starts=row["starts"], ends=row["ends"]),
            part=part_in_words(row["part"]),
        )


@lru_cache(maxsize=FORMS_KEPT)
def ranking(form: SearchForm, kinds: tuple[Kind, ...], start: int, stop: int) -> PreparedQuery:
    """The query of the best of some kinds, from one place to another."""
    first, *rest = [
        form.found_in(kind).values(order=Value(KINDS.index(kind), IntegerField()), key=F("pk"), rank=form.rank(kind))
        for kind in kinds
    ]
    return PreparedQuery.of(first.union(*rest, all=True).order_by("-rank", "order", "key")[start:stop])


@lru_cache(maxsize=FORMS_KEPT)
def reading(form: SearchForm, orders: tuple[int, ...]) -> PreparedQuery:
    """The query of the texts of some records of these kinds, marked."""
    first, *rest = [texts_of(form, order) for order in orders]
    return PreparedQuery.of(first.union(*rest, all=True))


def texts_of(form: SearchForm, order: int) -> "QuerySet[Any, Row]":
    """The texts of some records of a kind, by the place of that, marked."""
    kind = KINDS[order]
    nothing = Value("", TextField())
    query = form.query
    return with_marked_keys(kind.public(), mark_of_keys(order)).values(
        order=Value(order, IntegerField()),
        key=F("pk"),
        slug=F("ref"),
        sort=Cast("kind", TextField()) if kind.has_kinds else nothing,
        day=Cast(kind.dated, TextField()) if kind.dated else Value(None, TextField()),
        heading=headline(Cast(kind.title, TextField()), query, whole=True),
        others=headline(kind.searched.other_names(), query, whole=True),
        said=headline(kind.searched.body_text(), query),
        part=part_found(form, kind),
        starts=Left(kind.searched.body_text(), ENDS),
        ends=Right(kind.searched.body_text(), ENDS),
    )


def part_found(form: SearchForm, kind: Kind) -> Any:
    """The first row on the page of each record that has the words: label, ref and text, marked, one a line."""
    line = Value("\n", TextField())
    found = [
        Subquery(
            form.parts_found(part)
            .filter(**{part.owner: OuterRef("pk")})
            .order_by("ref")
            .values(
                told=Concat(
                    Value(part.label, TextField()),
                    line,
                    Cast("ref", TextField()),
                    line,
                    headline(part.searched.all_text(), form.query, whole=True),
                )
            )[:1]
        )
        for part in kind.parts
    ]
    return Coalesce(*found, Value("", TextField())) if found else Value("", TextField())


def part_in_words(told: str) -> PartFound | None:
    """The row that `part_found` tells of; None if there is none."""
    if not told:
        return None
    what, ref, text = told.split("\n", 2)
    return PartFound(what=what, place=f"#{ref}", snippet=pieces(text))


def hits(wanted: SearchTerms, found: Mapping[str, int], kind: str = "") -> Hits:
    """The matches of one kind, or of every kind; `found` are the counts by kind."""
    return Hits(wanted, (BY_NAME[kind],) if kind else KINDS, found)
