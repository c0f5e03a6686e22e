"""What is not public yet: records of every kind at a stage, each with who last changed it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import BigIntegerField, CharField, F, Func, QuerySet, Value
from django.db.models.functions import Cast

from tracker.models import Published, SanctionStep, StatusUpdate
from tracker.vocabulary import Stage

# The newest of them; who last changed a record is read from its history, one by one.
MOST_LOOKED_AT = 1000
CALLED = {StatusUpdate: "commitment__title", SanctionStep: "sanction__title"}


@dataclass(frozen=True, kw_only=True)
class InReview:
    """One record that is not public, by kind and primary key."""

    kind: str
    key: int
    title: str
    stage: str
    writer: int | None


def in_review(person: Any) -> list[InReview]:
    """The records in review that the person may change and did not last change themselves, the newest first, but for
    status updates; one query.
    """
    return newest_in_review(person, MOST_LOOKED_AT)[0]


def newest_in_review(person: Any, most: int) -> tuple[list[InReview], bool]:
    """The same among so many of the newest, and whether there are others that were not looked at."""
    kinds = [model for model in kinds_changed_by(person) if model is not StatusUpdate]
    found, is_cut = records_at(kinds, [Stage.IN_REVIEW], most)
    return [each for each in found if each.writer != person.pk], is_cut


def drafts_of(person: Any) -> list[InReview]:
    """The records of every kind that the person last changed and that are not public, the newest first; one query."""
    return newest_drafts_of(person, MOST_LOOKED_AT)[0]


def newest_drafts_of(person: Any, most: int) -> tuple[list[InReview], bool]:
    """The same among so many of the newest, and whether there are others that were not looked at."""
    found, is_cut = records_at(kinds_changed_by(person), [Stage.DRAFT, Stage.IN_REVIEW], most)
    return [each for each in found if each.writer == person.pk], is_cut


def kinds_changed_by(person: Any) -> list[type[Published]]:
    """The kinds of record with a stage that the person may change."""
    return [
        model
        for model in apps.get_app_config("tracker").get_models()
        if issubclass(model, Published) and person.has_perm(f"tracker.change_{model._meta.model_name}")
    ]


def records_at(kinds: Sequence[type[Published]], stages: Sequence[Stage], most: int) -> tuple[list[InReview], bool]:
    """The records of these kinds at these stages, the newest first, at most so many, and whether there are more."""
    if not kinds:
        return [], False
    first, *others = [records_of(model, stages) for model in kinds]
    every = first.union(*others, all=True) if others else first
    sql, parameters = every.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT of_kind, key, called, at_stage, "
            "CASE WHEN place <= %s THEN coalesce(author, last_writer(of_kind, key)) END FROM ("
            "SELECT *, row_number() OVER (ORDER BY since DESC, of_kind, key DESC) AS place "
            f"FROM ({sql}) AS given (of_kind, key, called, at_stage, author, since) "
            "ORDER BY since DESC, of_kind, key DESC LIMIT %s) AS looked_at ORDER BY place",
            [most, *parameters, most + 1],
        )
        rows = cursor.fetchall()
    found = [
        InReview(kind=kind, key=key, title=title, stage=stage, writer=writer)
        for kind, key, title, stage, writer in rows[:most]
    ]
    return found, len(rows) > most


def records_of(model: type[Published], stages: Sequence[Stage]) -> "QuerySet[Any, Any]":
    """The records of one kind at these stages, as rows of the same six columns."""
    names = {field.name for field in model._meta.concrete_fields}
    called = CALLED.get(model) or next(name for name in ("title", "name", "ref") if name in names)
    author: Any = F("author_id") if "author" in names else Value(None)
    rows: QuerySet[Any] = model._default_manager.filter(stage__in=stages).order_by()
    return rows.values_list(
        Value(str(model._meta.model_name), output_field=CharField()),
        Cast(F("pk"), BigIntegerField()),
        Func(F(called), template="(%(expressions)s)::text", output_field=CharField()),
        F("stage"),
        Cast(author, BigIntegerField()),
        F("recorded_at"),
    )
