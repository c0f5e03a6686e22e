"""What a kind of record declares of its files: columns, keys and meanings; django-import-export exports by it."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.db import models
from import_export.resources import ModelResource

from tracker.transfer.declaration import headers
from tracker.transfer.declaration.columns import Column, MembersColumn, ReferenceColumn, column_for
from tracker.transfer.declaration.named_records import parts_with_refs
from tracker.transfer.declaration.problems import Problem


class RecordResource(ModelResource):
    """A kind of record as files carry it: `Meta.fields` names its columns in their order, the model says the rest.

    `meanings` says what a column is for where the model's field has no help text that does.
    """

    meanings: ClassVar[Mapping[str, str]] = {}
    # Columns of our own work with the records, which are in no file that the public gets.
    private: ClassVar[frozenset[str]] = frozenset()

    # Columns of text that hold a value of a field of another record, which may be a date or a number.
    values_of_fields: ClassVar[frozenset[str]] = frozenset()

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
        return headers.header_problems(named, allowed, keys)

    def filter_export(self, queryset: models.QuerySet[Any], **options: Any) -> models.QuerySet[Any]:
        """The records to export, with what they name fetched along."""
        named = []
        for column in self.columns:
            if isinstance(column, ReferenceColumn):
                parts = parts_with_refs(column.related_model)
                named += [column.field_name, *(f"{column.field_name}__{part}" for part in parts)]
        return self.with_members(queryset.select_related(*named) if named else queryset)

    def get_queryset(self) -> models.QuerySet[Any]:
        keys = [column.attribute for column in self.key_columns]
        queryset: models.QuerySet[Any] = super().get_queryset().order_by(*keys)
        return queryset

    def with_members(self, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """The records with the members of their list columns fetched along."""
        lookups = {column.prefetch for column in self.columns if isinstance(column, MembersColumn)}
        return queryset.prefetch_related(*sorted(lookups)) if lookups else queryset
