"""ImportJob: planning, applying or reverting a batch outside of a request, and how far that is."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from tracker.models.imports.import_batch import ImportBatch
from tracker.models.integrity.constraints import one_of
from tracker.vocabulary import ImportTask, JobState

UNFINISHED = (JobState.WAITING, JobState.RUNNING)
# Whoever works on a job says so about once a second.
SILENCE = timedelta(seconds=15)


class ImportJobQuerySet(models.QuerySet["ImportJob"]):
    """Import jobs."""

    def unfinished(self) -> "ImportJobQuerySet":
        """Those that wait for a worker, or are worked on."""
        return self.filter(state__in=UNFINISHED)

    def with_is_alive(self) -> "ImportJobQuerySet":
        """Each with `is_alive`: whether its worker sent a heartbeat within `SILENCE`, by the database's clock."""
        return self.annotate(
            is_alive=models.ExpressionWrapper(
                models.Q(state=JobState.RUNNING, told_at__isnull=False, told_at__gt=Now() - SILENCE),
                output_field=models.BooleanField(),
            )
        )


class ImportJob(models.Model):
    """What a person asked to be done with a batch that would take longer than a page may.

    It is no record of what was done, which the batch and its history are: progress is written over once a second.
    `rows` and `share` (0 to 1, 0 when it cannot be known) say how far it is; `message` what is to be told in the end.
    """

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="jobs")
    task = models.CharField(max_length=20, choices=ImportTask)
    state = models.CharField(max_length=20, choices=JobState, default=JobState.WAITING)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="import_jobs")
    asked_at = models.DateTimeField(db_default=Now(), editable=False)
    asked_where = models.CharField(max_length=300, help_text="The address of the page that it was asked on.")
    options = models.JSONField(default=dict, blank=True, help_text="The options it was started with.")
    attempts = models.PositiveSmallIntegerField(default=0)
    rows = models.PositiveBigIntegerField(default=0)
    share = models.FloatField(default=0)
    started_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True, help_text="The last sign of life of its worker.")
    ended_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    message = models.TextField(blank=True)
    planned = models.ForeignKey(
        ImportBatch, models.CASCADE, null=True, blank=True, related_name="+", help_text="The import that it planned."
    )

    objects = ImportJobQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        default_permissions = ()
        constraints = [
            one_of("task", ImportTask.values, name="importjob_task_is_known"),
            one_of("state", JobState.values, name="importjob_state_is_known"),
            models.UniqueConstraint(
                fields=["batch"],
                condition=models.Q(state__in=UNFINISHED),
                name="importjob_one_at_a_time_for_a_batch",
                violation_error_message="This import is being processed already.",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=UNFINISHED, ended_at__isnull=True)
                | (~models.Q(state__in=UNFINISHED) & models.Q(ended_at__isnull=False)),
                name="importjob_tells_its_end_when_over",
                violation_error_message="ended_at must be set once it is over, and not before.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_task_display()}: {self.batch.file_name}, {self.get_state_display().lower()} [{self.pk}]"

    @property
    def is_unfinished(self) -> bool:
        """Whether it waits for a worker, or is worked on."""
        return self.state in UNFINISHED
