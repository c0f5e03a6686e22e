"""PublishingRule: whether records of one kind need a second person to be published."""

from typing import Any

import pgtrigger
from django.apps import apps
from django.db import connection, models

from tracker.models.integrity.batched_checks import BatchedChecks
from tracker.models.integrity.history_tracking import track_history
from tracker.models.integrity.refusals import Refusal


class PublishingRuleQuerySet(models.QuerySet["PublishingRule"]):
    """Rules of publishing."""

    def second_person_for(self, kind: str) -> bool:
        """Whether this kind of record, by its model's name, needs a second person to be published."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT needs_second_person(%s)", [kind])
            (needs,) = cursor.fetchone()
        return bool(needs)


@track_history()
class PublishingRule(BatchedChecks):
    """What is asked of those who publish records of one kind. A kind without a rule needs a second person.

    Of status updates it says what holds for the words of a party: a verdict always needs a second person.
    """

    record_kind = models.CharField(
        max_length=40, unique=True, error_messages={"unique": "There is a rule for this kind of record; change that."}
    )
    needs_second_person = models.BooleanField(
        default=True, help_text="Whether someone other than who last changed a record must publish it."
    )

    objects = PublishingRuleQuerySet.as_manager()

    class Meta:
        ordering = ["record_kind"]
        triggers = [
            Refusal(
                rule="publishingrule_is_of_what_is_published",
                column="record_kind",
                operation=operation,
                offenders=(
                    "SELECT new_rows.id, new_rows.record_kind FROM new_rows WHERE NOT EXISTS "
                    "(SELECT FROM pg_attribute AS known WHERE known.attname = 'published_at' "
                    "AND new_rows.record_kind ~ '^[a-z]+$' AND new_rows.record_kind !~ 'event$' "
                    "AND known.attrelid = to_regclass('tracker_' || new_rows.record_kind))"
                ),
                message='"%s" is no kind of record that is published; name one such as commitment or meeting.',
            )
            for operation in (pgtrigger.Insert, pgtrigger.Update)
        ]

    def __str__(self) -> str:
        asked = "a second person publishes" if self.needs_second_person else "one person publishes"
        return f"{self.kind_in_words}: {asked}"

    @property
    def kind_in_words(self) -> str:
        """The kind of record as pages call it."""
        model: Any = apps.get_model("tracker", self.record_kind)
        return str(model._meta.verbose_name).capitalize()
