"""The proxy of docker-compose.yml: nginx itself, with the file from docker/, in front of the site or of an echo."""

import json
import re
import ssl
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from config.upload_limit import MARGIN, MEGABYTE
from tests.proxy import Proxy, filled_in, proxy, variables
from tests.web_server import HEAD, HOST, Answer, answer_to, asked, connections, free_port, of_production, site

MANY = 60
# Those who are slow come from another address than the visitor.
ELSEWHERE = "127.0.0.2"
TRIES = 3


class Echo(BaseHTTPRequestHandler):
    """Answers with what has reached it: the headers, and how long the body was."""

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        said = json.dumps({"headers": self.headers.items(), "path": self.path, "bytes": len(body)}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(said)))
        self.send_header("X-Frame-Options", "DENY")
        self.end_headers()
        self.wfile.write(said)

    do_POST = do_GET  # noqa: N815

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 (as in the standard library)
        """Says nothing."""


@pytest.fixture
def place() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@pytest.fixture(scope="module")
def echoing() -> Iterator[Proxy]:
    """The proxy in front of an echo."""
    with tempfile.TemporaryDirectory() as name, ThreadingHTTPServer(("127.0.0.1", 0), Echo) as echo:
        thread = Thread(target=echo.serve_forever)
        thread.start()
        try:
            with proxy(Path(name, "nginx"), echo.server_port, REQUESTS_PER_SECOND="1") as front:
                yield front
        finally:
            echo.shutdown()
            thread.join()


def sent(front: Proxy, path: str = "/", method: str = "GET", address: str = "127.0.0.1", **headers: str) -> Answer:
    """What a visitor from the address is answered."""
    return answer_to(front.visitor(address), method, path, headers)


def told(answer: Answer) -> dict[str, str]:
    """The headers that reached the echo."""
    return {name.lower(): value for name, value in json.loads(answer.text)["headers"]}


@pytest.mark.long
def test_a_site_with_few_threads_answers_beside_many_who_are_slow(place: Path) -> None:
    """Threads that read from the visitor, as gunicorn's own do, so that only the proxy stands between."""
    with ExitStack() as stack:
        port = stack.enter_context(
            site(of_production(place / "static"), "--workers=1", "--threads=2", "--worker-class=gthread")
        )
        front = stack.enter_context(proxy(place / "nginx", port))
        for half_sent in (HEAD, f"{HEAD}Content-Length: 1000\r\n\r\nname="):
            for _ in range(MANY):
                slow = front.visitor(ELSEWHERE)
                stack.callback(slow.close)
                slow.connect()
                assert isinstance(slow.sock, ssl.SSLSocket)
                slow.sock.sendall(half_sent.encode())
        stack.enter_context(connections(front.plain, MANY, HEAD.encode()))
        for _ in range(TRIES):
            assert sent(front, "/healthz").status == 200
            assert asked(front.plain, "/healthz").status == 200


def test_what_visitors_say_of_themselves_does_not_get_through(echoing: Proxy) -> None:
    pretended = {
        "X-Forwarded-For": "203.0.113.7",
        "X-Forwarded-Proto": "http",
        "X-Forwarded-Host": "evil.example.org",
        "X-Forwarded-Port": "1",
        "X-Real-IP": "203.0.113.7",
        "Forwarded": "for=203.0.113.7",
        "X_Forwarded_For": "203.0.113.7",
    }
    reached = told(sent(echoing, address="127.0.0.9", **pretended))
    assert reached["x-forwarded-for"] == "127.0.0.9"
    assert reached["x-forwarded-proto"] == "https"
    assert reached["host"] == HOST
    others = {name for name in reached if "forwarded" in name or "real-ip" in name}
    assert others == {"x-forwarded-for", "x-forwarded-proto"}


def test_headers_of_the_site_get_through_and_no_others_about_frames(echoing: Proxy) -> None:
    answer = sent(echoing, "/embed/card/")
    assert answer.headers.get_all("X-Frame-Options") == ["DENY"]
    assert "Content-Security-Policy" not in answer.headers
    assert answer.headers["Server"] == "nginx"


def test_everything_else_over_plain_http_is_sent_to_https(echoing: Proxy) -> None:
    answer = asked(echoing.plain, "/sources/?page=2")
    assert (answer.status, answer.headers["Location"]) == (308, f"https://{HOST}/sources/?page=2")


def test_addresses_reach_the_site_as_they_were_asked(echoing: Proxy) -> None:
    path = "/search/?q=a%2Fb%00&page=%32"
    assert json.loads(sent(echoing, path).text)["path"] == path


@pytest.mark.parametrize(("megabytes", "largest"), [("", 11), ("25", 26)])
def test_its_limit_is_that_of_the_site(megabytes: str, largest: int) -> None:
    assert int(megabytes or 10) * MEGABYTE + MARGIN == largest * MEGABYTE
    assert f"client_max_body_size {largest}m;" in filled_in(variables(megabytes))


def test_a_body_is_taken_up_to_the_limit_and_none_beyond(echoing: Proxy) -> None:
    visitor = echoing.visitor()
    visitor.request("POST", "/admin/", headers={"Host": HOST}, body=bytes(11 * MEGABYTE))
    assert json.loads(visitor.getresponse().read())["bytes"] == 11 * MEGABYTE
    visitor.close()
    refused = sent(echoing, "/admin/", "POST", **{"Content-Length": str(11 * MEGABYTE + 1)})
    assert refused.status == 413
    assert "split it into several files" in refused.text


def test_who_asks_too_much_is_told_to_wait_and_nobody_else_is(echoing: Proxy) -> None:
    answers = [sent(echoing, address="127.0.0.3") for _ in range(150)]
    refused = [answer for answer in answers if answer.status == 429]
    assert refused
    assert refused[0].headers["Retry-After"] == "60"
    assert len(answers) - len(refused) >= 100
    assert sent(echoing, address="127.0.0.4").status == 200


def test_attempts_to_sign_in_are_counted_by_themselves(echoing: Proxy) -> None:
    nothing = {"Content-Length": "0"}
    tried = [sent(echoing, "/admin/login/", "POST", "127.0.0.5", **nothing).status for _ in range(9)]
    assert tried.count(429) >= 1
    assert sent(echoing, "/admin//login/", "POST", "127.0.0.5", **nothing).status == 429
    assert sent(echoing, "/admin/login/", "GET", "127.0.0.5").status == 200
    assert sent(echoing, "/admin/login/", "POST", "127.0.0.6", **nothing).status == 200


def test_a_site_that_does_not_answer_is_said_plainly(place: Path) -> None:
    with proxy(place / "nginx", free_port()) as front:
        answer = sent(front)
    assert (answer.status, answer.headers["Retry-After"]) == (503, "60")
    assert "does not answer at the moment" in answer.text


def test_nothing_of_the_template_is_left_to_fill_in() -> None:
    assert not re.findall(r"\$\{\w+\}", filled_in(variables()))
