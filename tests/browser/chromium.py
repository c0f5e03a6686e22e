"""The browser that the tests drive: one that is there, or else one that gets installed.

`python -m tests.browser.chromium` prints where it is, after installing one if need be.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

# Chromium without windows, which does the tests' work in two thirds of the time.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
IMPATIENT = ("-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=10")
NOT_FOUND = (
    "There is no browser for the browser tests, and none could be installed. Install Chromium or Chrome, "
    "or set CHROMIUM to the path of one."
)


class NoBrowserError(Exception):
    """No browser is to be had; the message says what to do."""


def of_system() -> Path | None:
    """The browser named by CHROMIUM, else one on the PATH or in its usual place."""
    named = os.environ.get("CHROMIUM")
    if named:
        path = shutil.which(named)
        if path is None:
            raise NoBrowserError(f"CHROMIUM is {named!r}, which is no program; unset it or name a browser.")
        return Path(path)
    found = filter(None, map(shutil.which, (*NAMES, *MAC_PLACES)))
    return next(map(Path, found), None)


def of_playwright() -> Path | None:
    """The browser that Playwright downloaded earlier; it needs not be told where that is."""
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def install() -> None:
    """Installs a browser by the first means that this computer has: its packages, or Playwright's download."""
    if not any(map(install_package, (SHELL, "chromium"))):
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def install_package(name: str) -> bool:
    """Whether apt could install the package without asking anybody."""
    if not shutil.which("apt-get") or not (os.geteuid() == 0 or shutil.which("sudo")):
        return False
    before = [] if os.geteuid() == 0 else ["sudo", "-n"]
    apt = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", *IMPATIENT]
    steps = [[*apt, "update"], [*apt, "install", "--yes", name]]
    return all(
        subprocess.run(step, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False).returncode == 0
        for step in steps
    )


def main() -> None:
    """Says where the browser is, after installing one if there is none, or none but a slower one on root's machine."""
    try:
        path = of_system() or of_playwright()
        if path is not None and os.geteuid() == 0 and not (os.environ.get("CHROMIUM") or shutil.which(SHELL)):
            install_package(SHELL)
            path = of_system() or path
        if path is None:
            install()
            path = of_system() or of_playwright()
    except NoBrowserError as error:
        sys.exit(str(error))
    if path is None:
        sys.exit(NOT_FOUND)
    print(f"Browser tests use {path}")


if __name__ == "__main__":
    main()
