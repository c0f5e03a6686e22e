"""Which module may import which: `make lint` refuses a circle, and what leads the wrong way (pyproject.toml)."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from config import environment

LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project's modules, without what else lies beside them."""
    for package in ("config", "tracker"):
        shutil.copytree(
            environment.PROJECT / package,
            tmp_path / package,
            ignore=lambda _, names: [
                name for name in names if ("." in name and not name.endswith(".py")) or name == "__pycache__"
            ],
        )
    shutil.copy(environment.PROJECT / "pyproject.toml", tmp_path)
    return tmp_path


def linted(project: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT_IMPORTS, "--no-cache", "--no-logo"], cwd=project, capture_output=True, text=True, check=False
    )


def test_what_there_is_keeps_to_them(copy: Path) -> None:
    found = linted(copy)
    assert (found.returncode, found.stderr) == (0, ""), found.stdout


PLANTED = [
    # A circle of two modules, the one import for types alone.
    (
        "tracker/status/rules.py",
        "if TYPE_CHECKING:\n    from tracker.status import in_sql\n",
        "No cycles are allowed in tracker.status.",
    ),
    # A circle of packages in which no module is.
    (
        "tracker/partial_dates/wording.py",
        "from tracker.standings import formatting\n",
        "- .partial_dates -> .standings (1 import)",
    ),
    # Loading knows no way in; a declaration knows no loading; pages know no feed; no page knows the settings.
    (
        "tracker/transfer/loading/writing.py",
        "from tracker.transfer.library import formats\n",
        "- tracker.transfer.loading.writing -> tracker.transfer.library.formats (l.",
    ),
    (
        "tracker/transfer/declaration/cell_marks.py",
        "from tracker.transfer.loading import locks\n",
        "- tracker.transfer.declaration.cell_marks -> tracker.transfer.loading.locks (l.",
    ),
    (
        "tracker/pages/topic.py",
        "from tracker.feeds import disallowed_characters\n",
        "- tracker.pages.topic -> tracker.feeds.disallowed_characters (l.",
    ),
    (
        "tracker/pages/topic.py",
        "from config import environment\n",
        "- tracker.pages.topic -> config.environment (l.",
    ),
]


def test_a_circle_or_a_wrong_way_is_refused(copy: Path) -> None:
    """All are planted at once; each is named by itself."""
    for module, planted, _ in PLANTED:
        with (copy / module).open("a", encoding="utf-8") as file:
            file.write(planted)
    found = linted(copy)
    assert found.returncode == 1, found.stdout
    assert "0 kept, 4 broken" in found.stdout
    said = " ".join(found.stdout.split())
    for module, planted, name in PLANTED:
        assert name in said, (module, planted)
