"""One size by the code of one tree: `python -m benchmarks.scale.measured FILES`, with the tree on the path.

Prints a line of JSON a page, as soon as it is known. Beside `benchmarks` it leans only on what earlier commits have.
"""

import argparse
import csv
import importlib.util
import json
import os
import re
import sys
import tempfile
import time
from contextlib import AbstractContextManager, ExitStack, nullcontext
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import django

from benchmarks.scale import figures, processor
from benchmarks.scale.counting import HEADER
from benchmarks.scale.figures import Figure
from benchmarks.scale.pages import PAST, PAST_DAYS, Page, chosen
from benchmarks.scale.site import Answer, Site

NOW = Path(__file__).resolve().parents[2]
TODAY = {"as_of": "2026-01-01", "known_on": "2026-01-01"}
FEWEST, MOST, SECONDS = 3, 30, 3.0
# One that takes so many seconds is asked for less often.
SLOW, SLOWEST = 5.0, 20.0


def tell(name: str, figure: Figure) -> None:
    """Prints one page's figure."""
    print(json.dumps({"page": name, **figure.kept()}), flush=True)


def moments() -> AbstractContextManager[Any]:
    """What spreads publications over the years: the tree's own, or this one's where it has none and can bear it."""
    source = NOW / "tracker" / "made_datasets" / "moments.py"
    spec = importlib.util.spec_from_file_location("moments", source)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except ImportError:
        print("# all was published at one moment: this commit has other tables", file=sys.stderr)
        return nullcontext()
    given: AbstractContextManager[Any] = module.given()
    return given


