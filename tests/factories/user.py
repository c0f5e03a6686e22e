"""People who sign in."""

from typing import Any

import factory
from django.contrib.auth.models import Group, User
from factory.django import DjangoModelFactory


class UserFactory(DjangoModelFactory[User]):
    """A member of staff; `group="Analyst"` gives what that group may do."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user-{n}")
    is_staff = True

    @factory.post_generation  # type: ignore[untyped-decorator]
    def group(user: User, create: bool, extracted: str | None, **kwargs: Any) -> None:  # noqa: N805 (factory passes the object)
        if extracted:
            user.groups.add(Group.objects.get(name=extracted))
