"""The web server that is measured: one process, as the image starts it, and how much memory it holds."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.databases import NAME
from benchmarks.scale import processor

HOST = "127.0.0.1"
KILOBYTES = 1024
SECONDS_TO_START = 60
# A process that has grown by so much is left for a new one before the next page is asked for.
GROWN = 15
NO_TIME_OUT = "3600"


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.create_server((HOST, 0)) as free:
        return int(free.getsockname()[1])


@dataclass
class Answer:
    """What came back, and after how many seconds."""

    status: int
    seconds: float
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


class Site:
    """The server, on a free port."""

    def __init__(self, database_url: str, folder: Path) -> None:
        self.folder = folder
        self.shell = {
            **os.environ,
            "DATABASE_URL": database_url,
            "FOLLOWTHROUGH_ENV": "local",
            "DJANGO_SETTINGS_MODULE": "benchmarks.scale.counted_settings",
            "DATABASE_SECONDS": NO_TIME_OUT,
            "DATABASE_LONG_SECONDS": NO_TIME_OUT,
            "TMPDIR": str(folder),
        }
        self.start()

    def start(self) -> None:
        """Starts it, and waits until it answers and holds what it holds of itself."""
        self.port = free_port()
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "gunicorn", "config.wsgi", f"--bind={HOST}:{self.port}"),
                    *("--workers=1", "--threads=1", f"--timeout={NO_TIME_OUT}", "--no-control-socket"),
                    "--log-level=error",
                ],
                env=self.shell,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        give_up = time.monotonic() + SECONDS_TO_START
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > give_up:
                raise SystemExit(f"The server did not start: {(self.folder / 'log').read_text()[-2000:]}")
            time.sleep(0.1)
        for address in ("/methodology/", "/topics/", "/follow/"):
            self.ask(address, patience=SECONDS_TO_START)
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        self.worker = Path("/proc", children[0])
        self.base = self.held("VmRSS")

    def worked(self) -> processor.Worked:
        """The seconds that it and those of the database that serve it have worked."""
        return processor.worked([self.worker, *processor.backends(NAME)])

    def answers(self) -> bool:
        try:
            return self.ask("/robots.txt", patience=5).status == http.HTTPStatus.OK
        except OSError:
            return False

    def ask(
        self,
        address: str,
        *,
        patience: float,
        headers: dict[str, str] | None = None,
        method: str = "GET",
        body: str | None = None,
    ) -> Answer:
        """Asks once. TimeoutError after so many seconds of silence."""
        begun = time.perf_counter()
        line = http.client.HTTPConnection(HOST, self.port, timeout=patience)
        try:
            line.request(method, address, body, headers or {})
            came = line.getresponse()
            text = came.read()
            return Answer(
                came.status, time.perf_counter() - begun, text, {k.lower(): v for k, v in came.headers.items()}
            )
        finally:
            line.close()

    def held(self, what: str) -> float:
        """Megabytes that the process holds (VmRSS), or has held at the most since `forget_peak` (VmHWM)."""
        lines = (self.worker / "status").read_text(encoding="ascii").splitlines()
        return int(next(line for line in lines if line.startswith(what)).split()[1]) / KILOBYTES

    def forget_peak(self) -> None:
        """Begins anew to note the most."""
        (self.worker / "clear_refs").write_text("5")

    def renew_if_grown(self) -> None:
        """Starts a new process where what earlier pages left in this one would count for the next."""
        if self.held("VmRSS") > self.base + GROWN:
            self.end()
            self.start()

    def end(self) -> None:
        """Ends every process of it."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
