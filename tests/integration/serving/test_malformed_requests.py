"""Requests that no browser sends: each gets a plain answer, the headers that protect, and a short line in the log."""

import logging
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO, StringIO
from typing import Any, NamedTuple

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from config.logs import JSONLines, refusals_in_one_line
from config.wsgi import application
from tests.factories import ActorFactory, CommitmentFactory, UserFactory
from tracker.templatetags import work_list

pytestmark = pytest.mark.django_db

MOST_LOGGED = 2_000
PROTECTING = (
    "Content-Security-Policy",
    "Cross-Origin-Opener-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
)
FORM = "application/x-www-form-urlencoded"
CHARSETS = (
    "no-such",
    "utf-16",
    "utf-7",
    "latin-1",
    "base64",
    "hex",
    "rot13",
    "zip",
    "idna",
    "punycode",
    "undefined",
    '"',
)
# Of each sort one: unknown, wide, not of text, and one that fails whatever it is given.
SOME = ("no-such", "utf-16", "base64", "undefined")
SECTION = 'Content-Disposition: form-data; name="record"'
FILE = 'Content-Disposition: form-data; name="import_file"; filename="topics.csv"'


class Answer(NamedTuple):
    """What came back, and what the log says of it."""

    status: int
    headers: dict[str, str]
    content: bytes
    log: str


Ask = Callable[..., Answer]


