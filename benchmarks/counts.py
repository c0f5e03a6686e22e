"""Counts that are kept beside the query that counts anew, and what keeping them costs who writes.

`python -m benchmarks.counts [--commitments 10000,100000]` prints ratios, each of two figures of one run. The
commitments are made by SQL: Zipf-like actors, fifty topics, five updates each, known late, some retracted.
"""

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import django

PAIRS, SAVES, TURNS, IMPORTED = 40, 20, 24, 1_650
FIRST, DAYS = date(2016, 1, 1), 3_470

RECORDS = """
INSERT INTO tracker_collection (ref, stage, published_at, title, subtitle, covers, maintainers, contact, licence)
VALUES ('everything', 'published', '2016-01-01', 'Everything', '', '', '{}', '', '');
INSERT INTO tracker_topic (ref, stage, name, description)
SELECT 'topic-' || n, 'published', 'Topic ' || n, '' FROM generate_series(0, 49) AS n;
INSERT INTO tracker_actor (ref, stage, published_at, kind, name, native_name, aliases, country, description,
    wikidata_id, website, part_of_id)
SELECT 'actor-' || n, 'published', '2016-01-01', 'state', 'Actor ' || n, '', '{}', '', '', '', '', NULL
FROM generate_series(1, 2000) AS n;
UPDATE tracker_actor SET part_of_id = (SELECT min(id) FROM tracker_actor) + id % 20
WHERE id > (SELECT min(id) FROM tracker_actor) + 100;
INSERT INTO tracker_commitment (ref, stage, published_at, kind, title, summary, deliverable, guideline, made_on, due)
SELECT 'promise-' || n, 'published', made + (random() * 400)::integer,
    (ARRAY['pledge', 'pledge', 'agreement', 'measure', 'statement', 'demand'])[1 + n % 6],
    'Promise ' || n, 'What was promised.', '', '', to_char(made, 'YYYY-MM-DD'),
    CASE WHEN n % 3 = 0 THEN to_char(made + 300 + (random() * 1500)::integer, 'YYYY-MM-DD') END
FROM (
    SELECT n, DATE '2016-01-01' + (random() * 3000)::integer AS made FROM generate_series(1, %(commitments)s) AS n
) AS each;
INSERT INTO tracker_commitment_collections (commitment_id, collection_id)
SELECT commitment.id, collection.id FROM tracker_commitment AS commitment, tracker_collection AS collection;
INSERT INTO tracker_commitment_topics (commitment_id, topic_id)
SELECT commitment.id, (SELECT min(id) FROM tracker_topic) + commitment.id % 50 FROM tracker_commitment AS commitment;
INSERT INTO tracker_party (commitment_id, actor_id, role)
SELECT commitment.id, (SELECT min(id) FROM tracker_actor) + (1999 * random() ^ (3 + 0 * commitment.id))::integer, role
FROM tracker_commitment AS commitment, unnest(ARRAY['committed', 'counterpart']) AS role;
INSERT INTO tracker_statusupdate (ref, stage, published_at, commitment_id, axis, status, as_of, summary, searched,
    inference_reason, retracted_at, retraction_reason)
SELECT 'update-' || commitment_id || '-' || number, 'published', told + late, commitment_id,
    CASE WHEN number % 3 = 0 THEN 'official' ELSE 'evidence' END,
    (ARRAY['not_started', 'in_progress', 'in_progress', 'partly_fulfilled', 'fulfilled', 'stalled', 'suspended',
        'broken'])[1 + (8 * random() - 0.5)::integer],
    to_char(told, 'YYYY-MM-DD'), 'What was found.', '', '',
    CASE WHEN is_retracted THEN told + late + 90 END, CASE WHEN is_retracted THEN 'Mistaken.' ELSE '' END
FROM (
    SELECT commitment.id AS commitment_id, number, (random() * 120)::integer AS late, random() < 0.03 AS is_retracted,
        least(commitment.made_on_earliest + (random() * 1500)::integer, DATE '2025-06-01') AS told
    FROM tracker_commitment AS commitment, generate_series(1, 5) AS number
) AS each;
"""
TABLES = (
    "tracker_collection",
    "tracker_topic",
    "tracker_actor",
    "tracker_commitment",
    "tracker_commitment_collections",
    "tracker_commitment_topics",
    "tracker_party",
    "tracker_statusupdate",
)
FOLLOWED = TABLES[2:]


