"""What axe finds wrong with a page that is open in the browser."""

from django.templatetags.static import static
from playwright.sync_api import Page

from tests.settings import AXE

COLOURS = {"color-contrast": "*", "link-in-text-block": "a[href]", "target-size": "*"}
NEW_PLACES_ALONE = [{"id": rule, "selector": f"{selector}[data-new-place]"} for rule, selector in COLOURS.items()]
# A page has few colours, and axe takes each apart thousands of times: this has it remember them.
#
# A place is what colours hang on: the sheets, and the names and classes from the page down to an element with text.
# The first element of each place that is not known yet stands for all, and is marked.
PREPARE = """
({ known, rules }) => {
  const { prototype } = axe.commons.color.Color;
  const parse = prototype.parseString;
  const colours = new Map();
  prototype.parseString = function (text) {
    if (!colours.has(text)) {
      parse.call(this, text);
      colours.set(text, [this.r, this.g, this.b, this.alpha]);
    }
    [this.r, this.g, this.b, this.alpha] = colours.get(text);
    return this;
  };
  axe.configure({ rules });

  const sheets = [...document.querySelectorAll('link[rel=stylesheet]')].map((link) => link.href).join();
  const seen = new Set(known);
  const fresh = [];
  const hasText = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim();
  const walk = (element, above) => {
    const state = element.getAttribute('aria-current') || element.matches(':disabled');
    const classes = (element.getAttribute('class') || '').replace(/\\b(model|field|column)-\\S+/g, '');
    const place = `${above}>${element.localName}.${classes}.${state}`;
    if (!seen.has(place) && (element.matches('input, select, textarea') || [...element.childNodes].some(hasText))) {
      seen.add(place);
      fresh.push(place);
      element.dataset.newPlace = '';
    }
    for (const child of element.children) walk(child, place);
  };
  walk(document.body, sheets);
  return fresh;
}
"""
ONLY_VIOLATIONS = {"preload": False, "resultTypes": ["violations"]}
EVERYTHING = {**ONLY_VIOLATIONS, "rules": {"target-size": {"enabled": True}}}
# What hangs on colours and on the room there is; every other rule finds the same in any.
COLOURS_AND_ROOM = {**ONLY_VIOLATIONS, "runOnly": [*COLOURS, "scrollable-region-focusable"]}
VIOLATIONS = "(found) => found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)"
RUN = f"(options) => axe.run(document, options).then({VIOLATIONS})"
THERE_ARE_NEW_PLACES = "() => Boolean(document.querySelector('[data-new-place]'))"


def prepare(page: Page, known: set[str]) -> None:
    """Brings axe into the page that is open, and picks what to try the colours of; `known` grows by that."""
    page.wait_for_load_state()
    if page.url.startswith("http"):
        # From the site itself, the browser has the script compiled already from the page before.
        page.add_script_tag(url=static(AXE.name))
    else:
        page.add_script_tag(path=AXE)
    known.update(page.evaluate(PREPARE, {"known": list(known), "rules": NEW_PLACES_ALONE}))


def faults(page: Page) -> list[str]:
    """Each rule which the prepared page breaks as it is seen now, with the first element that does."""
    found: list[str] = page.evaluate(RUN, EVERYTHING)
    return found


def faults_of_colour(page: Page) -> list[str]:
    """The same for the rules that hang on colours and on the room there is; nothing where all places are known."""
    found: list[str] = page.evaluate(RUN, COLOURS_AND_ROOM) if page.evaluate(THERE_ARE_NEW_PLACES) else []
    return found
