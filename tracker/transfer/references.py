"""The records that a load may name: those in the database, those its own files bring, and those it refused."""

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Model, QuerySet

from tracker.transfer.problems import HeldUpError

MOST_SIMILAR = 10
CLOSE_ENOUGH = 0.6


class References:
    """Finds records by ref, with one query a kind of record and file."""

    def __init__(self) -> None:
        self._known: dict[type[Model], dict[str, Model]] = defaultdict(dict)
        self._refused: dict[type[Model], set[str]] = defaultdict(set)
        self._unread: set[type[Model]] = set()

    def learn(self, model: type[Model], refs: Iterable[str]) -> None:
        """Fetches those of the records that are not known yet."""
        unknown = set(refs) - self._known[model].keys()
        if unknown:
            for record in self._fetch(model, unknown):
                self.announce(record)

    def announce(self, record: Any) -> None:
        """Makes a record known, also one that is not saved yet."""
        self._known[type(record)][record.ref] = record

    def refuse(self, model: type[Model], ref: str) -> None:
        """Notes that a row would have brought this record but was refused."""
        self._known[model].pop(ref, None)
        self._refused[model].add(ref)

    def refuse_all(self, model: type[Model]) -> None:
        """Notes that a file that would have brought records of this kind could not be read."""
        self._unread.add(model)

    def find(self, model: type[Model], ref: str) -> Model:
        """The record; ValueError names the nearest ref, HeldUpError says that its own row was refused."""
        found = self._known[model].get(ref)
        if found is not None:
            return found
        if ref in self._refused[model] or model in self._unread:
            raise HeldUpError
        name = model._meta.verbose_name
        nearest = get_close_matches(ref, self._candidates(model, ref), n=1, cutoff=CLOSE_ENOUGH)
        if nearest:
            raise ValueError(f"no {name} `{ref}`; did you mean `{nearest[0]}`?")
        raise ValueError(f"no {name} `{ref}`; add the {name} first, or give the ref of one that is there.")

    def stored(self, records: Any, column: str, values: set[Any]) -> Iterable[Any]:
        """The records of a queryset that have one of the values in the column, locked until the load ends."""
        found: QuerySet[Model] = records.filter(**{f"{column}__in": values})
        return found.select_for_update(of=("self",)).order_by("pk")

    def _fetch(self, model: Any, refs: set[str]) -> Iterable[Model]:
        found: QuerySet[Model] = model._default_manager.filter(ref__in=refs)
        return found

    def _candidates(self, model: Any, ref: str) -> list[str]:
        similar = model._default_manager.order_by(TrigramSimilarity("ref", ref).desc())
        return [*similar.values_list("ref", flat=True)[:MOST_SIMILAR], *self._known[model]]


class NothingStored(References):
    """A load with no database behind it, which knows only what its own files bring."""

    def stored(self, records: Any, column: str, values: set[Any]) -> Iterable[Any]:
        return ()

    def _fetch(self, model: Any, refs: set[str]) -> Iterable[Model]:
        return ()

    def _candidates(self, model: Any, ref: str) -> list[str]:
        return list(self._known[model])
