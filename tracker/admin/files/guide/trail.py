"""The four steps of a guided import, and where one is among them."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tracker.admin.files.guide.drafts import COLUMNS, PLAN, VALUES, WHAT, draft_of, plans_of
from tracker.models import ImportBatch, ImportDraft

STEPS = {
    WHAT: ("what", "What is this"),
    COLUMNS: ("columns", "Columns"),
    VALUES: ("values", "Values"),
    PLAN: ("plan", "Plan"),
}


@dataclass(frozen=True, kw_only=True)
class Step:
    """One of the steps; without an address it was not reached yet."""

    number: int
    name: str
    address: str
    is_here: bool


def address_of(draft: ImportDraft, step: int) -> str:
    """The page of a step."""
    return reverse(f"admin:tracker_importbatch_guide_{STEPS[step][0]}", args=[draft.pk])


def trail(draft: ImportDraft, here: int, plan: ImportBatch | None = None) -> list[Step]:
    """The steps; the last leads to the newest plan of the file, where one waits."""
    plans = [plan] if plan else plans_of(draft)
    planned = reverse("admin:tracker_importbatch_change", args=[plans[0].pk]) if plans else ""
    return [
        Step(
            number=number,
            name=name,
            address=planned if number == PLAN else address_of(draft, number) if number <= draft.reached else "",
            is_here=number == here,
        )
        for number, (_, name) in STEPS.items()
    ]


def trail_of(user: Any, batch: ImportBatch) -> list[Step]:
    """The steps that led to a batch; none for one that was planned at once."""
    draft = draft_of(user, batch)
    return trail(draft, PLAN, batch) if draft else []
