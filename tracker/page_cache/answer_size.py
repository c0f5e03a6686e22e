"""How many bytes an answer may have that is made whole before it is sent; what is streamed has windows of its own."""

from tracker.database.work import OverBudgetError

MEGABYTE = 1024 * 1024
MOST_OF_A_PAGE = 2 * MEGABYTE
# Rows for a program; workbooks, which hold what was asked for whole; and in the admin, what somebody typed.
MOST_OF_A_FILE = 32 * MEGABYTE
FILES = ("text/csv", "application/json", "application/vnd.")


def check_size(size: int, *, content_type: str, is_public: bool = True) -> None:
    """OverBudgetError for more bytes than such an answer may have."""
    if size > (MOST_OF_A_PAGE if is_public and not content_type.startswith(FILES) else MOST_OF_A_FILE):
        raise OverBudgetError(bytes=size)
