"""SignInThrottle: how often a password was tried in one name, from one address or in one browser, and what waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import F, Max

FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=1)
# Without a further attempt for so long, counting begins anew and the row goes.
FORGOTTEN_AFTER = timedelta(days=1)
# As much as one small integer of the database holds; no wait grows any more by then.
MOST_COUNTED = 32_000
CLEARED_AT_ONCE = 1_000


@dataclass(frozen=True)
class Limit:
    """How many attempts one key has before it waits: half a minute at first, then twice as long each time."""

    free: int

    def wait_after(self, attempts: int) -> timedelta:
        """How long the next attempt waits once there were so many."""
        beyond = attempts - self.free
        # Seven doublings of the first wait are longer than the longest; 2 to the power of thousands is no date.
        return min(FIRST_WAIT * 2 ** min(beyond, 7), LONGEST_WAIT) if beyond >= 0 else timedelta()


Keys = Sequence[tuple[str, Limit]]


class SignInThrottleQuerySet(models.QuerySet["SignInThrottle"]):
    """The keys that passwords were tried with: digests, each with the limit that holds for it."""

    def register_attempt(self, keys: Keys, now: datetime) -> datetime | None:
        """Counts an attempt for every key; or counts none, and says until when the longest of them waits.

        It is counted before the password is looked at: however many come at once, in whichever process, no more get
        through than the limit says. All attempts name their keys in one order, lest two wait for each other.
        """
        waits_until = self._waits_until(keys, now)
        if waits_until:
            return waits_until
        with transaction.atomic():
            for digest, limit in keys:
                waits_until = self._count(digest, limit, now)
                if waits_until:
                    transaction.set_rollback(True)
                    return waits_until
        self.clear_expired(now)
        return None

    def _waits_until(self, keys: Keys, now: datetime) -> datetime | None:
        waiting = self.filter(digest__in=[digest for digest, _ in keys], waits_until__gt=now)
        found: datetime | None = waiting.aggregate(Max("waits_until"))["waits_until__max"]
        return found

    def _count(self, digest: str, limit: Limit, now: datetime) -> datetime | None:
        # Made if it is not there, and held until the transaction ends either way.
        self.bulk_create(
            [self.model(digest=digest, last_at=now, waits_until=now)],
            update_conflicts=True,
            unique_fields=["digest"],
            update_fields=["digest"],
        )
        counted = self.get(digest=digest)
        if counted.waits_until > now:
            return counted.waits_until
        is_forgotten = counted.last_at < now - FORGOTTEN_AFTER
        counted.attempts = 1 if is_forgotten else min(counted.attempts + 1, MOST_COUNTED)
        counted.last_at, counted.waits_until = now, now + limit.wait_after(counted.attempts)
        counted.save(update_fields=["attempts", "last_at", "waits_until"])
        return None

    def reset(self, digest: str) -> None:
        """Sets a key's attempts back to none."""
        self.filter(digest=digest).delete()

    def undo_attempt(self, digest: str) -> None:
        """Uncounts the last attempt of a key, and leaves those before it."""
        self.filter(digest=digest, attempts__gt=0).update(attempts=F("attempts") - 1, waits_until=F("last_at"))

    def clear_expired(self, now: datetime) -> int:
        """Removes keys that were not used for a day; those that another attempt holds are left for the next time."""
        with transaction.atomic():
            expired = self.filter(last_at__lt=now - FORGOTTEN_AFTER, waits_until__lt=now)
            held = expired.select_for_update(skip_locked=True).values_list("pk", flat=True)[:CLEARED_AT_ONCE]
            keys = list(held)
            return self.filter(pk__in=keys).delete()[0] if keys else 0

    def clear_all_expired(self, now: datetime) -> int:
        """Removes as many as there are, some at once."""
        cleared = 0
        while some := self.clear_expired(now):
            cleared += some
        return cleared


class SignInThrottle(models.Model):
    """Attempts at a password by one key, which is a digest keyed with the site's secret: nobody can read it back."""

    digest = models.CharField(max_length=64, unique=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_at = models.DateTimeField(db_index=True)
    waits_until = models.DateTimeField()

    objects = SignInThrottleQuerySet.as_manager()

    class Meta:
        ordering = ["last_at", "digest"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(waits_until__gte=F("last_at"), waits_until__lte=F("last_at") + LONGEST_WAIT),
                name="signinthrottle_waits_no_longer_than_allowed",
                violation_error_message="waits_until must be at last_at or up to an hour later.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.digest[:12]}, {self.attempts} attempts"
