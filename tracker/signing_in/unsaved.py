"""What was typed into a form that could not be saved for the time being: the page that says so carries it on."""

from typing import Any

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.urls import reverse

from tracker.signing_in.carried_form import FIELDS, FILES, CarriedForm, form_carried_by, form_of, page_at

# What of a body cannot be read says Django when it is read; an encoding that there is not, Python.
UNREADABLE = (
    *(BadRequest, MultiPartParserError, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent),
    *(LookupError, OSError, UnicodeError),
)


def unsaved_context(request: HttpRequest) -> dict[str, Any]:
    """The template context of a page that could not save: the form's fields, to be shown and carried; empty where
    there is none.
    """
    try:
        typed = through_signing_in(request) if page_at(request.path) == "login" else form_of(request)
    except UNREADABLE:
        return {}
    if typed is None or typed.has_passwords():
        return {"has_passwords": True}
    if typed.is_too_long():
        return {"is_too_long": True}
    return {"typed": typed} if typed.fields or typed.files else {}


def through_signing_in(request: HttpRequest) -> CarriedForm | None:
    """The sign-in form with what it carried, and without name and password; None where it carried nothing."""
    carried = form_carried_by(request)
    if carried is None:
        return None
    files = tuple((FILES, file) for file in carried.files)
    fields = ((FIELDS, carried.as_text()), *files, (REDIRECT_FIELD_NAME, carried.address))
    return CarriedForm(address=reverse("admin:login"), fields=fields)
