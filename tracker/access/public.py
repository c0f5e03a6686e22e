"""What the public may see of records that have no stage of their own: a tie is public when both its ends are."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from tracker.database.made_once import MarkedKeys, among
from tracker.models import (
    Actor,
    ArchivedText,
    Citation,
    Commitment,
    Condition,
    Criterion,
    Exchange,
    ExchangeItem,
    Finding,
    Link,
    Milestone,
    Observation,
    Participation,
    Party,
    Response,
    Role,
    SanctionStep,
    Source,
    Target,
)
from tracker.models.citation import VOICES
from tracker.models.exchanges.condition import DEPENDS_ON
from tracker.vocabulary import Attribution, Stage

HAS_TEXT = Exists(ArchivedText.objects.filter(source=OuterRef("source")))
BY_SOURCE = ("source__published_earliest", "source__title", "source__ref", "paragraph", "ref")


def published(*paths: str) -> Q:
    """The condition that the records at the end of all these lookup paths (`commitment`, `role__person`) are
    published.
    """
    return Q(**{f"{path}__stage": Stage.PUBLISHED for path in paths})


def any_end_published(*paths: str) -> Q:
    """The condition that the record at the end of at least one of the lookup paths is published."""
    condition = Q()
    for path in paths:
        condition |= published(path)
    return condition


def parties() -> QuerySet[Party]:
    """Public parties of commitments, each with its actor and commitment."""
    return Party.objects.filter(published("actor", "commitment")).select_related("actor", "commitment")


def hidden_roles(ties: type[Party] | type[Participation], end: str) -> ArraySubquery:
    """A subquery for the roles in which actors that are not public are linked to each record; never who they are.

    `end` is the foreign key of `ties` that leads to the record of the outer queryset.
    """
    hidden = ties._default_manager.filter(**{end: OuterRef("pk")}).exclude(actor__stage=Stage.PUBLISHED)
    return ArraySubquery(hidden.order_by("role").values("role").distinct())


def participations() -> QuerySet[Participation]:
    """Public participations in meetings, each with actor and meeting; `on_behalf_of` holds published actors only."""
    return (
        Participation.objects.filter(published("actor", "meeting"))
        .select_related("actor", "meeting")
        .prefetch_related(Prefetch("on_behalf_of", queryset=Actor.objects.published()))
    )


def roles() -> QuerySet[Role]:
    """Public posts (Popolo memberships), each with person and organisation."""
    return Role.objects.filter(published("person", "organisation")).select_related("person", "organisation")


def links() -> QuerySet[Link]:
    """Public links from a commitment to another commitment or to a sanction, with both ends."""
    return Link.objects.filter(
        published("commitment") & any_end_published("to_commitment", "to_sanction")
    ).select_related("commitment", "to_commitment", "to_sanction", "to_step")


def sanction_steps() -> QuerySet[SanctionStep]:
    """Published steps of published sanctions, in the order of their days."""
    return SanctionStep.objects.filter(stage=Stage.PUBLISHED, sanction__stage=Stage.PUBLISHED).order_by(
        "happened_on_earliest", "happened_on_latest", "ref"
    )


def exchange_items() -> QuerySet[ExchangeItem]:
    """What public exchanges name that is public itself, each with what it is and who imposed it."""
    of_a_step = published("sanction_step", "sanction_step__sanction")
    return ExchangeItem.objects.filter(
        published("exchange") & (any_end_published("commitment", "sanction") | of_a_step)
    ).select_related("commitment", "sanction__issuer", "sanction_step__sanction__issuer")


def exchanges() -> QuerySet[Exchange]:
    """Public exchanges, each with its public items, and citations of published sources."""
    return Exchange.objects.published().prefetch_related(
        Prefetch("items", queryset=exchange_items().order_by("side", "pk")),
        Prefetch("citations", queryset=citations()),
    )


def conditions() -> QuerySet[Condition]:
    """Public conditions, each with what depends on it and on what, and citations of published sources."""
    return (
        Condition.objects.filter(condition_is_public())
        .select_related("commitment", "sanction", "depends_on_commitment", "depends_on_sanction__issuer")
        .prefetch_related(Prefetch("citations", queryset=citations()))
    )


def condition_is_public(path: str = "") -> Q:
    """The condition that a condition is public, the one at the end of the lookup path (`condition__`) if given."""
    in_words = Q(**{f"{path}{name}__isnull": True for name in DEPENDS_ON})
    return any_end_published(f"{path}commitment", f"{path}sanction") & (
        in_words | any_end_published(*(f"{path}{name}" for name in DEPENDS_ON))
    )


def responses() -> QuerySet[Response]:
    """Public responses to public demands, with citations of published sources.

    `on_behalf_of` and `leads_to` hold published records only.
    """
    return (
        Response.objects.filter(published("demand", "actor"))
        .select_related("demand", "actor")
        .prefetch_related(
            Prefetch("on_behalf_of", queryset=Actor.objects.published()),
            Prefetch("leads_to", queryset=Commitment.objects.published()),
            Prefetch("citations", queryset=citations()),
        )
    )


def observations() -> QuerySet[Observation]:
    """Observations of published indicators."""
    return Observation.objects.filter(published("indicator")).select_related("indicator")


def targets() -> QuerySet[Target]:
    """Targets of published commitments for published indicators, with both."""
    return Target.objects.filter(published("commitment", "indicator")).select_related("commitment", "indicator")


def milestones() -> QuerySet[Milestone]:
    """Milestones of published commitments."""
    return Milestone.objects.filter(published("commitment")).select_related("commitment")


def criteria() -> QuerySet[Criterion]:
    """Assessment criteria of published commitments."""
    return Criterion.objects.filter(published("commitment")).select_related("commitment")


def findings() -> QuerySet[Finding]:
    """Findings of published status updates on published commitments, each with its criterion."""
    return Finding.objects.filter(published("status_update", "status_update__commitment")).select_related("criterion")


def citations() -> QuerySet[Citation]:
    """Citations of published sources by source and paragraph, each with `source_has_text` (whether a text is archived)
    and its verification.

    That the record cited is public too is for the caller to check, and whether the actors in `VOICES` and the source's
    publisher are.
    """
    found: QuerySet[Citation] = (
        Citation.objects.with_verification()
        .filter(published("source"))
        .annotate(source_has_text=HAS_TEXT)
        .select_related("source__publisher", *VOICES)
        .order_by(*BY_SOURCE)
    )
    return found


def passages() -> QuerySet[Citation]:
    """The same without their verification, and without who published the sources or is quoted."""
    return (
        Citation.objects.filter(published("source"))
        .annotate(source_has_text=HAS_TEXT)
        .select_related("source")
        .order_by(*BY_SOURCE)
    )


def citations_from(source: Source) -> QuerySet[Citation]:
    """The citations of one source, with verification, whose cited record is public."""
    found: QuerySet[Citation] = source.citations.with_verification().filter(of_a_public_record())
    return found.select_related(*VOICES)


def statements_of(actors: MarkedKeys | list[int]) -> QuerySet[Citation]:
    """What published sources report the actors as saying, or others as saying on their behalf, of public records.

    What we infer from their words is not among it.
    """
    return citations().filter(theirs(actors), of_a_public_record(), attribution=Attribution.REPORTED)


def reported_of(actors: MarkedKeys | list[int]) -> QuerySet[Citation]:
    """The same with what is reported of records that are not public: only to find which come first."""
    return Citation.objects.filter(theirs(actors), published("source"), attribution=Attribution.REPORTED)


def theirs(actors: MarkedKeys | list[int]) -> Q:
    """The condition that a passage has the words of one of the actors with these keys, or of others on its behalf."""
    return Q(among("speaker", actors)) | Q(among("on_behalf_of", actors))


def of_a_public_record() -> Q:
    """The condition that the record which is cited is public."""
    return (
        any_end_published("actor", "meeting", "commitment", "sanction", "programme", "exchange")
        | published("sanction_step", "sanction_step__sanction")
        | published("role__person", "role__organisation")
        | published("status_update", "status_update__commitment")
        | (published("link__commitment") & any_end_published("link__to_commitment", "link__to_sanction"))
        | published("observation__indicator")
        | published("party__commitment", "party__actor")
        | published("participation__meeting", "participation__actor")
        | published("target__commitment", "target__indicator")
        | published("milestone__commitment")
        | published("finding__status_update", "finding__status_update__commitment")
        | condition_is_public("condition__")
        | published("response__demand", "response__actor")
    )
