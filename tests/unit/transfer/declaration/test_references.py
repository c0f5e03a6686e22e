"""Records found by the ref that a file names them by."""

import pytest

from tests.factories import ActorFactory
from tracker.models import Actor, Topic
from tracker.transfer.declaration.problems import RejectedReferenceError
from tracker.transfer.declaration.references import InMemoryReferences, References


@pytest.mark.django_db
def test_a_record_is_found_by_its_ref() -> None:
    china = ActorFactory.create(ref="china")
    assert References().find(Actor, "china") == china


@pytest.mark.django_db
def test_an_unknown_ref_is_answered_with_the_nearest() -> None:
    ActorFactory.create(ref="state-department")
    ActorFactory.create(ref="commerce-department")
    with pytest.raises(ValueError, match=r"^no actor `state-departmnt`; did you mean `state-department`\?$"):
        References().find(Actor, "state-departmnt")


@pytest.mark.django_db
def test_a_ref_like_no_other_is_answered_with_what_to_do() -> None:
    with pytest.raises(ValueError, match=r"^no topic `zebra`; add the topic first"):
        References().find(Topic, "zebra")


def test_the_nearest_may_be_a_record_of_the_same_file() -> None:
    references = InMemoryReferences()
    references.add(Actor(ref="state-department"))
    with pytest.raises(ValueError, match="did you mean `state-department`"):
        references.find(Actor, "state-departmnt")


def test_a_record_whose_row_was_refused_is_not_called_unknown() -> None:
    references = InMemoryReferences()
    references.note_rejected(Actor, {"china": "line 2 of actors.csv"})
    assert references.where_rejected(Actor, "china") == "line 2 of actors.csv"
    with pytest.raises(RejectedReferenceError):
        references.find(Actor, "china")


def test_nothing_is_called_unknown_when_its_file_could_not_be_read() -> None:
    references = InMemoryReferences()
    references.note_all_rejected(Actor, "actors.csv")
    assert references.where_rejected(Actor, "china") == "actors.csv"
    with pytest.raises(RejectedReferenceError):
        references.find(Actor, "china")
