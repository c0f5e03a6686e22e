"""Files of a made-up tracker, commitments and what follows them up, as large as one likes, always the same for a size.

For each commitment three status updates and eight citations, as trackers have them after some years.
"""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

UPDATES, CITATIONS = 3, 8  # of each commitment
COMMITMENTS_A_SOURCE, COMMITMENTS_AN_ACTOR, FEWEST = 3, 20, 20
TOPICS = 40
STATUSES = ("not_started", "in_progress", "partly_fulfilled", "fulfilled", "stalled")

FILES = {
    "topics": "ref,stage,name",
    "actors": "ref,stage,kind,name",
    "sources": "ref,stage,kind,title,published,reliability",
    "commitments": "ref,stage,kind,title,summary,topics,made_on,due,committed,counterparts",
    "status_updates": "ref,stage,commitment,axis,status,as_of,summary,searched",
    "citations": "ref,source,commitment,status_update,stance,credibility,note",
}

Rows = Iterator[Sequence[str]]


def write(folder: Path, commitments: int, *, name: str = "", changed: int = 0) -> Path:
    """A folder of CSV files of so many commitments and of what belongs to them.

    `name` is in the refs of all but actors, topics and sources, so that two such folders can stand in one database.
    `changed` is how many commitments, updates and citations say something else than before.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sources, actors = commitments // COMMITMENTS_A_SOURCE + FEWEST, commitments // COMMITMENTS_AN_ACTOR + FEWEST
    rows: dict[str, Rows] = {
        "topics": ((f"topic-{n}", "published", f"Topic {n}") for n in range(TOPICS)),
        "actors": ((f"actor-{n}", "published", "state", f"Actor {n}") for n in range(actors)),
        "sources": _sources(sources),
        "commitments": _commitments(commitments, actors, name, _every(commitments, changed)),
        "status_updates": _updates(commitments, name, _every(commitments * UPDATES, changed)),
        "citations": _citations(commitments, sources, name, _every(commitments * CITATIONS, changed)),
    }
    for record, headers in FILES.items():
        with (folder / f"{record}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(headers.split(","))
            writer.writerows(rows[record])
    return folder


def rows_in(commitments: int) -> int:
    """How many rows the files of so many commitments hold."""
    shared = commitments // COMMITMENTS_A_SOURCE + commitments // COMMITMENTS_AN_ACTOR + 2 * FEWEST + TOPICS
    return commitments * (1 + UPDATES + CITATIONS) + shared


def _every(rows: int, changed: int) -> int:
    return rows // changed if changed else 0


def _as_amended(n: int, every: int) -> str:
    return ", as amended" if every and n % every == 0 else ""


def _sources(number: int) -> Rows:
    for n in range(number):
        day = f"20{10 + n % 14}-{1 + n % 12:02}-{1 + n % 28:02}"
        yield f"source-{n}", "published", "news", f"Article {n} on precursor chemicals", day, "ABC"[n % 3]


def _commitments(number: int, actors: int, name: str, every: int) -> Rows:
    for n in range(number):
        yield (
            f"pledge-{name}{n}",
            "published",
            "pledge",
            f"Pledge {n} on precursor chemicals",
            f"What was promised, in our own words, at about the length that analysts write{_as_amended(n, every)}.",
            f"topic-{n % TOPICS}",
            f"20{10 + n % 14}-{1 + n % 12:02}",
            f"2025-{1 + n % 12:02}-{1 + n % 28:02}" if n % 3 == 0 else "",
            f"actor-{n % actors}",
            f"actor-{(n + 7) % actors}",
        )


def _updates(commitments: int, name: str, every: int) -> Rows:
    """Those that are changed are drafts: what is public stays as it was."""
    for n in range(commitments * UPDATES):
        yield (
            f"update-{name}{n}",
            "draft" if n % 10 == 0 else "published",
            f"pledge-{name}{n // UPDATES}",
            "official" if n % UPDATES == 0 else "evidence",
            STATUSES[n % len(STATUSES)],
            f"20{16 + n % 8}-{1 + n % 12:02}-{1 + n % 28:02}",
            f"What was found, in our own words{_as_amended(n, every) if n % 10 == 0 else ''}.",
            "",
        )


def _citations(commitments: int, sources: int, name: str, every: int) -> Rows:
    """Six of eight stand behind a status update, two behind the commitment itself."""
    for n in range(commitments * CITATIONS):
        commitment, place = divmod(n, CITATIONS)
        update = commitment * UPDATES + place % UPDATES
        of_commitment = place >= CITATIONS - 2
        yield (
            f"citation-{name}{n}",
            f"source-{(commitment * 5 + place) % sources}",
            f"pledge-{name}{commitment}" if of_commitment else "",
            "" if of_commitment else f"update-{name}{update}",
            "supports" if place < UPDATES else "mentions",
            str(1 + n % 6),
            f"What a reader should know{_as_amended(n, every)}.",
        )
