"""docs/design.md shows the design system as it is."""

from pathlib import Path

from tests.browser.specimen import tokens

PAGE = Path(__file__).resolve().parents[2] / "docs" / "design.md"
# Lists of typefaces, which the page tells in words.
FACES = {"sans", "serif"}


def test_every_token_stands_in_the_tables_with_its_values() -> None:
    rows = [line for line in PAGE.read_text().splitlines() if line.startswith("|")]
    for name, values in tokens().items():
        if name not in FACES:
            called = (f"| `--{name}` |", f"| {name.replace('_', ' ').capitalize()} |")
            (row,) = [row for row in rows if row.startswith(called)]
            assert all(f"`{value}`" in row for value in values), row
