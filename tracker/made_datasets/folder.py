"""A made-up dataset as a folder of CSV files, written a row at a time."""

import csv
from contextlib import ExitStack
from itertools import chain
from pathlib import Path

from tracker.made_datasets import background, commitments, sanctions
from tracker.made_datasets.size import Size

HEADERS = {
    "collections": "ref stage title subtitle covers licence",
    "topics": "ref stage name description",
    "actors": "ref stage kind name part_of description",
    "roles": "ref person organisation title started ended",
    "sources": "ref stage kind title publisher published language reliability syndicated_from",
    "meetings": "ref stage kind title held place part_of summary collections",
    "participations": "meeting actor role on_behalf_of certainty",
    "programmes": "ref stage title issuer legal_basis measures summary",
    "sanctions": "ref stage kind title programme issuer targets measures stated_reason summary collections",
    "sanction_steps": "ref stage sanction kind happened_on reason summary",
    "commitments": (
        "ref stage kind title summary deliverable guideline topics made_at made_on due review_every next_review_on "
        "committed counterparts implementers beneficiaries addressees targets collections"
    ),
    "parties": "commitment actor role certainty",
    "criteria": "ref commitment position shows text due",
    "milestones": "ref commitment title due reached summary",
    "status_updates": (
        "ref stage commitment axis status as_of summary searched inference_reason retracted_at retraction_reason"
    ),
    "findings": "ref status_update criterion result reason",
    "links": "ref commitment kind to_commitment to_sanction to_step note",
    "exchanges": (
        "ref stage title summary agreed_at agreed_on side_a_commitments side_b_commitments side_b_sanctions "
        "side_b_steps"
    ),
    "conditions": ("ref commitment sanction depends_on_commitment depends_on_sanction words state as_of note"),
    "responses": "ref demand actor on_behalf_of asked_on answered_on outcome summary leads_to",
    "indicators": "ref stage name unit definition collections",
    "observations": "ref indicator period value qualifier note",
    "targets": "ref commitment indicator baseline baseline_period direction value due note",
    "citations": " ".join(background.CITATION),
}


def write(folder: Path, size: Size) -> dict[str, int]:
    """Writes the files into the folder, which is made if need be; returns how many rows each has."""
    folder.mkdir(parents=True, exist_ok=True)
    counts = dict.fromkeys(HEADERS, 0)
    with ExitStack() as stack:
        writers = {}
        for record, headers in HEADERS.items():
            stream = stack.enter_context((folder / f"{record}.csv").open("w", encoding="utf-8", newline=""))
            writers[record] = csv.writer(stream, lineterminator="\n")
            writers[record].writerow(headers.split())
        for record, row in chain(background.rows(size), sanctions.rows(size), commitments.rows(size)):
            writers[record].writerow(row)
            counts[record] += 1
    return counts
