"""Commitments as files carry them, with their parties as one list for each role."""

from typing import Any

from django.db import models

from tracker.models import Commitment, Party
from tracker.transfer.declaration.columns import MembersColumn, Membership
from tracker.transfer.declaration.record_resource import RecordResource
from tracker.vocabulary import PartyRole


class PartyColumn(MembersColumn):
    """The actors that have one role in a commitment."""

    def __init__(self, name: str, role: PartyRole) -> None:
        super().__init__(name, Membership(Party, "commitment", "actor", {"role": role.value}), "parties__actor")
        self.role = role

    def get_value(self, instance: Any) -> list[models.Model]:
        if instance.pk is None:
            return []
        return [party.actor for party in instance.parties.all() if party.role == self.role]


class CommitmentResource(RecordResource):
    """A row for each commitment."""

    committed = PartyColumn("committed", PartyRole.COMMITTED)
    counterparts = PartyColumn("counterparts", PartyRole.COUNTERPART)
    implementers = PartyColumn("implementers", PartyRole.IMPLEMENTER)
    beneficiaries = PartyColumn("beneficiaries", PartyRole.BENEFICIARY)
    addressees = PartyColumn("addressees", PartyRole.ADDRESSEE)
    targets = PartyColumn("targets", PartyRole.TARGET)

    meanings = {
        "kind": "What sort of undertaking it is; only pledges, agreements and measures are scored.",
        "title": "What was promised, in one line.",
        "topics": "What it is about.",
        "made_at": "The meeting at which it was made.",
        "made_on": "When it was made; where a meeting is given, usually its day.",
        "due": "By when it is to be done; empty when no date was set.",
        "next_review_on": "The date of the next review.",
        "collections": "The collections it belongs to.",
    }

    private = frozenset({"review_every", "next_review_on"})

    class Meta:
        model = Commitment
        fields = (
            "ref",
            "stage",
            "kind",
            "title",
            "summary",
            "deliverable",
            "guideline",
            "topics",
            "made_at",
            "made_on",
            "due",
            "review_every",
            "next_review_on",
            "committed",
            "counterparts",
            "implementers",
            "beneficiaries",
            "addressees",
            "targets",
            "collections",
        )
