"""Django's compilers of queries; that of SELECT tells columns apart without looking at how each was constructed.

Where a query is ordered, Django hashes each column that it selects, for one of them may be what the query is ordered
by. The hash is of the arguments of the column's constructor, which `inspect` names anew for each: a fifth of the time
of a page whose rows bring along those of other tables. So each column is given beforehand what Django would find.
"""

from typing import Any

from django.db.backends.postgresql import compiler
from django.db.backends.postgresql.compiler import (
    SQLAggregateCompiler,
    SQLDeleteCompiler,
    SQLInsertCompiler,
    SQLUpdateCompiler,
)
from django.db.models import Field
from django.db.models.expressions import Col

__all__ = ["SQLAggregateCompiler", "SQLCompiler", "SQLDeleteCompiler", "SQLInsertCompiler", "SQLUpdateCompiler"]


class SQLCompiler(compiler.SQLCompiler):
    """The compiler of SELECT."""

    def _order_by_pairs(self) -> Any:
        for expression, *_ in self.select or ():
            if type(expression) is Col and "identity" not in vars(expression):
                vars(expression)["identity"] = identity_of(expression)
        return super()._order_by_pairs()


def identity_of(column: Any) -> tuple[Any, ...]:
    """What `column.identity` would be, which Django keeps once it was asked for."""
    arguments, named = column._constructor_args  # noqa: SLF001 (nothing else tells them)
    if named or len(arguments) < 2:
        return tuple(column.identity)
    alias, target, output = (*arguments, None)[:3]
    described = None if output is None else description(output)
    return (Col, ("alias", alias), ("target", description(target)), ("output_field", described))


def description(field: "Field[Any, Any]") -> Any:
    """What tells a field from others, as Django has it."""
    return (field.model._meta.label, field.name) if field.name and field.model else type(field)
