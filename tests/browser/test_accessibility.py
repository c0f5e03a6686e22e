"""What looks at every page does see what is wrong with one."""

from playwright.sync_api import Page

from tests.browser import accessibility

PAGE = """
<!DOCTYPE html><html lang="en"><title>Faults</title>
<style>.faint { color: #bbb } @media (prefers-color-scheme: dark) { .dusky { color: #222; background: #000 } }</style>
<main><h1>Faults</h1><p class="faint">Hard to read</p><p class="dusky">Hard to read in the dark</p><input></main>
"""


def rules(faults: list[str]) -> list[str]:
    return [fault.partition(":")[0] for fault in faults]


def test_faults_are_found_in_the_light_and_in_the_dark(page: Page) -> None:
    known: set[str] = set()
    page.emulate_media(color_scheme="light")
    page.set_content(PAGE)
    accessibility.prepare(page, known)
    hard_to_read, without_label = accessibility.faults(page)
    assert "faint" in hard_to_read
    assert rules([without_label]) == ["label"]
    page.emulate_media(color_scheme="dark")
    page.set_content(PAGE.replace('class="faint"', ""))
    accessibility.prepare(page, set())
    (fault,) = accessibility.faults_of_colour(page)
    assert "dusky" in fault


def test_colours_of_a_place_are_tried_once_and_everything_else_each_time(page: Page) -> None:
    known: set[str] = set()
    for colours in (["color-contrast"], []):
        page.set_content(PAGE)
        accessibility.prepare(page, known)
        assert rules(accessibility.faults(page)) == [*colours, "label"]
        assert rules(accessibility.faults_of_colour(page)) == colours


def test_a_link_that_only_its_colour_tells_from_the_words_around_it_is_found(page: Page) -> None:
    page.set_content(
        "<!DOCTYPE html><html lang='en'><title>Links</title><style>a { text-decoration: none; color: #1a1a40 }</style>"
        "<main><h1>Links</h1><p>Words before <a href='/'>a link</a> and words after.</p></main>"
    )
    accessibility.prepare(page, set())
    assert rules(accessibility.faults_of_colour(page)) == ["link-in-text-block"]