def as_the_tree_knows_them(files: Path, folder: Path) -> Path:
    """The files without kinds and columns that the tree's code has not; the folder itself where it has all."""
    from tracker.transfer.declaration.resources import RECORDS

    is_whole = True
    for path in sorted(files.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            header = next(csv.reader(stream))
            known = {column.column_name for column in RECORDS[path.stem]().columns} if path.stem in RECORDS else set()
            kept = [place for place, name in enumerate(header) if name in known]
            is_whole = is_whole and len(kept) == len(header)
            if known:
                stream.seek(0)
                with (folder / path.name).open("w", encoding="utf-8", newline="") as sink:
                    csv.writer(sink).writerows([row[place] for place in kept] for row in csv.reader(stream))
    return files if is_whole else folder


def fill(files: Path) -> None:
    """Loads the files into the empty database."""
    from django.db import connection

    from tracker.transfer.loading.import_files import import_files
    from tracker.transfer.loading.pipeline import problems_in
    from tracker.transfer.reading.files import files_at

    with tempfile.TemporaryDirectory() as folder:
        known = as_the_tree_knows_them(files, Path(folder))
        with moments():
            results, _ = import_files(files_at([known]), name=files.name, accept_drift=True)
            assert not problems_in(results), problems_in(results)[:3]
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (FREEZE, ANALYZE)")


def named() -> dict[str, Any]:
    """The records on which most hangs, and an update of the commitment with the fewest."""
    from django.db.models import Count

    from tracker.models import Actor, Commitment, Source, StatusUpdate

    def most(model: Any, path: str) -> str:
        return str(
            model.objects.filter(stage="published").annotate(number=Count(path)).order_by("-number", "ref")[0].ref
        )

    draft = StatusUpdate.objects.exclude(stage="published").order_by("pk")[0]
    return {
        "commitment": most(Commitment, "status_updates"),
        "source": most(Source, "citations"),
        "actor": most(Actor, "parties"),
        "update": draft.pk,
    }


def signed_in() -> dict[str, str]:
    """The header of somebody who may do everything."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    person = get_user_model().objects.create_superuser("bench", "bench@example.org", "bench")
    client = Client()
    client.force_login(person)
    return {"Cookie": f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"}


class Asking:
    """How each page is asked for, of one site."""

    def __init__(self, site: Site, names: dict[str, Any], admins: dict[str, str], patience: float) -> None:
        self.site, self.names, self.admins, self.patience = site, names, admins, patience
        self.told: dict[str, str] = {}
        self.saved = 0

    def begin(self, page: Page) -> Answer:
        """The first time, which is not counted: what is warm afterwards is."""
        self.told = {}
        answer = self.get(page)
        if page.way == "again":
            self.told = {"If-None-Match": answer.headers["etag"]}
        elif page.way == "save":
            self.form = answer.body.decode()
        return answer

    def once(self, page: Page) -> Answer:
        """As it is counted."""
        return self.save(page) if page.way == "save" else self.get(page)

    def get(self, page: Page) -> Answer:
        headers = {**(self.admins if page.is_admins else {}), **self.told}
        return self.site.ask(page.address.format(**self.names), patience=self.patience, headers=headers)

    def save(self, page: Page) -> Answer:
        """Sends the form for a new draft."""
        from tests.integration.admin.forms import BOXES, FormFields
        from tracker.models import Commitment

        fields = FormFields()
        fields.feed("".join(BOXES.findall(self.form)))
        self.saved += 1
        values = {
            **fields.values,
            "ref": f"saved-{self.saved}-{time.time_ns()}",
            "commitment": Commitment.objects.get(ref=self.names["commitment"]).pk,
            "axis": "evidence",
            "status": "stalled",
            "as_of": "2024-05-06",
            "summary": "So.",
        }
        token = values["csrfmiddlewaretoken"]
        headers = {
            "Cookie": f"{self.admins['Cookie']}; csrftoken={token}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        body = urlencode(values, doseq=True)
        return self.site.ask(page.address, patience=self.patience, headers=headers, method="POST", body=body)


def measure(asking: Asking, page: Page) -> Figure:
    """Asks for the page until it is known how long it takes."""
    site = asking.site
    site.renew_if_grown()
    try:
        first = asking.begin(page)
        if first.status != 200:
            return Figure(said=f"answered {first.status}")
        site.forget_peak()
        worked, seconds = site.worked(), list[float]()
        while True:
            answer = asking.once(page)
            seconds.append(answer.seconds)
            fewest = FEWEST - (seconds[0] > SLOW) - (seconds[0] > SLOWEST)
            if len(seconds) >= fewest and (sum(seconds) > SECONDS or len(seconds) >= MOST):
                break
    except TimeoutError:
        site.end()
        site.start()
        return Figure(gave_up=asking.patience, said=f"more than {asking.patience:.0f} s")
    wanted = {"get": 200, "again": 304, "save": 302}[page.way]
    return Figure(
        **figures.timing(seconds),
        times=len(seconds),
        cpu=processor.since(worked, site.worked()) / len(seconds),
        queries=int(answer.headers.get(HEADER.lower(), 0)),
        bytes=len(answer.body),
        megabytes=max(0.0, site.held("VmHWM") - site.base),
        said="" if answer.status == wanted else f"answered {answer.status}",
    )


def bare_seconds(page: Page, names: dict[str, Any]) -> dict[str, float]:
    """How long the SQL takes alone, warm, its rows read: the middle of several times, and the database's work."""
    from django.db import connection, transaction

    parameters = {**names, **(PAST_DAYS if PAST in page.address else TODAY)}
    found: list[float] = []
    connection.ensure_connection()
    server = [Path("/proc", str(connection.connection.info.backend_pid))]
    begun, worked = time.perf_counter(), processor.worked(server)
    while len(found) < FEWEST or (time.perf_counter() - begun < 1 and len(found) < MOST):
        with transaction.atomic():
            cursor = connection.connection.cursor()
            started = time.perf_counter()
            for statement in page.sql:
                cursor.execute(statement, parameters)
                if cursor.description:
                    cursor.fetchall()
            found.append(time.perf_counter() - started)
            transaction.set_rollback(True)
    worked_for = processor.since(worked, processor.worked(server))
    return {"bare": figures.median(found[1:]), "bare_cpu": worked_for / len(found)}


def main() -> None:
    """Fills a database and asks for every page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path)
    parser.add_argument("--patience", type=float, default=60)
    parser.add_argument("--pages", default="")
    options = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    django.setup()
    from django.db import connection
    from psycopg import Error as DatabaseError

    from benchmarks.databases import fresh, server

    with ExitStack() as stack:
        stack.enter_context(server())
        stack.enter_context(fresh())
        begun = time.perf_counter()
        fill(options.files)
        print(f"# loaded in {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
        names, admins = named(), signed_in()
        read = connection.settings_dict
        url = f"postgres://{read['USER']}@{quote(str(read['HOST']), safe='')}:{read['PORT'] or ''}/{read['NAME']}"
        site = Site(url, Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="scale"))))
        stack.callback(site.end)
        asking = Asking(site, names, admins, options.patience)
        for page in chosen(options.pages):
            figure = measure(asking, page)
            try:
                bare = bare_seconds(page, names)
            except DatabaseError as error:
                connection.close()
                bare, said = {}, re.sub(r"\s+", " ", str(error))[:120]
                print(f"# {page.name}: no bare SQL here: {said}", file=sys.stderr, flush=True)
            tell(page.name, Figure.read({**figure.kept(), **bare}))
        connection.close()


if __name__ == "__main__":
    main()
