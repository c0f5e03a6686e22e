"""The nginx that the tests put in front of the site: the system's, or else Debian's, unpacked into a folder.

`python -m tests.nginx` prints where it is, after fetching it if need be. That takes no rights: apt-get is given lists
and folders of its own, and nothing is installed, so no server is started on the way.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PACKAGE = "nginx"
PROGRAM = Path("usr", "sbin", "nginx")
PLACES = (Path("/usr/sbin/nginx"), Path("/usr/local/sbin/nginx"), Path("/opt/homebrew/bin/nginx"))
FOLDER = Path(__file__).resolve().parent.parent / ".local" / "nginx"
IMPATIENT = ("-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20")
NOT_FOUND = (
    "There is no nginx for the tests of docker/nginx.conf.template, and none could be fetched with apt-get. Install "
    "nginx, or set NGINX to the path of one."
)


class NoNginxError(Exception):
    """No nginx is to be had; the message says what to do."""


def program() -> Path:
    """The nginx named by NGINX, else the system's, else the one fetched before."""
    named = os.environ.get("NGINX")
    if named:
        path = shutil.which(named)
        if path is None:
            raise NoNginxError(f"NGINX is {named!r}, which is no program; unset it or name an nginx.")
        return Path(path)
    on_path = shutil.which("nginx")
    for place in (*([Path(on_path)] if on_path else []), *PLACES, FOLDER / PROGRAM):
        if os.access(place, os.X_OK):
            return place
    raise NoNginxError(NOT_FOUND)


def fetch() -> None:
    """Puts Debian's nginx into the project's folder for what is local, whole or not at all."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        raise NoNginxError(NOT_FOUND)
    FOLDER.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER.parent, prefix="nginx-") as name:
        place = Path(name)
        for folder in ("state/lists/partial", "cache/archives/partial", "unpacked"):
            (place / folder).mkdir(parents=True)
        own = ["-o", f"Dir::State={place}/state", "-o", "Dir::State::status=/var/lib/dpkg/status"]
        apt = ["apt-get", "-qq", *own, "-o", f"Dir::Cache={place}/cache", *IMPATIENT]
        if os.geteuid() == 0:
            apt += ["-o", "APT::Sandbox::User=root"]
        try:
            for step in ([*apt, "update"], [*apt, "download", PACKAGE]):
                subprocess.run(step, cwd=place, stdin=subprocess.DEVNULL, check=True)
            (package,) = place.glob(f"{PACKAGE}_*.deb")
            subprocess.run(["dpkg-deb", "-x", package, place / "unpacked"], check=True)
        except (subprocess.CalledProcessError, ValueError) as error:
            raise NoNginxError(NOT_FOUND) from error
        shutil.rmtree(FOLDER, ignore_errors=True)
        (place / "unpacked").rename(FOLDER)


def main() -> None:
    """Says where nginx is, and that it runs here, after fetching it if there is none."""
    try:
        try:
            path = program()
        except NoNginxError:
            fetch()
            path = program()
        outcome = subprocess.run([path, "-v"], capture_output=True, text=True, check=False)
        if outcome.returncode != 0:
            sys.exit(f"{path} does not run here: {outcome.stderr.strip()}. {NOT_FOUND}")
    except NoNginxError as error:
        sys.exit(str(error))
    print(f"Tests of the proxy use {path}")


if __name__ == "__main__":
    main()
