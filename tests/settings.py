"""The project's settings as tests see them: whatever the developer's shell says, and with a server of their own."""

import os
from importlib.resources import files
from pathlib import Path

from tests import memory

CONFIGURED_BY_SHELL = (
    "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS",
    "DATABASE_CONNECT_SECONDS",
    "DATABASE_LONG_SECONDS",
    "DATABASE_SECONDS",
    "DATABASE_WAITS",
    "DEBUG",
    "LOCK_PATIENCE_SECONDS",
    "LOG_LEVEL",
    "PROXIES_IN_FRONT",
    "SECRET_KEY",
    "SESSION_IDLE_MINUTES",
    "UPLOAD_MEGABYTES",
)
for name in CONFIGURED_BY_SHELL:
    os.environ.pop(name, None)
os.environ["FOLLOWTHROUGH_ENV"] = "local"
PROJECT = Path(__file__).resolve().parent.parent
HOME_OF_TESTS = Path(os.environ.get("FOLLOWTHROUGH_HOME") or PROJECT / ".local") / "test"
if memory.has_room():
    memory.put_temporary_files_there()
    HOME_OF_TESTS = memory.home_of(PROJECT)
os.environ.setdefault("FOLLOWTHROUGH_TEST_HOME", str(HOME_OF_TESTS))
os.environ["FOLLOWTHROUGH_HOME"] = os.environ["FOLLOWTHROUGH_TEST_HOME"]

from config.settings import *  # noqa: E402, F403

# Every test that signs in begins a session; those that count queries have it in the database, as the site does.
SESSION_ENGINE = "django.contrib.sessions.backends.cache"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Pages are rendered within the test that asks for them, whose records no other process sees.
PAGE_CACHE_MEGABYTES = 0
PAGES_RENDERED_APART = False
# Each client of a test builds the middleware anew: files are looked up when asked for, not listed beforehand.
WHITENOISE_AUTOREFRESH = True
# Beside the site's own files stands the script that looks for what is hard to use in a page.
AXE = Path(str(files("axe_playwright_python"))) / "axe.min.js"
STATICFILES_DIRS = [AXE.parent]
