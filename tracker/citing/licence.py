"""The licence under which everything a page says in our own words may be used; the footer names it too."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Licence:
    """A licence by its short name and its address."""

    name: str
    url: str


LICENCE = Licence(name="CC BY 4.0", url="https://creativecommons.org/licenses/by/4.0/")
