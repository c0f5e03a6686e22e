"""The queries of a search by their form: with marks in the place of its words, so that each is put together once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.contrib.postgres.search import (
    SearchQuery,
    SearchRank,
    TrigramSimilarity,
    TrigramWordSimilarity,
)
from django.db.models import Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat, Left, Right

from tracker.search.kinds import KINDS, Kind, Part
from tracker.search.prepared import (
    TEXT,
    WORDS,
    PreparedQuery,
    mark_of_beginning,
    mark_of_keys,
    with_marked_keys,
)
from tracker.search.snippets import headline

# Of how many forms the queries are kept ready.
FORMS_KEPT = 128
ENDS = 40


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


@lru_cache(maxsize=FORMS_KEPT)
def counting(form: SearchForm) -> PreparedQuery:
    """The query that counts for a search of that form."""
    return counted({kind.name: form.keys_in(kind) for kind in KINDS})


def counted(keys: "Mapping[str, QuerySet[Any]]") -> PreparedQuery:
    """The query of how many keys each of the querysets gives, by its name."""
    queries: list[str] = []
    values: list[Any] = []
    for name, rows in keys.items():
        sql, given = rows.query.sql_with_params()
        queries.append(f"SELECT %s AS name, count(*) AS number FROM ({sql}) AS keys")  # noqa: S608
        values += [name, *given]
    return PreparedQuery(sql=" UNION ALL ".join(queries), values=tuple(values))


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


def texts_of(form: SearchForm, order: int) -> "QuerySet[Any, dict[str, Any]]":
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
