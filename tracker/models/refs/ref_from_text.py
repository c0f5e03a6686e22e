"""The ref that a text calls for: of a title, or of the refs of what a record ties together."""

from django.utils.text import slugify

# A ref has room for 120 characters; the last are kept for a number.
LONGEST = 114


def ref_from_text(text: str) -> str:
    """Lower-case letters, digits and hyphens; empty where the text has none of a Latin alphabet."""
    return slugify(text.replace("_", "-"))[:LONGEST].strip("-")
