"""The form of a status update: whose it is, and who may make it public."""

from typing import Any

from tracker.admin.inlines import SelfNamedForm
from tracker.models import StatusUpdate
from tracker.permissions import may_publish
from tracker.vocabulary import Axis, Stage

VERDICT = (
    "What the evidence supports is a verdict: someone other than its author publishes it. "
    "Choose “In review”; a reviewer will see it."
)
NOT_YOURS = (
    "Only a reviewer may publish this. What a party says (axis “official”) you may publish if you recorded it "
    "yourself. Choose “In review”."
)


def why_not(update: StatusUpdate, user: Any) -> str:
    """Why the user may not publish the update; empty if they may."""
    if may_publish(user, update):
        return ""
    return VERDICT if update.axis == Axis.EVIDENCE and update.author_id == user.pk else NOT_YOURS


class StatusUpdateForm(SelfNamedForm):
    """A status update; whoever adds it is its author, and whoever publishes another's is its reviewer."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk is None:
            self.instance.author = self.user
        if "stage" in self.fields:
            self.fields["stage"].widget.choices = self.stages()

    def stages(self) -> list[tuple[str, str]]:
        """The stages this person may choose for it; before it is saved, that hangs on the axis they will choose."""
        if self.instance.pk is None:
            return [*unpublished(), (Stage.PUBLISHED, "Published (only what a party says)")]
        return list(Stage.choices) if may_publish(self.user, self.instance) else unpublished()

    def _post_clean(self) -> None:
        super()._post_clean()
        if "stage" not in self.fields or self.instance.stage != Stage.PUBLISHED:
            return
        reason = why_not(self.instance, self.user)
        if reason:
            self.add_error("stage", reason)
        elif self.instance.author_id != self.user.pk:
            self.instance.reviewer = self.user


def unpublished() -> list[tuple[str, str]]:
    """The stages before publication."""
    return [choice for choice in Stage.choices if choice[0] != Stage.PUBLISHED]
