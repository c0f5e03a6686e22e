"""What the environment may say, and what is answered when it says something else."""

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment

SECRET = "a-key-that-is-long-enough-for-production-and-for-tests-only"


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ALLOWED_HOSTS", "DATABASE_URL", "DEBUG", "FOLLOWTHROUGH_ENV", "FOLLOWTHROUGH_HOME", "SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("written", ["1", "true", "Yes", " on "])
def test_switch_is_on(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("DEBUG", written)
    assert environment.flag("DEBUG")


@pytest.mark.parametrize("written", ["0", "false", "No", "off", ""])
def test_switch_is_off(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("DEBUG", written)
    assert not environment.flag("DEBUG")


def test_a_switch_is_never_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBUG", "maybe")
    with pytest.raises(ImproperlyConfigured, match="DEBUG is 'maybe'; write 1 for on or 0 for off"):
        environment.flag("DEBUG")


def test_words_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", " a.example , b.example,")
    assert environment.comma_separated("ALLOWED_HOSTS") == ["a.example", "b.example"]


@pytest.mark.parametrize("written", ["-1", "8000.5", "eight", "٣"])
def test_a_number_is_whole(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("PORT", written)
    with pytest.raises(ImproperlyConfigured, match=f"PORT is '{written}'; write a whole number such as 8000"):
        environment.number("PORT", 8000)


def test_without_a_database_from_outside_it_is_local() -> None:
    assert not environment.is_production()


def test_a_database_from_outside_means_production(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://database.invalid/x")
    assert environment.is_production()


def test_a_database_from_outside_may_be_for_development(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://database.invalid/x")
    monkeypatch.setenv("FOLLOWTHROUGH_ENV", "local")
    assert not environment.is_production()


def test_production_needs_a_database_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOLLOWTHROUGH_ENV", "production")
    with pytest.raises(ImproperlyConfigured, match=r"Production needs DATABASE_URL.* it is not set"):
        environment.is_production()
    monkeypatch.setenv("DATABASE_URL", " ")
    with pytest.raises(ImproperlyConfigured, match=r"Production needs DATABASE_URL.* it is empty"):
        environment.is_production()


def test_there_are_two_ways_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOLLOWTHROUGH_ENV", "staging")
    with pytest.raises(ImproperlyConfigured, match="FOLLOWTHROUGH_ENV is 'staging'; write local or production"):
        environment.is_production()


def test_debugging_is_off_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not environment.debug(production=False)
    monkeypatch.setenv("DEBUG", "1")
    assert environment.debug(production=False)


def test_production_refuses_debugging(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBUG", "1")
    with pytest.raises(ImproperlyConfigured, match="DEBUG is on in production"):
        environment.debug(production=True)


def test_production_refuses_to_make_up_a_secret_key(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is not set"):
        environment.secret_key(tmp_path, production=True)
    assert not list(tmp_path.iterdir())


def test_production_refuses_a_short_secret_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", "short")
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY has 5 characters; production needs 50"):
        environment.secret_key(tmp_path, production=True)


@pytest.mark.parametrize("key", ["django-insecure-" + SECRET, "abcd" * 20])
def test_production_refuses_a_secret_key_that_can_be_guessed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, key: str
) -> None:
    monkeypatch.setenv("SECRET_KEY", key)
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY can be guessed"):
        environment.secret_key(tmp_path, production=True)


def test_production_takes_the_secret_key_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", SECRET)
    assert environment.secret_key(tmp_path, production=True) == SECRET


def test_a_local_secret_key_is_made_once_and_for_oneself_only(tmp_path: Path) -> None:
    home = tmp_path / "home"
    key = environment.secret_key(home, production=False)
    assert len(key) >= 50
    assert environment.secret_key(home, production=False) == key
    assert stat.S_IMODE((home / "secret_key").stat().st_mode) == 0o600
    assert [file.name for file in home.iterdir()] == ["secret_key"]


def test_two_homes_have_two_secret_keys(tmp_path: Path) -> None:
    keys = {environment.secret_key(tmp_path / name, production=False) for name in ("one", "two")}
    assert len(keys) == 2


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ImproperlyConfigured, match="Set FOLLOWTHROUGH_HOME to a folder of your own"):
        environment.secret_key(tmp_path / "file", production=False)


def test_home_is_in_the_project_unless_moved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert environment.home() == environment.PROJECT / ".local"
    monkeypatch.setenv("FOLLOWTHROUGH_HOME", str(tmp_path))
    assert environment.home() == tmp_path


def test_a_computer_of_ones_own_answers_to_itself() -> None:
    assert environment.allowed_hosts(production=False) == ["127.0.0.1", "localhost", "[::1]"]


def test_production_needs_host_names(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS is not set"):
        environment.allowed_hosts(production=True)
    monkeypatch.setenv("ALLOWED_HOSTS", "*")
    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS is '\\*'"):
        environment.allowed_hosts(production=True)
    monkeypatch.setenv("ALLOWED_HOSTS", "followthrough.example.org")
    assert environment.allowed_hosts(production=True) == ["followthrough.example.org"]


def test_a_number_may_have_a_least(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_SECONDS", "0")
    with pytest.raises(ImproperlyConfigured, match=r"DATABASE_SECONDS is 0; write 1 or more\."):
        environment.number("DATABASE_SECONDS", 15, least=1)
    monkeypatch.setenv("DATABASE_SECONDS", "1")
    assert environment.number("DATABASE_SECONDS", 15, least=1) == 1


def test_a_site_may_have_a_name_an_owner_and_a_logo(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (environment.site_name(), environment.site_contact(), environment.site_logo()) == ("Followthrough", "", "")
    monkeypatch.setenv("SITE_NAME", " Promises & Deeds ")
    monkeypatch.setenv("SITE_CONTACT", "desk@example.org")
    monkeypatch.setenv("SITE_LOGO", "https://example.org:8443/logo.svg")
    assert environment.site_name() == "Promises & Deeds"
    assert environment.site_contact() == "desk@example.org"
    assert environment.origins(environment.site_logo()) == ["https://example.org:8443"]
    assert environment.origins("/logo.svg") == []


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("SITE_NAME", "x" * 61, "SITE_NAME has 61 characters; write at most 60"),
        ("SITE_NAME", "two\nlines", "SITE_NAME must be one line"),
        ("SITE_CONTACT", "desk", "write a mail address, such as desk@example.org"),
        ("SITE_CONTACT", 'desk@example.org"onclick', "write a mail address"),
        ("SITE_LOGO", "logo.svg", "write a path such as /logo.svg"),
        ("SITE_LOGO", "//example.org/logo.svg", "write a path such as /logo.svg"),
        ("SITE_LOGO", "https://example.org; script-src */x", "write a path such as /logo.svg"),
        ("SITE_LOGO", "javascript:alert(1)", "write a path such as /logo.svg"),
    ],
)
def test_what_cannot_stand_in_a_page_is_refused(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, message: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(ImproperlyConfigured, match=message):
        getattr(environment, variable.lower())()
