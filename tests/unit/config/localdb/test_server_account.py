"""The account that the local server runs as."""

import os
import stat
from pathlib import Path

import pytest

from config.localdb.server_account import Account, LocalDatabaseError


@pytest.fixture
def account() -> Account:
    return Account.numbered(os.geteuid())


def test_a_server_never_runs_as_root() -> None:
    assert Account.for_new_server().user_id != 0


def test_a_command_reports_its_outcome_and_output(account: Account) -> None:
    outcome = account.run(["/bin/sh", "-c", "echo said; exit 3"])
    assert (outcome.returncode, outcome.stdout) == (3, "said\n")


def test_a_command_sees_nothing_of_the_environment_but_the_path(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "secret")
    assert "secret" not in account.run(["/usr/bin/env"]).stdout


def test_it_is_asked_whether_a_folder_can_be_entered(account: Account, tmp_path: Path) -> None:
    assert account.can_enter(tmp_path)
    assert not account.can_enter(tmp_path / "missing")


def test_a_folder_taken_is_closed_to_others(account: Account, tmp_path: Path) -> None:
    account.take(tmp_path / "own")
    assert stat.S_IMODE((tmp_path / "own").stat().st_mode) == 0o700


def test_a_folder_that_is_a_link_is_not_taken(account: Account, tmp_path: Path) -> None:
    (tmp_path / "planted").symlink_to(tmp_path)
    with pytest.raises(LocalDatabaseError, match="planted is not a folder of"):
        account.take(tmp_path / "planted")


def test_an_account_without_a_name_is_refused() -> None:
    with pytest.raises(LocalDatabaseError, match="account number 4000000001 has no name"):
        Account.numbered(4_000_000_001)
