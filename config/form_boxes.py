"""How the boxes of a form are drawn: the plain ones here, to the letter as Django's templates draw them.

A form of the admin has some hundreds of them. Drawn by templates that include one another they take a fifth to a
third of the time of its page; every other box keeps its template.
"""

from collections.abc import Callable
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.formats import localize
from django.utils.html import conditional_escape as escaped
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

Context = dict[str, Any]
NOTHING = SafeString()


class FormBoxes(DjangoTemplates):
    """Django's own way of drawing forms, but for the boxes of which a page has many."""

    def render(self, template_name: str, context: Context, request: HttpRequest | None = None) -> str:
        """The box without blanks around it, as every renderer's; who asks for it marks it as safe."""
        draw = DRAWN_HERE.get(template_name)
        return draw(context).strip() if draw else str(super().render(template_name, context, request))


def attributes(attrs: Context | None) -> SafeString:
    """What stands in the tag: those that are True by their name alone, those that are False not at all."""
    given = ((name, value) for name, value in (attrs or {}).items() if value is not False)
    return SafeString("".join(f" {name}" if value is True else f' {name}="{escaped(value)}"' for name, value in given))


def input_box(context: Context) -> SafeString:
    """A box of one line, and whatever else is an input."""
    box = context["widget"]
    value = NOTHING if box["value"] is None else format_html(' value="{}"', box["value"])
    return format_html('<input type="{}" name="{}"{}{}>', box["type"], box["name"], value, attributes(box["attrs"]))


def textarea(context: Context) -> SafeString:
    """A box of several lines."""
    box = context["widget"]
    return format_html(
        '<textarea name="{}"{}>\n{}</textarea>', box["name"], attributes(box["attrs"]), localize(box["value"] or "")
    )


def select(context: Context) -> SafeString:
    """A list to choose from."""
    box = context["widget"]
    among = format_html_join("", "{}", ((group(name, options),) for name, options, _ in box["optgroups"]))
    return format_html('<select name="{}"{}>{}\n</select>', box["name"], attributes(box["attrs"]), among)


def group(name: Any, options: list[Context]) -> SafeString:
    """What can be chosen under one name, or under none."""
    drawn = format_html_join(
        "",
        '\n  <option value="{}"{}>{}</option>\n',
        ((one["value"], attributes(one["attrs"]), localize(one["label"])) for one in options),
    )
    return format_html('\n  <optgroup label="{}">{}\n  </optgroup>', localize(name), drawn) if name else drawn


def label(context: Context) -> SafeString:
    """What a box is called."""
    text = format_html("{}", localize(context["label"]))
    tag = context["tag"]
    return format_html("<{}{}>{}</{}>", tag, attributes(context["attrs"]), text, tag) if context["use_tag"] else text


def error_list(context: Context) -> SafeString:
    """What is wrong with what was typed; most often nothing."""
    errors = context["errors"]
    if not errors:
        return NOTHING
    name = format_html(' id="{}_error"', errors.field_id) if errors.field_id else NOTHING
    told = format_html_join("", "<li>{}</li>", ((error,) for error in errors))
    return format_html('<ul class="{}"{}>{}</ul>', context["error_class"], name, told)


INPUTS = ("checkbox", "date", "email", "hidden", "input", "number", "password", "text", "url")
DRAWN_HERE: dict[str, Callable[[Context], SafeString]] = {
    **{f"django/forms/widgets/{kind}.html": input_box for kind in INPUTS},
    "django/forms/widgets/textarea.html": textarea,
    "django/forms/widgets/select.html": select,
    "django/forms/label.html": label,
    "django/forms/errors/list/ul.html": error_list,
}
