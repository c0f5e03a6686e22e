"""What axe finds wrong with a page that is open in the browser."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# A page has few colours, and axe takes each apart thousands of times: this has it remember them.
REMEMBER_COLOURS = """
() => {
  const { prototype } = axe.commons.color.Color;
  const parse = prototype.parseString;
  const known = new Map();
  prototype.parseString = function (text) {
    if (!known.has(text)) {
      parse.call(this, text);
      known.set(text, [this.r, this.g, this.b, this.alpha]);
    }
    [this.r, this.g, this.b, this.alpha] = known.get(text);
    return this;
  };
}
"""
# A place is what colours hang on: the sheets, and the names and classes from the page down to an element with text.
# The first element of each place that is not known yet stands for all.
PICK_NEW_PLACES = """
(known) => {
  const sheets = [...document.querySelectorAll('link[rel=stylesheet]')].map((link) => link.href).join();
  const seen = new Set(known);
  const fresh = [];
  window.newPlaces = [];
  const hasText = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim();
  const walk = (element, above) => {
    const state = element.getAttribute('aria-current') || element.matches(':disabled');
    const classes = (element.getAttribute('class') || '').replace(/\\b(model|field|column)-\\S+/g, '');
    const place = `${above}>${element.localName}.${classes}.${state}`;
    if (!seen.has(place) && (element.matches('input, select, textarea') || [...element.childNodes].some(hasText))) {
      seen.add(place);
      fresh.push(place);
      window.newPlaces.push(element);
    }
    for (const child of element.children) walk(child, place);
  };
  walk(document.body, sheets);
  return fresh;
}
"""
VIOLATIONS = "(found) => found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)"
ONLY_VIOLATIONS = {"preload": False, "resultTypes": ["violations"]}
COLOURS = ("color-contrast", "link-in-text-block")
BUT_COLOURS = {**ONLY_VIOLATIONS, "rules": {rule: {"enabled": False} for rule in COLOURS}}
# What hangs on colours and on the room there is; every other rule finds the same in any.
COLOURS_AND_ROOM = {**ONLY_VIOLATIONS, "runOnly": [*COLOURS, "scrollable-region-focusable", "target-size"]}
RUN_ON_WHOLE_PAGE = f"""
(options) => axe.run(document, options).then({VIOLATIONS})
"""
RUN_ON_NEW_PLACES = f"""
(options) => window.newPlaces.length ? axe.run(window.newPlaces, options).then({VIOLATIONS}) : []
"""


def prepare(page: Page, known: set[str]) -> None:
    """Brings axe into the page that is open, and picks what to try the colours of; `known` grows by that."""
    page.evaluate(AXE_SCRIPT)
    page.evaluate(REMEMBER_COLOURS)
    known.update(page.evaluate(PICK_NEW_PLACES, list(known)))


def faults(page: Page) -> list[str]:
    """Each rule but that of colours which the prepared page breaks, with the first element that does."""
    found: list[str] = page.evaluate(RUN_ON_WHOLE_PAGE, BUT_COLOURS)
    return found


def faults_of_colour(page: Page) -> list[str]:
    """The same for the rules that hang on colours and on the room there is, as the page is seen now."""
    found: list[str] = page.evaluate(RUN_ON_NEW_PLACES, COLOURS_AND_ROOM)
    return found
