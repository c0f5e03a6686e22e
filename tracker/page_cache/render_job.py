"""One page to render: all that it may depend on, and so the key under which it is kept."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from io import BytesIO
from typing import Any, Self
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import resolve

from tracker.database.dataset_version import DatasetVersion
from tracker.page_cache.code_version import code_version
from tracker.page_cache.rendered_page import RenderedPage
from tracker.parameters.filters import Filters, utc_today

View = Callable[..., HttpResponseBase]

# The views that may be rendered by name, without what stands around them.
VIEWS: dict[str, View] = {}


@dataclass(frozen=True, kw_only=True)
class RenderJob:
    """A view with its arguments, and the address as far as the page hangs on it.

    Nothing else reaches the view: no cookie, no header, no account. `is_signed_in` alone is known of the reader, since
    pages then offer the admin.
    """

    view: str
    arguments: Mapping[str, str]
    path: str
    query: str
    scheme: str
    host: str
    is_signed_in: bool
    # When it was asked for, in UTC; None where the page is the same on any day.
    today: date | None

    @classmethod
    def of(
        cls,
        request: HttpRequest,
        view: str,
        arguments: Mapping[str, str],
        names: frozenset[str],
        *,
        tells_today: bool = False,
    ) -> Self:
        """The job that answers the request; of its query only what is called by these names, in one order, without
        what goes without saying. The page `tells_today` if it says on which day it was asked for, whatever days it is
        of.
        """
        said = {name: text for name in names if (text := request.GET.get(name, "").strip())}
        filters, _ = Filters.from_query(said)
        asked = sorted((name, text) for name, text in said.items() if not filters.is_default(name, text))
        return cls(
            view=view,
            arguments=arguments,
            path=request.path,
            query=urlencode(asked),
            scheme=request.scheme or "http",
            host=request.get_host(),
            # Without a session nobody needs to be looked up.
            is_signed_in=settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated,
            today=None if filters.is_of_past_days and not tells_today else filters.today,
        )

    @property
    def is_of_its_day(self) -> bool:
        """Whether the page still comes out as it would have when it was asked for: midnight may come between."""
        return self.today in (None, utc_today())

    def key(self, version: DatasetVersion) -> str:
        """A name for the page as it comes out from these records, by this code, on its day if it hangs on that."""
        parts = (
            code_version(),
            str(self.today),
            # A dump that is restored can come to the same numbers again, but not at the same moment.
            version.state,
            str(version.changed_at),
            self.view,
            json.dumps(self.arguments, sort_keys=True),
            self.path,
            self.query,
            self.scheme,
            self.host,
            str(self.is_signed_in),
        )
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def render(self) -> RenderedPage:
        """The page."""
        import_module(self.view.rpartition(".")[0])
        return RenderedPage.of(VIEWS[self.view](self.request(), **self.arguments))

    def request(self) -> HttpRequest:
        """A request for the page that says nothing beyond this job."""
        name, _, port = self.host.partition(":")
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": self.path.encode().decode("latin-1"),
            "QUERY_STRING": self.query,
            "HTTP_HOST": self.host,
            "SERVER_NAME": name,
            "SERVER_PORT": port or ("443" if self.scheme == "https" else "80"),
            "wsgi.url_scheme": self.scheme,
            "wsgi.input": BytesIO(),
        }
        request = WSGIRequest(environ)
        request.resolver_match = resolve(self.path)
        request.user = User() if self.is_signed_in else AnonymousUser()
        request.COOKIES = {settings.SESSION_COOKIE_NAME: ""} if self.is_signed_in else {}
        return request
