"""What is gone from the list that a file is the whole of, as the page of its import shows it: each with what can be
done by a person. Nothing is done by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from tracker.admin.files.record_labels import record_label
from tracker.models import ImportBatch
from tracker.transfer.declaration.mapping import mapping_of
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.export.proposals import SANCTIONS
from tracker.vocabulary import RowOutcome, SanctionStepKind

MOST_SHOWN = 100
COMMITMENTS = "commitments"


@dataclass(frozen=True, kw_only=True)
class Gone:
    """A record without a row: its page, if it is still there, and the forms for what is proposed of it."""

    ref: str
    name: str
    address: str
    proposals: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class GoneList:
    """The first of the records that are gone, and how many there are; `whole` is the list that was said."""

    record: str
    kind: str
    whole: str
    number: int
    records: list[Gone]

    @property
    def further(self) -> int:
        """How many are not shown."""
        return self.number - len(self.records)

    @property
    def are_sanctions(self) -> bool:
        """Whether a lifting is proposed of each."""
        return self.record == SANCTIONS


def gone_list(batch: ImportBatch, user: Any) -> GoneList | None:
    """What is gone by the plan; None where nothing is, or nobody said that the file is whole."""
    whole = mapping_of(batch).complete
    if not whole:
        return None
    rows = batch.planned_rows.filter(outcome=RowOutcome.GONE).order_by("record", "key")
    shown = list(rows[:MOST_SHOWN])
    if not shown:
        return None
    record = shown[0].record
    model: Any = RECORDS[record]._meta.model
    keys = dict(model._default_manager.filter(ref__in=[row.key for row in shown]).values_list("ref", "pk"))
    name = model._meta.model_name
    may_see = user.has_perm(f"tracker.view_{name}") or user.has_perm(f"tracker.change_{name}")
    return GoneList(
        record=record,
        kind=record_label(record),
        whole=whole,
        number=rows.count(),
        records=[_gone(batch, row, model, keys.get(row.key) if may_see else None, user) for row in shown],
    )


def _gone(batch: ImportBatch, row: Any, model: Any, key: int | None, user: Any) -> Gone:
    address = reverse(f"admin:tracker_{model._meta.model_name}_change", args=[key]) if key else ""
    named = next((cell["old"] for cell in row.changes if cell["column"] == "name"), "")
    proposals = _proposals(batch, row.record, key, address, user) if key else {}
    return Gone(ref=row.key, name=named, address=address, proposals=proposals)


def _proposals(batch: ImportBatch, record: str, key: int, address: str, user: Any) -> dict[str, str]:
    """The forms by what they are for, as far as the person may fill them in."""
    if record == SANCTIONS and user.has_perm("tracker.add_sanctionstep"):
        day = f"../{batch.uploaded_at.date()}"
        asked = urlencode({"sanction": key, "kind": SanctionStepKind.LIFTED, "happened_on": day})
        return {"Add its lifting": f"{reverse('admin:tracker_sanctionstep_add')}?{asked}"}
    found = {"Write a note": f"{address}#notes-heading"}
    if record == COMMITMENTS and user.has_perm("tracker.add_statusupdate"):
        found["Add where it stands"] = f"{reverse('admin:tracker_statusupdate_add')}?{urlencode({'commitment': key})}"
    return found
