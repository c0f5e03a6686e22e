"""What looks for texts that lie on one another does see them, and nothing that no reader sees."""

from playwright.sync_api import Page

from tests.browser import layout

PAGE = """
<!DOCTYPE html><html lang="en"><title>Faults</title><style>
p { position: absolute; left: 20px; margin: 0; line-height: 1 }
.hidden { clip-path: inset(50%) } .frame { position: absolute; top: 300px; height: 20px; overflow: hidden }
.frame p { position: static } footer { position: sticky; bottom: 0 } .wide { left: 1500px; white-space: nowrap }
</style><main>
<p style="top: 40px">One line of text</p><p style="top: 46px">Another line</p>
<p style="top: 100px">Seen</p><p class="hidden" style="top: 100px">Heard</p>
<p style="top: 200px">Above</p><p style="top: 217px">Below</p>
<details style="position: absolute; top: 260px"><summary>Closed</summary><b>Not shown</b></details>
<p style="top: 280px">Under what is closed</p>
<div class="frame"><p>First in the frame</p><p>Cut off</p></div><p style="top: 322px">Under the frame</p>
</main>
"""


def test_it_sees_what_a_reader_sees(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.set_content(PAGE)
    assert layout.overlapping(page) == ["“One line of text” and “Another line”"]
    page.set_content(PAGE.replace('<p style="top: 100px">Seen', '<p class="wide" style="top: 100px">Seen'))
    wide, high = layout.size(page)
    assert wide > 1280
    assert high == 800
