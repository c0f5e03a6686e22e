"""A page that counts, in the browser itself, what a person does with the mouse and how often a page is loaded."""

from typing import Any

from playwright.sync_api import Frame, Locator, Page

# Every press of a mouse button is a click, three for a triple click; so is a button or link pressed by its key. A
# choice in a drop-down is two, for opening and choosing, whichever way it is made. Boxes of Select2 are opened and
# chosen in by the mouse, and count so. Typing, Tab and Enter in a box are free. Kept by the browser from page to page.
COUNT = """
(() => {
  const add = (number) => sessionStorage.setItem('clicks', Number(sessionStorage.getItem('clicks') || 0) + number);
  let byKey = false;
  addEventListener('mousedown', (event) => { if (event.isTrusted) add(1); }, true);
  addEventListener('keydown', (event) => { byKey = ['Enter', ' '].includes(event.key); }, true);
  addEventListener('keyup', () => setTimeout(() => { byKey = false; }), true);
  addEventListener('click', (event) => { if (event.isTrusted && byKey) add(1); }, true);
  addEventListener('change', ({ target }) => {
    if (target.matches('select:not(.select2-hidden-accessible)')) add(2);
  }, true);
})();
"""
READ = """
() => {
  const clicks = Number(sessionStorage.getItem('clicks') || 0);
  sessionStorage.removeItem('clicks');
  return clicks;
}
"""


class CountedPage:
    """The page of one person at work in the admin; `clicks` and `loads` are what the work took so far."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.loads = 0
        self._clicks = 0
        page.add_init_script(COUNT)
        page.on("framenavigated", self._navigated)

    def _navigated(self, frame: Frame) -> None:
        """Counts a page of the admin, whichever way it came; the answer to a form after a redirect is one."""
        if frame == self.page.main_frame and frame.url.startswith(f"{self.site}/admin/"):
            self.loads += 1

    @property
    def clicks(self) -> int:
        """All clicks so far, read from the page that is open."""
        self._clicks += self.page.evaluate(READ) if self.loads else 0
        return self._clicks

    def open_admin(self) -> None:
        """The one address that is typed: the first page of the admin."""
        self.page.goto(f"{self.site}/admin/")

    def press(self, what: Locator) -> None:
        """Clicks with the mouse."""
        what.click()

    def press_button(self, name: str) -> None:
        """Clicks the button of exactly this name."""
        self.press(self.page.get_by_role("button", name=name, exact=True))

    def press_link(self, name: str) -> None:
        """Clicks the first link whose name holds this."""
        self.press(self.page.get_by_role("link", name=name).first)

    def write(self, **boxes: Any) -> None:
        """Types in boxes, by their ids without `id_`."""
        for name, text in boxes.items():
            self.page.locator(f"[id='id_{name}']").fill(str(text))

    def choose(self, name: str, value: str) -> None:
        """Chooses in a drop-down, by its id without `id_`."""
        self.page.locator(f"[id='id_{name}']").select_option(value)

    def drag_over(self, words: str, paragraph: Locator) -> None:
        """Selects words of a paragraph by pressing at their beginning and letting go at their end."""
        begin, end = paragraph.evaluate(PLACES, words)
        self.page.mouse.move(*begin)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=4)
        self.page.mouse.up()


PLACES = """
(paragraph, words) => {
  paragraph.scrollIntoView({ block: 'center' });
  const text = paragraph.firstChild;
  const start = text.data.indexOf(words);
  const range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, start + words.length);
  const boxes = [...range.getClientRects()];
  const [first, last] = [boxes[0], boxes[boxes.length - 1]];
  return [[first.left + 1, first.top + first.height / 2], [last.right - 1, last.top + last.height / 2]];
}
"""
