"""Every folder of code says what is in it, names nothing that is not there, and can be looked over."""

import ast
import re
from pathlib import Path

import pytest

from config import environment

PACKAGES = sorted(
    path.parent.relative_to(environment.PROJECT)
    for package in ("config", "tracker")
    for path in (environment.PROJECT / package).rglob("__init__.py")
)
NAMED = re.compile(r"`([a-z_]+)`")
# What Django and its commands look for by name; a folder of these needs no guide.
OF_DJANGO = {"config/formats", "config/formats/en_GB", "tracker/management", "tracker/management/commands"}
MOST_MODULES = 24


def guide_to(package: Path) -> str:
    tree = ast.parse((environment.PROJECT / package / "__init__.py").read_text(encoding="utf-8"))
    return ast.get_docstring(tree) or ""


@pytest.mark.parametrize("package", [package for package in PACKAGES if "migrations" not in package.parts], ids=str)
def test_it_says_what_is_in_it_and_holds_no_more_than_one_can_look_over(package: Path) -> None:
    folder = environment.PROJECT / package
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    rooms = {path.name for path in folder.iterdir() if any(path.glob("*.py"))}
    guide = guide_to(package)
    assert guide or str(package) in OF_DJANGO
    assert set(NAMED.findall(guide)) - modules - rooms == set()
    assert len(modules) <= MOST_MODULES