@pytest.fixture
def ask() -> Iterator[Ask]:
    """Asks the site as the web server does: by the names of WSGI, whatever these hold."""
    log = StringIO()
    handler = logging.StreamHandler(log)
    handler.setFormatter(JSONLines())
    handler.addFilter(refusals_in_one_line)
    logging.getLogger().addHandler(handler)
    # The tests' own transaction lives in the connection that these would close.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)

    def answer(path: str, body: bytes = b"", **names: str) -> Answer:
        log.truncate(log.seek(0))
        began: list[Any] = []
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "testserver",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(body),
            "wsgi.errors": StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }
        if body:
            environ |= {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": str(len(body)), "CONTENT_TYPE": FORM}
        begin: Any = lambda *said: began.extend(said)  # noqa: E731
        found: Any = application(environ | names, begin)
        try:
            content = b"".join(found)
        finally:
            found.close()
        return Answer(int(began[0][:3]), dict(began[1]), content, log.getvalue())

    yield answer
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    logging.getLogger().removeHandler(handler)


def parts(*heads: str, boundary: str = "x") -> bytes:
    """A form in parts with these heads."""
    return (
        "".join(f"--{boundary}\r\n{head}\r\n\r\nref,name\r\n" for head in heads).encode()
        + f"--{boundary}--\r\n".encode()
    )


def in_parts(body: bytes, content_type: str = "multipart/form-data; boundary=x") -> dict[str, Any]:
    return {"body": body, "CONTENT_TYPE": content_type}


SENT: Mapping[str, dict[str, Any]] = {
    **{f"form, charset {one}": {"body": b"record=1", "CONTENT_TYPE": f"{FORM}; charset={one}"} for one in CHARSETS},
    **{
        f"parts, charset {one}": in_parts(parts(SECTION), f"multipart/form-data; boundary=x; charset={one}")
        for one in SOME
    },
    **{f"a part in {one}": in_parts(parts(f"{SECTION}\r\nContent-Type: text/plain; charset={one}")) for one in SOME},
    **{f"a file in {one}": in_parts(parts(f"{FILE}\r\nContent-Type: text/csv; charset={one}")) for one in SOME},
    "a parameter in an unknown charset": {"body": b"record=1", "CONTENT_TYPE": f"{FORM}; x*=no-such''x"},
    "a parameter in the undefined charset": {"body": b"record=1", "CONTENT_TYPE": f"{FORM}; charset*=undefined''x"},
    "no charset after its name": {"body": b"record=1", "CONTENT_TYPE": f"{FORM}; charset="},
    "no boundary": in_parts(parts(SECTION), "multipart/form-data"),
    "an empty boundary": in_parts(parts(SECTION), "multipart/form-data; boundary="),
    "a boundary that is too long": in_parts(parts(SECTION), f"multipart/form-data; boundary={'y' * 300}"),
    "a boundary of other letters": in_parts(parts(SECTION), "multipart/form-data; boundary=\xe9"),
    "another boundary": in_parts(parts(SECTION, boundary="y")),
    "a part that does not end": in_parts(b"--x\r\n" + SECTION.encode()),
    "a part without a name": in_parts(parts("Content-Disposition: form-data")),
    "a part with a name that is none": in_parts(parts("Content-Disposition: form-data; name*=no-such''x")),
    "a file with a name that is none": in_parts(parts("Content-Disposition: form-data; name=a; filename*=base64''x")),
    "a part that is no base64": in_parts(parts(f"{SECTION}\r\nContent-Transfer-Encoding: base64")),
    "too many fields": {"body": b"a=1&" * 3_000},
    "bytes that are no text": {"body": b"record=%ff%fe&\xff=\xfe"},
    "null characters": {"body": b"record=%00&username=%00&password=%00"},
    "no type": {"body": b"record=1", "CONTENT_TYPE": ""},
    "a type that is none": {"body": b"record=1", "CONTENT_TYPE": ";;;=;\xff"},
    "another type": {"body": b"{", "CONTENT_TYPE": "application/json"},
    "fewer bytes than said": {"body": b"record=1", "CONTENT_LENGTH": "500"},
    "more bytes than said": {"body": b"record=1", "CONTENT_LENGTH": "3"},
    "no length": {"body": b"record=1", "CONTENT_LENGTH": ""},
    "a length that is none": {"body": b"record=1", "CONTENT_LENGTH": "-1"},
    "a length in other digits": {"body": b"record=1", "CONTENT_LENGTH": "\xb2"},
    "an origin that is none": {"body": b"record=1", "HTTP_ORIGIN": "http://[", "HTTP_REFERER": "https://["},
    "an unknown method": {"REQUEST_METHOD": "BREW"},
    "a method that changes": {"REQUEST_METHOD": "DELETE"},
}
ASKED: Mapping[str, dict[str, Any]] = {
    **{f"charset {one}": {"CONTENT_TYPE": f"text/plain; charset={one}", "QUERY_STRING": "q=%ff"} for one in SOME},
    "no host": {"HTTP_HOST": ""},
    "another host": {"HTTP_HOST": "example.org"},
    "a host that is none": {"HTTP_HOST": "a b:port:99"},
    "a host with an open bracket": {"HTTP_HOST": "[::1"},
    "a host of other letters": {"HTTP_HOST": "\xe9\xff"},
    "a host that is too long": {"HTTP_HOST": "x" * 3_000},
    "cookies that are none": {"HTTP_COOKIE": '=;;;a="\\777\xff; sessionid=%00; csrftoken=\x7f; messages=x'},
    "cookies that are too long": {
        "HTTP_COOKIE": f"sessionid={'x' * 5000}; csrftoken={'y' * 5000}; messages={'z' * 2000}"
    },
    "bytes that are no text": {"QUERY_STRING": "q=%ff%fe&as_of=%c3&page=%ed%a0%80&next=%ff"},
    "raw bytes that are no text": {"QUERY_STRING": "q=\xff\xfe&as_of=\xc3"},
    "half of a percent sign": {"QUERY_STRING": "q=%&as_of=%4&p=%zz"},
    "too many parameters": {"QUERY_STRING": "a=1&" * 3_000},
    "headers that are none": {
        "HTTP_ACCEPT": "*/*;q=x,;;,\xff",
        "HTTP_ACCEPT_LANGUAGE": "x-" * 500,
        "HTTP_ACCEPT_ENCODING": "gzip;q=\xff, br;;",
        "HTTP_IF_MODIFIED_SINCE": "Thu, 99 Jan 99999 99:99:99 GMT",
        "HTTP_IF_NONE_MATCH": 'W/"\xff, *, "',
        "HTTP_IF_MATCH": '"',
        "HTTP_IF_UNMODIFIED_SINCE": "never",
        "HTTP_RANGE": "bytes=9-1,x-,-",
        "HTTP_REFERER": "https://[\xff",
        "HTTP_X_FORWARDED_FOR": "\xff, , 999.1.1.1",
        "HTTP_X_FORWARDED_PROTO": "gopher",
        "HTTP_X_REQUESTED_WITH": "\xff",
        "HTTP_UPGRADE_INSECURE_REQUESTS": "x",
    },
}
WRONG_PATHS = {
    "bytes that are no text": "\xff\xfe",
    "a null character": "\x00",
    "a step up": "../../etc",
    "two slashes": "//example.org/",
    "a very long one": "x" * 3_000,
    "a surrogate": "\xed\xa0\x80",
}


@pytest.fixture
def records() -> dict[str, Model]:
    return {"commitment": CommitmentFactory(), "actor": ActorFactory()}


@pytest.fixture
def addresses(records: dict[str, Any]) -> tuple[str, ...]:
    """One address of every sort."""
    commitment, actor = records["commitment"], records["actor"]
    return (
        "/",
        f"/commitments/{commitment.ref}/",
        "/commitments.csv",
        "/commitments.atom",
        "/charts/shares.svg",
        "/search/",
        "/corrections/",
        "/healthz",
        "/static/tracker/base.css",
        "/no/such/page/",
        reverse("admin:login"),
        reverse("admin:index"),
        reverse("admin:tracker_commitment_changelist"),
        reverse("admin:tracker_actor_change", args=[actor.pk]),
        reverse("admin:tracker_importbatch_upload"),
        reverse("admin:autocomplete"),
        reverse("admin:logout"),
    )


@pytest.fixture
def sign_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """Gives the cookie of a reviewer who has just signed in, for whom there is nothing to do.

    What waits for them, most of the time of the admin's home page, is found by who they are, whatever they send.
    """
    monkeypatch.setattr(work_list, "work_sections", lambda *_: [])
    reviewer, client = UserFactory(group="Reviewer"), Client()

    def signed_in() -> str:
        client.force_login(reviewer)
        return f"sessionid={client.cookies['sessionid'].value}; csrftoken={'a' * 32}"

    return signed_in


def assert_plain(answer: Answer, said: str) -> None:
    assert answer.status < 500, said
    assert len(answer.log) < MOST_LOGGED, (said, answer.log)
    assert "Traceback" not in answer.log, said
    missing = [name for name in PROTECTING if name not in answer.headers]
    assert not missing, said
    assert (
        answer.headers.get("X-Frame-Options") == "DENY"
        or "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    ), said


def test_what_is_sent_malformed_is_refused_plainly(
    ask: Ask, addresses: tuple[str, ...], sign_in: Callable[[], str]
) -> None:
    for kind, sent in SENT.items():
        # The last of the addresses signs out.
        names = {"HTTP_COOKIE": sign_in(), "HTTP_X_CSRFTOKEN": "a" * 32, **sent}
        for path in addresses:
            assert_plain(ask(path, **names), f"{kind} at {path}")


def test_what_is_asked_malformed_is_answered_plainly(
    ask: Ask, addresses: tuple[str, ...], sign_in: Callable[[], str]
) -> None:
    for kind, asked in ASKED.items():
        names = {"HTTP_COOKIE": sign_in(), **asked}
        for path in addresses:
            assert_plain(ask(path, **names), f"{kind} at {path}")


def test_a_path_that_is_none_is_not_found(ask: Ask, addresses: tuple[str, ...], sign_in: Callable[[], str]) -> None:
    cookie = sign_in()
    for path in (*addresses, "/admin/tracker/topic/", "/admin/r/1/", "/admin/tracker/"):
        for kind, end in WRONG_PATHS.items():
            for wrong in (f"{path}{end}", f"{path}{end}/change/"):
                assert_plain(ask(wrong, HTTP_COOKIE=cookie), f"{kind} at {path}")


@pytest.mark.parametrize("charset", CHARSETS)
def test_a_foreign_charset_is_refused_in_words(ask: Ask, charset: str) -> None:
    answer = ask("/corrections/", b"record=1", CONTENT_TYPE=f"{FORM}; charset={charset}")
    assert (answer.status, answer.headers["Content-Type"]) == (415, "text/plain; charset=utf-8")
    assert answer.content.startswith(b"What is sent must be in UTF-8")


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "utf8", '"utf-8"'])
def test_utf_8_is_taken_by_all_its_names(ask: Ask, charset: str) -> None:
    assert ask("/admin/login/", b"username=x&password=y", CONTENT_TYPE=f"{FORM}; charset={charset}").status == 403
