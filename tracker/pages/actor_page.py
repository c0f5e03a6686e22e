"""All that the page of one actor says, read in a fixed number of queries."""

from dataclasses import dataclass
from typing import Self

from django.db.models import F, Prefetch, Q, QuerySet

from tracker.access import public
from tracker.database.keys import with_keys_first
from tracker.database.made_once import MarkedKeys
from tracker.database.written_joins import joins_as_written
from tracker.evidence.disagreements import Disagreement, disagreements
from tracker.listing.preview import MOST, Preview
from tracker.models import Actor, Citation, Commitment, Participation, Party, Response, Sanction, Source
from tracker.pages.parts.cited_records import RELATED, CitedKind, grouped
from tracker.pages.parts.exchanges import public_responses
from tracker.pages.parts.party_words import PARTS
from tracker.pages.parts.sanction_state import newest_first, with_state
from tracker.parameters.filters import Filters
from tracker.parameters.record import by_role, record_or_404
from tracker.parameters.view_queries import rows_of
from tracker.standings.readings import citations, in_the_press, meeting_in_the_press, passages_read

# Of so many of the latest statements those are drawn that are of public records: in most trackers all are.
MOST_LOOKED_AT = 150


@dataclass(frozen=True, kw_only=True)
class ActorPage:
    """One actor and its part in everything else, as of a day."""

    actor: Actor
    parties: tuple[tuple[str, tuple[Party, ...]], ...]
    has_more_commitments: bool
    participations: Preview[Participation]
    responses: Preview[Response]
    suffered: Preview[Sanction]
    issued: Preview[Sanction]
    publications: Preview[Source]
    statements: tuple[CitedKind, ...]
    has_more_statements: bool
    disagreements: tuple[Disagreement, ...]

    @classmethod
    def read(cls, ref: str, filters: Filters) -> Self:
        """The page of the actor with that ref; Http404 if there is none that the public may see."""
        actor = record_or_404(published_actors(filters), ref)
        parties = Preview.of(parties_of(actor, filters))
        with joins_as_written():
            statements = Preview.of_first(rows_of(first_statements, filters, actors=[actor.pk]))
        return cls(
            actor=actor,
            parties=by_role(parties.rows, PARTS),
            has_more_commitments=parties.has_more,
            participations=Preview.of(participations_of(actor, filters)),
            responses=Preview.of(responses_of(actor, filters)),
            suffered=Preview.of(sanctions(filters).filter(targets=actor)),
            issued=Preview.of(sanctions(filters).filter(issuer=actor)),
            publications=Preview.of(
                actor.publications.published()
                .filter(in_the_press(filters, "source"))
                .order_by(F("published_earliest").desc(nulls_last=True), "ref")
            ),
            statements=grouped(statements.rows),
            has_more_statements=statements.has_more,
            disagreements=disagreements(
                actor, actor.citations.all(), actor.rulings.all(), only_cited=filters.press_by is not None
            ),
        )


def published_actors(filters: Filters) -> "QuerySet[Actor]":
    """Published actors with what belongs to them, posts and citations; no more than published."""
    cited = citations(filters)
    roles = (
        public.roles().filter(in_the_press(filters, "role")).prefetch_related(Prefetch("citations", queryset=cited))
    )
    return Actor.objects.published().prefetch_related(
        Prefetch("part_of", queryset=Actor.objects.published()),
        Prefetch("parts", queryset=Actor.objects.published().order_by("name", "ref")),
        Prefetch("roles_held", queryset=roles.order_by(F("started_earliest").desc(nulls_last=True), "title", "ref")),
        Prefetch("roles_given", queryset=roles.order_by("person__name", "title", "ref")),
        Prefetch("citations", queryset=cited),
        "rulings",
    )


def parties_of(actor: Actor, filters: Filters) -> "QuerySet[Party]":
    """The actor's parts in commitments tracked on the day, the latest made first, with where each stands."""
    tracked = Commitment.objects.tracked(**filters.days)
    standing = tracked.with_standing(**filters.days)
    return (
        Party.objects.filter(actor=actor, commitment__in=tracked)
        .order_by(F("commitment__made_on_earliest").desc(nulls_last=True), "commitment__ref", "role")
        .prefetch_related(Prefetch("commitment", queryset=standing))
    )


def participations_of(actor: Actor, filters: Filters) -> "QuerySet[Participation]":
    """The meetings the actor took part in, or that others took part in for it, the latest first."""
    return (
        public.participations()
        .filter(Q(actor=actor) | Q(on_behalf_of=actor), meeting_in_the_press(filters))
        .order_by(F("meeting__held_earliest").desc(nulls_last=True), "meeting__ref", "actor__name")
    )


def responses_of(actor: Actor, filters: Filters) -> "QuerySet[Response]":
    """What the actor answered to demands, or others for it, the latest first."""
    return (
        public_responses(filters)
        .filter(Q(actor=actor) | Q(on_behalf_of=actor))
        .order_by(F("answered_on_earliest").desc(nulls_last=True), F("asked_on_earliest").desc(nulls_last=True), "ref")
    )


def first_statements(filters: Filters, *, actors: MarkedKeys | list[int]) -> "QuerySet[Citation]":
    """What the actors said, or others for them, as published sources report it: the latest published first."""
    latest = (F("source__published_earliest").desc(nulls_last=True), "source__ref", "paragraph", "ref")
    # Whether what each is for is public takes dozens of joins, and is asked of the latest few alone.
    newest = public.reported_of(actors).filter(passages_read(filters)).order_by(*latest)[:MOST_LOOKED_AT]
    found = with_keys_first(public.statements_of(actors).select_related(*RELATED), newest).order_by(*latest)
    return found[: MOST + 1]


def sanctions(filters: Filters) -> "QuerySet[Sanction]":
    """Published sanctions, each with its state on the day."""
    found = Sanction.objects.published().filter(in_the_press(filters, "sanction"))
    return newest_first(with_state(found, **filters.days))
