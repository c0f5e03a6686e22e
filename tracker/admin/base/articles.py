"""Nouns with the article that they take."""


def with_article(noun: str) -> str:
    """The noun with a or an before it, by its first letter."""
    return f"{'an' if noun[:1].lower() in set('aeio') else 'a'} {noun}"
