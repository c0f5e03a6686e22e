"""What records say, in words, with the rows that go public along with each; as many queries for many as for one."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import ForeignKey, Q

from tracker.actions.proposed_parts import BY_MODEL
from tracker.admin.review.publication_checks import CITED_AS
from tracker.history.changes import fields_of, part_kind, value_in_words
from tracker.models import (
    HANGS_ON,
    Actor,
    Citation,
    Indicator,
    Meeting,
    Programme,
    Published,
    SanctionStep,
    Source,
    StatusUpdate,
    Topic,
)
from tracker.models.citation import VOICES
from tracker.transfer.declaration.resources import RECORDS
from tracker.vocabulary import Attribution, Stage

# What has a stage of its own and is seen on the page of another record: where it is published, it is public with that.
SEEN_WITH: dict[Any, tuple[str, ...]] = {SanctionStep: ("sanction",), StatusUpdate: ("commitment",)}
OWNERS = {**{model: owners for model, owners in HANGS_ON.items() if model is not Citation}, **SEEN_WITH}
# What a public record names without which it cannot be read.
NAMED_KINDS = (Actor, Source, Meeting, Programme, Indicator, Topic)
NOT_SHOWN = frozenset({"ref", "stage"})
MOST_LINES = 200
FEW_LINES = 12

Key = tuple[str, int]


@dataclass(kw_only=True)
class Contents:
    """One record: its filled cells but its title, as labels and values; a line for each row that goes public with it.

    `named` are the records that it or those rows name and that may not be public.
    """

    cells: list[tuple[str, str]]
    lines: list[str] = field(default_factory=list)
    named: list[Any] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """What tells whether any of it was changed since a page showed it."""
        return hashlib.sha256(json.dumps([self.cells, sorted(self.lines)]).encode()).hexdigest()

    @property
    def first_lines(self) -> list[str]:
        return self.lines[:MOST_LINES]

    @property
    def further(self) -> int:
        """How many lines a page leaves out."""
        return max(len(self.lines) - MOST_LINES, 0)

    @property
    def is_long(self) -> bool:
        """Whether a page folds the lines."""
        return len(self.lines) > FEW_LINES


@dataclass(frozen=True, kw_only=True)
class Way:
    """A link by which a kind of row leads to a record; its own if it hangs on the record by it."""

    model: Any
    link: Any
    is_own: bool


def key_of(record: Any) -> Key:
    """The kind and primary key of a record."""
    return str(record._meta.model_name), int(record.pk)


def contents_of(records: Collection[Any], *, source: Source | None = None) -> dict[Key, Contents]:
    """What each of the records says, by its kind and primary key.

    What the `source` says of a record itself is left out: the caller shows it. Of records that are public by now only
    the rows that name others are read: nothing goes public with them, and a state has parts in thousands of promises.
    """
    found: dict[Key, Contents] = {}
    for kind in dict.fromkeys(type(record) for record in records):
        waiting: set[int] = set()
        public: set[int] = set()
        for record in with_named(kind).filter(pk__in=[each.pk for each in records if type(each) is kind]):
            cells = list(cells_in(record, without=title_field(kind)))
            found[key_of(record)] = Contents(cells=cells, named=list(named_by(record)))
            (public if record.stage == Stage.PUBLISHED else waiting).add(record.pk)
        add_parts(found, kind, waiting, source, ways=[way for model in OWNERS for way in ways_to(model, kind)])
        naming = [model for model in OWNERS if model not in SEEN_WITH and len(links_of(model)) > 1]
        add_parts(
            found, kind, public, source, ways=[way for model in naming for way in ways_to(model, kind) if way.is_own]
        )
    return found


# Of each kind of row the records that it is shown with, by its primary key.
ShownWith = dict[Any, dict[int, set[int]]]


def add_parts(
    found: dict[Key, Contents], kind: Any, keys: set[int], source: Source | None, *, ways: Iterable[Way]
) -> None:
    """Adds to each record of the kind the rows that go public with it, and what is cited for it and for them."""
    if not keys:
        return
    shown_with: ShownWith = defaultdict(lambda: defaultdict(set))
    for way in ways:
        for row in rows_seen_by(way, keys):
            owner = getattr(row, way.link.attname)
            if owner in shown_with[way.model][row.pk]:
                continue
            shown_with[way.model][row.pk].add(owner)
            contents = found[kind._meta.model_name, owner]
            contents.lines.append(line_of(row, without=way.link.name))
            if way.is_own:
                contents.named += named_by(row)
    shown_with[kind] = {key: {key} for key in keys}
    add_citations(found, kind, shown_with, source)


def add_citations(found: dict[Key, Contents], kind: Any, shown_with: ShownWith, source: Source | None) -> None:
    """Adds to each record of the kind what is cited for it, but from this source, and for the rows shown with it."""
    for model in [model for model in CITED_AS if shown_with.get(model)]:
        name, whose = CITED_AS[model], "" if model is kind else part_kind(model)
        cited = Citation.objects.filter(**{f"{name}__in": list(shown_with[model])}).select_related("source", *VOICES)
        for citation in cited.order_by("source", "paragraph", "pk"):
            is_shown = model is kind and source is not None and citation.source_id == source.pk
            for owner in sorted(shown_with[model][getattr(citation, f"{name}_id")]):
                contents = found[kind._meta.model_name, owner]
                contents.named += named_by(citation)
                contents.lines += [] if is_shown else [cited_line(whose, citation)]


def ways_to(model: Any, kind: Any) -> list[Way]:
    """The ways from a kind of row to records of this kind, that by which it hangs on them first."""
    links = [each for each in model._meta.concrete_fields if each.related_model is kind]
    ways = [Way(model=model, link=link, is_own=link.name in OWNERS[model]) for link in links]
    return sorted(ways, key=lambda way: not way.is_own)


def rows_seen_by(way: Way, keys: set[int]) -> Any:
    """The rows that lead to records with these keys, and go public with those.

    A row that hangs on another record is shown with that one, unless it is public already.
    """
    condition = Q(**{f"{way.link.name}__in": keys})
    if issubclass(way.model, Published):
        condition &= Q(stage=Stage.PUBLISHED)
    if not way.is_own:
        is_public = Q()
        for owner in OWNERS[way.model]:
            is_public |= Q(**{f"{owner}__stage": Stage.PUBLISHED})
        condition &= is_public
    return with_named(way.model).filter(condition).order_by("pk")


def with_named(model: Any) -> Any:
    """The rows of a kind with all that they name, and what those without a title of their own are called by."""
    paths = []
    for link in links_of(model):
        paths.append(link.name)
        if not title_field(link.related_model):
            paths += [f"{link.name}__{further.name}" for further in links_of(link.related_model)]
    return model._default_manager.select_related(*paths)


def links_of(model: Any) -> list[Any]:
    """The fields of a row that name one other record."""
    return [each for each in model._meta.concrete_fields if isinstance(each, ForeignKey)]


def title_field(model: Any) -> str:
    """The field that says what a record is called; none where that is put together."""
    names = {each.name for each in model._meta.concrete_fields}
    return next((name for name in ("title", "name", "username") if name in names), "")


def fields_shown(model: Any) -> list[Any]:
    """The fields of what a row says, in the order of its file if it has one."""
    if model not in BY_MODEL:
        return [each for each in fields_of(model) if each.name not in NOT_SHOWN]
    plain = {each.name: each for each in model._meta.concrete_fields}
    columns = RECORDS[BY_MODEL[model]]().columns_for(for_public=True)
    return [plain[each.field_name] for each in columns if each.field_name in plain.keys() - NOT_SHOWN]


def cells_in(row: Any, *, without: str = "") -> Iterator[tuple[str, str]]:
    """The filled cells of a row, each with its label, but for the one named."""
    for each in fields_shown(type(row)):
        value = getattr(row, each.name)
        if each.name != without and value not in (None, "", [], {}):
            yield str(each.verbose_name).capitalize(), said_of(each, value)


def said_of(each: Any, value: Any) -> str:
    """A value of the field in words; of a record what it is called."""
    if isinstance(each, ForeignKey):
        title = title_field(type(value))
        return str(getattr(value, title) if title else value)
    if isinstance(each, ArrayField):
        words = dict(each.base_field.flatchoices) if each.base_field.choices else {}
        return "; ".join(str(words.get(item, item)) for item in value)
    match value:
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value.normalize():f}"
        case date() if not hasattr(value, "hour"):
            return f"{value:%-d %B %Y}"
    return value_in_words(each, value)


def line_of(row: Any, *, without: str) -> str:
    """One row in a line of words: `Party: actor China · role Committed`."""
    cells = ((label.lower(), value) for label, value in cells_in(row, without=without))
    # `Side B` of a side says what it is of.
    said = " · ".join(value if value.lower().startswith(f"{label} ") else f"{label} {value}" for label, value in cells)
    return f"{part_kind(type(row))}: {said}"


def cited_line(of: str, citation: Citation) -> str:
    """One citation of a record, or of a row `of` it, in a line of words."""
    quote = f" · “{citation.quote}”" if citation.quote else ""
    whose = f" of its {of.lower()}" if of else ""
    return f"Citation{whose}: {citation.source.title} · {citation_in_words(citation)}{quote}"


def citation_in_words(citation: Citation) -> str:
    """What the passage does for the record, where it stands, who says so to whom, and what it gives."""
    said = citation.get_attribution_display().lower()
    if citation.attribution == Attribution.NOT_RECORDED:
        said = "who says it is not recorded"
    if citation.speaker:
        master = f" for {citation.on_behalf_of.name}" if citation.on_behalf_of else ""
        implied = ", implied" if citation.attribution == Attribution.IMPLIED else ""
        said = f"{citation.speaker.name}{master}{implied}"
    return " · ".join(
        filter(
            None,
            (
                citation.get_stance_display(),
                f"paragraph {citation.paragraph}" if citation.paragraph else "",
                said,
                f"to {citation.addressee.name}" if citation.addressee else "",
                f"gives {citation.field.replace('_', ' ')}: {citation.value}" if citation.field else "",
                f"note: {citation.note}" if citation.note else "",
            ),
        )
    )


def named_by(row: Any) -> Iterator[Any]:
    """The records that a row names and that are not public, of the kinds without which it cannot be read."""
    links: Iterable[str] = (
        ("source", *VOICES) if isinstance(row, Citation) else (each.name for each in links_of(type(row)))
    )
    for link in links:
        named = getattr(row, link)
        if isinstance(named, NAMED_KINDS) and named.stage != Stage.PUBLISHED:
            yield named
