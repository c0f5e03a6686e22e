"""What the resources share: django-import-export's entry points, with our columns, plan and apply behind them."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import tablib
from django.db import models, transaction
from import_export.exceptions import ImportError as ImportRefused
from import_export.resources import ModelResource

from tracker.transfer.declaration import headers
from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn, column_for
from tracker.transfer.declaration.problems import FileProblem, Problem
from tracker.transfer.library.import_result import ImportResult
from tracker.transfer.loading.batch import in_batch
from tracker.transfer.loading.file_load import Load
from tracker.transfer.loading.incoming import Incoming, bring_in
from tracker.transfer.loading.references import References
from tracker.transfer.loading.writing import settle
from tracker.transfer.reading.table import Table


class RecordResource(ModelResource):
    """A kind of record as files carry it: `Meta.fields` names its columns in their order, the model says the rest.

    `meanings` says what a column is for where the model's field has no help text that does.
    """

    meanings: ClassVar[Mapping[str, str]] = {}
    # Columns of our own work with the records, which are in no file that the public gets.
    private: ClassVar[frozenset[str]] = frozenset()

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

    def columns_for(self, *, for_public: bool) -> list[Column]:
        """The columns of an export: for the public those that are not `private`."""
        return [column for column in self.columns if not (for_public and column.column_name in self.private)]

    @property
    def key_columns(self) -> list[Column]:
        """The columns that say which record a row is about."""
        return [self.fields[name] for name in self._meta.import_id_fields]

    def problems_with_headers(self, named: Sequence[str]) -> list[Problem]:
        """Why a file with these headers cannot be taken at all."""
        allowed = [column.column_name for column in self.columns]
        keys = [column.column_name for column in self.key_columns]
        return headers.problems_of(named, allowed, keys)

    def complete(self, load: Load, user: Any) -> None:
        """Gives the proposed rows what no column says, such as who wrote them."""

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
        `{"command": "seed"}`.
        """
        table = Table.from_dataset(dataset)
        try:
            result = self._bring_in_table(table, user=user, dry_run=dry_run, **options)
        except FileProblem as error:
            result = ImportResult.of_unread(error)
        if raise_errors and result.problems:
            raise ImportRefused(ValueError(str(result.problems[0])), number=result.problems[0].line)
        return result

    def _bring_in_table(self, table: Table, *, user: Any, dry_run: bool, **options: Any) -> ImportResult:
        with transaction.atomic():
            with in_batch(
                user=user,
                file_name=options.get("file_name") or "",
                file_sha256=table.sha256,
                origin=options.get("origin") or {},
            ) as batch:
                file = Incoming(self, References())
                file.read(lambda: (table.headers or [], zip(table.lines, table, strict=True)))
                bring_in([file], user=user, writes=not dry_run)
                result = file.finish()
                batch.records = [self.record_name()]
                batch.counts = {self.record_name(): result.counts}
                batch.save(update_fields=["records", "counts"])
            if dry_run or result.problems or not result.changes_anything:
                transaction.set_rollback(True)
            else:
                settle()
        return result

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
