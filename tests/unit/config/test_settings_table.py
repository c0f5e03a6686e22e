"""What the code reads from the environment, the docs tell, the compose file passes on, and .env.example offers."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from config import environment

# The functions of config/environment.py that ask for a variable.
QUESTIONS = ("text", "one_line", "comma_separated", "flag", "number")
# dj-database-url reads this one itself.
READ_BY_A_LIBRARY = {"DATABASE_URL"}
# Of no use in the image: where things are is fixed there, errors in full are refused, and only make demo has a port.
NOT_FOR_COMPOSE = {"DEBUG", "FOLLOWTHROUGH_HOME", "PORT", "STATIC_ROOT"}
# What the compose file itself needs, beside the site's settings.
OF_COMPOSE = {
    "CERTIFICATES",
    "FOLLOWTHROUGH_DATABASE_PASSWORD",
    "PORT",
    "POSTGRES_PASSWORD",
    "REQUESTS_PER_SECOND",
    "SECONDS_TO_ANSWER",
}
# Said by the compose file itself.
FIXED_BY_COMPOSE = {"DATABASE_URL", "FOLLOWTHROUGH_ENV"}


def text_of(name: str) -> str:
    return Path(environment.PROJECT, name).read_text(encoding="utf-8")


def asked_for(tree: ast.AST) -> Iterator[str]:
    """The variables that a module asks the environment for."""
    for call in ast.walk(tree):
        if not (isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.Constant)):
            continue
        function = call.func
        of_module = isinstance(function, ast.Attribute) and ast.unparse(function.value) == "environment"
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if name in QUESTIONS and (of_module or isinstance(function, ast.Name)) and isinstance(call.args[0].value, str):
            yield call.args[0].value


def read_by_the_code() -> set[str]:
    modules = [Path(environment.PROJECT, "config", "environment.py")]
    for folder in ("config", "tracker"):
        modules += [
            path
            for path in Path(environment.PROJECT, folder).rglob("*.py")
            if "environment" in path.read_text(encoding="utf-8")
        ]
    return READ_BY_A_LIBRARY.union(*(asked_for(ast.parse(path.read_text(encoding="utf-8"))) for path in modules))


def in_the_docs() -> set[str]:
    table = text_of("docs/operations.md").partition("\n## Settings\n")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| (`[^|]*) \|", table, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([A-Z_]+)`", cell)}


def compose() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(text_of("docker-compose.yml"))
    return read


def test_every_variable_that_is_read_is_in_the_table_and_no_other() -> None:
    assert in_the_docs() == read_by_the_code()


def test_nothing_reads_the_environment_by_itself() -> None:
    by_themselves = [
        str(path.relative_to(environment.PROJECT))
        for folder in ("config", "tracker")
        for path in Path(environment.PROJECT, folder).rglob("*.py")
        if re.search(r"os\.environ\b(?!\.setdefault\(\"DJANGO_SETTINGS_MODULE\")|os\.getenv", path.read_text("utf-8"))
    ]
    # The second and third hand the environment on to PostgreSQL's programs.
    assert sorted(by_themselves) == [
        "config/environment.py",
        "config/localdb/server_account.py",
        "tracker/management/commands/localdb.py",
    ]


def test_the_compose_file_passes_every_setting_on() -> None:
    assert set(compose()["x-settings"]) == read_by_the_code() - NOT_FOR_COMPOSE


def test_all_that_run_the_site_have_the_same_settings() -> None:
    settings = compose()["x-settings"]
    services = compose()["services"].values()
    of_site = [service for service in services if service["image"] == "followthrough"]
    assert len(of_site) >= 2
    assert all(service["environment"] == settings for service in of_site)
    for name, value in settings.items():
        if name not in FIXED_BY_COMPOSE:
            assert re.fullmatch(r"\$\{(\w+):[-?].*\}", str(value)), name
            assert str(value)[2:].startswith(f"{name}:"), name


def test_what_the_compose_file_takes_from_dot_env_is_offered_there_and_nothing_else() -> None:
    taken = set(re.findall(r"\$\{([A-Z_]+)", text_of("docker-compose.yml")))
    offered = set(re.findall(r"^([A-Z_]+)=", text_of(".env.example"), re.MULTILINE))
    assert offered == taken
    assert offered - OF_COMPOSE == read_by_the_code() - NOT_FOR_COMPOSE - FIXED_BY_COMPOSE


def test_what_the_compose_file_needs_for_itself_is_told_too() -> None:
    told = text_of("docs/operations.md")
    assert [name for name in OF_COMPOSE if f"`{name}`" not in told] == []
