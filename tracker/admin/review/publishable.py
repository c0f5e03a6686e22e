"""Records that are not public yet, each with why this person may not publish it, and its publication."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest
from django.urls import reverse

from tracker.access import audit_log
from tracker.access.groups import publication_refusal
from tracker.actions.propose_change import latest_event
from tracker.actions.publish_update import NotPublished, publish_update, version_of
from tracker.actions.send_back import last_writer, last_writers
from tracker.admin.base import database_refusals
from tracker.admin.review import publication_checks
from tracker.database.model_graph import events_of
from tracker.models import PublishingRule, StatusUpdate
from tracker.models.integrity.deferred_constraints import enforce_deferred_constraints
from tracker.vocabulary import Stage

NO_PERMISSION = "You may not change records of this kind."
SECOND_PERSON = "You changed it last; someone else publishes it."
CHANGED = "It has changed since you opened this page."


@dataclass(frozen=True, kw_only=True)
class Publishable:
    """One record as a page offers it: `name` is what its box is called, `version` what was shown of it."""

    record: Any
    kind: str
    name: str
    version: str
    refusal: str

    @property
    def is_in_review(self) -> bool:
        """Whether somebody has sent it to be published."""
        return bool(self.record.stage == Stage.IN_REVIEW)

    @property
    def address(self) -> str:
        """Its own page, where it is looked at, and sent back."""
        return reverse(f"admin:tracker_{self.record._meta.model_name}_change", args=[self.record.pk])


def publishable(person: Any, record: Any) -> Publishable:
    """The record as a page offers it to this person."""
    options = record._meta
    return Publishable(
        record=record,
        kind=str(options.verbose_name),
        name=f"{options.model_name}-{record.pk}",
        version=shown_version(record),
        refusal=refusal_of(person, record),
    )


def publishables(person: Any, records: Collection[Any]) -> list[Publishable]:
    """The records as a page offers them to this person, read in as many queries for many as for one of each kind.

    What the versions of status updates are made of is for the caller to fetch along.
    """
    events: dict[Any, int | None] = {}
    rules: dict[Any, bool] = {}
    for kind in dict.fromkeys(type(record) for record in records):
        keys = [record.pk for record in records if type(record) is kind]
        rules[kind] = PublishingRule.objects.second_person_for(kind._meta.model_name)
        latest = events_of(kind).filter(pgh_obj_id__in=keys).order_by().values_list("pgh_obj_id")
        of_kind = dict(latest.annotate(last=Max("pgh_id")))
        events |= {record: of_kind.get(record.pk) for record in records if type(record) is kind}
    writers = last_writers(records)
    return [
        Publishable(
            record=record,
            kind=str(record._meta.verbose_name),
            name=f"{record._meta.model_name}-{record.pk}",
            version=version_of(record) if isinstance(record, StatusUpdate) else str(events[record]),
            refusal=refusal_for(
                person,
                record,
                is_last=writers[record] == person.pk,
                needs_second=rules[type(record)],
            ),
        )
        for record in records
    ]


def shown_version(record: Any) -> str:
    """What tells whether the record was changed since a page showed it."""
    return version_of(record) if isinstance(record, StatusUpdate) else str(latest_event(record))


def refusal_of(person: Any, record: Any) -> str:
    """Why the person may not publish the record; empty if they may, as far as can be told beforehand."""
    return refusal_for(
        person,
        record,
        is_last=last_writer(record) == person.pk,
        needs_second=PublishingRule.objects.second_person_for(record._meta.model_name),
    )


def refusal_for(person: Any, record: Any, *, is_last: bool, needs_second: bool) -> str:
    """The same of a record of which it is known whether they were the last to change it, and the rule of its kind."""
    if not person.has_perm(f"tracker.change_{record._meta.model_name}"):
        return NO_PERMISSION
    if isinstance(record, StatusUpdate):
        return publication_refusal(person, record)
    return SECOND_PERSON if is_last and needs_second else ""


def publish_chosen(request: HttpRequest, offered: Iterable[Any], *, as_shown: Collection[Any]) -> None:
    """Publishes those of the records that were ticked, each on its own and as it was shown, and says what became of
    each. `as_shown` are those of which all that a page showed, beside their own version, is still so.
    """
    published = []
    for record in offered:
        name = f"{record._meta.model_name}-{record.pk}"
        if name not in request.POST.getlist("publish"):
            continue
        version = request.POST.get(f"version-{name}", "")
        reason = publish_one(request.user, record, version) if record in as_shown else CHANGED
        if reason:
            messages.error(request, f"Not published: {record}. {reason}")
            continue
        published.append(record)
        audit_log.log("published", user=request.user, **audit_log.record_fields(record))
    messages.info(request, f"Published: {len(published)}.")
    publication_checks.warn_of_each_kind(request, published)


def publish_one(person: Any, record: Any, version: str) -> str:
    """Publishes the record as it was shown; returns why not, or nothing."""
    refusal = refusal_of(person, record)
    if refusal:
        return refusal
    try:
        with transaction.atomic():
            if isinstance(record, StatusUpdate):
                publish_update(record, reviewer=person, version=version)
                return ""
            current = type(record)._default_manager.select_for_update().get(pk=record.pk)
            if shown_version(current) != version:
                return CHANGED
            record.stage = Stage.PUBLISHED
            record.save(update_fields=["stage"])
            enforce_deferred_constraints()
    except NotPublished as error:
        return str(error)
    except database_refusals.REFUSED as error:
        return database_refusals.read_refusal(error).message
    return ""
