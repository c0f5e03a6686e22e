"""What we are measured against: the library's own import with validation, and the bare COPY."""

from collections.abc import Iterable
from typing import Any

import tablib
from django.db import connection
from import_export import fields, resources, widgets

from benchmarks.commitments import HEADERS
from tracker.models import Actor, Commitment, Party
from tracker.partial_dates import PartialDate
from tracker.vocabulary import PartyRole


class DateWidget(widgets.Widget):
    """A partial date."""

    def clean(self, value: str, row: Any = None, **options: Any) -> PartialDate | None:
        return PartialDate.parse(value) if value else None


class PartiesField(fields.Field):
    """The actors of one role, as the library lets one add what is not a field of the model."""

    def __init__(self, role: PartyRole, column_name: str) -> None:
        super().__init__(attribute="pk", column_name=column_name, widget=widgets.ManyToManyWidget(Actor, ";", "ref"))
        self.role = role

    def get_value(self, instance: Any) -> Any:
        """The actors that have the role."""
        if instance.pk is None:
            return Actor.objects.none()
        return Actor.objects.filter(parties__commitment=instance, parties__role=self.role)

    def save(self, instance: Any, row: Any, is_m2m: bool = False, **options: Any) -> None:
        if not is_m2m:
            return
        wanted = {actor.pk for actor in self.clean(row)}
        present = set(instance.parties.filter(role=self.role).values_list("actor_id", flat=True))
        if wanted != present:
            instance.parties.filter(role=self.role).delete()
            Party.objects.bulk_create(Party(commitment=instance, actor_id=pk, role=self.role) for pk in wanted)


class LibraryResource(resources.ModelResource):
    """django-import-export as its documentation has it, with validation and a preview of differences."""

    made_on = fields.Field(attribute="made_on", column_name="made_on", widget=DateWidget())
    due = fields.Field(attribute="due", column_name="due", widget=DateWidget())
    committed = PartiesField(PartyRole.COMMITTED, "committed")
    counterparts = PartiesField(PartyRole.COUNTERPART, "counterparts")

    class Meta:
        model = Commitment
        fields = tuple(HEADERS)
        import_id_fields = ("ref",)
        clean_model_instances = True
        skip_unchanged = True
        use_transactions = True


def import_with_library(rows: Iterable[list[str]]) -> None:
    """Imports the rows; raises what the library would show."""
    table = tablib.Dataset(*rows, headers=HEADERS)
    result = LibraryResource().import_data(table, raise_errors=True)
    assert not result.has_errors()
    assert not result.has_validation_errors()


COLUMNS = "ref, stage, kind, title, summary, made_on, due, review_every, deliverable, guideline"


def copy_alone(rows: Iterable[list[str]]) -> None:
    """The same rows by COPY straight into the same tables, with the same triggers and indexes, nothing checked."""
    ids = dict(Actor.objects.values_list("ref", "pk"))
    parties: list[tuple[str, int, str]] = []
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY tracker_commitment ({COLUMNS}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row([*row[:5], row[5] or None, row[6] or None, row[7] or None, "", ""])
                parties.append((row[0], ids[row[8]], "committed"))
                parties.append((row[0], ids[row[9]], "counterpart"))
        pks = dict(Commitment.objects.values_list("ref", "pk"))
        with cursor.copy("COPY tracker_party (commitment_id, actor_id, role) FROM STDIN") as copy:
            for ref, actor, role in parties:
                copy.write_row((pks[ref], actor, role))


# The columns of the record and of the tables that the export brings together, with nothing rendered.
OUT = (
    "SELECT commitment.*, party.role, actor.ref FROM tracker_commitment AS commitment "
    "LEFT JOIN tracker_party AS party ON party.commitment_id = commitment.id "
    "LEFT JOIN tracker_actor AS actor ON actor.id = party.actor_id ORDER BY commitment.ref"
)
OUT_ALONE = f"SELECT {COLUMNS}, made_at_id, next_review_on FROM tracker_commitment"


def copy_out(sink: Any, query: str) -> None:
    """What a query finds, by COPY."""
    with connection.cursor() as cursor, cursor.copy(f"COPY ({query}) TO STDOUT") as copy:
        for block in copy:
            sink.write(block)
