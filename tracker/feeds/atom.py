"""Atom feeds (RFC 4287): of a view of the commitments, and of one."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, get_tag_uri
from django.utils.html import format_html_join
from django.views.decorators.http import require_safe

from tracker.feeds.disallowed_characters import replace_disallowed
from tracker.feeds.feed_entries import FeedEntry, feed_entries
from tracker.models import Commitment
from tracker.page_cache.decorator import cached_page
from tracker.parameters.checking import NAMES, problems_in
from tracker.parameters.days import parse_days
from tracker.parameters.record import record_or_404
from tracker.parameters.titled_view import TitledView, bad_request, press_words
from tracker.standings.readings import in_the_press
from tracker.standings.selection import matching_commitments

RIGHTS = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


class Feed(Atom1Feed):
    """An Atom feed; one without entries says that it was last updated long ago, and not just now."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else BEGINNING


@require_safe
def commitments_feed(request: HttpRequest) -> HttpResponseBase:
    """What happened to the commitments that the dashboard's filters ask for."""
    problems = problems_in(request.GET.dict())
    return bad_request(problems) if problems else view_feed(request)


@cached_page(NAMES)
def view_feed(request: HttpRequest) -> HttpResponse:
    """The feed of a view that can be meant."""
    view = TitledView.of(request)
    query = view.filters.to_query()
    return feed(
        request,
        title=f"{settings.SITE_NAME}: {view.title}{press_words(view.filters)}",
        page=f"{reverse('commitment_list')}?{query}" if query else reverse("commitment_list"),
        entries=feed_entries(matching_commitments(view.filters), view.filters),
    )


@require_safe
def commitment_feed(request: HttpRequest, ref: str) -> HttpResponse:
    """What happened to one commitment."""
    filters, problems = parse_days(request)
    if problems:
        return bad_request(problems)
    commitment = record_or_404(Commitment.objects.published(), ref)
    return feed(
        request,
        title=f"{settings.SITE_NAME}: {commitment.title}{press_words(filters)}",
        page=reverse("commitment_detail", args=[ref]),
        entries=feed_entries(
            Commitment.objects.published().filter(in_the_press(filters, "commitment"), pk=commitment.pk), filters
        ),
    )


def feed(request: HttpRequest, *, title: str, page: str, entries: Iterable[FeedEntry]) -> HttpResponse:
    """The document: `page` is what a person would read in its place."""
    document = Feed(
        title=replace_disallowed(title),
        link=request.build_absolute_uri(page),
        description=None,
        subtitle="Commitments and status updates as they are published or retracted.",
        language="en-GB",
        author_name=settings.SITE_OWNER or settings.SITE_NAME,
        feed_url=request.build_absolute_uri(),
        feed_copyright=RIGHTS,
    )
    for entry in entries:
        address = request.build_absolute_uri(entry.href)
        document.add_item(
            title=replace_disallowed(entry.title),
            link=address,
            # Feed readers take this for HTML.
            description=format_html_join("", "<p>{}</p>", ((replace_disallowed(text),) for text in entry.paragraphs)),
            unique_id=tag(entry, address),
            pubdate=entry.happened_at,
            updateddate=entry.changed_at,
            categories=entry.categories,
        )
    response = HttpResponse(content_type=document.content_type)
    document.write(response, "utf-8")
    return response


def tag(entry: FeedEntry, address: str) -> str:
    """A name for ever (RFC 4151): the host on the day it happened, the page, and the place on it."""
    return get_tag_uri(f"{address}/retracted" if entry.is_retraction else address, entry.happened_at)
