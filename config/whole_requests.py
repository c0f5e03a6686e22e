"""A gunicorn worker that gives a request to a thread only once all of it has come.

gunicorn's own threads read from the visitor: with twelve of them, twelve requests of which half a line was sent stop
the site for as long as their senders like. Here the event loop, which waits for thousands of connections at once,
gathers each request, small ones in memory and larger ones on disk, and gives up on it after a while. A thread then
reads from what was gathered. So does an answer that nobody takes end at some time, and a connection that the visitor
does not close is not waited for by anybody else.

What is not gathered goes to a thread with its first bytes, to be refused unread: a body of a length that is not said,
or too large. nginx in front does the same and more (docker/nginx.conf.template); this is for a site without it.
"""

import errno
import re
import selectors
import socket
import time
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from tempfile import SpooledTemporaryFile
from typing import Any

from gunicorn.http.unreader import SocketUnreader
from gunicorn.workers.gthread import TConn, ThreadWorker

from config.upload_limit import largest_body

KILOBYTE = 1024
PIECE = 64 * KILOBYTE
LARGEST_HEAD = 64 * KILOBYTE
KEPT_IN_MEMORY = 256 * KILOBYTE
# Of all unfinished requests of a worker together; each worker has its third of the 256 MB that the container offers.
KEPT_ON_DISK = 64 * 1024 * KILOBYTE

SECONDS_FOR_THE_HEAD = 10.0
SECONDS_FOR_A_BODY = 30.0
SLOWEST_BODY = 16 * KILOBYTE  # bytes a second, beyond those seconds
SECONDS_TO_TAKE_AN_ANSWER = 60.0
SECONDS_TO_HANG_UP = 2.0
MOST_READ_WHILE_HANGING_UP = 64 * KILOBYTE

