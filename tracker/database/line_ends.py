"""Lines of stored text end with LF alone, whoever sends them: browsers send CR and LF, old programs CR.

A table with a history has a CHECK of it (migration 0062), so that no two texts differ in what nobody sees.
"""

# The end of each such constraint's name.
RULE = "has_line_feeds_only"
REASON = "a line of text ends with a line feed (LF) alone; replace each carriage return (CR)."


def with_line_feeds(text: str) -> str:
    """The text with LF at the end of each line."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
