"""Quotes and the text they are taken from: found word for word, however either is set in type.

A quote is kept as the selectors of the W3C Web Annotation Data Model. The database compares in the same way, by the
functions of migrations 0004 and 0006; docs/adr/0011-quote-selectors.md says why both exist.
"""

from .paragraphs import Paragraph, paragraphs_of
from .selectors import Selector, describe
from .tokenized_text import Passage, TokenizedText
from .words import in_canonical_form

__all__ = ["Paragraph", "Passage", "Selector", "TokenizedText", "describe", "in_canonical_form", "paragraphs_of"]
