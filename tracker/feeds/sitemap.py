"""The addresses of all public pages, for search engines (sitemaps.org): an index of parts, each of so many at most.

A part holds the records whose keys lie in a range, so that neither it nor the index counts or passes what lies before.
"""

from collections.abc import Iterable

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tracker.search.kinds import KINDS
from tracker.vocabulary import Stage

# A file may hold 50,000 addresses; these have a quarter of a megabyte.
ADDRESSES_A_PART = 2_000
KIND_OF_PART = {f"{kind.name}s": kind for kind in KINDS}
# Pages that are not of one record.
PAGES = ("dashboard", *(f"{kind.name}_list" for kind in KINDS), "changes", "methodology", "agreement", "follow")
CONTENT_TYPE = "application/xml; charset=utf-8"
# The ranges of keys that hold a public record, by their number: one record of each is read.
RANGES = """
    SELECT part
    FROM generate_series(0, (SELECT coalesce(max(id), 0) FROM {table}) / %(size)s) AS part
    WHERE EXISTS (
        SELECT FROM {table} AS record
        WHERE record.id >= part * %(size)s AND record.id < (part + 1) * %(size)s AND record.stage = %(stage)s
    )
    ORDER BY part
"""


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The index: every part that has an address in it."""
    parts = [reverse("sitemap_pages")]
    for records in KIND_OF_PART:
        parts += [reverse(f"sitemap_{records}", args=[part]) for part in parts_of(records)]
    return drawn(request, "sitemap_index.xml", parts)


@require_safe
def sitemap_pages(request: HttpRequest) -> HttpResponse:
    """The part with the pages that are not of one record."""
    return drawn(request, "sitemap.xml", map(reverse, PAGES))


@require_safe
def sitemap_part(request: HttpRequest, records: str, part: int) -> HttpResponse:
    """The part with the public records of a kind whose keys lie in a range; 404 where there are none."""
    kind = KIND_OF_PART[records]
    begin = part * ADDRESSES_A_PART
    rows = kind.model._default_manager.filter(stage=Stage.PUBLISHED, pk__gte=begin, pk__lt=begin + ADDRESSES_A_PART)
    refs = list(rows.order_by("pk").values_list("ref", flat=True)) if part <= LAST_PART else []
    if not refs:
        raise Http404
    path = reverse(f"{kind.name}_detail", args=["ref"])
    return drawn(request, "sitemap.xml", (f"{path[: -len('ref/')]}{ref}/" for ref in refs))


# Keys are 63 bits wide.
LAST_PART = 2**63 // ADDRESSES_A_PART - 1


def parts_of(records: str) -> list[int]:
    """The numbers of the parts that records of a kind fill."""
    table = connection.ops.quote_name(KIND_OF_PART[records].model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(RANGES.replace("{table}", table), {"size": ADDRESSES_A_PART, "stage": Stage.PUBLISHED})
        return [part for (part,) in cursor.fetchall()]


def drawn(request: HttpRequest, template: str, paths: Iterable[str]) -> HttpResponse:
    """The file with these addresses, as addresses of the host that was asked."""
    site = request.build_absolute_uri("/").rstrip("/")
    context = {"addresses": [f"{site}{path}" for path in paths]}
    return render(request, f"tracker/{template}", context, content_type=CONTENT_TYPE)
