"""One attempt at a password: counted before it is looked at, and where it must wait, not looked at."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from tracker.access import audit_log
from tracker.access.client_address import client_address, network
from tracker.models import SignInThrottle
from tracker.models.throttling.sign_in_throttle import Keys, Limit
from tracker.signing_in.known_browser import known_accounts

# Strangers to one account, however many they are; one address or household, whatever accounts it tries; an account
# in a browser in which it has signed in before; who is signed in and asked for their password once more.
ACCOUNT, ADDRESS, BROWSER, OWN = Limit(5), Limit(20), Limit(10), Limit(5)


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """One attempt to sign in to an account, which may or may not exist: it is treated alike."""

    account: str
    browser: str
    address: str
    said: dict[str, Any]

    @classmethod
    def of(cls, request: HttpRequest, username: str) -> "Attempt":
        """The attempt that the sign-in form makes."""
        account = digest("account", unicodedata.normalize("NFKC", username).casefold())
        browser = known_accounts(request).get(account, "")
        address = client_address(request)
        return cls(
            account=account,
            browser=digest("browser", account, browser) if browser else "",
            address=digest("address", network(address)),
            said={"address": audit_log.parse_ip_address(address), "known_browser": bool(browser)},
        )

    @property
    def keys(self) -> Keys:
        """What it is counted by, in the order in which every attempt counts."""
        if self.browser:
            return [(self.browser, BROWSER)]
        return [(self.account, ACCOUNT), (self.address, ADDRESS)]

    def succeeded(self) -> None:
        """Counts anew where the password was right; what others did from the same address stays counted."""
        if self.browser:
            SignInThrottle.objects.reset(self.browser)
            return
        SignInThrottle.objects.reset(self.account)
        SignInThrottle.objects.undo_attempt(self.address)


def seconds_to_wait(keys: Keys) -> int:
    """Counts an attempt and returns 0; or, when throttled, returns how many seconds to wait and counts nothing."""
    now = timezone.now()
    waits_until = SignInThrottle.objects.register_attempt(keys, now)
    return seconds_between(now, waits_until) if waits_until else 0


def seconds_between(now: datetime, until: datetime) -> int:
    """The seconds between both, rounded up, at least 1."""
    return max(ceil((until - now).total_seconds()), 1)


def digest(*parts: str) -> str:
    """A keyed digest (HMAC-SHA256, in hexadecimal) of these texts, for the database; the first says what kind they
    are.
    """
    kind, *rest = parts
    return salted_hmac(f"tracker.sign_in.{kind}", "\n".join(rest), algorithm="sha256").hexdigest()


def too_many_attempts(seconds: int, *, otherwise: str = "") -> ValidationError:
    """The error of a throttled attempt, which does not say whether the password was right."""
    return ValidationError(
        f"Too many attempts: the password was not checked. Try again in {in_words(seconds)}{otherwise}.",
        code="throttled",
    )


def in_words(seconds: int) -> str:
    """The time as one says it: 30 seconds, 2 minutes."""
    # The longest wait is an hour; anything from 91 seconds on is said in minutes.
    if seconds > 90:
        return f"{ceil(seconds / 60)} minutes"
    return "1 second" if seconds == 1 else f"{seconds} seconds"
