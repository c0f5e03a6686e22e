"""Browsers in which an account has signed in before: each has attempts of its own, whatever strangers do.

It is OWASP's device cookie. It holds no right: who has it may try a password when strangers must wait, and no more
often than its own limit says.
"""

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import get_random_string

SALT = "tracker.known_browser"
KNOWN_FOR = 180 * 24 * 60 * 60
# People who share a browser; the one who has not signed in for longest gives way.
MOST_ACCOUNTS = 5


def known_accounts(request: HttpRequest) -> dict[str, str]:
    """The browser's random name for each account that has signed in here before, by the account's digest."""
    signed = request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE_NAME, "")
    try:
        found: Any = signing.loads(signed, salt=SALT, max_age=KNOWN_FOR)
    except signing.BadSignature:
        return {}
    return dict(found)


def remember(response: HttpResponse, request: HttpRequest, account: str) -> None:
    """Has the browser known for this account from now on, by a new name."""
    others = {name: known for name, known in known_accounts(request).items() if name != account}
    kept = list(others.items())[-(MOST_ACCOUNTS - 1) :]
    response.set_cookie(
        settings.KNOWN_BROWSER_COOKIE_NAME,
        signing.dumps([*kept, (account, get_random_string(16))], salt=SALT),
        max_age=KNOWN_FOR,
        # No public page is asked for with it.
        path=reverse("admin:index"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
