"""The form of a status update: whose it is, and who may make it public."""

from typing import Any

from tracker.admin.forms import SelfNamedForm
from tracker.models import StatusUpdate
from tracker.permissions import may_publish
from tracker.vocabulary import Axis, Stage

# What an update says; whoever last wrote any of it answers for it.
SAID = frozenset({"commitment", "axis", "status", "as_of", "summary", "searched"})

VERDICT = "What the evidence supports is a verdict: someone other than its author publishes it."
NOT_YOURS = (
    "Only a reviewer may publish this. "
    "What a party says (axis “official”) you may publish if you recorded it yourself."
)
SEND_ON = "Choose “In review”; a reviewer will see it."
WAITS = "It is in review already; leave it there until a reviewer publishes it."
SAVE_FIRST = (
    "This was changed and published in one step. Save the change first, as “In review”; "
    "a second person publishes it as it stands."
)


def why_not(update: StatusUpdate, user: Any, *, stage: str) -> str:
    """Why the user may not publish the update, which is stored at `stage`, and what to do; empty if they may."""
    if may_publish(user, update):
        return ""
    reason = VERDICT if update.axis == Axis.EVIDENCE and update.author_id == user.pk else NOT_YOURS
    return f"{reason} {WAITS if stage == Stage.IN_REVIEW else SEND_ON}"


class StatusUpdateForm(SelfNamedForm):
    """A status update; whoever writes what it says is its author, and whoever publishes another's is its reviewer."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.stored_stage = self.instance.stage if self.instance.pk else ""
        if self.instance.pk is None:
            self.instance.author = self.user
        if "stage" in self.fields:
            self.fields["stage"].widget.choices = self.stages()

    def stages(self) -> list[tuple[str, str]]:
        """The stages this person may choose for it; before it is saved, that hangs on the axis they will choose."""
        if self.instance.pk is None:
            return [*unpublished(), (Stage.PUBLISHED, "Published (only what a party says)")]
        return list(Stage.choices) if may_publish(self.user, self.instance) else unpublished()

    @property
    def says_something_new(self) -> bool:
        """Whether a stored update was given other words, another status or another day."""
        return self.instance.pk is not None and not SAID.isdisjoint(self.changed_data)

    def _post_clean(self) -> None:
        super()._post_clean()
        if "stage" not in self.fields or self.instance.stage != Stage.PUBLISHED:
            return
        reason = self.why_not_public()
        if reason:
            self.add_error("stage", reason)
        elif self.instance.author_id != self.user.pk:
            self.instance.reviewer = self.user

    def why_not_public(self) -> str:
        """Why this person may not publish it as it was sent; empty if they may."""
        own_words = self.instance.axis == Axis.OFFICIAL and self.instance.author_id == self.user.pk
        if self.says_something_new and not own_words:
            return SAVE_FIRST
        return why_not(self.instance, self.user, stage=self.stored_stage)

    def save(self, commit: bool = True) -> Any:
        if self.says_something_new:
            self.instance.author = self.user
        return super().save(commit)


def unpublished() -> list[tuple[str, str]]:
    """The stages before publication."""
    return [choice for choice in Stage.choices if choice[0] != Stage.PUBLISHED]
