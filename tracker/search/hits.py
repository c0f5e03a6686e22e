"""Full-text search of published records, best match first, in three queries however many there are.

Of the records of a kind that match, a bounded number is looked at: as many whose names do and as many whose words do.
These are ranked, and counted; of more it is said that there are more.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, overload

from django.contrib.postgres.search import SearchQuery
from django.urls import reverse

from tracker.listing.total import Total
from tracker.partial_dates import PartialDate
from tracker.search.form import SearchForm, counted, counting, ranking, reading, search_query
from tracker.search.kinds import BY_NAME, KINDS, Kind
from tracker.search.prepared import TEXT, WORDS, mark_of_beginning, mark_of_keys
from tracker.search.snippets import Marked, pieces, with_beginnings, with_gaps

# Shorter ones begin too many names.
SHORTEST_BEGINNING = 3
MOST_BEGINNINGS = 10
# As many records of a kind are ranked: more than anybody looks through.
MOST_RANKED = 500
# As many public records of a kind are counted.
MOST_COUNTED = 10_000

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
    def form(self) -> SearchForm:
        """The form of the queries that find it."""
        return SearchForm(beginnings=len(self.beginnings), most=MOST_RANKED)

    @property
    def given(self) -> dict[str, Any]:
        """What stands in these queries in the place of each mark."""
        # Chinese has no blanks between words: there a word may begin anywhere.
        begun = (rf"\m{word}" if word.isascii() else word for word in self.beginnings)
        marks = map(mark_of_beginning, range(MOST_BEGINNINGS))
        return {TEXT: self.text, WORDS: self.words, **dict(zip(marks, begun, strict=False))}


def counts(wanted: SearchTerms) -> dict[str, int]:
    """How many records of each kind match and are looked at, by its name, in one query."""
    return {row["name"]: row["number"] for row in counting(wanted.form).answer(wanted.given)}


def total_of(count: int, most: int = MOST_RANKED) -> Total:
    """A count as it is to be told: of more than `most` it is only known that there are more."""
    return Total(number=min(count, most), is_least=count > most)


def public_counts() -> dict[str, int]:
    """How many published records there are of each kind, at most `MOST_COUNTED` + 1, by its name, in one query."""
    numbers = counted({kind.name: kind.public().values("pk")[: MOST_COUNTED + 1] for kind in KINDS})
    return {row["name"]: row["number"] for row in numbers.answer({})}


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


def part_in_words(told: str) -> PartFound | None:
    """The row that `form.part_found` tells of; None if there is none."""
    if not told:
        return None
    what, ref, text = told.split("\n", 2)
    return PartFound(what=what, place=f"#{ref}", snippet=pieces(text))


def hits(wanted: SearchTerms, found: Mapping[str, int], kind: str = "") -> Hits:
    """The matches of one kind, or of every kind; `found` are the counts by kind."""
    return Hits(wanted, (BY_NAME[kind],) if kind else KINDS, found)