END_OF_HEAD = b"\r\n\r\n"
# gunicorn reads a length of any number of digits, zeros in front too; what is no number it refuses.
CONTENT_LENGTH = re.compile(rb"^content-length:[ \t]*0*(\d*)[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
MOST_DIGITS = 18
IS_CHUNKED = re.compile(rb"^transfer-encoding:", re.IGNORECASE | re.MULTILINE)
WAITS_FOR_CONSENT = re.compile(rb"^expect:[ \t]*100-continue", re.IGNORECASE | re.MULTILINE)
CONSENT = b"HTTP/1.1 100 Continue\r\n\r\n"
TOO_SLOW = ("408 Request Timeout", "The request did not come whole in time; send it again.")
TOO_LONG = ("431 Request Header Fields Too Large", "The headers of the request are too long.")
NO_ROOM = ("503 Service Unavailable", "There is no space for more files at the moment; send this again in a minute.")


class BufferedUnreader(SocketUnreader):
    """What gunicorn's parser reads from: the buffered request, and only after it the socket."""

    def __init__(self, conn: "BufferedConnection") -> None:
        super().__init__(conn.sock)
        self.conn = conn

    def chunk(self, size_hint: int | None = None) -> bytes:
        """The next piece; nothing, as if the visitor had left, when they keep a thread waiting for it."""
        piece = self.conn.content.read(max(size_hint or 0, PIECE))
        if piece:
            return piece
        # However slowly they send, a thread has so long for all of it; what is to be answered has been gathered.
        now = time.monotonic()
        self.conn.awaited_until = self.conn.awaited_until or now + SECONDS_FOR_THE_HEAD
        if now >= self.conn.awaited_until:
            return b""
        self.sock.settimeout(self.conn.awaited_until - now)
        try:
            received: bytes = super().chunk(size_hint)
        except TimeoutError:
            return b""
        return received


class BufferedConnection(TConn):
    """A connection, and as much as has come of its next request."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.begin()

    def begin(self) -> None:
        """Makes ready for the next request."""
        self.content: SpooledTemporaryFile[bytes] = SpooledTemporaryFile(max_size=KEPT_IN_MEMORY)  # noqa: SIM115
        self.head: bytes | None = b""
        self.size = 0
        self.awaited = 0
        self.is_gathered = False
        self.awaited_until: float | None = None
        self.deadline = time.monotonic() + SECONDS_FOR_THE_HEAD

    def add(self, piece: bytes) -> bool:
        """Keeps a piece; whether a thread can go on from here."""
        self.content.write(piece)
        self.size += len(piece)
        if self.head is not None:
            self.head += piece
            end = self.head.find(END_OF_HEAD)
            if end < 0:
                return False
            head, self.head = self.head[:end], None
            if not self._expect_body(head, end + len(END_OF_HEAD)):
                return True
        self.is_gathered = self.size >= self.awaited
        return self.is_gathered

    def _expect_body(self, head: bytes, start: int) -> bool:
        """Whether the body is to be gathered as well, of which the head says how long it is."""
        said = CONTENT_LENGTH.search(head)
        digits = said[1] if said else b""
        length = int(digits or b"0") if len(digits) <= MOST_DIGITS else 10**MOST_DIGITS
        if IS_CHUNKED.search(head) or length > largest_body():
            return False
        self.awaited = start + length
        self.deadline = time.monotonic() + SECONDS_FOR_A_BODY + length / SLOWEST_BODY
        if self.size < self.awaited and WAITS_FOR_CONSENT.search(head):
            self.sock.send(CONSENT)
        return True

    def init(self) -> None:
        """Has the parser, made with the first request, read what was gathered."""
        is_new = not self.initialized
        super().init()
        if is_new:
            self.parser.unreader = BufferedUnreader(self)

    def rest(self) -> bytes:
        """What came behind the request, which is the beginning of another."""
        rest = bytes(self.parser.unreader.take_buffered()) + self.content.read()
        self.content.close()
        return rest

    def close(self, graceful: bool = False) -> None:
        """Ends the connection at once: whoever is to read an answer first has been given the time."""
        self.content.close()
        super().close()


class WholeRequestWorker(ThreadWorker):
    """Threads for whole requests; everything that may take a visitor's time is waited for in the event loop."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.waited_for: set[BufferedConnection] = set()
        self.next_look = 0.0

    def accept(self, listener: socket.socket) -> None:
        """Takes a connection and waits for its first request."""
        try:
            sock, client = listener.accept()
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK):
                raise
            return
        self.nr_conns += 1
        self._gather(BufferedConnection(self.cfg, sock, client, listener.getsockname()))

    def on_client_socket_readable(self, conn: BufferedConnection, client: socket.socket) -> None:
        """Waits for the next request of a connection that was kept."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._gather(conn)

    def _gather(self, conn: BufferedConnection, begun: bytes = b"") -> None:
        conn.begin()
        self._wait_for(conn, self._receive)
        if begun:
            self._keep(conn, begun)

    def _wait_for(self, conn: BufferedConnection, callback: Any) -> None:
        conn.sock.setblocking(False)
        self.waited_for.add(conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(callback, conn))

    def _let_go(self, conn: BufferedConnection) -> None:
        self.waited_for.discard(conn)
        self.poller.unregister(conn.sock)

    def _drop(self, conn: BufferedConnection) -> None:
        self._let_go(conn)
        self.nr_conns -= 1
        conn.close()

    def _receive(self, conn: BufferedConnection, sock: socket.socket) -> None:
        try:
            piece = sock.recv(PIECE)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        if piece:
            self._keep(conn, piece)
        else:
            self._drop(conn)

    def _keep(self, conn: BufferedConnection, piece: bytes) -> None:
        """Adds what has come, and passes the request on when it is whole."""
        try:
            is_ready = conn.add(piece)
        except OSError as error:
            self.log.error("A request could not be kept: %s", error)
            self._refuse(conn, NO_ROOM)
            return
        if is_ready:
            self._let_go(conn)
            conn.data_ready = True
            conn.content.seek(0)
            self.enqueue_req(conn)
        elif conn.head is not None and conn.size > LARGEST_HEAD:
            self._refuse(conn, TOO_LONG)
        elif conn.size > KEPT_IN_MEMORY and sum(each.size for each in self.waited_for) > KEPT_ON_DISK:
            self._refuse(conn, NO_ROOM)

    def _refuse(self, conn: BufferedConnection, reason: tuple[str, str]) -> None:
        """Says why, if the visitor listens, and hangs up."""
        status, sentence = reason
        self._let_go(conn)
        answer = (
            f"HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {len(sentence) + 1}\r\n"
            f"Connection: close\r\n\r\n{sentence}\n"
        )
        with suppress(OSError):
            conn.sock.send(answer.encode())
        self._hang_up(conn)

    def _hang_up(self, conn: BufferedConnection) -> None:
        """Ends the connection once the visitor has, or soon: closed at once, the end of an answer could be lost."""
        conn.content.close()
        conn.size, conn.is_gathered = 0, True
        conn.deadline = time.monotonic() + SECONDS_TO_HANG_UP
        try:
            conn.sock.shutdown(socket.SHUT_WR)
            self._wait_for(conn, self._discard)
        except (OSError, ValueError):
            self.nr_conns -= 1
            conn.close()

    def _discard(self, conn: BufferedConnection, sock: socket.socket) -> None:
        try:
            piece = sock.recv(PIECE)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        conn.size += len(piece)
        if not piece or conn.size > MOST_READ_WHILE_HANGING_UP:
            self._drop(conn)

    def murder_pending(self) -> None:
        """Gives up on what has not come in time, once a second; while stopping, on who has not sent anything."""
        now = time.monotonic()
        if now < self.next_look:
            return
        self.next_look = now + 1
        for conn in [each for each in self.waited_for if each.deadline < now or not (self.alive or each.size)]:
            if conn.size and not conn.is_gathered:
                self._refuse(conn, TOO_SLOW)
            else:
                self._drop(conn)

    def handle_request(self, req: Any, conn: BufferedConnection) -> bool:
        """Answers a whole request; a connection with more to come of one that was refused ends."""
        # Consent to go on was given before the body came.
        req._expected_100_continue = False  # noqa: SLF001
        conn.sock.settimeout(SECONDS_TO_TAKE_AN_ANSWER)
        try:
            stays = super().handle_request(req, conn)
        except TimeoutError:
            self.log.info("An answer was not taken within %d seconds.", SECONDS_TO_TAKE_AN_ANSWER)
            return False
        return bool(stays) and conn.is_gathered

    def finish_request(self, conn: BufferedConnection, outcome: "Future[bool]") -> None:
        """Waits for the next request, or hangs up, once a thread is done with one."""
        stays = not outcome.cancelled() and outcome.exception() is None and outcome.result()
        if not stays:
            self._hang_up(conn)
        elif rest := conn.rest():
            self._gather(conn, rest)
        else:
            super().finish_request(conn, outcome)
