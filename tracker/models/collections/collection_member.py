"""CollectionMember: somebody who works on one collection, and not on the others."""

from django.conf import settings
from django.db import models

from tracker.models.collections.collection import Collection
from tracker.models.integrity.batched_checks import BatchedChecks
from tracker.models.integrity.constraints import one_of
from tracker.models.integrity.history_tracking import track_history
from tracker.vocabulary import CollectionRole


@track_history()
class CollectionMember(BatchedChecks):
    """A person's part in a collection. Who is a member of any writes in those alone, within what the group allows."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="members")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="collections")
    role = models.CharField(max_length=10, choices=CollectionRole, default=CollectionRole.ANALYST)

    class Meta:
        default_permissions = ["add", "change", "delete", "view"]
        ordering = ["collection", "person"]
        constraints = [
            one_of("role", CollectionRole.values, name="collectionmember_role_is_known"),
            models.UniqueConstraint(
                fields=["collection", "person"],
                name="collectionmember_is_one_a_person",
                violation_error_message="person is a member of this collection already; change the role there.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person.get_username()}: {self.get_role_display()} of {self.collection.title}"
