"""Exchanges as files carry them, with what stands on each side as lists."""

from typing import Any

from django.db import models

from tracker.models import Exchange, ExchangeItem
from tracker.transfer.declaration.columns import MembersColumn, Membership
from tracker.transfer.declaration.record_resource import RecordResource
from tracker.vocabulary import ExchangeSide


class SideColumn(MembersColumn):
    """The commitments, the sanctions or the steps of sanctions on one side of an exchange."""

    def __init__(self, name: str, side: ExchangeSide, member: str) -> None:
        super().__init__(name, Membership(ExchangeItem, "exchange", member, {"side": side.value}), f"items__{member}")
        self.side, self.member = side, member

    def get_value(self, instance: Any) -> list[models.Model]:
        if instance.pk is None:
            return []
        given = (getattr(item, self.member) for item in instance.items.all() if item.side == self.side)
        return [record for record in given if record is not None]


class ExchangeResource(RecordResource):
    """A row for each exchange."""

    side_a_commitments = SideColumn("side_a_commitments", ExchangeSide.A, "commitment")
    side_a_sanctions = SideColumn("side_a_sanctions", ExchangeSide.A, "sanction")
    side_a_steps = SideColumn("side_a_steps", ExchangeSide.A, "sanction_step")
    side_b_commitments = SideColumn("side_b_commitments", ExchangeSide.B, "commitment")
    side_b_sanctions = SideColumn("side_b_sanctions", ExchangeSide.B, "sanction")
    side_b_steps = SideColumn("side_b_steps", ExchangeSide.B, "sanction_step")

    meanings = {
        "title": "What was given for what, in one line.",
        "summary": "The bargain in our own words.",
        "agreed_at": "The meeting at which it was agreed.",
        "agreed_on": "When it was agreed.",
    }

    class Meta:
        model = Exchange
        fields = (
            "ref",
            "stage",
            "title",
            "summary",
            "agreed_at",
            "agreed_on",
            "side_a_commitments",
            "side_a_sanctions",
            "side_a_steps",
            "side_b_commitments",
            "side_b_sanctions",
            "side_b_steps",
        )
