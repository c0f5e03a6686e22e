"""Production: its settings, read from an environment, and processes that were given nothing else."""

import os
import re
import runpy
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.test import Client, override_settings

from config import environment

Given = Callable[..., dict[str, Any]]

SAFE = {
    "DATABASE_URL": "postgres://followthrough@database.invalid/followthrough",
    "SECRET_KEY": "a-key-that-is-long-enough-for-production-and-for-tests-only",
    "ALLOWED_HOSTS": "followthrough.example.org",
}
# What the test run itself lives on; answers to these questions need no database.
OF_THIS_RUN = (
    "DATABASES",
    "HOME",
    # The same ones: what they set up once in a process stays.
    "INSTALLED_APPS",
    "LOGGING",
    "STATIC_ROOT",
    "STORAGES",
    "WHITENOISE_AUTOREFRESH",
    "WHITENOISE_USE_FINDERS",
)
QUESTIONS = {
    "insecure": ("/admin/login/", False),
    "sign in": ("/admin/login/", True),
    "health": ("/healthz", False),
    "missing": ("/no-such-page/", True),
}


def run(arguments: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    """The outcome of Python in an environment with these variables, and of the shell's only the path."""
    shell = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "config.settings"}
    return subprocess.run(
        [sys.executable, "-W", "ignore:No directory at", *arguments],
        cwd=environment.PROJECT,
        env=shell | variables,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def read(environ: pytest.MonkeyPatch, **variables: str) -> dict[str, Any]:
    """What the settings are once they are read anew with these variables."""
    for name in ("DATABASE_URL", "FOLLOWTHROUGH_ENV", "FOLLOWTHROUGH_HOME"):
        environ.delenv(name, raising=False)
    for name, value in variables.items():
        environ.setenv(name, value)
    return runpy.run_path(str(environment.PROJECT / "config" / "settings.py"))


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Given:
    """Gives the settings these variables and reads them anew: what they then are."""
    return partial(read, monkeypatch)


def production(of_production: dict[str, Any]) -> override_settings:
    """Has this process work with these settings."""
    return override_settings(
        **{name: value for name, value in of_production.items() if name.isupper() and name not in OF_THIS_RUN}
    )


@pytest.fixture(scope="module")
def answers() -> dict[str, Any]:
    """What a site with the settings of production answers, by name of the question."""
    with pytest.MonkeyPatch.context() as environ, production(read(environ, **SAFE)):
        client = Client(SERVER_NAME="followthrough.example.org")
        return {name: client.get(address, secure=secure) for name, (address, secure) in QUESTIONS.items()}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set, and production does not start without one."),
        ({"SECRET_KEY": "short"}, "SECRET_KEY has 5 characters; production needs 50 or more."),
        ({"DEBUG": "1"}, "DEBUG is on in production"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is not set"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS is '*'"),
        ({"SECRET_KEY": "django-insecure-" + "abcdefgh" * 8}, "SECRET_KEY can be guessed"),
        ({"FOLLOWTHROUGH_ENV": "production", "DATABASE_URL": ""}, "it is empty."),
        ({"FOLLOWTHROUGH_ENV": "prod"}, "FOLLOWTHROUGH_ENV is 'prod'; write local or production."),
    ],
)
def test_unsafe_settings_are_refused(wrong: dict[str, str], said: str, given: Given) -> None:
    with pytest.raises(ImproperlyConfigured, match=re.escape(said)):
        given(**SAFE | wrong)


def test_it_refuses_to_start_in_one_plain_sentence() -> None:
    outcome = run(["manage.py", "check"], **SAFE | {"SECRET_KEY": "short"})
    assert outcome.returncode == 1
    assert outcome.stderr == "followthrough: SECRET_KEY has 5 characters; production needs 50 or more.\n"


def test_the_web_server_refuses_to_start_as_well() -> None:
    outcome = run(["-c", "import config.wsgi"], **SAFE | {"SECRET_KEY": ""})
    assert outcome.returncode == 1
    assert "SECRET_KEY is not set" in outcome.stderr


@pytest.mark.parametrize(("minutes", "seconds"), [("", 7200), ("30", 1800), ("0", 43200), ("9999", 43200)])
def test_one_is_signed_out_when_idle_and_never_later_than_after_twelve_hours(
    given: Given, minutes: str, seconds: int
) -> None:
    settings = given(**SAFE, SESSION_IDLE_MINUTES=minutes)
    assert (settings["SESSION_COOKIE_AGE"], settings["SESSION_LONGEST"]) == (seconds, 43200)


def test_the_cookie_of_known_browsers_is_for_https_alone(given: Given) -> None:
    settings = given(**SAFE)
    assert settings["KNOWN_BROWSER_COOKIE_NAME"] == "__Secure-known-browser"
    assert settings["SESSION_COOKIE_SECURE"]


def test_the_audit_log_is_written_whatever_the_log_level(given: Given) -> None:
    logging = given(**SAFE, LOG_LEVEL="ERROR")["LOGGING"]
    assert (logging["root"]["level"], logging["loggers"]["audit"]["level"]) == ("ERROR", "INFO")


@pytest.mark.parametrize(("more", "silenced"), [({}, 2), ({"HSTS_WHOLE_DOMAIN": "1"}, 0)])
def test_deployment_checks_find_nothing_to_warn_of(given: Given, more: dict[str, str], silenced: int) -> None:
    said = StringIO()
    with production(given(**SAFE, **more)):
        call_command("check", deploy=True, fail_level="WARNING", stdout=said, stderr=said)
    assert f"no issues ({silenced} silenced)" in said.getvalue()


def test_everything_is_https_for_a_year(answers: dict[str, Any]) -> None:
    assert answers["insecure"].status_code == 301
    assert answers["insecure"].headers["Location"] == "https://followthrough.example.org/admin/login/"
    assert answers["sign in"].headers["Strict-Transport-Security"] == "max-age=31536000"


def test_a_watching_machine_inside_needs_no_https(answers: dict[str, Any]) -> None:
    assert answers["health"].status_code == 200


@pytest.mark.parametrize("question", ["sign in", "missing"])
def test_pages_load_from_this_site_alone(answers: dict[str, Any], question: str) -> None:
    policy = {part.strip() for part in answers[question].headers["Content-Security-Policy"].split(";")}
    assert policy == {
        "default-src 'self'",
        "img-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ],
)
def test_headers(answers: dict[str, Any], name: str, value: str) -> None:
    assert answers["sign in"].headers[name] == value


def test_cookies_are_for_this_host_over_https_and_no_script(answers: dict[str, Any]) -> None:
    (cookie,) = answers["sign in"].cookies.values()
    assert cookie.key == "__Host-csrf"
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
    assert (cookie["path"], cookie["domain"]) == ("/", "")
