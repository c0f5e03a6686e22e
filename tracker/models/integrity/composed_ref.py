"""The ref of a record that has none of its own, made of what it ties together: `pledge-2023--committed--china`.

It follows its parts and is stored nowhere. Refs hold no two hyphens in a row, so its parts can always be told.
"""

from typing import Any, ClassVar

import pgtrigger
from django.db import models

from tracker.models.integrity.refusals import Refusal

SEPARATOR = "--"


def cited_part_stays(record: str) -> Refusal:
    """An actor's part in a record is not deleted while it is cited: a list in a file would take its sources along."""
    return Refusal(
        rule=f"{record}_stays_while_cited",
        column="actor",
        operation=pgtrigger.Delete,
        offenders=(
            "SELECT old_rows.id, actor.ref FROM old_rows JOIN tracker_actor AS actor ON actor.id = old_rows.actor_id "
            f"WHERE EXISTS (SELECT FROM tracker_citation AS cited WHERE cited.{record}_id = old_rows.id)"
        ),
        message='The part of "%s" is cited; delete its citations first, or leave it where it stands.',
    )


class ComposedRef(models.Model):
    """A record named by the refs and values of `ref_parts`, in their order."""

    ref_parts: ClassVar[tuple[str, ...]]

    class Meta:
        abstract = True

    @property
    def ref(self) -> str:
        """What files name the record by."""
        return SEPARATOR.join(_written(getattr(self, part)) for part in self.ref_parts)


def _written(value: Any) -> str:
    return value.ref if isinstance(value, models.Model) else str(value)  # type: ignore[attr-defined]


def parts_of(model: type[ComposedRef], ref: str) -> dict[str, str] | None:
    """The look-ups that a ref stands for, such as `commitment__ref`; None when it has another number of parts."""
    parts = ref.split(SEPARATOR)
    if len(parts) != len(model.ref_parts):
        return None
    return dict(zip(lookups_of(model), parts, strict=True))


def related_parts(model: type[ComposedRef]) -> list[str]:
    """Those of its parts that are records."""
    return [part for part in model.ref_parts if model._meta.get_field(part).is_relation]


def lookups_of(model: type[ComposedRef]) -> list[str]:
    """The look-up of each part as a ref has it, such as `commitment__ref` or `role`."""
    related = related_parts(model)
    return [f"{part}__ref" if part in related else part for part in model.ref_parts]


def refs_expression(model: type[ComposedRef]) -> models.Expression:
    """The ref as an expression over rows of the model."""
    first, *others = lookups_of(model)
    pieces: list[Any] = [models.F(first)]
    for lookup in others:
        pieces += [models.Value(SEPARATOR), models.F(lookup)]
    return models.functions.Concat(*pieces, output_field=models.TextField())
