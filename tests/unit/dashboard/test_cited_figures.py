"""The figures of a view, and the digest of them."""

import json
from typing import Any

import pytest

from tests.factories import CommitmentFactory, PartyFactory, SanctionFactory, StatusUpdateFactory
from tracker.dashboard.cited_figures import canonical, digest
from tracker.dashboard.page import Dashboard
from tracker.parameters.filters import Filters
from tracker.standings.queries import ViewRows
from tracker.vocabulary import Status

pytestmark = pytest.mark.django_db


def page(**values: Any) -> Dashboard:
    filters = Filters.of_today().narrowed_to(**values)
    return Dashboard.of(ViewRows.read(filters), filters)


def test_figures_are_what_was_asked_and_what_follows() -> None:
    pledge = CommitmentFactory(ref="pledge", made_on="2024-05-20", due="2024-06")
    StatusUpdateFactory(commitment=pledge, axis="official", status=Status.FULFILLED, as_of="2024-06-02")
    StatusUpdateFactory(commitment=pledge, status=Status.STALLED, as_of="2024-06-03")
    SanctionFactory(ref="freeze", imposed="2024-01-01")
    SanctionFactory(ref="ban", imposed=None)
    view = page()
    found = json.loads(canonical(view))
    assert found["commitments"] == {
        "pledge": {
            "evidence_since": "2024-06-03",
            "evidence_status": "stalled",
            "gap_since": "2024-06-03",
            "latest_evidence": "2024-06-03",
            "official_since": "2024-06-02",
            "official_status": "fulfilled",
            "schedule": "overdue",
        }
    }
    assert found["statuses"]["stalled"] == sum(found["statuses"].values()) == 1
    assert found["spells"] == {
        "pledge": [{"from": "2024-05-20", "status": "not_assessed"}, {"from": "2024-06-03", "status": "stalled"}]
    }
    assert found["months"] == [
        {"statuses": {"not_assessed": 1}, "until": "2024-05-31"},
        {"statuses": {"stalled": 1}, "until": view.filters.as_of.isoformat()},
    ]
    assert (found["sanctions_in_force"], found["sanctions_without_start"]) == (["freeze"], 1)
    assert found["filters"] == {"axis": "evidence", "kind": "scored"}


def test_bytes_are_always_the_same() -> None:
    CommitmentFactory.create_batch(3)
    content = canonical(page())
    assert content == canonical(page())
    assert content == json.dumps(json.loads(content), sort_keys=True, separators=(",", ":")).encode()


def test_two_ways_of_asking_for_everything_have_one_digest_and_another_view_another() -> None:
    pledge = CommitmentFactory()
    PartyFactory(commitment=pledge, actor__ref="china")
    assert digest(page()) == digest(page(kind="scored"))
    assert digest(page(actor="china")) != digest(page())
