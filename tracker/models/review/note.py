"""Note: private words between analysts on any record."""

from typing import Any

import pgtrigger
from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.functional import cached_property

from tracker.models.integrity.batched_checks import BatchedChecks
from tracker.models.integrity.constraints import filled, one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.refusals import Refusal
from tracker.vocabulary import NoteKind

# A colleague's name after @, which the text begins with or which follows a blank or a bracket; `(1)` is the name.
MENTION = r"(?:^|[\s(])@([[:alnum:]_](?:[[:alnum:]_.@+-]*[[:alnum:]_])?)"
MENTIONED = f"regexp_matches(new_rows.text, '{MENTION}', 'g') AS called(words)"
IS_STAFF = "person.is_staff AND person.is_active"


class NoteQuerySet(models.QuerySet["Note"]):
    """Notes."""

    def about(self, record: models.Model) -> "NoteQuerySet":
        """Those on the record, the oldest first."""
        kind = record._meta.model_name
        return self.filter(record_kind=kind, record_key=record.pk).select_related("author", "settled_by")

    def unsettled(self) -> "NoteQuerySet":
        """Those that still ask for something."""
        return self.filter(settled_at=None)


@track_history()
class Note(BatchedChecks):
    """What a colleague says of a record, to those who work on it; readers never see it and no file carries it.

    The record is named by kind and key and not by a link, so that a note can be on a record of any kind. As with a
    history, the notes of a deleted record stay, and are on it again when it is restored.
    """

    record_kind = models.CharField(max_length=40)
    record_key = models.BigIntegerField()
    kind = models.CharField(max_length=10, choices=NoteKind, default=NoteKind.NOTE)
    text = models.TextField(help_text="Name a colleague as @username to have it in their tasks.")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notes")
    written_at = models.DateTimeField(db_default=Now(), editable=False)
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="notes_settled"
    )

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "pk"]
        default_permissions = ["view", "add"]
        permissions = [("send_back_note", "Can send a record in review back with a note")]
        indexes = [models.Index(fields=["record_kind", "record_key"], name="note_record")]
        constraints = [
            one_of("kind", NoteKind.values, name="note_kind_is_known"),
            filled("text", name="note_text_is_filled"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="note_is_settled_by_somebody",
                violation_error_message="settled_at and settled_by go together: fill both or neither.",
            ),
        ]
        triggers = [
            *[
                Refusal(
                    rule="note_is_on_a_record",
                    column="record_key",
                    operation=operation,
                    offenders=(
                        "SELECT new_rows.id, new_rows.record_kind || ' ' || new_rows.record_key FROM new_rows "
                        "WHERE record_stage(new_rows.record_kind, new_rows.record_key) IS NULL"
                    ),
                    message='There is no record "%s"; a note is on a record that exists.',
                )
                for operation in (pgtrigger.Insert,)
            ],
            Refusal(
                rule="note_sends_back_to_draft",
                column="kind",
                operation=pgtrigger.Insert,
                offenders=(
                    "SELECT new_rows.id, new_rows.record_kind || ' ' || new_rows.record_key FROM new_rows "
                    f"WHERE new_rows.kind = '{NoteKind.SENT_BACK}' "
                    "AND record_stage(new_rows.record_kind, new_rows.record_key) <> 'draft'"
                ),
                message='"%s" is not a draft; what is sent back becomes one in the same step.',
            ),
            *[
                Refusal(
                    rule="note_mentions_colleagues",
                    column="text",
                    operation=operation,
                    offenders=(
                        f"SELECT new_rows.id, called.words[1] FROM new_rows, {MENTIONED} WHERE NOT EXISTS "
                        f"(SELECT FROM auth_user AS person WHERE person.username = called.words[1] AND {IS_STAFF})"
                    ),
                    message='There is no colleague "%s"; write @ and the name that they sign in with.',
                )
                for operation in (pgtrigger.Insert, pgtrigger.Update)
            ],
            *[
                pgtrigger.Trigger(
                    # After the refusals: triggers of one event fire in the order of their names.
                    name=f"note_that_mentions_is_told_{str(operation).lower()}",
                    level=pgtrigger.Statement,
                    when=pgtrigger.After,
                    operation=operation,
                    referencing=pgtrigger.Referencing(new="new_rows"),
                    func=(
                        "INSERT INTO tracker_mention (note_id, person_id) SELECT DISTINCT new_rows.id, person.id "
                        f"FROM new_rows, {MENTIONED} JOIN auth_user AS person ON person.username = called.words[1] "
                        "ON CONFLICT DO NOTHING; RETURN NULL;"
                    ),
                )
                for operation in (pgtrigger.Insert, pgtrigger.Update)
            ],
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} by {self.author} on {self.record_kind} {self.record_key} [{self.pk}]"

    @cached_property
    def record(self) -> Any:
        """The record that it is on; None once that is deleted."""
        return apps.get_model("tracker", self.record_kind)._default_manager.filter(pk=self.record_key).first()
