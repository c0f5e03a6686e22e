"""How large a request may be: the largest file, and what a form holds beside it."""

from django.conf import settings

MEGABYTE = 1024 * 1024
MARGIN = 1 * MEGABYTE


def largest_body() -> int:
    """The most bytes that the body of a request may have."""
    most: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return most + MARGIN
