"""A citation in words."""

from django.conf import settings

from tracker.citing.licence import LICENCE
from tracker.citing.work import Work, author
from tracker.standings.formatting import full_date


def plain(work: Work) -> str:
    """One paragraph that names the site, the page, its days, its address and the licence."""
    sentences = (
        f"{author()}. “{work.title}”.",
        f"{work.days}." if work.days else "",
        f"{settings.SITE_NAME}," if settings.SITE_OWNER else "",
        f"{work.address}",
        f"(accessed {full_date(work.accessed)}).",
        f"{work.figures}." if work.figures else "",
        f"{LICENCE.name}, {LICENCE.url}",
    )
    return " ".join(sentence for sentence in sentences if sentence)
