"""A real browser for these tests, and a server for it to ask."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser import chromium
from tests.browser.looking import Looking

HERE = Path(__file__).parent
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--in-process-gpu",
    "--no-first-run",
    "--js-flags=--no-opt --no-maglev",
    "--renderer-process-limit=1",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test of this folder as one that needs a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Starts the browser that was found, without its own traffic to the network; as root it has no sandbox."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    arguments = {**browser_type_launch_args, "args": [*QUIET, *sandbox]}
    path = chromium.of_system()
    return {**arguments, "executable_path": str(path)} if path else arguments


@pytest.fixture(scope="session")
def still_browser(browser_type: BrowserType, browser_type_launch_args: dict[str, Any]) -> Iterator[Browser]:
    """A browser to look at pages in, a quarter cheaper: it makes no frames, so that nothing in it can be clicked."""
    arguments = [*browser_type_launch_args["args"], "--disable-threaded-compositing"]
    browser = browser_type.launch(**browser_type_launch_args | {"args": arguments})
    yield browser
    browser.close()


@pytest.fixture(scope="session", autouse=True)
def _database_beside_the_browser() -> None:
    """Lets the database be used in this process, although Playwright's event loop runs in it from now on."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def known_places() -> set[str]:
    """The places whose colours were tried already in this run."""
    return set()


@pytest.fixture
def looking(page: Page, live_server: LiveServer, known_places: set[str]) -> Looking:
    """The open page, looked at as all kinds of readers do."""
    return Looking(page, live_server.url, known_places)
