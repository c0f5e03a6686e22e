"""In whose name changes stand in the history."""

import pghistory
import pytest
from pghistory.models import Context

from tests.factories import UserFactory
from tests.imports import bring
from tracker.models import ImportBatch, Topic
from tracker.transfer.loading.batch import history_context

pytestmark = pytest.mark.django_db


def said_of(ref: str) -> dict[str, object] | None:
    event = Topic.objects.get(ref=ref).events.select_related("pgh_context").get()  # type: ignore[attr-defined]
    return event.pgh_context.metadata if event.pgh_context else None


def test_what_is_done_before_and_after_a_batch_does_not_stand_in_its_name() -> None:
    with pghistory.context(url="/somewhere"):
        Topic.objects.create(ref="before", name="B")
        bring("topics", {"ref": "first", "name": "F"})
        Topic.objects.create(ref="between", name="B")
        bring("topics", {"ref": "second", "name": "S"})
        Topic.objects.create(ref="after", name="A")
    second, first = ImportBatch.objects.all()
    around = {"url": "/somewhere"}
    assert [said_of(ref) for ref in ("before", "between", "after")] == 3 * [around]
    assert said_of("first") == {**around, "import_batch": first.pk}
    assert said_of("second") == {**around, "import_batch": second.pk}


def test_with_nothing_around_it_the_context_ends_in_the_database_too() -> None:
    user = UserFactory.create()
    with history_context(user, command="x"):
        Topic.objects.create(ref="inside", name="I")
    Topic.objects.create(ref="after", name="A")
    assert said_of("inside") == {"command": "x", "user": user.pk}
    assert said_of("after") is None
    assert Context.objects.count() == 1


def test_an_error_inside_is_handed_on_and_the_context_is_left() -> None:
    with pghistory.context(url="/somewhere"):
        with pytest.raises(ValueError, match="wrong"), history_context(None, import_batch=1):
            raise ValueError("wrong")
        Topic.objects.create(ref="after", name="A")
    assert said_of("after") == {"url": "/somewhere"}
