"""The forms that ask for a password: signing in, and changing one's own."""

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm, AdminPasswordChangeForm
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from tracker.access import audit_log
from tracker.models import SignInThrottle
from tracker.signing_in.attempt import OWN, Attempt, digest, seconds_to_wait, too_many_attempts

ELSEWHERE = ", or use a browser in which you have signed in before"


class SignInForm(AdminAuthenticationForm):
    """Name and password; `retry_after` says in how many seconds the next attempt is looked at, if this one was not."""

    retry_after = 0

    def clean(self) -> dict[str, Any]:
        username = self.cleaned_data.get("username")
        if self.request is None or username is None or not self.cleaned_data.get("password"):
            return super().clean()
        attempt = Attempt.of(self.request, username)
        self.retry_after = seconds_to_wait(attempt.keys)
        if self.retry_after:
            audit_log.log("sign_in_throttled", user=account_named(username), **attempt.said, seconds=self.retry_after)
            raise too_many_attempts(self.retry_after, otherwise="" if attempt.browser else ELSEWHERE)
        try:
            cleaned = super().clean()
        except ValidationError:
            audit_log.log("sign_in_failed", user=account_named(username), **attempt.said)
            raise
        attempt.succeeded()
        return cleaned


class OwnPasswordForm(AdminPasswordChangeForm):
    """The old password once more, and a new one; who is signed in may not try the old one for ever."""

    retry_after = 0

    def clean_old_password(self) -> str:
        person = self.user
        key = digest("own", str(person.pk))
        self.retry_after = seconds_to_wait([(key, OWN)])
        if self.retry_after:
            audit_log.log("password_change_throttled", user=person, seconds=self.retry_after)
            raise too_many_attempts(self.retry_after)
        try:
            old: str = super().clean_old_password()
        except ValidationError:
            audit_log.log("password_change_failed", user=person)
            raise
        SignInThrottle.objects.reset(key)
        return old


def account_named(username: str) -> User | None:
    """Whose name that is; what was typed is not told on, for it may be a password."""
    return User.objects.filter(username=username).only("pk").first()
