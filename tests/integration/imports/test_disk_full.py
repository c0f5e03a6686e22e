"""Files that do not fit: said as what it is, nothing left half done, and nothing left lying about."""

import errno
import io
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any

import psycopg
import pytest
from django.db import OperationalError
from django.test import Client

from config import environment
from tests.factories import TopicFactory
from tests.integration.admin.forms import address
from tests.integration.admin.imports import signed_in, upload
from tests.web_server import HEAD, asked, connections, database_url, of_production, received, site
from tracker.database.disk_full import is_disk_full
from tracker.models import ImportBatch, Topic
from tracker.transfer.export.files import Export
from tracker.transfer.export.sheets import Sheet, SheetColumn
from tracker.transfer.export.xlsx import as_xlsx, write_workbook

pytestmark = pytest.mark.django_db

MEGABYTE = 1024 * 1024
XLSX = {"format": "1", "resource": "0"}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this process puts its temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """The system lets this process write no file larger than this, as if its disk were full then."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


COLUMNS = [SheetColumn(name) for name in ("ref", "name", "description")]


def topics(number: int) -> list[list[str]]:
    return [[column.name for column in COLUMNS], *([f"t-{n}", f"Topic {n}", "x" * 900] for n in range(number))]


def as_csv(rows: list[list[str]]) -> str:
    return "".join(f"{','.join(row)}\r\n" for row in rows)


def refused(answer: Any) -> str:
    """The page that says so."""
    assert (answer.status_code, answer["Retry-After"]) == (503, "300")
    page: str = answer.content.decode()
    assert "There is no space for this file" in page
    return page


def impatient(client: Client) -> Client:
    """The client as a browser: what goes wrong is shown, not raised."""
    client.raise_request_exception = False
    return client


def test_an_upload_that_finds_no_room_is_said_and_leaves_nothing(place: Path) -> None:
    client = impatient(signed_in("Analyst"))
    with no_file_beyond(MEGABYTE):
        answer = upload(client, Topic, as_csv(topics(3000)))
    assert "Nothing of what you sent was saved" in refused(answer)
    assert not ImportBatch.objects.exists()
    assert list(place.iterdir()) == []
    assert upload(client, Topic, as_csv(topics(3000))).status_code == 302


def test_a_workbook_that_finds_no_room_is_said_and_leaves_nothing(place: Path) -> None:
    """In the admin and on a page."""
    # Text that no packing makes small: a workbook goes to the disk packed.
    letters = Random(1)
    Topic.objects.bulk_create(TopicFactory.build(description=letters.randbytes(2000).hex()) for _ in range(300))
    client = impatient(signed_in("Analyst"))
    for where in ("admin", "page"):
        with no_file_beyond(MEGABYTE // 16):
            answer = client.post(address(Topic, "export"), XLSX) if where == "admin" else client.get("/topics.xlsx")
        refused(answer)
        assert list(place.iterdir()) == []
    assert client.post(address(Topic, "export"), XLSX).getvalue().startswith(b"PK")


def test_a_full_disk_where_the_workbook_goes_leaves_no_rows_of_it_elsewhere(place: Path) -> None:
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(OSError, match="No space left") as error:
        write_workbook([Sheet("topics", COLUMNS, topics(300))], full)
    assert is_disk_full(error.value)
    assert list(place.iterdir()) == []
    assert not [file for file in Path("/proc/self/fd").iterdir() if str(place) in os.path.realpath(file)]


def test_rows_that_fail_leave_no_file_behind(place: Path) -> None:
    def rows() -> Iterator[list[str]]:
        yield ["a"]
        raise psycopg.OperationalError("the connection is lost")

    with pytest.raises(psycopg.OperationalError):
        write_workbook([Sheet("topics", COLUMNS[:1], rows())], io.BytesIO())
    assert list(place.iterdir()) == []


@pytest.mark.parametrize(
    ("error", "is_full"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), True),
        (OSError(errno.EACCES, "Permission denied"), False),
        (psycopg.errors.DiskFull("could not extend file"), True),
        (OperationalError("the server closed the connection"), False),
        (None, False),
    ],
)
def test_a_full_disk_is_told_from_other_faults(error: BaseException | None, is_full: bool) -> None:
    assert is_disk_full(error) is is_full
    if error is not None:
        around = ValueError("what was being done")
        around.__cause__ = error
        assert is_disk_full(around) is is_full


def test_other_faults_have_the_page_they_had(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Export, "write_xlsx", fail)
    answer = impatient(signed_in("Analyst")).post(address(Topic, "export"), XLSX)
    assert answer.status_code == 500
    assert "The error is ours and has been logged" in answer.content.decode()


def test_the_command_line_says_it_in_one_sentence(tmp_path: Path) -> None:
    """A workbook in a ZIP is unpacked to disk before it is read."""
    with zipfile.ZipFile(tmp_path / "records.zip", "w") as archive:
        archive.writestr("topics.xlsx", as_xlsx(topics(3), "topics"))
    command = ["manage.py", "import_records", "--plan", str(tmp_path / "records.zip")]
    outcome = subprocess.run(
        ["/bin/sh", "-c", 'ulimit -f 0; exec "$@"', "sh", sys.executable, *command],
        cwd=environment.PROJECT,
        env={"FOLLOWTHROUGH_ENV": "local", "DATABASE_URL": database_url(), "SECRET_KEY": "x" * 50, "PATH": "/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (outcome.returncode, outcome.stdout) == (1, "")
    assert re.search(r"^followthrough: a disk is full, .*$", outcome.stderr, re.MULTILINE)
    assert "Traceback" not in outcome.stderr


@pytest.mark.long
def test_the_web_server_says_it_too_and_goes_on(tmp_path: Path) -> None:
    """A request of which nothing can be kept is refused, before any thread or view has to do with it."""
    variables = of_production(tmp_path / "static", TMPDIR=str(tmp_path))
    with no_file_beyond(MEGABYTE):
        server = site(variables, "--workers=1")
        port = server.__enter__()
    try:
        body = bytes(3 * MEGABYTE)
        with connections(port, 1, f"{HEAD}Content-Length: {len(body)}\r\n\r\n".encode() + body[:1]) as (visitor,):
            with suppress(OSError):
                visitor.sendall(body[1:])
            assert received(visitor).startswith(b"HTTP/1.1 503 ")
        assert asked(port, "/healthz").status == 200
        (folder,) = tmp_path.glob("followthrough-web-*/[0-9]*")
        assert list(folder.iterdir()) == []
    finally:
        server.__exit__(None, None, None)
