"""The facet of a list by collection, which is offered where the site has several."""

from typing import Any

from django.db.models import QuerySet

from tracker.access.collected import belongs, counted_by_collection
from tracker.listing.facets import FacetValue, RecordFacet
from tracker.models import Collection


def counts_by_collection(rows: "QuerySet[Any]") -> tuple[FacetValue, ...]:
    """The collections that the rows are in, by title, with how many of them each."""
    return tuple(FacetValue(each.ref, each.title, each.number) for each in counted_by_collection(rows))  # type: ignore[attr-defined]


def collection_facet(records: "QuerySet[Any]") -> RecordFacet:
    """The facet of these records."""
    return RecordFacet(
        name="collection",
        label="Collection",
        records=Collection.objects.published,
        condition=lambda collection: belongs(records.model, collection.pk),
        counted=counts_by_collection,
    )
