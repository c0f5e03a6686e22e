"""Sending a record in review back to draft, with a word on what is to be mended, to who wrote it."""

from collections.abc import Collection
from typing import Any

from django.db import connection, transaction

from tracker.models import Mention, Note
from tracker.vocabulary import NoteKind, Stage


class NotSentBackError(Exception):
    """The record stays as it is, for the reason given."""


def send_back(record: Any, *, text: str, person: Any) -> Note:
    """Makes the record a draft again and keeps why, for who last wrote it.

    NotSentBackError unless it is in review by then. What the database refuses, it says in an IntegrityError.
    """
    kind = record._meta.model_name
    with transaction.atomic():
        waiting = type(record)._default_manager.select_for_update().filter(pk=record.pk, stage=Stage.IN_REVIEW)
        if not waiting.exists():
            raise NotSentBackError("It is no longer in review; look at it again.")
        type(record)._default_manager.filter(pk=record.pk).update(stage=Stage.DRAFT)
        note: Note = Note.objects.create(
            record_kind=kind, record_key=record.pk, kind=NoteKind.SENT_BACK, text=text, author=person
        )
        writer = last_writer(record)
        if writer is not None:
            Mention.objects.get_or_create(note=note, person_id=writer)
    return note


def last_writer(record: Any) -> int | None:
    """The primary key of who last changed what the record says; None where a command did, or nobody is known."""
    author: int | None = getattr(record, "author_id", None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_writer(%s, %s)", [record._meta.model_name, record.pk])
        (found,) = cursor.fetchone()
    return author or found


def last_writers(records: Collection[Any]) -> dict[Any, int | None]:
    """The same of each of the records, in one query."""
    asked = list(records)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT last_writer(kind, key) FROM unnest(%s::text[], %s::bigint[]) "
            "WITH ORDINALITY AS asked (kind, key, place) ORDER BY place",
            [[record._meta.model_name for record in asked], [record.pk for record in asked]],
        )
        found = [writer for (writer,) in cursor.fetchall()]
    return {record: getattr(record, "author_id", None) or writer for record, writer in zip(asked, found, strict=True)}
