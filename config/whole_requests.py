"""A gunicorn worker that gives a request to a thread only once all of it has come.

gunicorn's own threads read from the visitor: with twelve of them, twelve requests of which half a line was sent stop
the site for as long as their senders like. Here the event loop, which waits for thousands of connections at once,
gathers each request, small ones in memory and larger ones on disk, and gives up on it after a while. A thread then
reads from what was gathered. So does an answer that nobody takes end at some time, and a connection that the visitor
does not close is not waited for by anybody else.

A page that cannot be rendered yet, since as many are as may be (tracker/page_cache), waits here as well, without a
thread: its request is put back, and tried again when it is its turn, in the order in which they came.

What is not gathered goes to a thread with its first bytes, to be refused unread: a body of a length that is not said,
or too large. nginx in front does the same and more (docker/nginx.conf.template); this is for a site without it.
"""

import errno
import re
import selectors
import socket
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from tempfile import SpooledTemporaryFile
from typing import Any

from gunicorn.http.unreader import SocketUnreader
from gunicorn.workers.gthread import TConn, ThreadWorker

from config.upload_limit import largest_body
from tracker.page_cache.render_slots import HeldLock, take_place
from tracker.page_cache.store import Store
from tracker.page_cache.turn import TURN, PutBackError, PutBackResponse, Turn

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

# Requests of a worker that wait for their turn, for how long, and after which time one is tried again.
MOST_PUT_BACK = 64
SECONDS_FOR_A_TURN = 20.0
SECONDS_TO_LOOK_AGAIN = 0.02
SECONDS_FOR_A_PAGE_UNDER_WAY = 0.2

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
        # Of a request that was put back: when it is given up, from when on it is tried again if it does not wait for a
        # place, and the place that it is tried with.
        self.is_put_back = False
        self.turn_until: float | None = None
        self.try_again_at: float | None = None
        self.place: HeldLock | None = None

    def put_back(self, *, is_underway: bool) -> None:
        """Has the request wait for its turn."""
        now = time.monotonic()
        self.is_put_back = True
        self.turn_until = self.turn_until or now + SECONDS_FOR_A_TURN
        self.try_again_at = now + SECONDS_FOR_A_PAGE_UNDER_WAY if is_underway else None

    def is_to_be_tried(self, now: float) -> bool:
        """Whether it is tried again without a place."""
        return now >= min(at for at in (self.turn_until, self.try_again_at) if at is not None)

    def turn(self, *, is_behind: bool, may_wait: bool) -> Turn:
        """What the application is told; the place passes to that."""
        place, self.place = self.place, None
        is_over = self.turn_until is not None and time.monotonic() >= self.turn_until
        return Turn(place=place, is_behind=is_behind, may_wait=may_wait and not is_over)

    def read_again(self) -> None:
        """Makes ready for the same request once more."""
        self.is_put_back = False
        self.content.seek(0)
        self.parser: Any = None
        self.initialized = False

    def has_left(self) -> bool:
        """Whether the visitor has hung up meanwhile."""
        try:
            return not self.sock.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return False
        except OSError:
            return True

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
        if self.place:
            self.place.release()
            self.place = None
        super().close()


@dataclass
class Pace:
    """How fast those come on who wait for their turn: nobody is to wait in vain."""

    seconds: float = 0.0
    last: float = 0.0

    def begin(self, now: float) -> None:
        """Begins to measure: somebody waits."""
        self.last = now

    def count(self, now: float) -> None:
        """Counts one whose turn it is; a quarter of what is known is how long that took."""
        self.seconds += (now - self.last - self.seconds) / 4
        self.last = now

    def is_in_time(self, waiting: int, now: float) -> bool:
        """Whether who comes after so many who wait will have their turn in time."""
        if not waiting:
            return True
        is_moving = now - self.last < SECONDS_FOR_A_TURN / 2
        return is_moving and waiting < MOST_PUT_BACK and waiting * self.seconds < SECONDS_FOR_A_TURN


class WholeRequestWorker(ThreadWorker):
    """Threads for whole requests; everything that may take a visitor's time is waited for in the event loop."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.waited_for: set[BufferedConnection] = set()
        self.next_look = 0.0
        self.put_back: list[BufferedConnection] = []
        self.pace = Pace()
        self.next_turn = 0.0
        self.answering = threading.local()

    def load_wsgi(self) -> None:
        """Loads the application, which is told with each request what its turn is."""
        super().load_wsgi()
        self.wsgi: Any = partial(self._answer, self.wsgi)

    def _answer(
        self, application: Callable[..., Iterable[bytes]], environ: dict[str, Any], start: Any
    ) -> Iterable[bytes]:
        conn: BufferedConnection = self.answering.conn
        may_wait = self.pace.is_in_time(len(self.put_back), time.monotonic())
        turn = conn.turn(is_behind=bool(self.put_back), may_wait=may_wait or conn.turn_until is not None)
        environ[TURN] = turn
        try:
            response = application(environ, start)
        finally:
            turn.end()
        if isinstance(response, PutBackResponse):
            response.close()
            raise PutBackError(is_underway=response.is_underway)
        return response

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
        self.answering.conn = conn
        try:
            stays = super().handle_request(req, conn)
        except PutBackError as later:
            self.nr -= 1
            conn.put_back(is_underway=later.is_underway)
            return False
        except TimeoutError:
            self.log.info("An answer was not taken within %d seconds.", SECONDS_TO_TAKE_AN_ANSWER)
            return False
        return bool(stays) and conn.is_gathered

    def finish_request(self, conn: BufferedConnection, outcome: "Future[bool]") -> None:
        """Waits for the next request, or hangs up, once a thread is done with one; or waits to try it again."""
        if conn.is_put_back:
            conn.sock.setblocking(False)
            if not self.put_back:
                self.pace.begin(time.monotonic())
            self.put_back.append(conn)
            self.put_back.sort(key=lambda each: each.turn_until or 0.0)
            return
        stays = not outcome.cancelled() and outcome.exception() is None and outcome.result()
        if not stays:
            self._hang_up(conn)
        elif rest := conn.rest():
            self._gather(conn, rest)
        else:
            super().finish_request(conn, outcome)

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """Waits for what happens, and tries again whose turn it is."""
        super().wait_for_and_dispatch_events(min(timeout, SECONDS_TO_LOOK_AGAIN) if self.put_back else timeout)
        now = time.monotonic()
        if self.put_back and now >= self.next_turn:
            self.next_turn = now + SECONDS_TO_LOOK_AGAIN
            self._try_again(now)

    def _try_again(self, now: float) -> None:
        folder, may_be_free = Store.of_site().folder, True
        for conn in list(self.put_back):
            if conn.has_left():
                self.put_back.remove(conn)
                self.nr_conns -= 1
                conn.close()
                continue
            if not conn.is_to_be_tried(now):
                if conn.try_again_at is not None or not may_be_free:
                    continue
                conn.place = take_place(folder)
                if conn.place is None:
                    may_be_free = False
                    continue
                self.pace.count(now)
            self.put_back.remove(conn)
            conn.read_again()
            self.enqueue_req(conn)
