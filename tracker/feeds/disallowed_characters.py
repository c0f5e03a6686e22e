"""Characters that a database may hold and a feed or calendar may not."""

import re

# XML 1.0, 2.2; iCalendar (RFC 5545, 3.1) refuses fewer, and shows none of them either.
REFUSED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def replace_disallowed(text: str) -> str:
    """The text with U+FFFD in place of each character that XML or iCalendar cannot carry."""
    return REFUSED.sub("\ufffd", text)
