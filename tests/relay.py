"""A way to the tests' PostgreSQL that can be frozen or cut, as if the server stood still or were gone."""

import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

CHUNK = 64 * 1024


class Relay:
    """A socket of PostgreSQL's name in a folder of its own; what comes in is passed on to the server's socket."""

    def __init__(self, folder: Path, host: str, port: int) -> None:
        self.folder, self.host, self.port = folder, host, port
        self.socket_file = folder / ".s.PGSQL.5432"
        self.flowing = Event()
        self.flowing.set()
        self.ends: list[socket.socket] = []
        self.threads: list[Thread] = []
        self.listener: socket.socket | None = None
        self.mend()

    def freeze(self) -> None:
        """From now on connections are taken and bytes too, and nothing is ever answered."""
        self.flowing.clear()

    def thaw(self) -> None:
        """Passes on what was held back."""
        self.flowing.set()

    def cut(self) -> None:
        """Nobody listens any more, and every connection is broken off."""
        if self.listener:
            with suppress(OSError):
                self.listener.shutdown(socket.SHUT_RDWR)
            self.listener.close()
            self.listener = None
        self.socket_file.unlink(missing_ok=True)
        for end in self.ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        for thread in self.threads:
            thread.join()
        for end in self.ends:
            end.close()
        self.ends.clear()
        self.threads.clear()

    def mend(self) -> None:
        """Listens, again."""
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(self.socket_file))
        self.listener.listen(64)
        Thread(target=self._accept, args=[self.listener], daemon=True).start()

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                server = self._reach_server()
                self.ends += [client, server]
                for here, there in ((client, server), (server, client)):
                    passing = Thread(target=self._pass_on, args=[here, there], daemon=True)
                    self.threads.append(passing)
                    passing.start()

    def _reach_server(self) -> socket.socket:
        if not self.host.startswith("/"):
            return socket.create_connection((self.host, self.port))
        server = socket.socket(socket.AF_UNIX)
        server.connect(f"{self.host}/.s.PGSQL.{self.port}")
        return server

    def _pass_on(self, here: socket.socket, there: socket.socket) -> None:
        with suppress(OSError):
            while chunk := here.recv(CHUNK):
                self.flowing.wait()
                there.sendall(chunk)
        for end in (here, there):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@contextmanager
def relay_to(host: str, port: int) -> Iterator[Relay]:
    """A relay to the server at the host, or whose socket lies in the folder."""
    folder = Path(tempfile.mkdtemp(prefix="relay-"))
    relay = Relay(folder, host, port)
    try:
        yield relay
    finally:
        relay.thaw()
        relay.cut()
        shutil.rmtree(folder)
