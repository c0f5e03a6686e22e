"""What the resources share: django-import-export's entry points, with our columns, plan and apply behind them."""

from collections.abc import Mapping, Sequence
from typing import Any

import pghistory
import tablib
from django.db import models, transaction
from import_export.exceptions import ImportError as ImportRefused
from import_export.resources import ModelResource

from tracker.models import ImportBatch
from tracker.transfer import headers
from tracker.transfer.apply import apply
from tracker.transfer.columns import Column, MembersColumn, ReferenceColumn, column_for
from tracker.transfer.import_result import ImportResult
from tracker.transfer.plan import Row, plan
from tracker.transfer.problems import Problem
from tracker.transfer.references import References
from tracker.transfer.table import Table
from tracker.vocabulary import BatchState

LONGEST_FILE_NAME = 300  # characters kept of it


class RecordResource(ModelResource):
    """A kind of record as files carry it: `Meta.fields` names its columns in their order, the model says the rest."""

    class Meta:
        import_id_fields = ("ref",)
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        use_transactions = True

    @classmethod
    def field_from_django_field(cls, field_name: str, django_field: Any, readonly: bool) -> Column:  # noqa: ARG003 (the library's signature)
        return column_for(django_field)

    @classmethod
    def get_result_class(cls) -> type[ImportResult]:
        return ImportResult

    @classmethod
    def record_name(cls) -> str:
        """What files of these records are called, such as `status_updates`."""
        return cls.get_display_name().replace(" ", "_")

    @classmethod
    def get_display_name(cls) -> str:
        return str(cls._meta.model._meta.verbose_name_plural)

    @property
    def columns(self) -> list[Column]:
        """Every column, in the order of a file."""
        return list(self.get_import_fields())

    @property
    def key_columns(self) -> list[Column]:
        """The columns that say which record a row is about."""
        return [self.fields[name] for name in self._meta.import_id_fields]

    def problems_with_headers(self, table: Table) -> list[Problem]:
        """Why a table with these headers cannot be taken at all."""
        allowed = [column.column_name for column in self.columns]
        keys = [column.column_name for column in self.key_columns]
        return headers.problems_of(table.headers or [], allowed, keys)

    def complete(self, row: Row, user: Any) -> None:
        """Gives the record of a row what no column says, such as who wrote it."""

    def import_data(
        self,
        dataset: tablib.Dataset,
        dry_run: bool = False,
        raise_errors: bool = False,
        user: Any = None,
        **options: Any,
    ) -> ImportResult:
        """Brings a file in, whole or not at all; a dry run does the same and takes it back.

        `file_name` is kept with the batch; `origin` says in the history where the change came from, such as
        `{"command": "seed"}`; `references` lets several files of one load name each other's records.
        """
        with transaction.atomic():
            result = self._import(dataset, user, options)
            if dry_run or result.problems:
                transaction.set_rollback(True)
        if raise_errors and result.problems:
            raise ImportRefused(ValueError(str(result.problems[0])), number=result.problems[0].line)
        return result

    def _import(self, dataset: tablib.Dataset, user: Any, options: Mapping[str, Any]) -> ImportResult:
        result = ImportResult()
        result.diff_headers = self.get_diff_headers()
        references = options.get("references") or References()
        table = Table.from_dataset(dataset)
        result.total_rows = len(table)
        wrong_headers = self.problems_with_headers(table)
        if wrong_headers:
            result.refuse_file(wrong_headers)
            references.refuse_all(self._meta.model)
            return result
        rows = plan(self, table, references)
        self._apply(rows, table, user, options)
        for row in rows:
            if row.is_refused and row.is_new and "ref" in row.cells:
                references.refuse(self._meta.model, row.cells["ref"])
            result.add(row, self.columns, self.key_columns)
        return result

    def _apply(self, rows: Sequence[Row], table: Table, user: Any, options: Mapping[str, Any]) -> None:
        """Writes what the rows change, and one batch for them in whose name the history stands."""
        changing = [row for row in rows if row.changes]
        if not changing:
            return
        origin = dict(options.get("origin") or {})
        if user is not None:
            origin["user"] = user.pk
        with pghistory.context(**origin):
            batch = ImportBatch.objects.create(
                record=self.record_name(),
                file_name=(options.get("file_name") or "")[:LONGEST_FILE_NAME],
                file_sha256=table.sha256,
                state=BatchState.APPLIED,
                uploaded_by=user,
                counts=counts_of(rows),
            )
            with pghistory.context(import_batch=batch.pk):
                for row in changing:
                    self.complete(row, user)
                apply(changing, self.columns)

    def filter_export(self, queryset: models.QuerySet[Any], **options: Any) -> models.QuerySet[Any]:
        """The records to export, with what they name fetched along."""
        named = [column.field_name for column in self.columns if isinstance(column, ReferenceColumn)]
        return self.with_members(queryset.select_related(*named) if named else queryset)

    def get_queryset(self) -> models.QuerySet[Any]:
        keys = [column.attribute for column in self.key_columns]
        queryset: models.QuerySet[Any] = super().get_queryset().order_by(*keys)
        return queryset

    def with_members(self, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """The records with the members of their list columns fetched along."""
        lookups = {column.prefetch for column in self.columns if isinstance(column, MembersColumn)}
        return queryset.prefetch_related(*sorted(lookups)) if lookups else queryset


def counts_of(rows: Sequence[Row]) -> dict[str, int]:
    """How many rows are new, changed, unchanged and invalid."""
    return {
        "new": sum(row.is_new and not row.is_refused for row in rows),
        "changed": sum(not row.is_new and bool(row.changes) and not row.is_refused for row in rows),
        "unchanged": sum(row.is_unchanged for row in rows),
        "invalid": sum(row.is_refused for row in rows),
    }
