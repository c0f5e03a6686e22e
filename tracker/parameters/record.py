"""Finding the one record a page is about."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Count, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404

from tracker.models import Participation, Party

Record = TypeVar("Record", bound=Model)
Row = TypeVar("Row", Party, Participation)


def record_or_404(records: "QuerySet[Record]", ref: str) -> Record:
    """The record with that ref in the queryset; raises Http404, whose message a reader sees."""
    try:
        return records.get(ref=ref)
    except ObjectDoesNotExist:
        name = records.model._meta.verbose_name
        raise Http404(
            f"There is no published {name} “{ref}”. It may have been withdrawn, or the address may be mistyped."
        ) from None


def count_related(rows: "QuerySet[Any]", link: str) -> Coalesce:
    """A subquery expression: how many of the rows lead by the foreign key `link` to each record of a queryset."""
    counted = rows.order_by().filter(**{link: OuterRef("pk")}).values(link).annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count")), 0)


def by_role(
    rows: Iterable[Row], words: Mapping[Any, str], *, hidden: Collection[str] = ()
) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """(words, rows) pairs: the rows under the words for their role, in the order of `words`.

    `hidden` are roles that only actors who are not public hold: they are listed without rows.
    """
    held: dict[str, list[Row]] = {}
    for row in rows:
        held.setdefault(row.role, []).append(row)
    return tuple((said, tuple(held.get(role, ()))) for role, said in words.items() if role in held or role in hidden)
