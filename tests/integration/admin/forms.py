"""Filling in the admin's forms as a browser does: what the page shows goes back, but for what is typed."""

import re
from html.parser import HTMLParser
from typing import Any

from django.db.models import Model
from django.test import Client
from django.urls import reverse

# Nothing else of a page tells what it would send; the parser would take as long over the rest as the page takes.
BOXES = re.compile(r"<textarea\b[^>]*>[^<]*</textarea>|<(?:input|option|/?select)\b[^>]*>")


class FormFields(HTMLParser):
    """The names and values that the main form of a page would send."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, Any] = {}
        self.select: tuple[str, bool] | None = None
        self.textarea: str | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        name = given.get("name")
        if tag == "input" and name and given.get("type") not in ("submit", "file"):
            if given.get("type") not in ("checkbox", "radio") or "checked" in given:
                self.values[name] = given.get("value") or ""
        elif tag == "select" and name:
            self.select = (name, "multiple" in given)
            self.values[name] = [] if "multiple" in given else ""
        elif tag == "option" and self.select and "selected" in given:
            name, multiple = self.select
            value = given.get("value") or ""
            self.values[name] = [*self.values[name], value] if multiple else value
        elif tag == "textarea" and name:
            self.textarea = name
            self.values[name] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self.select = None
        elif tag == "textarea":
            self.textarea = None

    def handle_data(self, data: str) -> None:
        if self.textarea:
            self.values[self.textarea] += data


def address(model: type[Model], page: str, *arguments: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments)


def shown(client: Client, page: str) -> dict[str, Any]:
    """What the form on the page would send back untouched."""
    return filled_in(client.get(page))


def filled_in(page: Any) -> dict[str, Any]:
    """What the form that was answered with would send back untouched."""
    parser = FormFields()
    parser.feed("".join(BOXES.findall(page.content.decode())))
    return {name: value for name, value in parser.values.items() if "__prefix__" not in name}


def add(client: Client, model: type[Model], **typed: Any) -> Any:
    """The answer to a new record; a redirect when it was saved."""
    page = address(model, "add")
    return client.post(page, shown(client, page) | typed)


def change(client: Client, record: Model, **typed: Any) -> Any:
    """The answer to a changed record; a redirect when it was saved."""
    page = address(type(record), "change", record.pk)
    return client.post(page, shown(client, page) | typed)


def submit(client: Client, record: Any, fields: dict[str, Any]) -> Any:
    """The answer to a form that was opened before."""
    return client.post(address(type(record), "change", record.pk), fields)


def errors(page: Any) -> dict[str, str]:
    """What the form says is wrong, by field; the form as a whole is `__all__`."""
    assert page.status_code == 200, "The form was saved."
    form = page.context["adminform"].form
    return {field: " ".join(messages) for field, messages in form.errors.items()}


def publish(client: Client, *updates: Model) -> Any:
    """The answer to publishing status updates as their review page shows them."""
    page = reverse("admin:tracker_statusupdate_review", query={"update": [update.pk for update in updates]})
    return client.post(page, shown(client, page) | {"publish": [update.pk for update in updates]})
