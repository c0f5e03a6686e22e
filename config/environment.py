"""What the environment says: one function a question, each refusing an answer that cannot be right."""

import os
import re
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

PROJECT = Path(__file__).resolve().parent.parent
WAYS_TO_RUN = ("local", "production")
YES = ("1", "true", "yes", "on")
NO = ("", "0", "false", "no", "off")
SHORTEST_SECRET_KEY = 50
SOFTWARE = "Followthrough"
LONGEST_NAME, LONGEST_LINE = 60, 300
MAIL_ADDRESS = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+")
LOGO = re.compile(r"(https://[\w.-]+(:[0-9]+)?)?/(?!/)[\w./~%?=&+-]*", re.ASCII)
FEWEST_CHARACTERS_OF_SECRET_KEY = 5
START_OF_PLACEHOLDER_KEYS = "django-insecure"


def text(name: str, default: str = "") -> str:
    """The variable without surrounding blanks; the default when it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def comma_separated(name: str) -> list[str]:
    """The variable's comma-separated parts, without blanks; empty when it is unset."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def flag(name: str) -> bool:
    """Whether the variable is switched on; unset is off. Raises ImproperlyConfigured for another word."""
    value = text(name).lower()
    if value in YES:
        return True
    if value in NO:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}; write 1 for on or 0 for off.")


def one_line(name: str, default: str = "") -> str:
    """The variable as text that stands in one line of a page, a mail or a file."""
    value = text(name, default)
    if not value.isprintable() or len(value) > LONGEST_LINE:
        raise ImproperlyConfigured(f"{name} must be one line of at most {LONGEST_LINE} printable characters.")
    return value


def site_name() -> str:
    """What the site is called."""
    value = one_line("SITE_NAME", SOFTWARE)
    if len(value) > LONGEST_NAME:
        raise ImproperlyConfigured(f"SITE_NAME has {len(value)} characters; write at most {LONGEST_NAME}.")
    return value


def site_contact() -> str:
    """The mail address that readers may write to; empty when there is none."""
    value = text("SITE_CONTACT")
    if value and not MAIL_ADDRESS.fullmatch(value):
        raise ImproperlyConfigured(f"SITE_CONTACT is {value!r}; write a mail address, such as desk@example.org.")
    return value


def site_logo() -> str:
    """Where the logo is: a path on this host or an address in the web; empty when there is none."""
    value = text("SITE_LOGO")
    if value and not LOGO.fullmatch(value):
        raise ImproperlyConfigured(
            f"SITE_LOGO is {value!r}; write a path such as /logo.svg or an address such as https://example.org/logo.svg."
        )
    return value


def origins(address: str) -> list[str]:
    """The scheme and host of a whole address, as a policy names them; none of a path on this host."""
    parts = urlsplit(address)
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []


def number(name: str, default: int, *, least: int = 0) -> int:
    """The variable as a whole number of at least `least`; the default when it is unset or empty."""
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name} is {value!r}; write a whole number such as {default}.")
    if int(value) < least:
        raise ImproperlyConfigured(f"{name} is {value}; write {least} or more.")
    return int(value)


def is_production() -> bool:
    """Whether this is a public site; a database from outside means yes, unless FOLLOWTHROUGH_ENV says otherwise."""
    way = text("FOLLOWTHROUGH_ENV", "production" if text("DATABASE_URL") else "local")
    if way not in WAYS_TO_RUN:
        raise ImproperlyConfigured(f"FOLLOWTHROUGH_ENV is {way!r}; write local or production.")
    if way == "production" and not text("DATABASE_URL"):
        state = "empty" if "DATABASE_URL" in os.environ else "not set"
        raise ImproperlyConfigured(
            f"Production needs DATABASE_URL, such as postgres://user:password@host/followthrough; it is {state}."
        )
    return way == "production"


def debug(*, production: bool) -> bool:
    """Whether errors are shown in full, which a public site must never do."""
    if production and flag("DEBUG"):
        raise ImproperlyConfigured(
            "DEBUG is on in production, where it would show secrets to visitors. Unset it, "
            "or set FOLLOWTHROUGH_ENV=local if this is a computer for development."
        )
    return flag("DEBUG")


def home() -> Path:
    """The folder for everything Followthrough keeps on this computer: its database and its secret key."""
    return Path(text("FOLLOWTHROUGH_HOME", str(PROJECT / ".local"))).expanduser().absolute()


def secret_key(folder: Path, *, production: bool) -> str:
    """The key that signs sessions: from SECRET_KEY, or, on one's own computer, made once and kept in the folder."""
    given = text("SECRET_KEY")
    if not production:
        return given or _kept_secret_key(folder / "secret_key")
    if not given:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set, and production does not start without one. Make one with "
            "`python -c 'import secrets; print(secrets.token_urlsafe(50))'` and keep it out of the repository."
        )
    if len(given) < SHORTEST_SECRET_KEY:
        raise ImproperlyConfigured(
            f"SECRET_KEY has {len(given)} characters; production needs {SHORTEST_SECRET_KEY} or more."
        )
    if len(set(given)) < FEWEST_CHARACTERS_OF_SECRET_KEY or given.startswith(START_OF_PLACEHOLDER_KEYS):
        raise ImproperlyConfigured(
            "SECRET_KEY can be guessed: it is a placeholder, or repeats a few characters. Make one with "
            "`python -c 'import secrets; print(secrets.token_urlsafe(50))'`."
        )
    return given


def _kept_secret_key(file: Path) -> str:
    """The key in the file, which is made if missing."""
    try:
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            _make_secret_key(file)
        return file.read_text(encoding="ascii")
    except OSError as error:
        raise ImproperlyConfigured(
            f"{file} is not for this account to read or make ({error.strerror}). Set FOLLOWTHROUGH_HOME to a folder "
            "of your own, or SECRET_KEY."
        ) from error


def _make_secret_key(file: Path) -> None:
    """Writes the file whole or not at all; of two processes at it at once, the first one's key stays."""
    unfinished = file.with_name(f"{file.name}.{os.getpid()}")
    unfinished.touch(mode=0o600)
    try:
        unfinished.write_text(secrets.token_urlsafe(SHORTEST_SECRET_KEY), encoding="ascii")
        file.hardlink_to(unfinished)
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()


def allowed_hosts(*, production: bool) -> list[str]:
    """The host names this site answers to; on one's own computer, the computer itself."""
    given = comma_separated("ALLOWED_HOSTS")
    if production and not given:
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS is not set; write the site's host names, such as followthrough.example.org."
        )
    if production and "*" in given:
        raise ImproperlyConfigured("ALLOWED_HOSTS is '*'; write the site's host names instead.")
    return given if production else [*given, "127.0.0.1", "localhost", "[::1]"]
