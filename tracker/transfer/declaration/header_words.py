"""What people in the field call our columns: a header says which column it is by one of these words."""

import re
from collections.abc import Collection, Iterable

# The columns that each word may stand for, the likeliest first; a kind of record has some of them.
SAID: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("ref", "key", "code", "identifier", "slug"), ("ref",)),
    (("pledge", "promise", "commitment", "undertaking", "measure", "what", "text of pledge"), ("title", "commitment")),
    (("title", "headline", "event", "subject", "item"), ("title", "name")),
    (("name", "label", "full name"), ("name", "title")),
    (
        ("actor", "organisation", "organization", "body", "person"),
        ("name", "actor", "committed", "organisation", "person"),
    ),
    (("meeting", "summit", "venue"), ("made_at", "agreed_at", "meeting", "title")),
    (("indicator", "metric"), ("indicator", "name")),
    (
        ("who", "country", "countries", "state", "party", "parties", "actor", "actors"),
        ("committed", "actor", "country"),
    ),
    (("made by", "pledged by", "promised by", "responsible", "responsible party"), ("committed",)),
    (("to whom", "counterpart", "partner"), ("counterparts",)),
    (("implementer", "implementing body", "agency"), ("implementers",)),
    (("beneficiary",), ("beneficiaries",)),
    (("asked of", "addressee"), ("addressees", "addressee")),
    (
        ("deadline", "due", "due by", "due date", "target date", "by when", "until", "end date", "to be done by"),
        ("due", "ended_on"),
    ),
    (
        ("date", "day", "when", "announced", "announced on", "date announced", "made", "date made", "start date"),
        ("made_on", "held", "as_of", "published", "happened_on", "agreed_on", "period", "started_on"),
    ),
    (("published", "publication date", "date published"), ("published",)),
    (("accessed", "access date", "retrieved", "date accessed"), ("retrieved_on",)),
    (("year",), ("period", "made_on")),
    (
        ("note", "notes", "comment", "comments", "remark", "remarks", "description", "details", "summary"),
        ("summary", "note", "description", "definition"),
    ),
    (("outcome", "result", "deliverable", "output"), ("deliverable", "outcome")),
    (("criteria", "how judged", "guideline"), ("guideline",)),
    (("topic", "theme", "area", "sector", "subject area"), ("topics",)),
    (("link", "url", "web address", "source link", "source url", "source"), ("url", "source", "website")),
    (("website", "homepage", "site"), ("website",)),
    (("source", "reference", "publication"), ("source",)),
    (("publisher", "outlet", "media"), ("publisher",)),
    (("author", "byline"), ("authors",)),
    (("status", "state of play", "progress"), ("status",)),
    (("type", "category", "sort", "kind"), ("kind",)),
    (("stage", "publication status"), ("stage",)),
    (("alias", "other name", "also known as", "aka", "alternative name"), ("aliases",)),
    (("native name", "original name", "local name"), ("native_name",)),
    (("place", "location", "city", "where"), ("place",)),
    (("value", "figure", "number", "amount"), ("value",)),
    (("unit", "unit of measure"), ("unit",)),
    (("collection", "dataset"), ("collections",)),
    # A sheet of sanctions: who is listed, when and by whom. By its spelling "listed on" would be its opposite.
    (("entity", "entities"), ("name", "title", "targets")),
    (("target", "listed entity", "listed person", "designee", "aimed at"), ("targets",)),
    (("imposed by", "listed by", "designated by", "sanctioned by", "issued by", "sanctioning party"), ("issuer",)),
    (
        (
            *("imposed on", "date imposed", "imposition date", "sanctioned on", "effective date", "in force since"),
            *("listed", "listed on", "date listed", "listing date", "date of listing"),
            *("designated", "designated on", "date designated", "designation date", "date of designation"),
        ),
        ("imposed",),
    ),
    (
        (
            *("lifted on", "date lifted", "delisted", "delisted on", "date delisted", "delisting date"),
            *("removed", "removed on", "date removed", "unlisted", "unlisted on", "revoked on", "date revoked"),
        ),
        ("lifted",),
    ),
    (("reason", "grounds", "reason for listing", "listing reason", "statement of reasons"), ("stated_reason",)),
    (("reason for delisting", "delisting reason", "reason for lifting", "reason for removal"), ("lifting_reason",)),
)
WORDS: dict[str, tuple[str, ...]] = {}
for words, columns in SAID:
    WORDS |= {word: tuple(dict.fromkeys((*WORDS.get(word, ()), *columns))) for word in words}


def plain_words(header: str) -> str:
    """A header as words: without capitals, marks and what stands in brackets."""
    bare = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", header.casefold())
    return " ".join(re.sub(r"[\W_]+", " ", bare).split())


def _run_together(name: str) -> str:
    return plain_words(name).replace(" ", "")


def columns_for(header: str) -> tuple[str, ...]:
    """The columns that the words of a header may stand for, the likeliest first; none where they say nothing."""
    words = plain_words(header)
    return WORDS.get(words) or WORDS.get(words.removesuffix("s")) or ()


def column_by_words(header: str, columns: Collection[str], taken: Iterable[str] = ()) -> str:
    """The column that a header stands for by its own name or by a word of the field; empty where it is none."""
    closed = set(taken)
    own = next((each for each in columns if _run_together(each) == _run_together(header) and each not in closed), "")
    return own or next((each for each in columns_for(header) if each in columns and each not in closed), "")
