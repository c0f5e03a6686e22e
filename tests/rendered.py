"""A rendered page as a tree: its elements with their words, where each stands, and what it leads to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from django.test.html import Element, parse_html

# The innermost one.
DRAWING = re.compile(r"<svg(?:(?!<svg).)*?</svg>", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Place:
    """One element of a page and those it stands in, the innermost first."""

    element: Element
    within: tuple[Element, ...]

    @property
    def name(self) -> str:
        """Its tag."""
        return str(self.element.name)

    @property
    def classes(self) -> set[str]:
        """Its classes."""
        return set(attributes(self.element).get("class", "").split())

    @property
    def words(self) -> str:
        """Its words with single blanks between them."""
        return words_of(self.element)

    @property
    def links(self) -> list[str]:
        """Where the links in it lead."""
        return [attributes(each)["href"] for each in elements(self.element) if "href" in attributes(each)]

    @property
    def children(self) -> list[Element]:
        """The elements right in it."""
        return [child for child in self.element.children if isinstance(child, Element)]

    @property
    def section(self) -> "Place":
        """The section that it is the heading of; itself if it is no heading."""
        if self.name not in {"h2", "h3"}:
            return self
        outer = (each for each in self.within if each.name in {"section", "article", "main"})
        return Place(element=next(outer), within=())

    @property
    def term(self) -> str:
        """Of a `dd`, the words of the `dt` it belongs to; else empty."""
        term = ""
        for each in self.within[0].children if self.name == "dd" else ():
            if each is self.element:
                return term
            if isinstance(each, Element) and each.name == "dt":
                term = words_of(each)
        return ""

    def is_in(self, *classes: str) -> bool:
        """Whether it stands in an element of one of the classes."""
        return any(set(attributes(outer).get("class", "").split()) & set(classes) for outer in self.within)


@dataclass(frozen=True, kw_only=True)
class RenderedPage:
    """All elements of the main part of a page, and those that have an id, by it."""

    places: tuple[Place, ...]
    by_id: dict[str, Place]

    @classmethod
    def of(cls, html: str) -> Self:
        """The page; what stands outside of its main part is left out, and so are drawings."""
        main, drawings = html[html.index("<main") : html.index("</main>")], 1
        while drawings:
            main, drawings = DRAWING.subn(" ", main)
        places = tuple(walk(parse_html(f"{main}</main>"), ()))
        named = {attributes(place.element).get("id"): place for place in places}
        return cls(places=places, by_id={name: place for name, place in named.items() if name})


def walk(element: Element, within: tuple[Element, ...]) -> Iterator[Place]:
    """The element and all in it."""
    yield Place(element=element, within=within)
    for child in element.children:
        if isinstance(child, Element):
            yield from walk(child, (element, *within))


def elements(element: Element) -> Iterator[Element]:
    """The element and all in it."""
    return (place.element for place in walk(element, ()))


def attributes(element: Element) -> dict[str, str]:
    """Its attributes by name."""
    return {name: value or "" for name, value in element.attributes}


def words_of(element: Element) -> str:
    """The words in it."""
    parts = (child if isinstance(child, str) else words_of(child) for child in element.children)
    return " ".join(" ".join(parts).split())
