"""Walking through the site by its links, one page of each kind."""

import re
from collections import deque
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

from django.apps import apps
from django.contrib import admin
from django.template.loader import select_template
from django.urls import resolve

LINKS = "() => [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))"
# What the admin has a page of for every model, and the page's template.
TEMPLATES = {
    "changelist": "change_list",
    "add": "change_form",
    "change": "change_form",
    "history": "object_history",
    "delete": "delete_confirmation",
    "import": "import",
    "export": "export",
}
OF_A_MODEL = re.compile(rf"(?P<app>[a-z]+)_(?P<model>[a-z]+)_(?P<page>{'|'.join(TEMPLATES)})")


def kind_of(address: str) -> str:
    """What kind of page answers at the address: its view, or in the admin the template that its models share."""
    found = resolve(urlsplit(address).path)
    if page := OF_A_MODEL.fullmatch(found.url_name or ""):
        return f"{page['page']} made of {template_of(**page.groupdict())}"
    # The admin wraps its views, whose names are lost by that.
    return found.route if "admin" in found.namespaces else f"{found.func.__module__}.{found.func.__name__}"


def is_file(address: str) -> bool:
    """Whether the address ends as those of files do."""
    return bool(PurePosixPath(urlsplit(address).path).suffix)


def template_of(app: str, model: str, page: str) -> str:
    """The name of the template that the admin makes a page of a model from."""
    name = TEMPLATES[page]
    own = getattr(admin.site.get_model_admin(apps.get_model(app, model)), f"{name}_template", None)
    places = [f"admin/{app}/{model}/{name}.html", f"admin/{app}/{name}.html", f"admin/{name}.html"]
    return str(own or select_template(places).template.name)


class Crawl:
    """The addresses to visit below a place: those to start with, then the first of each kind that is linked to."""

    def __init__(self, place: str, starts: list[str]) -> None:
        self.place = place
        self.kinds = {kind_of(start) for start in starts}
        self._waiting = deque(starts)

    def found(self, page: str, links: list[str]) -> None:
        """Adds those of the page's links that lead to a kind of page not met before."""
        for link in links:
            address = urljoin(page, link)
            if not address.startswith(self.place) or is_file(address):
                continue
            if (kind := kind_of(address)) not in self.kinds:
                self.kinds.add(kind)
                self._waiting.append(address)

    def __iter__(self) -> Iterator[str]:
        while self._waiting:
            yield self._waiting.popleft()
