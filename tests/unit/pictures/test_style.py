"""The pictures' own style: the light colours of the site, and nothing that would have to be fetched."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from tracker.vocabulary import Status


def light_colours() -> dict[str, str]:
    """The tokens of the site's stylesheet as they are in light colours."""
    sheet = Path(str(finders.find("tracker/base.css"))).read_text(encoding="utf-8")
    first = sheet.partition("@media")[0]
    return dict(re.findall(r"--([a-z_]+): (#[0-9a-f]{6});", first))


def test_each_status_has_the_colour_of_the_site() -> None:
    style = render_to_string("tracker/pictures/style.css")
    tokens = light_colours()
    assert dict(re.findall(r"\.([a-z_]+) \{ color: (#[0-9a-f]{6}); \}", style)) == {
        status: tokens[status] for status in Status.values
    }


def test_every_other_colour_is_a_token_too_and_nothing_is_fetched() -> None:
    style = render_to_string("tracker/pictures/style.css")
    assert set(re.findall(r"#[0-9a-f]{6}", style)) <= set(light_colours().values())
    assert "url(" not in style
    assert "@" not in style
