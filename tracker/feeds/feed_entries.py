"""What happened to the public record: commitments and status updates published, status updates retracted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain

from django.db.models import F, Prefetch, Q, QuerySet
from django.db.models.functions import TruncDate
from django.db.models.lookups import LessThanOrEqual
from django.urls import reverse

from tracker.models import Citation, Commitment, CommitmentQuerySet, StatusUpdate
from tracker.parameters.filters import Filters
from tracker.standings.formatting import when
from tracker.standings.passages import passages
from tracker.standings.readings import citations, known
from tracker.vocabulary import Axis

MOST = 100


@dataclass(frozen=True, kw_only=True)
class FeedEntry:
    """One event of the public record for a feed, in plain text.

    `place` is the fragment of the commitment's page that shows it, empty for the whole. `is_retraction` tells the
    retraction of an update from its publication, which has the same place. `changed_at` is later than `happened_at`
    where the update has been retracted since.
    """

    title: str
    paragraphs: tuple[str, ...]
    commitment: Commitment
    place: str
    is_retraction: bool
    happened_at: datetime
    changed_at: datetime
    categories: tuple[str, ...]

    @property
    def href(self) -> str:
        """Where it is read, without the host."""
        page = reverse("commitment_detail", args=[self.commitment.ref])
        return f"{page}#{self.place}" if self.place else page


def feed_entries(commitments: CommitmentQuerySet, filters: Filters) -> tuple[FeedEntry, ...]:
    """The latest hundred events of the commitments by the two days, newest first, in four queries."""
    updates = reached_updates(commitments, filters)
    retracted = updates.filter(retracted_by(filters)).order_by("-retracted_at", "ref")
    published = with_retraction(updates.order_by("-published_at", "-as_of_earliest", "ref")[:MOST], filters)
    # In this order where the moment is one, as when a file brings all of it.
    found = chain(
        (retraction_entry(update) for update in retracted[:MOST]),
        (update_entry(update, is_retracted=is_retracted) for update, is_retracted in published),
        (commitment_entry(one) for one in commitments.order_by("-published_at", "ref")[:MOST]),
    )
    return tuple(sorted(found, key=lambda one: one.happened_at, reverse=True)[:MOST])


def reached_updates(commitments: CommitmentQuerySet, filters: Filters) -> "QuerySet[StatusUpdate]":
    """Their status updates that the two days reach, with commitment and sources.

    One that was retracted in the moment it was published, as when a dataset is loaded with its past, never stood here:
    its page tells of it, but it is no news.
    """
    cited = Prefetch("citations", queryset=citations(filters))
    return (
        StatusUpdate.objects.published()
        .filter(
            known(filters, "status_update"),
            as_of_earliest__lte=filters.as_of,
            commitment__in=commitments.values("pk"),
        )
        .exclude(retracted_at=F("published_at"))
        .select_related("commitment")
        .prefetch_related(cited)
    )


def retracted_by(filters: Filters) -> Q:
    """The condition that an update had been retracted by the end of the day in UTC."""
    return Q(retracted_at__isnull=False) & Q(LessThanOrEqual(TruncDate("retracted_at", tzinfo=UTC), filters.known_on))


def with_retraction(updates: Iterable[StatusUpdate], filters: Filters) -> Iterator[tuple[StatusUpdate, bool]]:
    """Each update with whether it had been retracted by the day."""
    for update in updates:
        retracted_at = update.retracted_at
        yield update, retracted_at is not None and retracted_at.astimezone(UTC).date() <= filters.known_on


def commitment_entry(commitment: Commitment) -> FeedEntry:
    """The publication of a commitment."""
    return FeedEntry(
        title=f"New {commitment.get_kind_display().lower()}: {commitment.title}",
        paragraphs=tuple(filter(None, (commitment.summary, commitment.deliverable))),
        commitment=commitment,
        place="",
        is_retraction=False,
        happened_at=required_moment(commitment.published_at),
        changed_at=required_moment(commitment.published_at),
        categories=(commitment.kind,),
    )


def update_entry(update: StatusUpdate, *, is_retracted: bool) -> FeedEntry:
    """The publication of a status update."""
    return FeedEntry(
        title=f"Retracted: {in_words(update)}" if is_retracted else in_words(update),
        paragraphs=(*((f"Retracted: {update.retraction_reason}",) if is_retracted else ()), *body(update)),
        commitment=update.commitment,
        place=update.ref,
        is_retraction=False,
        happened_at=required_moment(update.published_at),
        changed_at=required_moment(update.retracted_at if is_retracted else update.published_at),
        categories=(update.axis, update.status),
    )


def retraction_entry(update: StatusUpdate) -> FeedEntry:
    """The retraction of a status update, and why."""
    return FeedEntry(
        title=f"Retraction: {in_words(update)}",
        paragraphs=(update.retraction_reason,),
        commitment=update.commitment,
        place=update.ref,
        is_retraction=True,
        happened_at=required_moment(update.retracted_at),
        changed_at=required_moment(update.retracted_at),
        categories=("retraction", update.axis, update.status),
    )


def in_words(update: StatusUpdate) -> str:
    """The commitment, where the update says it stands, by whose word and when."""
    claim = ", claimed by a party" if update.axis == Axis.OFFICIAL else ""
    status = update.get_status_display().lower()
    return f"{update.commitment.title}: {status}{claim}, {when(update.as_of)}"


def body(update: StatusUpdate) -> Iterator[str]:
    """What the update says, where it was looked for, and the sources."""
    if update.summary:
        yield update.summary
    if update.searched:
        yield f"Searched: {update.searched}"
    yield sources(update.citations.all())


def sources(cited: "QuerySet[Citation]") -> str:
    """The sources and paragraphs in one sentence, or that there are none."""
    named = "; ".join(f"{passage.source.title} {passage.paragraphs}".strip() for passage in passages(cited))
    return f"Sources: {named}." if named else "No source."


def required_moment(moment: datetime | None) -> datetime:
    """The time stamp, which the database sets on every publication and retraction; raises ValueError for None."""
    if moment is None:
        raise ValueError("This is not public, or was never retracted, so there is no news of it.")
    return moment
