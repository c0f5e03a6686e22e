"""A sheet of specimens: the design system as base.css and the marks themselves have it, to take pictures of."""

import re
from pathlib import Path

from tracker.vocabulary import Status

TRACKER = Path(__file__).resolve().parents[2] / "tracker"
BASE = TRACKER / "static" / "tracker" / "base.css"
MARKS = TRACKER / "templates" / "tracker" / "_marks.html"

TOKEN = re.compile(r"--([a-z0-9_-]+): ([^;]+);")
DARK = "@media (prefers-color-scheme: dark)"
SENTENCE = "Who promised what, what they then did, and how we know."
LAYOUT = """
  main { max-width: 62rem; }
  section { padding: var(--s4); }
  .sizes, .spaces, .colours, .marks { display: grid; gap: var(--s3); align-items: center; }
  .sizes, .spaces { grid-template-columns: 9rem 1fr; }
  .spaces span { height: var(--s3); background: var(--brand); }
  .colours { grid-template-columns: repeat(4, 2.5rem 1fr); }
  .colours span { height: 2.5rem; border: 1px solid var(--edge); }
  .marks { grid-template-columns: repeat(3, 1fr); }
  .marks p { display: grid; grid-template-columns: 4rem 1fr; gap: var(--s3); align-items: center; margin: 0; }
  .marks .pattern { width: 4rem; height: 2rem; }
"""


def tokens() -> dict[str, tuple[str, str]]:
    """Every token of the sheet with its values in the light and in the dark; sizes have the same in both."""
    light, _, rest = BASE.read_text().partition(DARK)
    dark = dict(TOKEN.findall(rest.partition("}\n}")[0]))
    return {name: (value, dark.get(name, value)) for name, value in TOKEN.findall(light)}


def part(name: str, inside: str) -> str:
    return f'<section id="{name}"><h2>{name.capitalize()}</h2><div class="{name}">{inside}</div></section>'


def sheet() -> str:
    """The specimens as a page."""
    names = list(tokens())
    sizes = [name for name in names if name.startswith("t-")]
    spaces = [name for name in names if re.fullmatch(r"s\d", name)]
    statuses = [status.value for status in Status]
    colours = [name for name in names if tokens()[name][0].startswith("#") and name not in statuses]
    faces = {"t-small": "sans", "t-body": "sans"}
    marks = "".join(
        f'<p><svg class="pattern"><rect width="100%" height="100%" fill="url(#p-{status.value})" /></svg>'
        f'<span class="status {status.value}"><svg class="mark"><use href="#m-{status.value}" /></svg>'
        f"{status.label}</span></p>"
        for status in Status
    )
    parts = [
        part(
            "sizes",
            "".join(
                f"<code>--{name}</code><span style='font: 400 var(--{name})/1.2 var(--{faces.get(name, 'serif')})'>"
                f"{SENTENCE}</span>"
                for name in sizes
            ),
        ),
        part(
            "spaces",
            "".join(f"<code>--{name}</code><span style='width: calc(6 * var(--{name}))'></span>" for name in spaces),
        ),
        part(
            "colours",
            "".join(
                f"<span style='background: var(--{name})'></span><code>--{name}</code>"
                for name in [*colours, *statuses]
            ),
        ),
        part("marks", marks),
    ]
    sprite = re.sub(r"{%.*?%}", "", MARKS.read_text())
    return (
        f"<!DOCTYPE html><html lang='en-GB'><style>{BASE.read_text()}{LAYOUT}</style>"
        f"<body>{sprite}<main>{''.join(parts)}</main></body></html>"
    )
