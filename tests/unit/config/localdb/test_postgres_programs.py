"""Finding PostgreSQL's programs."""

import os
import stat
from pathlib import Path

import pytest

from config.localdb import postgres_programs
from config.localdb.server_account import Account, LocalDatabaseError


@pytest.fixture
def account() -> Account:
    return Account.numbered(os.geteuid())


def a_version(folder: Path, said: str) -> Path:
    """A folder whose `postgres` says this version."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "postgres"
    program.write_text(f"#!/bin/sh\necho '{said}'\n", encoding="utf-8")
    program.chmod(0o755)
    return folder


def test_the_wheels_programs_come_first(account: Account, tmp_path: Path) -> None:
    programs = postgres_programs.find(account, tmp_path)
    assert programs.version == 18
    assert postgres_programs.PACKAGE in programs.folder.parts
    assert (programs / "initdb").exists()


def test_the_systems_newest_serves_without_the_wheel(
    account: Account, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = a_version(tmp_path / "15" / "bin", "postgres (PostgreSQL) 15.8")
    recent = a_version(tmp_path / "16" / "bin", "postgres (PostgreSQL) 16.4 (Debian)")
    monkeypatch.setattr(postgres_programs, "PACKAGE", "no_such_package")
    monkeypatch.setattr(postgres_programs, "SYSTEM_FOLDERS", [str(path.relative_to("/")) for path in (old, recent)])
    assert postgres_programs.find(account, tmp_path) == postgres_programs.Programs(recent, 16)


def test_one_too_old_is_refused(account: Account, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres_programs, "PACKAGE", "no_such_package")
    monkeypatch.setattr(postgres_programs, "SYSTEM_FOLDERS", [])
    monkeypatch.setenv("PATH", str(a_version(tmp_path, "postgres (PostgreSQL) 15.8")))
    with pytest.raises(LocalDatabaseError, match="There is no PostgreSQL 16 or later") as refused:
        postgres_programs.find(account, tmp_path)
    assert "no_such_package, which requirements-local.txt names" in str(refused.value)


def test_a_copy_is_readable_by_all_and_made_once(tmp_path: Path) -> None:
    package = tmp_path / "closed"
    program = a_version(package / postgres_programs.PROGRAMS_IN_PACKAGE, "postgres (PostgreSQL) 18.0") / "postgres"
    program.chmod(0o700)
    copy = postgres_programs._copy(package, tmp_path / "spare")
    copied = copy / postgres_programs.PROGRAMS_IN_PACKAGE / "postgres"
    assert stat.S_IMODE(copied.stat().st_mode) == 0o755
    assert stat.S_IMODE(copied.parent.stat().st_mode) & 0o055 == 0o055
    made = copied.stat().st_ino
    assert postgres_programs._copy(package, tmp_path / "spare") == copy
    assert copied.stat().st_ino == made
