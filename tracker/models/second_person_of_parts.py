"""What hangs on a published record is added, changed and deleted by two people, as the record itself is changed.

A part has no stage: it is as public as the record that it hangs on, which may itself hang on another.
"""

from collections.abc import Iterator
from typing import Any

import pgtrigger
from django.db.models import Q

from tracker.models.citation import CITABLE, Citation
from tracker.models.commitment import CommitmentCollection, CommitmentTopic
from tracker.models.exchanges.condition import Condition
from tracker.models.exchanges.exchange_item import ExchangeItem
from tracker.models.exchanges.response import Response
from tracker.models.indicator import IndicatorCollection
from tracker.models.integrity.referenced import Published
from tracker.models.integrity.refusals import WriterRefusal
from tracker.models.integrity.second_person import BY_ONE, IS_NO_ACT_OF_ITS_OWN
from tracker.models.link import Link
from tracker.models.meeting import MeetingCollection
from tracker.models.observation import Observation
from tracker.models.participation import Participation
from tracker.models.party import Party
from tracker.models.role import Role
from tracker.models.sanction import SanctionCollection, SanctionTarget
from tracker.models.terms.criterion import Criterion
from tracker.models.terms.finding import Finding
from tracker.models.terms.milestone import Milestone
from tracker.models.terms.target import Target
from tracker.vocabulary import Stage

# By which of its links a row hangs on the record that it is part of; of several, one is filled.
HANGS_ON: dict[Any, tuple[str, ...]] = {
    Role: ("person",),
    Party: ("commitment",),
    CommitmentTopic: ("commitment",),
    CommitmentCollection: ("commitment",),
    Criterion: ("commitment",),
    Milestone: ("commitment",),
    Target: ("commitment",),
    Link: ("commitment",),
    Response: ("demand",),
    Condition: ("commitment", "sanction"),
    Participation: ("meeting",),
    MeetingCollection: ("meeting",),
    SanctionTarget: ("sanction",),
    SanctionCollection: ("sanction",),
    Observation: ("indicator",),
    IndicatorCollection: ("indicator",),
    ExchangeItem: ("exchange",),
    Finding: ("status_update",),
    Citation: CITABLE,
}

IS_NOT_REVERTED = "coalesce(current_setting('followthrough.reverting', TRUE), '') <> 'on'"
WRITTEN = {
    pgtrigger.Insert: "SELECT new_rows.* FROM new_rows",
    pgtrigger.Delete: "SELECT old_rows.* FROM old_rows",
}


def part_field(model: Any, name: str) -> Any:
    """The link of that name, by which a row hangs on another."""
    return model._meta.get_field(name)


def record_over(row: Any) -> Any:
    """The record with a stage that the row hangs on, itself if it has one; None for a row that hangs on none."""
    while row is not None and not isinstance(row, Published):
        links = HANGS_ON.get(type(row), ())
        row = next((owner for name in links if (owner := getattr(row, name, None)) is not None), None)
    return row


def hangs_on_one_of(model: Any, kinds: "set[type[Published]]", *, prefix: str = "") -> Q:
    """The condition that a row of the model hangs on a published record of one of these kinds."""
    condition = Q(pk__in=[])
    for name in HANGS_ON.get(model, ()):
        target = part_field(model, name).remote_field.model
        if not issubclass(target, Published):
            condition |= hangs_on_one_of(target, kinds, prefix=f"{prefix}{name}__")
        elif target in kinds:
            condition |= Q(**{f"{prefix}{name}__stage": Stage.PUBLISHED})
    return condition


def owners_in_sql(model: Any, row: str = "part", depth: int = 0) -> Iterator[tuple[str, str]]:
    """The joins from a row to each record that it may hang on, as `owner`, and the kind of that record."""
    for name in HANGS_ON[model]:
        field = part_field(model, name)
        target = field.remote_field.model
        if issubclass(target, Published):
            yield f"JOIN {target._meta.db_table} AS owner ON owner.id = {row}.{field.column}", target._meta.model_name
            continue
        via = f"via{depth}"
        for joins, kind in owners_in_sql(target, via, depth + 1):
            yield f"JOIN {target._meta.db_table} AS {via} ON {via}.id = {row}.{field.column} {joins}", kind


def public_owners(model: Any, rows: str) -> str:
    """SQL for the rows that hang on a published record of a kind that needs a second person, and what that is called.

    What is brought back along with its record was public together with it.
    """
    found = " UNION ALL ".join(
        f"SELECT part.id, owner.ref FROM part {joins} WHERE owner.stage = '{Stage.PUBLISHED}' "
        f"AND (SELECT needs_second_person('{kind}')) "
        f"AND (SELECT acting_in() ->> 'restored') IS DISTINCT FROM '{kind}:' || owner.id"
        for joins, kind in owners_in_sql(model)
    )
    return (
        f"WITH part AS MATERIALIZED (SELECT * FROM ({rows}) AS written "
        f"WHERE {BY_ONE} AND {IS_NOT_REVERTED} AND {IS_NO_ACT_OF_ITS_OWN}) {found}"
    )


def written_by_two(model: Any) -> list[WriterRefusal]:
    """Refuses what one person alone does to a part of what is public."""
    said = (
        "SELECT {}.* FROM old_rows JOIN new_rows USING (id) "
        "WHERE said_by(to_jsonb(old_rows)) IS DISTINCT FROM said_by(to_jsonb(new_rows))"
    )
    rows = {**WRITTEN, pgtrigger.Update: f"{said.format('old_rows')} UNION ALL {said.format('new_rows')}"}
    return [
        WriterRefusal(
            rule="part_of_the_public_is_proposed",
            column="stage",
            operation=operation,
            offenders=public_owners(model, written),
            message=(
                'This is part of "%s", which is published: propose the change, with your reason, and a second '
                "person publishes it."
            ),
        )
        for operation, written in rows.items()
    ]


for each in HANGS_ON:
    pgtrigger.register(*written_by_two(each))(each)
