"""The licence that citations name is the one in the footer."""

from django.template.loader import render_to_string

from tracker.citing.licence import LICENCE


def test_the_footer_names_the_same_licence() -> None:
    footer = render_to_string("tracker/_footer.html")
    assert f'href="{LICENCE.url}">{LICENCE.name}</a>' in footer
