"""Addresses of every page there is: of a record's page one of a plain record, and one of that with most on it.

What a list may be narrowed by is taken from the links that it shows, one of each kind.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.apps import apps
from django.contrib import admin
from django.db.models import Count, Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

LINK = re.compile(r'<a\b[^>]*?\bhref="([^"#]*)')
SAID = {
    "<format:kind>": "csv",
    "<style:style>": "bib",
    "<slug:name>": "shares",
    "<slug:section>": "my-drafts",
    "<slug:kind>": "csv",
    "<int:part>": "0",
    "^(?P<app_label>tracker|auth)/$": "tracker/",
}
# What tells which record has most on it.
MOST = {
    "commitment": "status_updates",
    "actor": "parties",
    "source": "citations",
    "topic": "commitments",
    "meeting": "commitments",
    "sanction": "steps",
    "programme": "sanctions",
    "indicator": "observations",
    "exchange": "items",
    "collection": "commitments",
}
# Ways that are no pages or read one row, those of accounts, which grow with nobody's records, and boxes that complete
# what is typed, which search as lists do.
LEFT_OUT = re.compile(
    r"logout|login|jsi18n|admin/r/|\(\?P<url>|admin/auth/|password|favicon|healthz|readyz|autocomplete|robots"
    r"|/(import|export|go-back|apply|refuse|cancel|revert|plan-again|columns|decide|settle|undo|retract|upload|guide|remember)/"
    r"|/(missing|whole)/|gone.csv"
    r"|template|wrong.csv|deleted/<|/<path:object_id>/$|<slug:ref>/cite"
)
# Of the admin, every kind has its list and its form asked for, and these all else: in the others it is the same.
IN_FULL = ("commitment", "statusupdate", "citation", "source", "actor", "party", "note")
ALL_ELSE = re.compile(r"admin/tracker/(?P<kind>\w+)/(add|deleted|<path:object_id>/(history|delete))/$")
# Words that many records have, none has, and one begins its ref with; and one that is misspelt.
COMMON, NOBODYS, MISSPELT = "precursor", "quokkas", "precusror"
WORDS = (
    *(f"/search/?q={words}" for words in (COMMON, MISSPELT, NOBODYS, "turbines", "made-up-500")),
    *(f"/{kind}/?q={words}" for kind in ("commitments", "meetings", "sources") for words in (COMMON, NOBODYS)),
)
PAST = "as_of=2019-06-30&known_on=2019-12-31"
VIEWS = (
    f"/?{PAST}",
    "/?press_by=2020-01-01",
    "/?topic=made-up-topic-1",
    "/?actor=made-up-actor-1",
    "/?actor=made-up-actor-1&topic=made-up-topic-1",
    f"/commitments/?{PAST}",
    "/commitments/?press_by=2020-01-01",
    "/commitments/?page=5",
    "/commitments/?status=stalled",
    "/commitments/?schedule=overdue",
    "/changes/?page=5",
    "/embed/?topic=made-up-topic-1",
    "/commitments.ics?topic=made-up-topic-1",
    "/commitments.atom?topic=made-up-topic-1",
    "/cite/?topic=made-up-topic-1",
    "/charts/timeline.svg",
    "/charts/shares.svg?topic=made-up-topic-1",
)


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """Every route below the resolver, as it is written in the URL configuration."""
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from routes(pattern, route)


def page_of(address: str) -> str:
    """What the page of an address is called: its route, and the names of what it is narrowed by."""
    told = urlsplit(address)
    names = sorted({name for name, _ in parse_qsl(told.query, keep_blank_values=True)})
    return f"{resolve(told.path).route}{'?' if names else ''}{'&'.join(names)}"


def every_page(reader: Client, editor: Client) -> list[str]:
    """The addresses, each once; the reader's pages first, then those of the admin, which begin with `/admin/`."""
    found = [address for route in routes(get_resolver()) if _is_asked_for(route) for address in _of(route)]
    lists = [address for address in found if re.fullmatch(rf"/(admin/\w+/(?=({'|'.join(IN_FULL)})/))?\w+/", address)]
    for address in lists:
        found += _narrowed(editor if address.startswith("/admin/") else reader, address)
    asked = (*found, *WORDS, *VIEWS, *_searched())
    return sorted(dict.fromkeys(asked), key=lambda one: one.startswith("/admin/"))


def _is_asked_for(route: str) -> bool:
    part = ALL_ELSE.match(route)
    return not LEFT_OUT.search(route) and (part is None or part["kind"] in IN_FULL)


def _of(route: str) -> Iterator[str]:
    """The addresses that the route answers."""
    for said, value in SAID.items():
        route = route.replace(said, value)
    if public := re.search(r"(\w+)s/<slug:ref>", route):
        model: type[Model] = apps.get_model("tracker", public[1])
        for one in _records(model):
            yield "/" + route.replace("<slug:ref>", str(vars(one)["ref"]))
    elif "<" in route:
        for one in list(_records(apps.get_model(".".join(route.split("/")[1:3]))))[-1:]:
            yield "/" + re.sub(r"<[^>]*>", str(one.pk), route)
    else:
        yield f"/{route}"


def _records(model: type[Model]) -> Iterator[Model]:
    """A record with little on it, and that with most; none where there are none."""
    rows: Any = model._default_manager.all()
    if any(field.name == "stage" for field in model._meta.fields):
        rows = rows.filter(stage="published")
    yield from rows.order_by("pk")[2:3] or rows.order_by("pk")[:1]
    if most := MOST.get(str(model._meta.model_name)):
        yield rows.annotate(number=Count(most)).order_by("-number", "pk").first()


def _narrowed(client: Client, address: str) -> Iterator[str]:
    """What the list links to that is the list itself: for each way to narrow it one address."""
    seen: set[tuple[str, ...]] = {("o",), ("all",), ("p",), ("facets",)}
    pages = [client.get(address).content.decode()]
    if "More filters:" in pages[0]:
        yield f"{address}?facets=all"
        pages.append(client.get(f"{address}?facets=all").content.decode())
    for link in (link for page in pages for link in LINK.findall(page)):
        told = urlsplit(unescape(link))
        names = tuple(sorted(name for name, _ in parse_qsl(told.query, keep_blank_values=True)))
        if told.path in ("", address) and len(names) == 1 and names not in seen:
            seen.add(names)
            yield f"{address}?{told.query}"


def _searched() -> Iterator[str]:
    """Lists of the admin by words."""
    for model, site in admin.site._registry.items():
        if site.search_fields and model._meta.model_name in IN_FULL:
            for words in (COMMON, NOBODYS):
                yield f"/admin/tracker/{model._meta.model_name}/?q={words}"
