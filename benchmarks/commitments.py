"""Files of made-up commitments with their parties, as large as one likes, always the same for the same numbers."""

import csv
from collections.abc import Iterator
from pathlib import Path

from tracker.models import Actor
from tracker.vocabulary import ActorKind, Stage

HEADERS = ["ref", "stage", "kind", "title", "summary", "made_on", "due", "review_every", "committed", "counterparts"]
ACTORS = 200


def make_actors() -> None:
    """The actors that the files name."""
    Actor.objects.bulk_create(
        Actor(ref=f"actor-{n}", stage=Stage.PUBLISHED, kind=ActorKind.STATE, name=f"Actor {n}") for n in range(ACTORS)
    )


def rows(number: int, changed: int = 0) -> Iterator[list[str]]:
    """The rows, of which the first in every `number / changed` has another title."""
    every = number // changed if changed else 0
    for n in range(number):
        title = f"Pledge {n} on precursor chemicals" + (", as amended" if every and n % every == 0 else "")
        yield [
            f"pledge-{n}",
            Stage.PUBLISHED,
            "pledge",
            title,
            "What was promised, in our own words, at about the length that analysts write.",
            f"20{10 + n % 14}-{1 + n % 12:02}",
            f"2025-{1 + n % 12:02}-{1 + n % 28:02}" if n % 3 == 0 else "",
            "90" if n % 5 == 0 else "",
            f"actor-{n % ACTORS}",
            f"actor-{(n + 7) % ACTORS}",
        ]


def write(path: Path, number: int, changed: int = 0) -> Path:
    """A CSV file of the rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADERS)
        writer.writerows(rows(number, changed))
    return path
