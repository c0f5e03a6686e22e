"""How a page that is open in the browser is laid out: how wide and high it is, and what lies on what."""

from playwright.sync_api import Page

# Each pair of texts of which one covers a good part of the other, as far as either can be seen. Lines of a paragraph
# share some pixels of their empty parts, which is none.
OVERLAPPING = """
() => {
  const SHARE = 0.4;
  const clipped = (element, rect) => {
    if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return null;
    let { left, top, right, bottom } = rect;
    for (let above = element; above; above = above.parentElement) {
      const style = getComputedStyle(above);
      // What is for those who listen, and what floats over the rest as one scrolls.
      if (style.clipPath !== 'none' || style.position === 'fixed' || style.position === 'sticky') return null;
      if (style.overflow !== 'visible' && above !== document.body && above !== document.documentElement) {
        const frame = above.getBoundingClientRect();
        [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
        [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
      }
    }
    return right - left > 3 && bottom - top > 3 ? { left, top, right, bottom } : null;
  };
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || node.parentElement.closest('script, style, title, desc, option')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const seen = clipped(node.parentElement, rect);
      if (seen) texts.push({ ...seen, node, height: rect.height, text: node.data.trim().slice(0, 40) });
    }
  }
  texts.sort((one, other) => one.top - other.top);
  const found = [];
  texts.forEach((one, place) => {
    for (let next = place + 1; next < texts.length && texts[next].top < one.bottom; next += 1) {
      const other = texts[next];
      if (other.node === one.node) continue;
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      const least = Math.min(one.height, other.height);
      if (wide > 3 && high > SHARE * least) found.push(`“${one.text}” and “${other.text}”`);
    }
  });
  return found;
}
"""


def overlapping(page: Page) -> list[str]:
    """The texts that lie on one another."""
    found: list[str] = page.evaluate(OVERLAPPING)
    return found


def size(page: Page) -> tuple[int, int]:
    """How wide the page would have to be for all of it to be seen, and how high it is, in pixels."""
    wide, high = page.evaluate("() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    return int(wide), int(high)
