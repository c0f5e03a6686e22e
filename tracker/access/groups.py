"""What each group may do.

The table is put into force by migrations, which carry copies of their own; a change here needs another migration, or
tests/integration/test_permissions.py fails. docs/permissions.md shows it (`manage.py build_permissions`).
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tracker.models import CollectionMember, PublishingRule
from tracker.vocabulary import Axis, BatchState, CollectionRole, Stage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    from tracker.models import ImportBatch, StatusUpdate

Actions = tuple[str, ...]
Grants = Mapping[str, Actions]

# What stands on its own, and what ties such records together. Both come and go in files.
SUBJECTS = (
    "topic",
    "actor",
    "source",
    "meeting",
    "commitment",
    "sanction",
    "indicator",
    "programme",
    "exchange",
    "collection",
)
TIES = (
    "role",
    "party",
    "participation",
    "link",
    "observation",
    "citation",
    "sanctionstep",
    "criterion",
    "finding",
    "milestone",
    "target",
    "condition",
    "response",
)

READ = ("view", "export")
WRITE = (*READ, "add", "change", "import")
REMOVE = (*WRITE, "delete")
MANAGE = ("view", "add", "change", "delete")

VIEWER: Grants = {
    **dict.fromkeys((*SUBJECTS, *TIES, "statusupdate"), READ),
    "exchangeitem": ("view",),
    "ruling": ("view",),
}
ANALYST: Grants = {
    **dict.fromkeys(SUBJECTS, WRITE),
    **dict.fromkeys((*TIES, "statusupdate"), REMOVE),
    "exchangeitem": MANAGE,
    "ruling": ("view",),
    "assessment": MANAGE,
    "archivedtext": ("view", "add", "change"),
    "importbatch": ("view", "apply", "revert"),
    "savedmapping": MANAGE,
    "retiredref": ("view",),
    "mergedref": ("view",),
    "correction": ("view",),
    "note": ("view", "add"),
    "proposal": ("view", "add"),
    "publishingrule": ("view",),
}
REVIEWER: Grants = {
    **ANALYST,
    **dict.fromkeys(SUBJECTS, REMOVE),
    "actor": (*REMOVE, "merge"),
    "statusupdate": (*REMOVE, "publish", "retract"),
    "ruling": ("view", "add", "delete"),
    "archivedtext": MANAGE,
    "importbatch": ("view", "apply", "approve", "revert"),
    "correction": ("view", "change"),
    "note": ("view", "add", "send_back"),
    "proposal": ("view", "add", "accept"),
}
ADMINISTRATOR: Grants = {
    **REVIEWER,
    "publishingrule": MANAGE,
    "user": MANAGE,
    "group": MANAGE,
    "collectionmember": MANAGE,
}

GROUPS: Mapping[str, Grants] = {
    "Viewer": VIEWER,
    "Analyst": ANALYST,
    "Reviewer": REVIEWER,
    "Administrator": ADMINISTRATOR,
}


def codenames(group: str) -> frozenset[str]:
    """The group's permissions by Django codename, such as `import_actor`."""
    return frozenset(f"{action}_{record}" for record, actions in GROUPS[group].items() for action in actions)


def may_publish(user: "User | AnonymousUser", update: "StatusUpdate") -> bool:
    """Whether the user may make the status update public: never one's own verdict, and a party's words that one
    recorded oneself only where the rule for status updates asks for no second person.
    """
    if update.author_id != user.pk:
        return user.has_perm("tracker.publish_statusupdate")
    return (
        update.axis == Axis.OFFICIAL
        and user.has_perm("tracker.change_statusupdate")
        and not PublishingRule.objects.second_person_for("statusupdate")
    )


VERDICT = "What the evidence supports is a verdict: someone other than its author publishes it."
WORDS = "What a party says needs a second person here: someone other than who recorded it publishes it."
NOT_YOURS = "Only a reviewer may publish this."
SEND_ON = "Choose “In review”; a reviewer will see it."
WAITS = "It is in review already; leave it there until a reviewer publishes it."
STILL_A_DRAFT = "This verdict is still a draft; its author sends it into review first."


def publication_refusal(user: "User | AnonymousUser", update: "StatusUpdate") -> str:
    """Why the user may not publish the stored update, and what to do instead; empty if they may."""
    if not may_publish(user, update):
        own = VERDICT if update.axis == Axis.EVIDENCE else WORDS
        reason = own if update.author_id == user.pk and user.has_perm("tracker.change_statusupdate") else NOT_YOURS
        return f"{reason} {WAITS if update.stage == Stage.IN_REVIEW else SEND_ON}"
    is_unread = update.axis == Axis.EVIDENCE and update.author_id is not None and update.stage == Stage.DRAFT
    return STILL_A_DRAFT if is_unread else ""


def is_own(user: "User | AnonymousUser", batch: "ImportBatch") -> bool:
    """Whether the user uploaded the batch."""
    return batch.uploaded_by_id is not None and batch.uploaded_by_id == user.pk


def may_apply(user: "User | AnonymousUser", batch: "ImportBatch") -> bool:
    """Whether the user may apply the batch: their own where the group is trusted to and it does not wait for approval,
    another's to approve it, as far as they may discard it.
    """
    if is_own(user, batch):
        return batch.state != BatchState.AWAITING_APPROVAL and user.has_perm("tracker.apply_importbatch")
    return may_discard(user, batch)


def may_discard(user: "User | AnonymousUser", batch: "ImportBatch") -> bool:
    """Whether the user may discard the batch: whoever uploaded it, and those who approve imports; of these, members of
    collections what was uploaded by who writes in a collection that they review.
    """
    if is_own(user, batch):
        return True
    return user.has_perm("tracker.approve_importbatch") and (
        not is_member(user) or batch.uploaded_by_id in writers_reviewed_by(user)
    )


def is_member(user: "User | AnonymousUser") -> bool:
    """Whether the user is a member of any collection, and so has a say in those alone."""
    return CollectionMember.objects.filter(person=user.pk).exists()


def writers_reviewed_by(user: "User | AnonymousUser") -> set[int]:
    """The keys of the people who write in a collection that the user reviews."""
    reviewed = CollectionMember.objects.filter(person=user.pk, role=CollectionRole.REVIEWER).values("collection")
    writers = CollectionMember.objects.filter(collection__in=reviewed).exclude(role=CollectionRole.VIEWER)
    return set(writers.values_list("person", flat=True))


def may_revert(user: "User | AnonymousUser", batch: "ImportBatch") -> bool:
    """Whether the user may undo the import: their own, or any for those who approve imports in all collections.

    What of one's own needs a second person to be undone, `actions/imports/publishing.py` knows.
    """
    is_allowed = user.has_perm("tracker.revert_importbatch") and may_discard(user, batch)
    return is_allowed and (is_own(user, batch) or not is_member(user))
