"""A citation in words."""

from tracker.citing.licence import LICENCE
from tracker.citing.work import SITE, Work
from tracker.standings.formatting import full_date


def plain(work: Work) -> str:
    """One paragraph that names the site, the page, its days, its address and the licence."""
    sentences = (
        f"{SITE}. “{work.title}”.",
        f"{work.days}." if work.days else "",
        f"{work.address}",
        f"(accessed {full_date(work.accessed)}).",
        f"{work.figures}." if work.figures else "",
        f"{LICENCE.name}, {LICENCE.url}",
    )
    return " ".join(sentence for sentence in sentences if sentence)