def main() -> None:
    """Measures every size, then what saving and importing cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commitments", default="10000,100000")
    sizes = [int(size) for size in parser.parse_args().commitments.split(",")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    from benchmarks.databases import fresh, server

    with server():
        for size in sizes:
            with fresh():
                measure(size)
        measure_imports()


def measure(size: int) -> None:
    """One size: making, reading, saving."""
    from django.db import connection

    print(f"\n{size:,} commitments with 5 updates each")
    took = make(size)
    print(f"  made set-wise {took:.1f} s", flush=True)
    for name, sql in (("counted all anew", "SELECT rebuild_counts()"), ("reconciled", "")):
        started = time.perf_counter()
        if sql:
            execute(sql)
        else:
            from tracker.kept_counts.reconciling import differences

            assert not list(differences())
        print(f"  {name} in {time.perf_counter() - started:.1f} s", flush=True)
    execute("VACUUM ANALYZE")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(pg_total_relation_size(oid)) FILTER (WHERE relname IN ('tracker_keptcount', "
            "'tracker_countchange', 'tracker_countedcommitment')) / 1e6, "
            "sum(pg_total_relation_size(oid)) FILTER (WHERE relname IN ('tracker_commitment', 'tracker_statusupdate', "
            "'tracker_party', 'tracker_commitment_topics', 'tracker_commitment_collections')) / 1e6 FROM pg_class"
        )
        kept, records = cursor.fetchone()
        print(f"  kept counts take {kept:,.0f} MB; the records, without history and sources, {records:,.0f} MB")
    read()
    save()


def make(size: int) -> float:
    """Makes the records by SQL, without what keeps anything; returns how long that took."""
    with rules_left_out(TABLES):
        started = time.perf_counter()
        execute(RECORDS.replace("%(commitments)s", str(size)))
        execute("ANALYZE")
        return time.perf_counter() - started


def read() -> None:
    """Counts on random pairs of days, kept and anew, which must be the same; and ends of months."""
    from tests.counted import differing
    from tracker.kept_counts.counts import counts_at, counts_on
    from tracker.parameters.filters import SCORED, Filters

    today = FIRST + timedelta(days=DAYS)
    drawn = random.Random(1)  # noqa: S311
    for name, narrowed in (("all", {}), ("one topic", {"topic": "topic-7"}), ("one actor", {"actor": "actor-3"})):
        kept, anew = [], []
        for number in range(PAIRS):
            as_of, known_on = (FIRST + timedelta(days=drawn.randrange(600, DAYS)) for _ in range(2))
            filters = Filters(today=today, as_of=as_of, known_on=known_on).narrowed_to(kind=SCORED, **narrowed)
            kept.append(timed(partial(counts_on, filters)))
            if number % 8 == 0:
                anew.append(timed(partial(counted_anew, filters)))
                assert not differing(kept[-1][1], anew[-1][1])
        told([seconds for seconds, _ in kept], [seconds for seconds, _ in anew], f"counts of {name}")
    filters = Filters(today=today, as_of=today, known_on=today, kind=SCORED)
    ends = [date(2016 + month // 12, 1 + month % 12, 1) - timedelta(days=1) for month in range(1, 115)]
    found = [timed(lambda: counts_at(filters, ends))[0] for _ in range(9)]
    print(f"  114 ends of months {1000 * statistics.median(found):8.2f} ms")


def counted_anew(filters: Any) -> Any:
    """The counts of a view by one query over its commitments."""
    from django.db.models import Count

    from tests.counted import counts_of
    from tracker.standings.selection import selected_commitments

    grouped = ("evidence_status", "official_status", "schedule", "has_say_do_gap")
    rows = selected_commitments(filters).order_by().values_list(*grouped).annotate(number=Count("pk"))
    return counts_of(row for *row, number in rows for _ in range(number))


def save() -> None:
    """Saving one update, with what follows from it and without."""
    from django.db import transaction

    from tests.factories import CitationFactory, SourceFactory
    from tracker.models import Commitment, StatusUpdate

    source = SourceFactory(ref="benchmark")
    ids = list(Commitment.objects.order_by("?").values_list("pk", flat=True)[: (SAVES + 3) * TURNS + 20])

    def one() -> None:
        with transaction.atomic():
            update = StatusUpdate.objects.create(
                ref=f"told-{ids[-1]}", stage="published", commitment_id=ids.pop(), axis="evidence",
                status="stalled", as_of="2025-05-05", summary="Found.",
            )  # fmt: skip
            CitationFactory(commitment=None, status_update=update, source=source, paragraph=None)

    for _ in range(20):
        one()
    taken: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(TURNS):
        is_kept = turn % 2 == 0
        execute(f"ALTER TABLE tracker_statusupdate {'ENABLE' if is_kept else 'DISABLE'} TRIGGER counts_follow_insert")
        for _ in range(3):
            one()
        before = processor_seconds()
        for _ in range(SAVES):
            one()
        taken[is_kept].append((processor_seconds() - before) / SAVES)
    execute("ALTER TABLE tracker_statusupdate ENABLE TRIGGER counts_follow_insert")
    told(taken[True], taken[False], "saving one update, CPU", of="without")


def measure_imports() -> None:
    """A tracker of some 20,000 rows loaded into an empty database, with what follows from it and without."""
    from benchmarks import trackers
    from benchmarks.databases import fresh
    from tracker.transfer.loading.import_files import import_files
    from tracker.transfer.loading.pipeline import problems_in
    from tracker.transfer.reading.files import files_at

    def bring(path: Path) -> None:
        results, _ = import_files(files_at([path]), name=path.name, accept_drift=True)
        assert not problems_in(results), problems_in(results)[:3]

    taken: dict[bool, list[float]] = {True: [], False: []}
    with TemporaryDirectory() as folder:
        path = trackers.write(Path(folder), IMPORTED)
        for turn in range(4):
            with fresh():
                is_kept = turn % 2 == 0
                if not is_kept:
                    for table in FOLLOWED:
                        for operation in ("insert", "update", "delete"):
                            execute(f"ALTER TABLE {table} DISABLE TRIGGER counts_follow_{operation}")
                before = processor_seconds()
                bring(path)
                taken[is_kept].append(processor_seconds() - before)
    print()
    told(taken[True], taken[False], f"import of {trackers.rows_in(IMPORTED):,} rows, CPU", of="without")


def told(kept: list[float], other: list[float], what: str, *, of: str = "anew") -> None:
    """Prints both medians and how many times the one is the other."""
    mine, theirs = 1000 * statistics.median(kept), 1000 * statistics.median(other)
    ratio = f"{theirs / mine:,.0f} times faster" if of == "anew" else f"{mine / theirs:.2f} times"
    print(f"  {what:<32} kept {mine:8.2f} ms, {of} {theirs:10.2f} ms: {ratio}", flush=True)


def processor_seconds() -> float:
    """What this process and its backend have worked so far; where others use the machine the clock tells little."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    return time.process_time() + int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """How many seconds the work takes, and what comes of it."""
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def execute(sql: str) -> None:
    """Runs statements that ask for no answer."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql)


@contextmanager
def rules_left_out(tables: tuple[str, ...]) -> Iterator[None]:
    """Writes without any trigger of ours."""
    for table in tables:
        execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield
    for table in tables:
        execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


if __name__ == "__main__":
    main()
