"""Where the local server keeps its things, and for which commands it is needed."""

import os
import pwd
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.localdb import local_server
from config.localdb.local_server import LocalServer
from config.localdb.server_account import Account, LocalDatabaseError


def test_everything_lies_in_its_home(tmp_path: Path) -> None:
    server = LocalServer(Path("/home/analyst/followthrough/.local"))
    assert server.data == Path("/home/analyst/followthrough/.local/postgres/data")
    assert server.sockets == Path("/home/analyst/followthrough/.local/postgres/run")


def test_a_socket_whose_path_would_be_too_long_lies_elsewhere() -> None:
    deep = LocalServer(Path("/home/analyst", *["folder"] * 20))
    assert deep.sockets.parent == local_server.FOLDER_OF_SHORT_PATHS
    assert deep.data.is_relative_to(deep.home)


@pytest.mark.parametrize("name", ["a,b", 'a"b', "a'b", "@a"])
def test_a_socket_whose_path_would_be_misread_lies_elsewhere(name: str) -> None:
    assert LocalServer(Path("/home") / name).sockets.parent == local_server.FOLDER_OF_SHORT_PATHS


def test_two_deep_homes_have_two_socket_folders() -> None:
    one, two = (LocalServer(Path("/home", *["folder"] * 20, name)) for name in ("one", "two"))
    assert one.sockets != two.sockets


def test_django_connects_by_the_socket_and_without_a_password(tmp_path: Path) -> None:
    settings = LocalServer(tmp_path).connection_settings()
    assert settings["HOST"] == str(LocalServer(tmp_path).sockets)
    assert "PASSWORD" not in settings


def test_django_turns_away_from_a_server_of_another_account(tmp_path: Path) -> None:
    settings = LocalServer(tmp_path).connection_settings()
    assert settings["OPTIONS"] == {"requirepeer": Account.for_new_server().name}


@pytest.fixture
def deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LocalServer:
    """A server whose socket lies in a folder of everybody's."""
    monkeypatch.setattr(local_server, "FOLDER_OF_SHORT_PATHS", tmp_path)
    return LocalServer(tmp_path.joinpath(*["folder"] * 20))


def test_a_folder_of_sockets_that_others_may_enter_is_not_connected_to(deep: LocalServer) -> None:
    deep.sockets.mkdir()
    deep.sockets.chmod(0o777)
    for ask in (deep.state, deep.connect, deep.start):
        with pytest.raises(LocalDatabaseError, match=r"is not a folder of .* closed to all others"):
            ask()


def test_a_folder_of_sockets_that_is_a_link_is_not_connected_to(deep: LocalServer, tmp_path: Path) -> None:
    deep.sockets.symlink_to(tmp_path)
    with pytest.raises(LocalDatabaseError, match="is not a folder of"):
        deep.state()


def test_a_folder_of_sockets_of_another_account_is_not_connected_to(
    deep: LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep.sockets.mkdir(mode=0o700)
    monkeypatch.setattr(os, "geteuid", lambda: pwd.getpwnam("daemon").pw_uid)
    with pytest.raises(LocalDatabaseError, match="is not a folder of"):
        deep.state()


@pytest.mark.parametrize("arguments", [[], ["help"], ["--version"], ["localdb", "status"]])
def test_some_commands_need_no_server(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("FOLLOWTHROUGH_HOME", str(tmp_path))
    with local_server.running_if_needed(arguments):
        assert not list(tmp_path.iterdir())


def test_a_database_elsewhere_needs_no_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://database.invalid/x")
    monkeypatch.setenv("FOLLOWTHROUGH_HOME", str(tmp_path))
    with local_server.running_if_needed(["migrate"]):
        assert not list(tmp_path.iterdir())


def test_a_server_never_started_need_not_be_stopped(tmp_path: Path) -> None:
    assert not LocalServer(tmp_path).stop()


def test_production_without_a_database_gets_no_local_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOLLOWTHROUGH_ENV", "production")
    monkeypatch.setenv("DATABASE_URL", "")
    monkeypatch.setenv("FOLLOWTHROUGH_HOME", str(tmp_path))
    with pytest.raises(ImproperlyConfigured, match="it is empty"), local_server.running_if_needed(["migrate"]):
        pass
    assert not list(tmp_path.iterdir())
