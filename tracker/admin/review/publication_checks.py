"""What a record still lacks: public, a source that readers can see and no names of what they cannot; days in order.

And what it is too late to write once a record is public.
"""

from collections.abc import Collection
from itertools import chain
from typing import Any

from django.contrib import messages
from django.db.models import F, Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from tracker.models import (
    CITABLE,
    Actor,
    Citation,
    Commitment,
    Exchange,
    Meeting,
    Programme,
    Published,
    Sanction,
    SanctionStep,
    Source,
    StatusUpdate,
)
from tracker.vocabulary import Axis, Stage

MOST_TOLD = 20
NOT_PUBLIC = [Stage.DRAFT, Stage.IN_REVIEW]

# What a citation calls each kind of record that it can be for.
CITED_AS: dict[Any, str] = {Citation._meta.get_field(name).related_model: name for name in CITABLE}

# The ways from a record to those that its public page names, each to what they are called by.
NAMED: dict[type[Model], tuple[str, ...]] = {
    Actor: ("part_of__name", "roles_held__organisation__name", "citations__source__title"),
    Source: ("publisher__name", "syndicated_from__title"),
    Meeting: (
        "part_of__title",
        "participations__actor__name",
        "participations__on_behalf_of__name",
        "citations__source__title",
    ),
    Commitment: (
        "made_at__title",
        "topics__name",
        "parties__actor__name",
        "links__to_commitment__title",
        "links__to_sanction__title",
        "conditions__depends_on_commitment__title",
        "conditions__depends_on_sanction__title",
        "citations__source__title",
    ),
    StatusUpdate: ("commitment__title", "citations__source__title"),
    Exchange: ("agreed_at__title", "items__commitment__title", "items__sanction__title", "citations__source__title"),
    Sanction: (
        "issuer__name",
        "targets__name",
        "programme__title",
        # A step that is not public yet tells the public nothing of the day.
        "steps__ref",
        "citations__source__title",
    ),
    SanctionStep: ("sanction__title", "citations__source__title"),
    Programme: ("issuer__name", "citations__source__title"),
}


def warn_of_each_kind(request: HttpRequest, published: Collection[Published]) -> None:
    """Tells the person who published these records, of any kinds, what they still lack."""
    for kind in dict.fromkeys(type(record) for record in published):
        of_kind = [record for record in published if type(record) is kind]
        warn_of_shortcomings(request, of_kind, newly=of_kind)


def warn_of_shortcomings(
    request: HttpRequest, records: Collection[Published], *, newly: Collection[Published] = ()
) -> None:
    """Tells the person who saved or published these records, all of one kind, what those that are public still lack.

    That no public source is cited for it is told of a status update with each save, and of other records when they are
    `newly` public. Of a status update that speaks of a day before the promise it is told whether it is public or not.
    """
    for update in before_the_promise(records)[:MOST_TOLD]:
        messages.warning(
            request,
            f"{update} is as of {update.as_of.written}, but the commitment was made later, "
            f"{update.commitment.made_on.written}: check both dates.",
        )
    public = [record for record in records if record.stage == Stage.PUBLISHED]
    asked = [record for record in public if isinstance(record, StatusUpdate) or record in newly]
    unsourced = without_source(asked)
    if len(unsourced) > 1:
        kind = asked[0]._meta.verbose_name_plural
        messages.warning(
            request, f"{len(unsourced)} of the {len(asked)} {kind} published now have no public source yet."
        )
    for record in unsourced[:MOST_TOLD]:
        messages.warning(
            request,
            format_html(
                "{} is published without a public source: its public page says “No source yet”. "
                '<a href="{}?{}={}">Add a citation</a>.',
                record,
                reverse("admin:tracker_citation_add"),
                CITED_AS[type(record)],
                record.pk,
            ),
        )
    names = unpublished_names(public)
    for record in [record for record in public if record.pk in names][:MOST_TOLD]:
        named = ", ".join(names[record.pk])
        messages.warning(request, f"{record} is published, but names records that are not yet public: {named}.")


def without_source(records: Collection[Published]) -> list[Published]:
    """Those of the records, all of one kind, that citations can be for and that cite no published source."""
    kind = type(next(iter(records))) if records else Published
    if kind not in CITED_AS:
        return []
    keys = [record.pk for record in records]
    cited = Citation.objects.filter(**{f"{CITED_AS[kind]}__in": keys}, source__stage=Stage.PUBLISHED)
    sourced = set(cited.values_list(CITED_AS[kind], flat=True))
    return [record for record in records if record.pk not in sourced]


def draft_sources(records: Collection[Published]) -> list[Source]:
    """The sources that are cited for these records, all of one kind, and not public."""
    kind = type(next(iter(records))) if records else Published
    if kind not in CITED_AS:
        return []
    cited = Citation.objects.filter(**{f"{CITED_AS[kind]}__in": [record.pk for record in records]})
    return list(Source.objects.exclude(stage=Stage.PUBLISHED).filter(pk__in=cited.values("source")).order_by("pk"))


def without_guideline(updates: Collection[StatusUpdate]) -> set[int]:
    """The keys of those whose publication would fix the guideline of their commitment while nothing stands in it."""
    verdicts = StatusUpdate.objects.filter(axis=Axis.EVIDENCE)
    fixed = verdicts.published().values("commitment")
    asked = verdicts.filter(
        pk__in=[update.pk for update in updates], commitment__guideline="", commitment__criteria=None
    )
    return set(asked.exclude(commitment__in=fixed).values_list("pk", flat=True))


def before_the_promise(records: Collection[Published]) -> list[Any]:
    """The status updates among the records that lie wholly before any day on which their commitment may be made."""
    keys = [record.pk for record in records if isinstance(record, StatusUpdate)]
    if not keys:
        return []
    early = StatusUpdate.objects.filter(pk__in=keys, as_of_latest__lt=F("commitment__made_on_earliest"))
    return list(early.select_related("commitment").order_by("pk"))


def unpublished_names(records: Collection[Published]) -> dict[int, list[str]]:
    """The names of unpublished records that each record refers to, by primary key; a query for each path."""
    kind = type(next(iter(records))) if records else Published
    found = chain.from_iterable(unpublished_at(kind, path, records) for path in NAMED.get(kind, ()))
    names: dict[int, list[str]] = {}
    for key, name in found:
        if name not in names.setdefault(key, []):
            names[key].append(name)
    return names


def unpublished_at(kind: type[Model], path: str, records: Collection[Published]) -> list[tuple[int, str]]:
    """(primary key, name) of each of the records, all of one kind, whose path leads to an unpublished record."""
    stage = f"{path.rpartition('__')[0]}__stage__in"
    unseen = kind._default_manager.filter(pk__in=[record.pk for record in records], **{stage: NOT_PUBLIC})
    return list(unseen.order_by("pk", path).values_list("pk", path))
