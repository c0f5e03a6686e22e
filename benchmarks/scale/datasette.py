"""A peer asked for the same in the same run: Datasette on SQLite, with the same commitments.

It is installed from PyPI into an environment that goes with the run. Its table holds of each commitment what our list
shows, with its status worked out beforehand, which we work out for any two days; its words are indexed by FTS5.
"""

import csv
import http.client
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from benchmarks.scale import figures, report
from benchmarks.scale.figures import Figure
from benchmarks.scale.site import HOST, free_port

VERSION = "0.65.5"
COLUMNS = ("ref", "kind", "title", "summary", "topics", "made_on", "due", "committed", "counterparts", "collections")
BY_STATUS = "select status, count(*) from commitments group by status"
FACETS = "&".join(
    f"_facet={name}" for name in ("kind", "status", "topics", "committed", "counterparts", "collections")
)
# What is compared: of our pages by their name, and at which address Datasette has it.
ROWS = {
    "list": "/made/commitments?_size=50",
    "embed card": f"/made.json?sql={quote(BY_STATUS)}",
    "search, common word": "/made/commitments?_size=50&_search=precursor",
    "list of a topic": f"/made/commitments?_size=50&{FACETS}",
    "CSV of all commitments": "/made/commitments.csv?_stream=on&_size=max",
}
CALLED = {"embed card": "counts by status", "list of a topic": "all facets"}
LIMITS = ("sql_time_limit_ms", "facet_time_limit_ms", "facet_suggest_time_limit_ms")
TIMES, SECONDS_TO_START = 7, 60


def store(files: Path, path: Path) -> None:
    """The public commitments of a dataset's files as an SQLite database."""
    status: dict[str, str] = {}
    with (files / "status_updates.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["stage"] == "published" and row["axis"] == "evidence" and not row["retracted_at"]:
                status[row["commitment"]] = row["status"]
    names = ", ".join((*COLUMNS, "status"))
    with (
        sqlite3.connect(path) as database,
        (files / "commitments.csv").open(encoding="utf-8", newline="") as stream,
    ):
        database.execute(f"CREATE TABLE commitments ({names}, PRIMARY KEY (ref))")
        marks = ", ".join("?" * (len(COLUMNS) + 1))
        database.executemany(
            f"INSERT INTO commitments VALUES ({marks})",
            (
                [*(row[name] for name in COLUMNS), status.get(row["ref"], "not_assessed")]
                for row in csv.DictReader(stream)
                if row["stage"] == "published"
            ),
        )
        for name in ("kind", "status", "topics", "committed", "counterparts", "collections", "made_on"):
            database.execute(f"CREATE INDEX of_{name} ON commitments ({name})")
        database.execute("CREATE VIRTUAL TABLE commitments_fts USING fts5(title, summary, content=commitments)")
        database.execute(
            "INSERT INTO commitments_fts (rowid, title, summary) SELECT rowid, title, summary FROM commitments"
        )
        database.execute("ANALYZE")


def install(folder: Path) -> Path:
    """Datasette in an environment of its own; where its program is."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = folder / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", f"datasette=={VERSION}"], check=True)
    return folder / "bin" / "datasette"


@contextmanager
def served(program: Path, database: Path) -> Iterator[int]:
    """The port at which it answers."""
    port = free_port()
    settings = [
        part for name in (*LIMITS, "max_csv_mb") for part in ("--setting", name, "0" if "csv" in name else "60000")
    ]
    where = ["--port", str(port), "--host", HOST]
    command = [str(program), "serve", "--immutable", str(database), *where, *settings]
    with (database.parent / "datasette.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            give_up = time.monotonic() + SECONDS_TO_START
            while time.monotonic() < give_up:
                try:
                    asked(port, "/")
                    break
                except OSError:
                    time.sleep(0.2)
            yield port
        finally:
            process.terminate()
            process.wait()


def asked(port: int, address: str) -> tuple[float, int, int]:
    """The seconds until all of the answer was there, its status, and its bytes."""
    begun = time.perf_counter()
    line = http.client.HTTPConnection(HOST, port, timeout=SECONDS_TO_START)
    try:
        line.request("GET", address)
        answer = line.getresponse()
        body = answer.read()
        return time.perf_counter() - begun, answer.status, len(body)
    finally:
        line.close()


def measured(files: Path, program: Path, folder: Path) -> dict[str, Figure]:
    """What each row costs there, by the name of our page."""
    database = folder / "made.db"
    store(files, database)
    found = {}
    with served(program, database) as port:
        for name, address in ROWS.items():
            asked(port, address)
            answers = [asked(port, address) for _ in range(TIMES)]
            _, status, size = answers[-1]
            said = "" if status == http.HTTPStatus.OK else f"answered {status}"
            taken = figures.timing([seconds for seconds, _, _ in answers])
            found[name] = Figure(**taken, times=TIMES, bytes=size, said=said)
    database.unlink()
    return found


def compared(size: int, ours: Mapping[str, Figure], theirs: Mapping[str, Figure]) -> Iterator[str]:
    """The table of both; less than 1 where ours is quicker."""
    yield f"{size:,} commitments; milliseconds, the median; Datasette {VERSION}"
    yield ""
    rows = (
        (
            CALLED.get(name, name),
            [
                theirs[name].said or report.milliseconds(theirs[name].median),
                ours[name].said or report.milliseconds(ours[name].median),
                report.factor(figures.times(ours[name].median, theirs[name].median)),
            ],
        )
        for name in theirs
        if name in ours
    )
    yield from report.table(["Datasette", "ours", "times its"], rows)
