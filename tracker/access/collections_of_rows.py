"""Which collections each of some records is in, found from the record and not from all that a collection holds.

From each record a few of its ties of every sort are followed, so that the work is bounded by the records asked about.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Field, ForeignKey, Func, Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from tracker.access.collected import CITED_IN, COLLECTED
from tracker.models import (
    Actor,
    Citation,
    Commitment,
    Exchange,
    ExchangeItem,
    Participation,
    Party,
    Programme,
    Sanction,
    Source,
    Topic,
)
from tracker.models.citation import VOICES
from tracker.vocabulary import Stage

# How many ties of one sort are followed from a record. Most records have fewer.
MOST_FOLLOWED = 10


class Way(NamedTuple):
    """From a record to what is put into collections: the tie, its column that names the record, the lookups on."""

    tie: type[Model]
    column: str
    onwards: tuple[str, ...]


WAYS: Mapping[type[Model], tuple[Way, ...]] = {
    Topic: (Way(Commitment.topics.through, "topic", ("commitment",)),),
    Source: (Way(Citation, "source", CITED_IN),),
    Exchange: (Way(ExchangeItem, "exchange", ("commitment", "sanction", "sanction_step__sanction")),),
    Programme: (Way(Sanction, "programme", ("id",)),),
    Actor: (
        Way(Party, "actor", ("commitment",)),
        Way(Participation, "actor", ("meeting",)),
        Way(Participation, "on_behalf_of", ("meeting",)),
        Way(Sanction.targets.through, "actor", ("sanction",)),
        Way(Sanction, "issuer", ("id",)),
        *(Way(Citation, voice, CITED_IN) for voice in VOICES),
    ),
    **{model: (Way(model, "id", ("id",)),) for model in COLLECTED},
}


@dataclass(frozen=True, kw_only=True)
class InCollection:
    """How many of the records are in a collection, by its key; more, if `is_least`."""

    collection: int
    number: int
    is_least: bool


def numbers_in_collections(rows: "QuerySet[Any]") -> tuple[InCollection, ...]:
    """How many of the rows each collection has that has any, in one query."""
    asked, values = rows.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(statement(rows.model).replace("{asked}", asked), values)
        found = cursor.fetchall()
    members: defaultdict[int, set[int]] = defaultdict(set)
    cut_short = set()
    for row, collection in found:
        if collection is None:
            cut_short.add(row)
        else:
            members[collection].add(row)
    return tuple(
        InCollection(collection=collection, number=len(there), is_least=bool(cut_short - there))
        for collection, there in members.items()
    )


def statement(model: type[Model]) -> str:
    """The query of (record, collection) rows, and of a row without collection for each that has more ties."""
    names = [str(end._meta.model_name) for end in COLLECTED]
    followed = " UNION ALL ".join(
        f"SELECT asked.id, {place}, found.* FROM asked CROSS JOIN LATERAL "
        f"({ties_by(way, 'asked.id')} LIMIT {MOST_FOLLOWED + 1}) AS found"
        for place, way in enumerate(WAYS[model])
    )
    members = " UNION ALL ".join(map(members_by, COLLECTED))
    return f"""
        WITH asked (id) AS MATERIALIZED ({{asked}}), tie (record, way, {", ".join(names)}) AS MATERIALIZED ({followed})
        SELECT tie.record, member.collection FROM tie CROSS JOIN LATERAL ({members}) AS member
        UNION
        SELECT tie.record, NULL FROM tie GROUP BY tie.record, tie.way HAVING count(*) > {MOST_FOLLOWED}
    """


class IsIn(Func):
    """The condition that a record, given by its key, is in the collection with a key, by whatever ties it to it.

    The first tie that leads there ends the search.
    """

    conditional = True

    def __init__(self, record: Any, collection: Any, *, model: type[Model]) -> None:
        super().__init__(record, collection, output_field=BooleanField(), model=model)

    def as_sql(  # type: ignore[override]
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any
    ) -> tuple[str, list[Any]]:
        (record, of_record), (collection, of_collection) = map(compiler.compile, self.get_source_expressions())
        names = ", ".join(str(end._meta.model_name) for end in COLLECTED)
        ties = " UNION ALL ".join(f"({ties_by(way, 'asked.id')})" for way in WAYS[self.extra["model"]])
        members = " UNION ALL ".join(map(members_by, COLLECTED))
        sql = f"""
            EXISTS (
                SELECT FROM (SELECT {record} AS id, {collection}::bigint AS collection OFFSET 0) AS asked
                CROSS JOIN LATERAL ({ties}) AS tie ({names})
                CROSS JOIN LATERAL ({members}) AS member
                WHERE member.collection = asked.collection
            )
        """
        return sql, [*of_record, *of_collection]


def ties_by(way: Way, record: str) -> str:
    """SQL of what the record with a key leads to along one way, a column for each kind of record."""
    ends: defaultdict[type[Model], list[str]] = defaultdict(list)
    for lookup in way.onwards:
        end, column = end_of(way.tie, lookup, "tie")
        ends[end].append(column)
    columns = (f"coalesce({', '.join(ends[end])})" if end in ends else "NULL::bigint" for end in COLLECTED)
    named = concrete(way.tie, way.column).column
    # A range of one key and not an equality: of many rows with few keys the planner would sooner read the table from
    # its beginning until it has come upon enough, which there may never be. A range in order is read by the index.
    return f"""
        SELECT {", ".join(columns)} FROM "{way.tie._meta.db_table}" AS tie
        WHERE tie."{named}" BETWEEN {record} AND {record} ORDER BY tie."{named}"
    """


def end_of(model: type[Model], lookup: str, alias: str) -> tuple[type[Model], str]:
    """The kind of record at the end of a lookup, and SQL of its key where `alias` is a row of the model."""
    name, _, rest = lookup.partition("__")
    field = concrete(model, name)
    column = f'{alias}."{field.column}"'
    if not isinstance(field, ForeignKey):
        return model, column
    related = field.related_model
    if not rest:
        return related, column
    end, onwards = end_of(related, rest, f"{alias}_on")
    # A query of its own, made only where the column names anything: fifteen joins would take longer to plan.
    return end, f'(SELECT {onwards} FROM "{related._meta.db_table}" AS {alias}_on WHERE {alias}_on.id = {column})'


def concrete(model: type[Model], name: str) -> "Field[Any, Any]":
    """The field of the model's own table."""
    return next(field for field in model._meta.concrete_fields if field.name == name)


def members_by(end: type[Model]) -> str:
    """SQL of the collections that the public record of this kind which a tie leads to was put into."""
    name = str(end._meta.model_name)
    ties: Any = end.collections.through  # type: ignore[attr-defined]
    # By an index for each tie, however many the planner expects: with OFFSET it cannot read all of a table instead.
    return f"""
        (SELECT put.collection_id AS collection
        FROM "{ties._meta.db_table}" AS put JOIN "{end._meta.db_table}" AS record ON record.id = put.{name}_id
        WHERE tie.{name} IS NOT NULL AND put.{name}_id = tie.{name} AND record.stage = '{Stage.PUBLISHED}' OFFSET 0)
    """
