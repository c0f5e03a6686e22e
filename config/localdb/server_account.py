"""The operating system's account that the local PostgreSQL server runs as, which is never root."""

import os
import pwd
import stat
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class LocalDatabaseError(Exception):
    """The local database cannot be had; the message says why and what to do about it."""


@dataclass(frozen=True)
class Account:
    """An account of this computer."""

    name: str
    user_id: int
    group_id: int

    @classmethod
    def for_new_server(cls) -> "Account":
        """Oneself, or, for root, the system's `postgres` or `nobody`."""
        if os.geteuid() != 0:
            return cls.numbered(os.geteuid())
        for name in ("postgres", "nobody"):
            try:
                return cls._of(pwd.getpwnam(name))
            except KeyError:
                continue
        raise LocalDatabaseError(
            "PostgreSQL refuses to run as root, and this computer has no account `postgres` or `nobody` to run it. "
            "Add one, run this as an ordinary user, or set DATABASE_URL."
        )

    @classmethod
    def owner_of(cls, file: Path) -> "Account":
        """The account that the file belongs to; only root may act as another's.

        What root copied is root's, and no server runs as root: such a file is for the account of a new server.
        """
        owner = cls.numbered(file.stat().st_uid)
        if owner.user_id == os.geteuid() == 0:
            return cls.for_new_server()
        if os.geteuid() not in (0, owner.user_id):
            raise LocalDatabaseError(
                f"{file} belongs to `{owner.name}`. Run this as `{owner.name}`, or set FOLLOWTHROUGH_HOME to a "
                "folder of your own."
            )
        return owner

    @classmethod
    def numbered(cls, user_id: int) -> "Account":
        """The account with this number, which must have a name for PostgreSQL to recognise it by."""
        try:
            return cls._of(pwd.getpwuid(user_id))
        except KeyError:
            raise LocalDatabaseError(
                f"The account number {user_id} has no name on this computer, and PostgreSQL needs one. "
                "Add the account, or set DATABASE_URL."
            ) from None

    @classmethod
    def _of(cls, entry: pwd.struct_passwd) -> "Account":
        return cls(entry.pw_name, entry.pw_uid, entry.pw_gid)

    @property
    def is_oneself(self) -> bool:
        """Whether this process already runs as the account."""
        return self.user_id == os.geteuid()

    def run(self, command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
        """The outcome of the command, run as this account in a session of its own, where no Ctrl-C reaches it."""
        return subprocess.run(
            command,
            cwd="/",
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            start_new_session=True,
            user=None if self.is_oneself else self.user_id,
            group=None if self.is_oneself else self.group_id,
            extra_groups=None if self.is_oneself else [],
        )

    def can_enter(self, folder: Path) -> bool:
        """Whether the account reaches the folder, asked of the system itself: mode bits do not tell it all."""
        return self.run(["/bin/sh", "-c", 'cd "$1"', "sh", folder]).returncode == 0

    def take_all(self, folder: Path) -> None:
        """Makes everything in a folder of root's this account's own, as root alone can."""
        for parent, folders, files in os.walk(folder):
            for name in [".", *folders, *files]:
                os.chown(Path(parent, name), self.user_id, self.group_id, follow_symlinks=False)

    def take(self, folder: Path) -> None:
        """Makes the folder this account's own, closed to all others.

        A folder that is there already must be the account's or one's own: in a shared place such as /tmp, somebody
        else may have been first.
        """
        folder.mkdir(mode=0o700, exist_ok=True)
        status = folder.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid not in (self.user_id, os.geteuid()):
            raise LocalDatabaseError(f"{folder} is not a folder of `{self.name}`; remove it, and try again.")
        if not self.is_oneself:
            os.chown(folder, self.user_id, self.group_id, follow_symlinks=False)
        folder.chmod(0o700)
