"""A citation as BibTeX, for LaTeX and reference managers."""

from django.conf import settings

from tracker.citing.licence import LICENCE
from tracker.citing.work import Work, author

# What TeX would read as an instruction, and how to write it as a character; BibTeX counts even an escaped brace.
SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "#$%&_"},
}
SHORT_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(work: Work) -> str:
    """One BibTeX entry. Braces around author and title keep their capitals; the address is not escaped."""
    note = "; ".join(part for part in (work.days, work.figures, f"{LICENCE.name}, {LICENCE.url}") if part)
    fields = {
        "author": f"{{{{{escaped(author())}}}}}",
        "title": f"{{{{{escaped(work.title)}}}}}",
        "howpublished": f"{{{escaped(settings.SITE_NAME)}}}" if settings.SITE_OWNER else "",
        "year": f"{{{work.known_on.year}}}",
        "month": SHORT_MONTHS[work.known_on.month - 1],
        "url": f"{{{address(work.address)}}}",
        "urldate": f"{{{work.accessed.isoformat()}}}",
        "note": f"{{{escaped(note)}}}",
    }
    lines = ",\n".join(f"  {name} = {value}" for name, value in fields.items() if value)
    return f"@misc{{{work.key},\n{lines}\n}}\n"


def escaped(text: str) -> str:
    """The text as TeX prints it."""
    return "".join(SPECIAL.get(character, character) for character in text)


def address(url: str) -> str:
    """The address, with nothing in it that would end or open a group."""
    return url.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")
