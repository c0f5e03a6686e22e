"""The records that the files of one load name: what to say of a ref that leads nowhere."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Model

from tracker.models import Actor, MergedRef
from tracker.transfer.declaration.named_records import ref_of, with_ref
from tracker.transfer.declaration.problems import RejectedReferenceError

MOST_SIMILAR = 10
CLOSE_ENOUGH = 0.6


class References:
    """Finds records by ref for the files of one load; knows the rejected ones, and refs similar to an unknown one."""

    def __init__(self) -> None:
        self._refused: dict[type[Model], dict[str, str]] = defaultdict(dict)
        self._unread: dict[type[Model], str] = {}
        self._said: dict[tuple[type[Model], str], str] = {}
        self._held: set[tuple[type[Model], str]] = set()

    def note_said(self, model: type[Model], name: str, ref: str) -> None:
        """Notes that the person said, or that it was decided for them, which record a name means."""
        self._said[model, name] = ref

    def said_of(self, model: type[Model], name: str) -> str:
        """The ref of the record that a name was said to mean; nothing where none was."""
        return self._said.get((model, name), "")

    def note_held(self, model: type[Model], name: str) -> None:
        """Notes that a record would be made of a name, were it not that it stands in rows alone that are left out."""
        self._held.add((model, name))

    def is_held(self, model: type[Model], name: str) -> bool:
        """Whether a record would be made of the name with any row that says it."""
        return (model, name) in self._held

    def note_rejected(self, model: type[Model], refs: Mapping[str, str]) -> None:
        """Notes the refs of records that rejected rows would have created, each with where its row stands."""
        self._refused[model].update(refs)

    def note_all_rejected(self, model: type[Model], where: str) -> None:
        """Notes that the file that would have created records of this kind could not be read."""
        self._unread[model] = where

    def find(self, model: type[Model], ref: str) -> Model:
        """The record. Raises ValueError with the nearest ref; RejectedReferenceError when its own row was rejected."""
        found = self.lookup(model, ref)
        if found is not None:
            return found
        if self.is_rejected(model, ref):
            raise RejectedReferenceError
        raise ValueError(self.missing_message(model, ref))

    def missing_message(self, model: type[Model], ref: str, candidates: Iterable[str] = ()) -> str:
        """The message for a ref that names no record; `candidates` are more refs that may have been meant."""
        kept = self.merged_into(model, ref)
        if kept:
            return f"the {model._meta.verbose_name} `{ref}` was merged into `{kept}`; write `{kept}`."
        nearest = get_close_matches(ref, [*self.similar_refs(model, ref), *candidates], n=1, cutoff=CLOSE_ENOUGH)
        if nearest:
            return f"no {model._meta.verbose_name} `{ref}`; did you mean `{nearest[0]}`?"
        return self.unknown_message(model, ref)

    def unknown_message(self, model: type[Model], ref: str) -> str:
        """The message for a ref that names no record and is similar to none."""
        name = model._meta.verbose_name
        return f"no {name} `{ref}`; add the {name} first, or give the ref of one that is there."

    def is_rejected(self, model: type[Model], ref: str) -> bool:
        """Whether a row would have created the record and was rejected."""
        return ref in self._refused[model] or model in self._unread

    def where_rejected(self, model: type[Model], ref: str) -> str:
        """What a row that names the record waits for: the place of the row that was rejected."""
        return self._refused[model].get(ref) or self._unread[model]

    def lookup(self, model: Any, ref: str) -> Model | None:
        """The record with the ref, if there is one."""
        found: Model | None = with_ref(model, ref).first()
        return found

    def merged_into(self, model: Any, ref: str) -> str:
        """The ref of the record that the one with this ref was merged into; nothing when it was not."""
        found = MergedRef.objects.filter(ref=ref).values_list("actor__ref", flat=True) if model is Actor else ()
        return next(iter(found), "")

    def similar_refs(self, model: Any, ref: str) -> list[str]:
        """At most `MOST_SIMILAR` refs, the most similar first (trigrams)."""
        named = model._default_manager.annotate(called=ref_of(model))
        similar = named.order_by(TrigramSimilarity("called", ref).desc())
        return list(similar.values_list("called", flat=True)[:MOST_SIMILAR])


class InMemoryReferences(References):
    """References among records of the files alone, without a database."""

    def __init__(self) -> None:
        super().__init__()
        self._own: dict[type[Model], dict[str, Model]] = defaultdict(dict)

    def add(self, record: Any) -> None:
        """Adds an unsaved record, so that later rows can name it."""
        self._own[type(record)][record.ref] = record

    def lookup(self, model: Any, ref: str) -> Model | None:
        return self._own[model].get(ref)

    def merged_into(self, model: Any, ref: str) -> str:
        return ""

    def similar_refs(self, model: Any, ref: str) -> list[str]:
        return list(self._own[model])
