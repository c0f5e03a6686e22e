"""What merging one actor into another would do: which links move, which would stand twice, what is taken over."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Field, ForeignKey, Model, UniqueConstraint
from django.utils.text import capfirst

from tracker.actions.proposed_parts import hanging_on
from tracker.database.model_graph import links_to
from tracker.models import HANGS_ON, Actor, PublishingRule
from tracker.vocabulary import Stage

# What the kept actor takes over where it has nothing itself.
FILLED = ("native_name", "country", "part_of", "description", "wikidata_id", "website")

Values = tuple[Any, ...]


class NotMergedError(Exception):
    """The actors stay two, for the reason given."""


@dataclass(frozen=True, kw_only=True)
class DuplicateRow:
    """A row that would repeat one of the kept actor.

    It is deleted; its `values` fill what the other lacks.
    """

    row: Model
    into: Model
    values: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class LinkMoves:
    """The rows that refer to the merged actor by one foreign key: those to repoint to the kept one, and the
    duplicates.
    """

    model: type[Model]
    field: "ForeignKey[Any, Any]"
    rows: tuple[Model, ...]
    folds: tuple[DuplicateRow, ...]

    @property
    def label(self) -> str:
        """The rows in words, such as `Roles (person)`."""
        names = [field for field in self.model._meta.concrete_fields if _names_actor(field)]
        role = f" ({self.field.verbose_name})" if len(names) > 1 or self.model is Actor else ""
        return f"{capfirst(str(self.model._meta.verbose_name_plural))}{role}"


@dataclass(frozen=True, kw_only=True)
class CopiedValue:
    """A value that the kept actor takes over: the column, what is written there, and how it reads."""

    name: str
    label: str
    value: Any
    words: str


@dataclass(frozen=True, kw_only=True)
class ConflictingField:
    """A field in which both actors have different values: the kept actor's stays."""

    label: str
    stays: str
    goes: str


@dataclass(frozen=True, kw_only=True)
class MergePlan:
    """All that the merge would do."""

    merged: Actor
    kept: Actor
    moves: tuple[LinkMoves, ...]
    taken_over: tuple[CopiedValue, ...]
    left_behind: tuple[ConflictingField, ...]


def plan_merge(merged: Actor, kept: Actor) -> MergePlan:
    """What merging the one into the other would do; NotMergedError says why it cannot be done."""
    check_may_be_merged(merged, kept)
    return MergePlan(
        merged=merged,
        kept=kept,
        moves=tuple(
            moves
            for model, field in links_to(Actor)
            if (moves := link_moves(model, field, merged, kept)).rows or moves.folds
        ),
        taken_over=tuple(_taken_over(merged, kept)),
        left_behind=tuple(_left_behind(merged, kept)),
    )


def check_may_be_merged(merged: Actor, kept: Actor) -> None:
    """Raises NotMergedError, with the reason, when the two cannot be one actor."""
    if merged.pk == kept.pk:
        raise NotMergedError("An actor cannot be merged into itself; choose another.")
    if merged.kind != kept.kind:
        raise NotMergedError(
            f"“{merged.name}” is of kind {merged.get_kind_display().lower()} and “{kept.name}” of kind "
            f"{kept.get_kind_display().lower()}; actors of different kinds are not the same."
        )
    if merged.pk in ancestors_of(kept):
        raise NotMergedError(
            f"“{kept.name}” is a part of “{merged.name}”; an actor cannot be merged into its own part. "
            "Merge the other way round, or change what the part belongs to."
        )
    if merged.stage == Stage.PUBLISHED and kept.stage != Stage.PUBLISHED:
        raise NotMergedError(
            f"“{merged.name}” is public and “{kept.name}” is not, so that links would lead nowhere. "
            "Publish the second first, or merge the other way round."
        )
    if kept.stage == Stage.PUBLISHED and merged.stage != Stage.PUBLISHED and has_unread_rows(merged):
        raise NotMergedError(
            f"“{merged.name}” is not public yet, and its roles and citations would be public at once, unread by a "
            "second person. Have it published first, or take them away."
        )


def has_unread_rows(draft: Actor) -> bool:
    """Whether anything hangs on the draft that a second person has to read before it is public."""
    if not PublishingRule.objects.second_person_for("actor"):
        return False
    return any(model._default_manager.filter(hanging_on(model, draft)).exists() for model in HANGS_ON)


