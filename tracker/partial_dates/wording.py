"""Partial dates in words."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def in_words(text: str) -> str:
    """Valid EDTF text in English words, no more exact than it is."""
    start, slash, end = text.partition("/")
    if not slash:
        return point_in_words(text)
    if end == "..":
        return f"since {point_in_words(start)}"
    if start == "..":
        return f"until {point_in_words(end)}"
    return f"{point_in_words(start)} to {point_in_words(end)}"


def point_in_words(point: str) -> str:
    """One year, month or day in words, with its mark of doubt."""
    year, *rest = point.rstrip("~?%").split("-")
    words = [year]
    if rest:
        words.insert(0, MONTHS[int(rest[0]) - 1])
    if len(rest) == 2:
        words.insert(0, str(int(rest[1])))
    written = " ".join(words)
    if point[-1] in "~%":
        written = f"about {written}"
    if point[-1] in "?%":
        written = f"{written} (uncertain)"
    return written
