"""Lists and autocompletes of records whose cost follows what they show: counts and searches with a bound."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.utils import lookup_spawns_duplicates
from django.contrib.admin.views.main import SEARCH_VAR
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.text import smart_split, unescape_string_literal

from tracker.admin.base.typed import ModelAdmin, Pages
from tracker.database.keys import with_keys

# Two hundred pages: who looks for more narrows the list.
MOST_COUNTED = 10_000
# The same where each row has to be looked at to tell whether it counts.
MOST_LOOKED_AT = 1_000
# Of what an autocomplete offers nobody looks through so much.
MOST_OFFERED = 200
# A word that so few records have is looked up in each field by itself, by the index of the field.
FEW = 1_000


class BoundedPaginator(Pages):
    """Pages of a list, as far as its rows are counted; `is_least` where there are more."""

    most = MOST_COUNTED

    @cached_property
    def count(self) -> int:
        return min(self.found, self.most)

    @cached_property
    def found(self) -> int:
        """How many rows there are, at most one more than are counted."""
        rows: Any = self.object_list
        return int(rows.order_by().values("pk")[: self.most + 1].count())

    @property
    def is_least(self) -> bool:
        """Whether there are more rows than are counted."""
        return self.found > self.most


class LookedAtPaginator(BoundedPaginator):
    """Pages of a list that is narrowed by words or by where commitments stand."""

    most = MOST_LOOKED_AT


class OfferedPaginator(BoundedPaginator):
    """Pages of what an autocomplete offers."""

    most = MOST_OFFERED


class BoundedListMixin(ModelAdmin):
    """A list that counts as far as anybody goes, and searches each field by its index."""

    show_full_result_count = False
    paginator = BoundedPaginator

    def get_paginator(self, request: HttpRequest, queryset: Any, *arguments: Any, **options: Any) -> Any:
        kind = self.paginator
        if request.resolver_match is not None and request.resolver_match.url_name == "autocomplete":
            kind = OfferedPaginator
        elif request.GET.get(SEARCH_VAR) or "standing" in queryset.query.alias_map:
            kind = LookedAtPaginator
        return kind(queryset, *arguments, **options)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """The records that have each of the words in one of the fields, a ref by its beginning; none comes twice."""
        for word in words_of(search_term):
            queryset = having(queryset, word, self.get_search_fields(request))
        return queryset, False


def words_of(text: str) -> Iterable[str]:
    """The words typed into the search box; those in quotation marks are one."""
    for word in smart_split(text):
        is_quoted = word.startswith(('"', "'")) and word[0] == word[-1] and len(word) > 1
        yield unescape_string_literal(word) if is_quoted else word


def having(rows: QuerySet[Any], word: str, fields: Iterable[str]) -> QuerySet[Any]:
    """The rows that have the word in one of the fields, which are named as lookup paths."""
    conditions = [holds(field, word) for field in fields]
    if not conditions:
        return rows
    model = rows.model
    first, *rest = (model._default_manager.filter(condition).order_by().values_list("pk") for condition in conditions)
    # An OR over several tables uses no index of any of them: the few rows of a rare word are found field by field.
    found = {key for (key,) in (first.union(*rest, all=True) if rest else first)[: FEW + 1]}
    if len(found) <= FEW:
        return with_keys(rows, sorted(found))
    # Of a frequent word a page is full soon, whichever rows are looked at first.
    either = Q()
    for field, condition in zip(fields, conditions, strict=True):
        either |= in_each_row(model, condition) if lookup_spawns_duplicates(model._meta, field) else condition
    return rows.filter(either)


def in_each_row(model: type[Model], condition: Q) -> Q:
    """A condition on many linked rows as one that is asked of each row once."""
    return Q(Exists(model._default_manager.filter(condition, pk=OuterRef("pk"))))


def holds(field: str, word: str) -> Q:
    """The condition that the field has the word: anywhere in a text, at the beginning of a ref."""
    if field.rpartition("__")[2] == "ref":
        return Q(**{f"{field}__startswith": word.lower()})
    return Q(**{f"{field}__icontains": word})
