"""The form of a status update: whose it is, and who may make it public."""

from typing import Any

from tracker.access.groups import publication_refusal
from tracker.admin.base.record_form import GeneratedRefForm
from tracker.models import PublishingRule
from tracker.models.integrity.review_rules import SAID_COLUMNS
from tracker.vocabulary import Axis, Stage

# What an update says; whoever last wrote any of it answers for it.
SAID = frozenset(column.removesuffix("_id") for column in SAID_COLUMNS)

SAVE_FIRST = (
    "This was changed and published in one step. Save the change first, as “In review”; "
    "a second person then publishes it."
)
CITE_FIRST = "To publish it, save it first; then cite a source on its own page."
ON_ITS_PAGE = "Publish it from “Review and publish”, where the whole update is shown."


class StatusUpdateForm(GeneratedRefForm):
    """A status update; whoever writes what it says is its author.

    Only a party's words that one recorded oneself are published here; anything else is, where it is reviewed.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.stored_stage = self.instance.stage if self.instance.pk else Stage.DRAFT
        if self.instance.pk is None:
            self.instance.author = self.user
        if "stage" in self.fields:
            self.fields["stage"].widget.choices = self.allowed_stages()

    def allowed_stages(self) -> list[tuple[str, str]]:
        """The stages this person may choose for it; before it is saved, that hangs on the axis they will choose."""
        if self.instance.pk is not None:
            return list(Stage.choices) if self.is_own_record_of_words() else unpublished_stages()
        if PublishingRule.objects.second_person_for("statusupdate"):
            return unpublished_stages()
        return [*unpublished_stages(), (Stage.PUBLISHED, "Published (only what a party says)")]

    @property
    def content_changed(self) -> bool:
        """Whether a stored update was given other words, another status or another day."""
        return self.instance.pk is not None and not SAID.isdisjoint(self.changed_data)

    def is_own_record_of_words(self) -> bool:
        """Whether it says what a party says, and this person wrote it down."""
        return bool(self.instance.axis == Axis.OFFICIAL and self.instance.author_id == self.user.pk)

    def _post_clean(self) -> None:
        super()._post_clean()
        if "stage" in self.fields and self.instance.stage == Stage.PUBLISHED:
            reason = self.publication_refusal()
            if reason:
                self.add_error("stage", reason)

    def publication_refusal(self) -> str:
        """The message why this person may not publish it as it was sent; empty if they may."""
        if self.is_own_record_of_words():
            return publication_refusal(self.user, self.instance)
        if self.content_changed:
            return SAVE_FIRST
        self.instance.stage = self.stored_stage
        return publication_refusal(self.user, self.instance) or ON_ITS_PAGE

    def save(self, commit: bool = True) -> Any:
        if self.content_changed:
            self.instance.author = self.user
        return super().save(commit)


class StatusUpdateRowForm(StatusUpdateForm):
    """A status update as a row on its commitment's page: a new one is not public, as nothing can be cited for it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "stage" in self.fields and self.instance.pk is None:
            self.fields["stage"].help_text = CITE_FIRST

    def allowed_stages(self) -> list[tuple[str, str]]:
        """The same, but of a new one only those before publication."""
        return unpublished_stages() if self.instance.pk is None else super().allowed_stages()


def unpublished_stages() -> list[tuple[str, str]]:
    """The stages before publication."""
    return [choice for choice in Stage.choices if choice[0] != Stage.PUBLISHED]
