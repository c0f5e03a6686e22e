"""Cards of one sheet that describe the same record: the first makes it, and the others cite their passages for it."""

from collections.abc import Iterable
from typing import Any

from tracker.admin.base.articles import with_article

NAMED_BY = ("title", "name")
# What a name is looked for under, of kinds whose names are not their own alone.
NAMED_UNDER = {"milestone": "commitment", "role": "person"}


def made_before(card: Any, done: Iterable[Any]) -> Any:
    """The card among those done that makes a record of this one's kind and name, or says of it all the same."""
    name = name_of(card)
    alike = (one for one in done if one.kind == card.kind)
    return next((one for one in alike if (name_of(one) == name if name else says_the_same(card, one))), None)


def name_of(card: Any) -> tuple[Any, ...]:
    """What the card's record is called, whatever its capitals; empty for what has no name."""
    typed = card.record.cleaned_data
    names = [" ".join(str(typed[field]).split()).casefold() for field in NAMED_BY if typed.get(field)]
    return (*names, typed.get(NAMED_UNDER.get(card.kind, ""))) if names else ()


def says_the_same(card: Any, other: Any) -> bool:
    """Whether both were filled in alike."""
    return bool(card.record.cleaned_data == other.record.cleaned_data)


def cites_the_same(card: Any, other: Any) -> bool:
    """Whether both cite the same words, said by the same."""
    return bool(card.passage.passage == other.passage.passage and card.said.cleaned_data == other.said.cleaned_data)


def filled_otherwise(card: Any, first: Any) -> list[str]:
    """The labels of what the card says of the record otherwise than the first, or beside it; its name aside."""
    said = first.record.cleaned_data
    return [
        str(card.record.fields[name].label)
        for name, value in card.record.cleaned_data.items()
        if name not in NAMED_BY and value not in (None, "", []) and value != said.get(name)
    ]


def hindrance(card: Any, first: Any) -> str:
    """Why the card cannot mean the record of the first; empty where it can."""
    what = f"Card {first.number} makes {with_article(card.label.lower())} of this name too"
    if first.proposal is not None:
        return f"{what}, by a proposal to a public record; cite for it once it is published."
    if labels := filled_otherwise(card, first):
        return (
            f"{what}, and says something else of it here: {', '.join(labels)}. If both are one, say that on card "
            f"{first.number} and leave it out here; if not, give this one a title that tells them apart."
        )
    return ""
