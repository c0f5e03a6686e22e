"""Whether a password is easy to guess, by zxcvbn: common passwords, names, words, rows of keys, repeats, dates."""

import re
from threading import Lock
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from zxcvbn import zxcvbn

# Of 0 to 4; zxcvbn calls the last one very unguessable: ten thousand million guesses or more.
ENOUGH = 4
# zxcvbn takes no more.
LOOKED_AT = 72
# What anybody would try first here.
OF_THE_SITE = ("followthrough", "follow", "through", "tracker", "commitment", "fentanyl", "sanction", "china")
PART_OF_NAME = re.compile(r"[^\W_]{3,}")
OTHERWISE = "It is like words, names, dates or keys that are tried first."
BETTER = (
    "Let a password manager generate one, or use four or more words unrelated to each other, to you and to this site."
)
# zxcvbn keeps the words that belong to the person in one place for all threads.
one_at_a_time = Lock()


class ZxcvbnValidator:
    """Refuses what is easy to guess, and says why and what would be better."""

    def validate(self, password: str, user: Any = None) -> None:
        with one_at_a_time:
            found = zxcvbn(password[:LOOKED_AT], user_inputs=[*OF_THE_SITE, *words_of_site(), *words_of(user)])
        if found["score"] < ENOUGH:
            raise ValidationError(
                f"This password is easy to guess. {why(found)} {BETTER}", code="password_easy_to_guess"
            )

    def get_help_text(self) -> str:
        return f"Your password must not be easy to guess. {BETTER}"


def words_of(user: Any) -> list[str]:
    """The words that belong to the person: parts of the name, the account and the address."""
    fields = ("username", "first_name", "last_name", "email")
    return [word for field in fields for word in words_in(str(getattr(user, field, "") or ""))]


def words_of_site() -> list[str]:
    """The words of the site's name and of the host names."""
    return [word for name in (settings.SITE_NAME, *settings.ALLOWED_HOSTS) for word in words_in(name)]


def words_in(text: str) -> list[str]:
    """The text as a whole, and its words."""
    return [text, *PART_OF_NAME.findall(text)] if text else []


def why(found: Any) -> str:
    """What makes it easy to guess; that a word is the person's own comes first, and none is told back."""
    if any(match.get("dictionary_name") == "user_inputs" for match in found["sequence"]):
        return "It contains a word related to you or to this site."
    return found["feedback"]["warning"] or OTHERWISE
