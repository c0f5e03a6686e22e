"""Commitments from files, with their parties and topics."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    ActorFactory,
    CommitmentFactory,
    PartyFactory,
    TopicFactory,
)
from tests.imports import bring, counted
from tracker.models import Party
from tracker.vocabulary import PartyRole

pytestmark = pytest.mark.django_db


def test_parties_are_applied_as_a_set_and_those_that_stay_are_not_touched() -> None:
    commitment = CommitmentFactory.create(ref="pledge")
    stays, goes, comes = (ActorFactory.create(ref=ref) for ref in ("stays", "goes", "comes"))
    kept = PartyFactory.create(commitment=commitment, actor=stays, role=PartyRole.COMMITTED)
    PartyFactory.create(commitment=commitment, actor=goes, role=PartyRole.COMMITTED)
    other = PartyFactory.create(commitment=commitment, actor=goes, role=PartyRole.COUNTERPART)
    assert counted(bring("commitments", {"ref": "pledge", "committed": "comes;stays"})) == (0, 1, 0, 0)
    assert set(Party.objects.values_list("actor__ref", "role")) == {
        ("stays", "committed"),
        ("comes", "committed"),
        ("goes", "counterpart"),
    }
    assert {kept.pk, other.pk} < set(Party.objects.values_list("pk", flat=True))
    assert comes.parties.count() == 1


def test_topics_are_added_and_cleared() -> None:
    commitment = CommitmentFactory.create(ref="pledge")
    commitment.topics.add(TopicFactory.create(ref="finance"))
    TopicFactory.create(ref="chemicals")
    bring("commitments", {"ref": "pledge", "topics": "chemicals"})
    assert [topic.ref for topic in commitment.topics.all()] == ["chemicals"]
    bring("commitments", {"ref": "pledge", "topics": r"\N"})
    assert not commitment.topics.exists()


def test_the_number_of_queries_does_not_grow_with_the_rows() -> None:
    ActorFactory.create(ref="china")

    def rows(of: str, number: int) -> list[dict[str, str]]:
        row = {"kind": "pledge", "title": "Pledge", "committed": "china", "made_on": "2023"}
        return [{"ref": f"{of}-{n}", **row} for n in range(number)]

    with CaptureQueriesContext(connection) as with_few:
        assert counted(bring("commitments", *rows("few", 1))) == (1, 0, 0, 0)
    with CaptureQueriesContext(connection) as with_many:
        assert counted(bring("commitments", *rows("many", 60))) == (60, 0, 0, 0)
    assert len(with_many) == len(with_few)
