"""The form of a record: refusals stand beside the field they are about, and links know their own names."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple, RelatedFieldWidgetWrapper
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import CheckConstraint, Model
from django.forms.models import InlineForeignKeyField

from tracker.admin.base.database_refusals import (
    DatabaseRefusal,
    constraint_field,
    constraint_fields,
    with_field_labels,
)
from tracker.admin.base.generated_refs import proposed_ref
from tracker.admin.base.keys import is_key
from tracker.models.integrity.batched_checks import BatchedChecks
from tracker.models.integrity.preflight import preflight

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    ModelForm = forms.ModelForm[Any]
else:
    ModelForm = forms.ModelForm


def valid_keys(value: Sequence[str]) -> list[str]:
    """Those of the values that can be primary keys; an autocomplete shows nothing chosen for the rest."""
    return [each for each in value if is_key(str(each))]


class NamedSelect(AutocompleteSelect):
    """An autocomplete that takes the name of the chosen record from its row, without a query."""

    chosen: Model | None = None

    def optgroups(self, name: str, value: Sequence[str], attr: dict[str, Any] | None = None) -> Any:
        if self.chosen is None or list(value) != [str(self.chosen.pk)]:
            return super().optgroups(name, valid_keys(value), attr)
        options = [self.create_option(name, self.chosen.pk, str(self.chosen), True, 1)]
        if not self.is_required:
            options.insert(0, self.create_option(name, "", "", False, 0))
        return [(None, options, 0)]


class NamedSelectMultiple(AutocompleteSelectMultiple):
    """An autocomplete for many records, each taken away by itself."""

    def optgroups(self, name: str, value: Sequence[str], attr: dict[str, Any] | None = None) -> Any:
        return super().optgroups(name, valid_keys(value), attr)

    def build_attrs(self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None) -> dict[str, Any]:
        return {**super().build_attrs(base_attrs, extra_attrs), "data-allow-clear": "false"}


class RecordForm(ModelForm):
    """A record that `user` adds or changes; `refusal` is what the database said when this was saved before.

    As a row of a page that was refused as a whole, it `is_beside_refused`.
    """

    user: ClassVar["User"]
    refusal: ClassVar[DatabaseRefusal | None] = None
    is_beside_refused: ClassVar[bool] = False
    makes_refs: ClassVar[bool] = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            widget = field.widget.widget if isinstance(field.widget, RelatedFieldWidgetWrapper) else field.widget
            widget.attrs.setdefault("aria-label", str(field.label))
            if isinstance(widget, NamedSelect) and self._meta.model._meta.get_field(name).is_cached(self.instance):
                widget.chosen = getattr(self.instance, name)
        if self.makes_refs and "ref" in self.fields:
            self.fields["ref"].required = False
            self.fields["ref"].help_text = "Leave blank to generate."

    def _update_errors(self, errors: ValidationError) -> None:
        """Puts the message of a broken constraint beside the one field it is about, where it is about one."""
        constraints = [constraint for _, of_model in self.instance.get_constraints() for constraint in of_model]
        fields = {str(constraint.violation_error_message): constraint_field(constraint) for constraint in constraints}
        for error in errors.error_dict.pop(NON_FIELD_ERRORS, []):
            field = fields.get(str(error.message))
            if str(error.message) in fields:
                error.message = with_field_labels(str(error.message), type(self.instance))
            errors.error_dict.setdefault(field if field in self.fields else NON_FIELD_ERRORS, []).append(error)
        super()._update_errors(errors)  # type: ignore[misc]

    def _post_clean(self) -> None:
        not_known = set(self.errors)
        super()._post_clean()  # type: ignore[misc]
        self.check_against_parent()
        if self.refusal:
            is_own = self.refusal.record in (None, self._meta.model)
            field = self.refusal.field if is_own and self.refusal.field in self.fields else None
            self.add_error(field, self.refusal.message if is_own else self.refusal.message_elsewhere)
        if self.errors or (self.is_beside_refused and self.has_changed()):
            self.add_preflight_errors(not_known)

    def add_preflight_errors(self, exclude: Collection[str]) -> None:
        """Adds the messages of trigger rules that saving would break, unless they look at fields in `exclude`."""
        record = self.instance
        broken = preflight(record, exclude=exclude) if isinstance(record, BatchedChecks) else {}
        for field, message in broken.items():
            if field in self.fields and field not in self.errors:
                self.add_error(field, with_field_labels(message, type(record)))

    def check_against_parent(self) -> None:
        """Keeps the rules that look at an inline row's link to the record of the page, which Django leaves out."""
        parents = {name for name, field in self.fields.items() if isinstance(field, InlineForeignKeyField)}
        exclude = self._get_validation_exclusions()  # type: ignore[attr-defined]
        for constraint in self.instance._meta.constraints if parents else []:
            if not isinstance(constraint, CheckConstraint) or parents.isdisjoint(constraint_fields(constraint)):
                continue
            try:
                constraint.validate(type(self.instance), self.instance, exclude)
            except ValidationError as error:
                self._update_errors(ValidationError({NON_FIELD_ERRORS: [error]}))

    def save(self, commit: bool = True) -> Any:
        if self.makes_refs and not self.instance.ref:
            self.instance.ref = proposed_ref(self.instance)
        return super().save(commit)


class GeneratedRefForm(RecordForm):
    """A form whose ref, left blank, is generated from what the record ties together."""

    makes_refs = True
