"""The kinds of record that a search goes through, and what their pages are called."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Model, OuterRef, QuerySet, Subquery
from django.urls import reverse

from tracker.access import public
from tracker.database.lateral_join import JoinedColumn
from tracker.models import (
    Actor,
    Collection,
    Commitment,
    Exchange,
    Indicator,
    Meeting,
    Programme,
    Sanction,
    SanctionStep,
    Source,
    Topic,
)
from tracker.models.integrity.referenced import PublishedQuerySet
from tracker.models.integrity.search_index import DOCUMENT, SearchFields
from tracker.vocabulary import SanctionStepKind


@dataclass(frozen=True, kw_only=True)
class Part:
    """Rows on the page of a record: what they are called, the public ones, and the column of their record."""

    label: str
    public: "Callable[[], QuerySet[Any]]"
    owner: str

    @property
    def searched(self) -> SearchFields:
        """What they are found by."""
        found: SearchFields = self.public().model.searched
        return found

    def rows(self) -> "QuerySet[Any]":
        """The public ones that hang on such a record, in no order."""
        return self.public().prefetch_related(None).filter(**{f"{self.owner}__isnull": False}).order_by()


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of record: by what word the address asks for it, and how its rows are told apart.

    `title` is the field with what a record is called; `dated` the one with its day, or how
    that is found; empty where it has none. `parts` are rows on its page by whose words it is found too.
    """

    name: str
    label: str
    model: type[Model]
    title: str
    dated: Any = ""
    parts: tuple["Part", ...] = ()

    @property
    def searched(self) -> SearchFields:
        """What it is found by."""
        found: SearchFields = self.model.searched  # type: ignore[attr-defined]
        return found

    @property
    def document(self) -> JoinedColumn:
        """Its words for full text search, which its table holds."""
        return JoinedColumn(self.model._meta.db_table, DOCUMENT, SearchVectorField())

    @property
    def list_address(self) -> str:
        """The address of all of them."""
        return reverse(f"{self.name}_list")

    @property
    def has_kinds(self) -> bool:
        """Whether the records themselves are of several kinds, such as pledge and demand."""
        return any(field.name == "kind" for field in self.model._meta.concrete_fields)

    def public(self) -> "QuerySet[Any]":
        """The records the public may see, in no order."""
        records: PublishedQuerySet[Any] = self.model._default_manager.order_by()  # type: ignore[assignment]
        return records.published()

    def kind_in_words(self, kind: str) -> str:
        """What a record of that kind is: `Pledge`; for records without kinds, what they all are: `Topic`."""
        if self.has_kinds:
            field: Any = self.model._meta.get_field("kind")
            return str(dict(field.flatchoices).get(kind, kind))
        return str(self.model._meta.verbose_name).capitalize()


IMPOSED = Subquery(
    SanctionStep.objects.published()
    .filter(sanction=OuterRef("pk"), kind=SanctionStepKind.IMPOSED)
    .order_by()
    .values("happened_on")[:1]
)

OF_COMMITMENTS = (
    Part(label="Assessment criterion", public=public.criteria, owner="commitment"),
    Part(label="Milestone", public=public.milestones, owner="commitment"),
    Part(label="Condition", public=public.conditions, owner="commitment"),
    Part(label="Response", public=public.responses, owner="demand"),
)
OF_SANCTIONS = (
    Part(label="Step", public=public.sanction_steps, owner="sanction"),
    Part(label="Condition", public=public.conditions, owner="sanction"),
)

# In the order in which equal hits stand.
KINDS = (
    Kind(
        name="commitment", label="Commitments", model=Commitment, title="title", dated="made_on", parts=OF_COMMITMENTS
    ),
    Kind(name="actor", label="Actors", model=Actor, title="name"),
    Kind(name="meeting", label="Meetings", model=Meeting, title="title", dated="held"),
    Kind(name="sanction", label="Sanctions", model=Sanction, title="title", dated=IMPOSED, parts=OF_SANCTIONS),
    Kind(name="programme", label="Sanctions programmes", model=Programme, title="title"),
    Kind(name="source", label="Sources", model=Source, title="title", dated="published"),
    Kind(name="topic", label="Topics", model=Topic, title="name"),
    Kind(name="indicator", label="Indicators", model=Indicator, title="name"),
    Kind(name="exchange", label="Exchanges", model=Exchange, title="title", dated="agreed_on"),
    Kind(name="collection", label="Collections", model=Collection, title="title"),
)
BY_NAME = {kind.name: kind for kind in KINDS}
