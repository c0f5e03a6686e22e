"""The form with which a reader reports an error, and what it refuses as no reader's."""

import re
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from tracker.corrections.form_stamp import new_stamp, stamp_age
from tracker.database.line_ends import with_line_feeds
from tracker.models.correction import LONGEST

QUICKEST = timedelta(seconds=3)
LONGEST_OPEN = timedelta(days=1)
MOST_LINKS = 3
LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
NEEDED = {"wrong": "Say what is wrong.", "should_be": "Say what is correct; “not known” is an answer too."}


class LongTextField(forms.CharField):
    """A text area whose line breaks count as one character against the maximum, as the browser counts them."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(with_line_feeds(value) if isinstance(value, str) else value)


class WebAddress(forms.URLField):
    """A URL field for http and https alone."""

    default_validators = [URLValidator(schemes=["http", "https"])]


def long_text_field(name: str, label: str, help_text: str) -> LongTextField:
    """A text field of a few sentences with that name, label and help text."""
    return LongTextField(
        label=label,
        help_text=help_text,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": NEEDED[name],
            "max_length": f"Write at most {LONGEST} characters; this has %(show_value)s.",
        },
    )


class CorrectionForm(forms.Form):
    """What is wrong, what would be right, and how we could know. `leave_empty` is a honeypot: only programs fill it
    in.
    """

    wrong = long_text_field("wrong", "What is wrong?", "Quote the sentence or number, so that we can find it.")
    should_be = long_text_field("should_be", "What is correct?", "In your own words.")
    source_url = WebAddress(
        label="Link to evidence",
        help_text="An address beginning with https:// or http://. Checking takes longer without one.",
        required=False,
        max_length=2000,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"invalid": "Write one web address, such as https://example.org/article, or leave it blank."},
    )
    email = forms.EmailField(
        label="Your e-mail address",
        help_text="Optional, in case we have questions. Only our reviewers see it.",
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "Write an address such as name@example.org, or leave it blank."},
    )
    leave_empty = forms.CharField(required=False)
    opened = forms.CharField(required=False)

    use_required_attribute = False

    @property
    def stamp(self) -> str:
        """When this form was opened, to be sent with it: as it came, or anew if that can no longer be used."""
        sent = str(self.data.get("opened", ""))
        age = stamp_age(sent)
        return sent if age is not None and age <= LONGEST_OPEN else new_stamp()

    def clean(self) -> dict[str, Any]:
        """Refuses what only a program sends; each time with a way for a person to send it after all."""
        typed: dict[str, Any] = super().clean() or {}
        if self.errors:
            return typed
        if typed.get("leave_empty"):
            raise ValidationError("The field to be left blank was filled in. It is blank now; send the form again.")
        links = sum(len(LINK.findall(typed.get(name, ""))) for name in ("wrong", "should_be"))
        if links > MOST_LINKS:
            raise ValidationError(
                f"There are {links} links in the text, and at most {MOST_LINKS} are allowed. Keep the most important "
                "ones."
            )
        age = stamp_age(typed.get("opened", ""))
        if age is None or age > LONGEST_OPEN:
            raise ValidationError(
                "This form was opened more than a day ago, or on another site. It has been renewed; send it again."
            )
        if age < QUICKEST:
            raise ValidationError(
                f"The form was sent within {QUICKEST.seconds} seconds of opening, which is faster than people type. "
                "Check it and send it again."
            )
        return typed
