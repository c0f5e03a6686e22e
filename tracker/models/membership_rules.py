"""Who is a member of a collection writes in those of theirs alone, whichever way the records come.

The functions in SQL come from migrations 0031 and 0033. Whoever is a member of none is asked for nothing; nor are
commands.
"""

from typing import Any

import pgtrigger

from tracker.models.actor import Actor
from tracker.models.citation import Citation
from tracker.models.collections.collection import Collection
from tracker.models.commitment import Commitment, CommitmentCollection
from tracker.models.exchanges.condition import Condition
from tracker.models.exchanges.exchange import Exchange
from tracker.models.exchanges.response import Response
from tracker.models.indicator import Indicator, IndicatorCollection
from tracker.models.integrity.refusals import WriterRefusal
from tracker.models.link import Link
from tracker.models.meeting import Meeting, MeetingCollection
from tracker.models.observation import Observation
from tracker.models.participation import Participation
from tracker.models.party import Party
from tracker.models.programme import Programme
from tracker.models.role import Role
from tracker.models.sanction import Sanction, SanctionCollection
from tracker.models.sanction_step import SanctionStep
from tracker.models.source import Source
from tracker.models.status_update import StatusUpdate
from tracker.models.terms.criterion import Criterion
from tracker.models.terms.finding import Finding
from tracker.models.terms.milestone import Milestone
from tracker.models.terms.target import Target
from tracker.models.topic import Topic

COLLECTED: tuple[Any, ...] = (Commitment, Sanction, Meeting, Indicator)
TIES: tuple[Any, ...] = (CommitmentCollection, SanctionCollection, MeetingCollection, IndicatorCollection)
PARTS: tuple[Any, ...] = (
    Citation,
    Condition,
    Criterion,
    Finding,
    Link,
    Milestone,
    Observation,
    Participation,
    Party,
    Response,
    SanctionStep,
    StatusUpdate,
    Target,
)

# What all collections share: a member writes it who writes in any.
SHARED: tuple[Any, ...] = (Topic, Actor, Role, Source, Programme, Exchange)

IS_MEMBER = (
    "(SELECT is_member(acting_person())) "
    # A batch that is being reverted puts back what was there.
    "AND coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'"
)
ELSEWHERE = (
    '"%s" is in none of the collections that you write in. Ask somebody who works on it, '
    "or an administrator to make you a member there."
)
NOT_THEIRS = '"%s" is no collection that you write in; leave what is in it there, and choose one of yours.'
OLD, NEW = "SELECT old_rows.* FROM old_rows", "SELECT new_rows.* FROM new_rows"
TITLE = "(SELECT title FROM tracker_collection AS collection WHERE collection.id = {row}.collection_id)"


def changed_within(kind: str) -> list[WriterRefusal]:
    """Refuses to change or delete a record of this kind that is in none of the person's collections."""
    return [
        WriterRefusal(
            rule="record_is_in_ones_collection",
            column="collections",
            operation=operation,
            offenders=(
                f"SELECT old_rows.id, old_rows.ref FROM {rows} "
                f"WHERE {IS_MEMBER} AND NOT {writes}(acting_person(), '{kind}', old_rows.id)"
            ),
            message=ELSEWHERE,
        )
        for operation, rows, writes in (
            (pgtrigger.Update, "old_rows JOIN new_rows USING (id)", "writes_one_in"),
            (pgtrigger.Delete, "old_rows", "wrote_one_in"),
        )
    ]


def put_into_ones_own() -> list[WriterRefusal]:
    """Refuses to put a record into another collection, or to take it out of one."""
    return [
        WriterRefusal(
            rule="collection_is_ones_own",
            column="collections",
            operation=operation,
            offenders=(
                f"SELECT {row}.id, {TITLE.format(row=row)} FROM {row} "
                f"WHERE {IS_MEMBER} AND NOT writes_in(acting_person(), {row}.collection_id)"
            ),
            message=NOT_THEIRS,
        )
        for operation, row in ((pgtrigger.Insert, "new_rows"), (pgtrigger.Delete, "old_rows"))
    ]


def part_of_ones_own() -> list[WriterRefusal]:
    """Refuses to add, change or delete what hangs on a record that is in none of the person's collections."""
    return [
        WriterRefusal(
            rule="part_is_in_ones_collection",
            column="collections",
            operation=operation,
            offenders=(
                f"SELECT part.id, owner.ref FROM ({rows}) AS part, owner_of(to_jsonb(part)) AS owner "
                f"WHERE {IS_MEMBER} AND owner.ref IS NOT NULL "
                f"AND NOT {writes}(acting_person(), owner.kind, owner.id)"
            ),
            message=ELSEWHERE,
        )
        for operation, rows, writes in (
            (pgtrigger.Insert, NEW, "writes_one_in"),
            # Where it was and where it is.
            (pgtrigger.Update, f"{OLD} UNION ALL {NEW}", "writes_one_in"),
            # What is deleted with its record goes after the record left its collections.
            (pgtrigger.Delete, OLD, "wrote_one_in"),
        )
    ]


def rows_of(operation: pgtrigger.Operation) -> str:
    """The rows that a statement wrote, or deleted."""
    return "old_rows" if operation is pgtrigger.Delete else "new_rows"


def written_by_no_viewer(*operations: pgtrigger.Operation) -> list[WriterRefusal]:
    """Refuses what is written or deleted by somebody who is a viewer wherever they are a member."""
    return [
        WriterRefusal(
            rule="record_is_no_viewers",
            column="ref",
            operation=operation,
            offenders=f"SELECT id, ref FROM {rows_of(operation)} WHERE {IS_MEMBER} AND NOT writes(acting_person())",
            message='"%s" stays as it is: you are a viewer of your collections, and write in none of them.',
        )
        for operation in operations
    ]


OF_COLLECTIONS = [
    WriterRefusal(
        rule="collection_is_ones_own",
        column="title",
        operation=operation,
        offenders=f"SELECT id, title FROM old_rows WHERE {IS_MEMBER} AND NOT writes_in(acting_person(), old_rows.id)",
        message='"%s" is no collection that you write in; ask somebody who works on it.',
    )
    for operation in (pgtrigger.Update, pgtrigger.Delete)
]
OF_VERDICTS = WriterRefusal(
    rule="verdict_is_of_ones_collection",
    column="stage",
    operation=pgtrigger.Update,
    offenders=(
        "SELECT new_rows.id, old_rows.ref FROM old_rows JOIN new_rows USING (id) "
        f"WHERE {IS_MEMBER} AND old_rows.stage <> 'published' AND new_rows.stage = 'published' "
        "AND new_rows.axis = 'evidence' AND NOT EXISTS (SELECT FROM tracker_commitment_collections AS tie "
        "JOIN tracker_collectionmember AS member USING (collection_id) "
        "WHERE tie.commitment_id = new_rows.commitment_id AND member.person_id = acting_person() "
        "AND member.role = 'reviewer')"
    ),
    message='The verdict "%s" is published by a reviewer of a collection that its commitment is in.',
)

pgtrigger.register(*OF_COLLECTIONS)(Collection)
pgtrigger.register(OF_VERDICTS)(StatusUpdate)
for model in SHARED:
    pgtrigger.register(*written_by_no_viewer(pgtrigger.Insert, pgtrigger.Update, pgtrigger.Delete))(model)
for model in COLLECTED:
    pgtrigger.register(*changed_within(model._meta.model_name), *written_by_no_viewer(pgtrigger.Insert))(model)
for model in TIES:
    pgtrigger.register(*put_into_ones_own())(model)
for model in PARTS:
    pgtrigger.register(*part_of_ones_own())(model)
