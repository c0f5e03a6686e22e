"""The facet of a list by collection, which is offered where the site has several."""

from functools import partial
from typing import Any

from django.db.models import F, Model, Q, QuerySet, Value

from tracker.access.collected import COLLECTED, in_use, put_into
from tracker.access.collections_of_rows import IsIn, numbers_in_collections
from tracker.listing.facets import FacetValue, RecordFacet
from tracker.models import Collection


def counts_by_collection(rows: "QuerySet[Any]") -> tuple[FacetValue, ...]:
    """The collections that the rows are in, by title, with how many of them each."""
    counted = {found.collection: found for found in numbers_in_collections(rows)}
    collections = in_use().filter(pk__in=counted).order_by("title", "ref").values_list("pk", "ref", "title")
    return tuple(FacetValue(ref, title, counted[key].number, counted[key].is_least) for key, ref, title in collections)


def is_in(model: type[Model], collection: Collection) -> Q:
    """The condition that a record of this kind was put into the collection, or is named by what was."""
    if model in COLLECTED:
        return Q(put_into(model, Q(collection=collection)))
    return Q(IsIn(F("pk"), Value(collection.pk), model=model))


def collection_facet(records: "QuerySet[Any]") -> RecordFacet:
    """The facet of these records."""
    return RecordFacet(
        name="collection",
        label="Collection",
        records=Collection.objects.published,
        condition=partial(is_in, records.model),
        counted=counts_by_collection,
    )
