"""Pages of a list that begin after a row and not after a number of rows: each costs no more than its own rows.

What is added or removed while somebody reads moves nothing: no row comes twice, and none is passed over.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter, itemgetter
from typing import Any, Generic, Self, TypeVar

from django.db.models import Expression, F, IntegerField, Model, QuerySet

from tracker.database.keyset import RowComparison
from tracker.parameters.filters import Problem, shortened

ROWS_A_PAGE = 50
# As far as `?page=` reaches: to find a page by its number, all rows before it are passed.
LAST_NUMBERED = 200
LONGEST_CURSOR = 2_000
LARGEST = 2**63 - 1
REMEDY = "Go on by the links Next and Previous, or leave it out for the first page."

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Order:
    """The keys a list is in order of: each ascends and is never null, and together they tell any two rows apart.

    A key is the name of a text field, or an expression, whose output field says whether it is a number.
    """

    keys: tuple[str | Expression, ...]

    @property
    def expressions(self) -> tuple[Any, ...]:
        """The keys as expressions."""
        return tuple(F(key) if isinstance(key, str) else key for key in self.keys)

    def is_place(self, values: Sequence[object]) -> bool:
        """Whether these can be the keys of a row."""
        return len(values) == len(self.keys) and all(map(self.is_key, self.keys, values))

    def is_key(self, key: str | Expression, value: object) -> bool:
        """Whether that can be the value of a key."""
        if not isinstance(key, str) and isinstance(key.output_field, IntegerField):
            return type(value) is int and abs(value) <= LARGEST
        # The database holds neither NUL nor half of a pair of code units.
        return isinstance(value, str) and "\0" not in value and not any("\ud800" <= sign <= "\udfff" for sign in value)


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a page begins: after a row, before one, or, without `values`, at a page number.

    `number` is that of the page, as far as it was counted by going from page to page.
    """

    number: int = 1
    values: tuple[Any, ...] = ()
    is_before: bool = False

    @classmethod
    def parse(cls, query: Mapping[str, str], order: Order) -> tuple[Self, tuple[Problem, ...]]:
        """The place that the query string asks for by `after`, `before` or `page`, and what had to be left out."""
        for name in ("after", "before"):
            if text := query.get(name, "").strip():
                found = decoded(text)
                if found is None or not order.is_place(found[1:]):
                    return cls(), (Problem(name, shortened(text), REMEDY),)
                number, *values = found
                return cls(number=max(number, 1), values=tuple(values), is_before=name == "before"), ()
        text = query.get("page", "")
        is_number = text.isascii() and text.isdecimal() and len(text) < len(str(LARGEST))
        return cls(number=max(int(text), 1) if is_number else 1), ()


@dataclass(frozen=True, kw_only=True)
class KeysetPage(Sequence[Row], Generic[Row]):
    """One page of a list.

    `previous` and `next` are what the query string of those pages says, empty where there is none. `pages` is how many
    there are, None where the rows are too many to be counted.
    """

    rows: tuple[Row, ...]
    number: int
    pages: int | None
    previous: str
    next: str

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __getitem__(self, place: Any) -> Any:
        return self.rows[place]


def encoded(number: int, values: Sequence[Any]) -> str:
    """The text of a cursor: the number of the page it leads to, and the keys of a row."""
    written = json.dumps([number, *values], ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(written.encode()).decode().rstrip("=")


def decoded(text: str) -> list[Any] | None:
    """The number and the keys in the text of a cursor; None where it is no such text."""
    if len(text) > LONGEST_CURSOR or not text.isascii():
        return None
    try:
        found = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, RecursionError):
        return None
    is_one = isinstance(found, list) and found and type(found[0]) is int and abs(found[0]) <= LARGEST
    return found if is_one else None


def read_page(
    matching: "QuerySet[Any]",
    shown: "QuerySet[Row]",
    order: Order,
    place: Place,
    *,
    pages: int | None,
    size: int = ROWS_A_PAGE,
) -> KeysetPage[Row]:
    """The page at the place, in two queries: the keys of its rows among `matching`, then those rows of `shown`.

    What `shown` reads with each row, such as where a commitment stands, is thereby worked out for the page alone.
    """
    page = found_at(
        matching.values_list("pk", *order.expressions), order, place, pages, size, keys=itemgetter(slice(1, None))
    )
    found = page.rows
    by_key = {row.pk: row for row in shown.filter(pk__in=[key for key, *_ in found])} if found else {}
    return replace(page, rows=tuple(by_key[key] for key, *_ in found if key in by_key))


def read_whole_page(
    rows: "QuerySet[Row]", order: Order, place: Place, *, pages: int | None, size: int = ROWS_A_PAGE
) -> KeysetPage[Row]:
    """The page at the place in one query, for rows with which nothing is read that has to be worked out."""
    names = [f"key_{position}" for position in range(len(order.keys))]
    with_keys = rows.annotate(**dict(zip(names, order.expressions, strict=True)))
    return found_at(with_keys, order, place, pages, size, keys=attrgetter(*names))


def found_at(
    rows: "QuerySet[Any]",
    order: Order,
    place: Place,
    pages: int | None,
    size: int,
    *,
    keys: Callable[[Any], Any],
) -> KeysetPage[Any]:
    """The page of what the query finds at the place; `keys` are the keys of one of its rows."""
    place = within(place, pages)
    found = rows_at(rows, order, place, size)
    if place.is_before and len(found) <= size:
        # There is no full page before: this is the first.
        place = Place()
        found = rows_at(rows, order, place, size)
    has_more = len(found) > size
    found = found[:size]
    if place.is_before:
        found.reverse()
    has_previous = has_more if place.is_before else bool(place.values) or place.number > 1
    has_next = place.is_before or has_more
    return KeysetPage(
        rows=tuple(found),
        number=place.number,
        pages=pages,
        previous=f"before={encoded(place.number - 1, keys(found[0]))}" if has_previous and found else "",
        next=f"after={encoded(place.number + 1, keys(found[-1]))}" if has_next and found else "",
    )


def within(place: Place, pages: int | None) -> Place:
    """The place, with its page number within those there are."""
    if place.values:
        return Place(number=min(place.number, pages or place.number), values=place.values, is_before=place.is_before)
    return Place(number=min(place.number, LAST_NUMBERED, pages or LAST_NUMBERED))


def rows_at(rows: "QuerySet[Any]", order: Order, place: Place, size: int) -> list[Any]:
    """The page's rows and one more, from the place onwards."""
    keys = order.expressions
    names = [f"place_{position}" for position in range(len(keys))]
    rows = rows.alias(**dict(zip(names, keys, strict=True)))
    if place.values:
        compare = RowComparison.before if place.is_before else RowComparison.after
        rows = rows.filter(compare(keys, place.values))
    rows = rows.order_by(*(f"-{name}" if place.is_before else name for name in names))
    first = 0 if place.values else (place.number - 1) * size
    return list(rows[first : first + size + 1])
