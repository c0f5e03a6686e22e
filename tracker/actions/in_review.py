"""What waits in review: records of every kind but status updates, each with who last changed it."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import BigIntegerField, CharField, F, Func, QuerySet, Value

from tracker.models import Published, StatusUpdate
from tracker.vocabulary import Stage

MOST_LOOKED_AT = 100


@dataclass(frozen=True, kw_only=True)
class InReview:
    """One record in review, by kind and primary key."""

    kind: str
    key: int
    title: str
    writer: int | None


def in_review(person: Any) -> list[InReview]:
    """The first records in review that the person may change and did not last change themselves; one query."""
    asked = [
        records_of(model)
        for model in apps.get_app_config("tracker").get_models()
        if issubclass(model, Published)
        and model is not StatusUpdate
        and person.has_perm(f"tracker.change_{model._meta.model_name}")
    ]
    if not asked:
        return []
    rows = asked[0].union(*asked[1:], all=True).order_by("of_kind", "key")[:MOST_LOOKED_AT]
    found = [InReview(kind=row["of_kind"], key=row["key"], title=row["called"], writer=row["writer"]) for row in rows]
    return [each for each in found if each.writer != person.pk]


def records_of(model: type[Published]) -> "QuerySet[Any, dict[str, Any]]":
    """The records of one kind that are in review, as rows of the same four columns."""
    kind = str(model._meta.model_name)
    names = {field.name for field in model._meta.concrete_fields}
    called = next(name for name in ("title", "name", "ref") if name in names)
    rows: QuerySet[Any] = model._default_manager.filter(stage=Stage.IN_REVIEW).order_by()
    return rows.values(
        of_kind=Value(kind, output_field=CharField()),
        key=F("pk"),
        called=F(called),
        writer=Func(Value(kind), F("pk"), function="last_writer", output_field=BigIntegerField()),
    )
