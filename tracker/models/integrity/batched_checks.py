"""A record whose CHECK constraints are asked about in one query."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import FieldError, ValidationError
from django.db import models
from django.db.models.functions import Coalesce


class BatchedChecks(models.Model):
    """Django asks the database about each constraint by itself; here it does so only where one of them is broken."""

    class Meta:
        abstract = True

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """ValidationError with every constraint that the record breaks, none that looks at a field left out."""
        constraints = [constraint for _, of_model in self.get_constraints() for constraint in of_model]
        checks = [constraint for constraint in constraints if isinstance(constraint, models.CheckConstraint)]
        try:
            if self._keeps(checks, exclude):
                for constraint in constraints:
                    if constraint not in checks:
                        constraint.validate(type(self), self, set(exclude or ()))
                return
        except ValidationError:
            # Told below, beside the field it is about.
            pass
        super().validate_constraints(exclude)

    def _keeps(self, checks: Collection[models.CheckConstraint], exclude: Collection[str] | None) -> bool:
        """Whether the database finds every check to hold, as it does of one that comes to NULL; not if it fails to."""
        values = self.as_expressions(exclude)
        kept = models.Q()
        for check in checks:
            if set(check.condition.referenced_base_fields) <= values.keys():  # type: ignore[union-attr]
                kept &= models.Q(Coalesce(check.condition, True, output_field=models.BooleanField()))
        try:
            # Asked the other way round, since Django takes what the database fails to tell for a yes.
            return not kept or not (~kept).check(values)
        except FieldError:
            return False

    def as_expressions(self, exclude: Collection[str] | None = None) -> dict[str, Any]:
        """What each field would hold once it is written, as an expression; what the database derives included."""
        expressions: dict[str, Any] = self._get_field_expression_map(self._meta, exclude)  # type: ignore[attr-defined]
        return expressions
