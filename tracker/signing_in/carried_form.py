"""The form of the admin that somebody sent after their session ended: the sign-in page carries it until it is sent
again.
"""

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

FIELDS, FILES = "typed", "typed_file"
NOT_CARRIED = {"csrfmiddlewaretoken"}
# Signing in and out, and what lies at no address of its own.
NOT_FORMS = {"login", "logout", None}
PAGES_OF_PASSWORDS = {"password_change", "auth_user_add", "auth_user_password_change"}
# Browsers read these as the way up, and so out of the admin.
WAY_UP = re.compile(r"(?:^|[/\\])\.\.?(?:[/\\]|$)")
SURROGATE = re.compile("[\ud800-\udfff]")
# What the page adds for itself: it says nothing to the person who typed.
OF_THE_PAGE = re.compile(r"_|initial-|versions$|.*__prefix__|.*_FORMS$|opened$")
# The most bytes that one becomes on its way, and what is sent beside what was typed.
GROWTH, MARGIN = 3, 16 * 1024

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class CarriedForm:
    """The fields of one form in order, the names of the chosen files (not their content), and the
    URL it was sent to.
    """

    address: str
    fields: Pairs
    files: tuple[str, ...] = ()

    def as_text(self) -> str:
        """The fields as JSON, for a hidden field."""
        return json.dumps(self.fields, ensure_ascii=False)

    def to_read(self) -> Pairs:
        """The fields that a person filled in, to be shown."""
        return tuple((name, value) for name, value in self.fields if value and not OF_THE_PAGE.match(name))

    def has_passwords(self) -> bool:
        names = (name.lower() for name, _ in self.fields)
        return page_at(self.address) in PAGES_OF_PASSWORDS or any("password" in name for name in names)

    def is_too_long(self) -> bool:
        """Whether the page that carries it would be too large to be accepted."""
        most: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        return len(self.as_text().encode()) * GROWTH + MARGIN > most


def form_of(request: HttpRequest) -> CarriedForm:
    """The form that the request sent, without its CSRF token."""
    fields = ((name, value) for name, values in request.POST.lists() for value in values if name not in NOT_CARRIED)
    files = (str(file.name) for name in request.FILES for file in request.FILES.getlist(name))
    return CarriedForm(address=request.get_full_path(), fields=tuple(fields), files=tuple(files))


def form_carried_by(request: HttpRequest) -> CarriedForm | None:
    """The form that the sign-in page carried, None if it carried none; raises BadRequest when it is malformed or has
    passwords.
    """
    if FIELDS not in request.POST:
        return None
    fields = pairs_in(request.POST[FIELDS])
    address = request.POST.get(REDIRECT_FIELD_NAME, "")
    if fields is None or not is_form_of_admin(address):
        raise BadRequest("This is not what a form of the admin was sent.")
    typed = CarriedForm(address=address, fields=fields, files=tuple(request.POST.getlist(FILES)))
    if typed.has_passwords():
        raise BadRequest("Passwords are never carried.")
    return typed


def fields_to_copy(request: HttpRequest) -> Pairs:
    """The fields of a form of the admin that was not accepted, to be shown; empty unless a page of
    this site sent it.
    """
    if request.headers.get("Sec-Fetch-Site") != "same-origin":
        return ()
    typed = form_carried_by(request) or form_of(request)
    return typed.to_read() if is_form_of_admin(typed.address) and not typed.has_passwords() else ()


def pairs_in(text: str) -> Pairs | None:
    """The (name, value) pairs in the JSON text; None when it is anything else."""
    try:
        pairs = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return tuple(map(tuple, pairs)) if isinstance(pairs, list) and all(map(is_pair, pairs)) else None


def is_pair(given: Any) -> bool:
    """Whether it is a name with its value, both of them strings that a page can hold."""
    is_list = isinstance(given, list) and len(given) == 2
    return is_list and all(isinstance(part, str) and not SURROGATE.search(part) for part in given)


def is_form_of_admin(address: str) -> bool:
    """Whether the address is one of the admin's own, on this site, at which there may be a form."""
    is_here = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return is_here and address.isprintable() and page_at(address) not in NOT_FORMS


def page_at(address: str) -> str | None:
    """The name of the admin's URL pattern at the address; None if there is none."""
    path = unquote(urlsplit(address).path)
    if WAY_UP.search(path):
        return None
    try:
        found = resolve(path)
    except Resolver404:
        return None
    return found.url_name if "admin" in found.namespaces else None
