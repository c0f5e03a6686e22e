"""Pages that show quotes of long texts, and a quote looked up by itself: `python -m benchmarks.before_after.quotes`.

Run with the folder of one state of the code and then of another, it prints the same figures of both, one a line. What
was given up for one text is not tried with a longer one.
"""

import argparse
import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import django

WORDS = ("harbour", "office", "minister", "said", "the", "of", "was", "to", "open", "within", "—", "“shall”", "précis")
PAGES = ((10_000, 20), (400_000, 20), (1_000_000, 60), (5_000_000, 60))
LOOKED_UP_IN = (10_000, 400_000, 1_000_000, 5_000_000)
QUOTE = 150  # characters
ROUNDS = 3

given_up: set[str] = set()


def main() -> None:
    """Prints each figure when it is known: label, number and unit, parted by tabs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--patience", type=float, default=60, help="seconds after which a piece of work is given up")
    patience = parser.parse_args().patience
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    logging.disable()  # what is given up is told below
    from benchmarks.databases import fresh, server

    with server(), fresh(), hosts():
        for size, quotes in PAGES:
            measure_pages(size, quotes, patience)
        for size in LOOKED_UP_IN:
            measure_function(size, patience)


@contextmanager
def hosts() -> Iterator[None]:
    """The client of tests asks as `testserver`."""
    from django.test.utils import override_settings

    with override_settings(ALLOWED_HOSTS=["*"]):
        yield


def text_of(size: int) -> str:
    """A text of so many bytes, in paragraphs of some 60 words, no two of which begin alike."""
    paragraphs: list[str] = []
    written = 0
    while written < size:
        number = len(paragraphs)
        words = [
            f"{number}-{place}" if place % 5 == 0 else WORDS[(number * 7 + place) % len(WORDS)] for place in range(60)
        ]
        paragraphs.append(" ".join(words))
        written += len(paragraphs[-1].encode()) + 2
    return "\n\n".join(paragraphs)


def quotes_of(text: str, count: int) -> list[tuple[int, str]]:
    """Passages from all over the text, each with the number of its paragraph."""
    paragraphs = text.split("\n\n")
    places = [(each * len(paragraphs)) // count for each in range(count)]
    return [(place + 1, paragraphs[place][:QUOTE].rsplit(" ", 1)[0]) for place in places]


def measure_pages(size: int, count: int, patience: float) -> None:
    """The public pages of a source and of the commitment that it is cited for, and of the text in the admin."""
    from django.test import Client

    from tests.factories import ArchivedTextFactory, CitationFactory, CommitmentFactory, SourceFactory, UserFactory

    source = SourceFactory(ref=f"source-{size}")
    commitment = CommitmentFactory(ref=f"commitment-{size}")
    text = text_of(size)
    for paragraph, quote in quotes_of(text, count):
        CitationFactory(source=source, commitment=commitment, paragraph=paragraph, quote=quote)
    of_size = f"{size / 1_000_000:g} MB text, {count} quotes"
    tell(f"text kept, {of_size}", patience, lambda: ArchivedTextFactory(source=source, text=text))
    reader, analyst = Client(), Client()
    analyst.force_login(UserFactory(group="Analyst"))
    for label, client, address in (
        ("page of a source", reader, f"/sources/{source.ref}/"),
        ("page of its commitment", reader, f"/commitments/{commitment.ref}/"),
        ("page of the text in the admin", analyst, f"/admin/tracker/source/{source.pk}/text/"),
    ):
        tell(f"{label}, {of_size}", patience, partial(answered, client, address))


def answered(client: Any, address: str) -> None:
    """Asks for a page; TimeoutError where the site itself gives up on it."""
    answer = client.get(address)
    if answer.status_code == 503:
        raise TimeoutError
    assert answer.status_code == 200, answer.status_code


def measure_function(size: int, patience: float) -> None:
    """State and paragraph of one quote, at the end of a text that is taken apart already."""
    from django.db import connection

    text = text_of(size)
    paragraph, quote = quotes_of(text, 50)[-1]
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS taken_apart")
        cursor.execute("CREATE TEMP TABLE taken_apart AS SELECT text_words(%s) AS words", [text])

    def look_up() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT quote_paragraph(words, %s) FROM taken_apart", [quote])
            assert cursor.fetchone() == (paragraph,)

    tell(f"a quote looked up in {size / 1_000_000:g} MB", patience, look_up)


def tell(label: str, patience: float, work: Callable[[], Any]) -> None:
    """Prints the shortest of a few rounds, or that one took more time than there is patience."""
    from django.db import OperationalError, connection

    work_of = label.partition(", ")[0].partition(" in ")[0]
    shortest = None
    for _ in range(1 if label.startswith("text kept") else ROUNDS):
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = {int(patience * 1000)}")
        started = time.perf_counter()
        try:
            if work_of in given_up:
                raise TimeoutError
            work()
        except (OperationalError, TimeoutError):
            given_up.add(work_of)
            print(label, f"more than {patience:g}", "s", sep="\t", flush=True)
            return
        taken = time.perf_counter() - started
        shortest = taken if shortest is None else min(shortest, taken)
        if taken > patience / ROUNDS:
            break
    print(label, f"{shortest:.4f}", "s", sep="\t", flush=True)


if __name__ == "__main__":
    main()
