"""Participations from files, which have no ref."""

import pytest

from tests.factories import (
    ActorFactory,
    MeetingFactory,
)
from tests.imports import bring, counted
from tracker.models import Participation

pytestmark = pytest.mark.django_db


def test_participations_are_known_by_meeting_actor_and_role() -> None:
    meeting, actor, other = MeetingFactory.create(), ActorFactory.create(), ActorFactory.create()
    row = {"meeting": meeting.ref, "actor": actor.ref, "role": "host", "on_behalf_of": ""}
    assert counted(bring("participations", row)) == (1, 0, 0, 0)
    assert counted(bring("participations", row)) == (0, 0, 1, 0)
    assert counted(bring("participations", {**row, "on_behalf_of": other.ref})) == (0, 1, 0, 0)
    assert counted(bring("participations", {**row, "role": "participant"})) == (1, 0, 0, 0)
    assert Participation.objects.count() == 2