def ancestors_of(actor: Actor) -> set[int]:
    """The ids of the actors that this one is part of, directly or through others."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE above(id) AS (SELECT part_of_id FROM tracker_actor WHERE id = %s "
            "UNION SELECT actor.part_of_id FROM above JOIN tracker_actor AS actor ON actor.id = above.id) "
            "SELECT id FROM above WHERE id IS NOT NULL",
            [actor.pk],
        )
        return {key for (key,) in cursor.fetchall()}


def link_moves(model: type[Model], field: "ForeignKey[Any, Any]", merged: Actor, kept: Actor) -> LinkMoves:
    """The rows that refer to the merged actor by this field: those to repoint, and those the kept one has already."""
    links = [each.name for each in model._meta.concrete_fields if isinstance(each, ForeignKey)]
    found = model._default_manager.filter(**{f"{field.attname}__in": [merged.pk, kept.pk]})
    rows = list(found.select_related(*links).order_by("pk"))
    there = [row for row in rows if getattr(row, field.attname) == kept.pk]
    going = [row for row in rows if getattr(row, field.attname) == merged.pk]
    twin_of = _twins(model, there, field)
    folds = [
        DuplicateRow(row=row, into=twin, values=_lacking(row, twin, field, merged, kept))
        for row in going
        if (twin := twin_of(row)) is not None
    ]
    folded = {fold.row.pk for fold in folds}
    return LinkMoves(
        model=model, field=field, rows=tuple(row for row in going if row.pk not in folded), folds=tuple(folds)
    )


def _twins(model: type[Model], others: list[Model], moving: "ForeignKey[Any, Any]") -> Callable[[Model], Model | None]:
    """Finds the row of the kept actor beside which one of the merged cannot stand, without going through all."""
    found: list[tuple[list[str], dict[Values, Model]]] = []
    for together in _unique_sets(model):
        rest = [field.attname for field in together if field is not moving]
        if len(rest) < len(together):
            # Of several the first.
            found.append((rest, {_values(other, rest): other for other in reversed(others)}))

    def twin(row: Model) -> Model | None:
        for rest, by_values in found:
            values = _values(row, rest)
            if None not in values and values in by_values:
                return by_values[values]
        return None

    return twin


def _values(row: Model, names: list[str]) -> Values:
    return tuple(getattr(row, name) for name in names)


def _unique_sets(model: type[Model]) -> list[list["Field[Any, Any]"]]:
    """The fields, apart or together, whose values no two rows may share."""
    options = (model._meta.concrete_model or model)._meta
    named = [list(each.fields) for each in options.constraints if isinstance(each, UniqueConstraint) and each.fields]
    named += [list(each) for each in options.unique_together]
    named += [[each.name] for each in options.concrete_fields if each.unique]
    by_name = {field.name: field for field in model._meta.concrete_fields}
    return [[by_name[name] for name in names] for names in named]


def _lacking(row: Model, twin: Model, moving: "ForeignKey[Any, Any]", merged: Actor, kept: Actor) -> dict[str, Any]:
    """What the row says and its twin does not; NotMergedError when they contradict each other."""
    found = {}
    same_for_both = {moving.attname, "id", "ref", "recorded_at"}
    for field in row._meta.concrete_fields:
        if field.attname in same_for_both or field.generated:
            continue
        said, other = getattr(row, field.attname), getattr(twin, field.attname)
        if _names_actor(field) and said == merged.pk:
            said = kept.pk
        if said in (None, "", other):
            continue
        if other not in (None, ""):
            raise NotMergedError(
                f"“{row}” and “{twin}” would be one after the merge, and differ in {field.verbose_name}; "
                "settle that first."
            )
        found[field.attname] = said
    return found


def _names_actor(field: "Field[Any, Any]") -> bool:
    return isinstance(field, ForeignKey) and field.related_model is Actor


def _taken_over(merged: Actor, kept: Actor) -> Iterator[CopiedValue]:
    filled = {name for name in FILLED if not getattr(kept, name) and getattr(merged, name)}
    if kept.pk in ancestors_of(merged):
        # Its whole would be the actor itself, or a part of it.
        filled.discard("part_of")
    for name in sorted(filled, key=FILLED.index):
        field: Any = Actor._meta.get_field(name)
        value = getattr(merged, field.attname)
        words = str(getattr(merged, name))
        yield CopiedValue(name=field.attname, label=capfirst(str(field.verbose_name)), value=value, words=words)
    own = [kept.name, kept.native_name, *kept.aliases]
    natively = [] if "native_name" in filled else [merged.native_name]
    names = [merged.name, *natively, *merged.aliases]
    added = list(dict.fromkeys(name for name in names if name and name not in own))
    if added:
        yield CopiedValue(name="aliases", label="Aliases", value=[*kept.aliases, *added], words="; ".join(added))


def _left_behind(merged: Actor, kept: Actor) -> Iterator[ConflictingField]:
    for name in FILLED:
        stays, goes = getattr(kept, name), getattr(merged, name)
        if name != "native_name" and stays and goes and goes not in (stays, kept):
            field: Any = Actor._meta.get_field(name)
            yield ConflictingField(label=capfirst(str(field.verbose_name)), stays=str(stays), goes=str(goes))
