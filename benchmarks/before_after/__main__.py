"""`make before-after`: the same measurements by an earlier commit's code and by this one's, in turn, as ratios.

Each module of this folder is run as a script with the tree under test as its working folder and on its path, so it may
lean only on what both trees have. It prints a line a figure, `label<TAB>number<TAB>unit`, less being better, and
`more than` before the number where it gave up.
"""

import argparse
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
NOW = HERE.parent.parent
SINCE = "472eede"
GAVE_UP = "more than "
Figures = dict[str, tuple[str, str]]


def modules() -> list[str]:
    """What can be measured."""
    return sorted(path.stem for path in HERE.glob("[a-z]*.py"))


@contextmanager
def tree_of(commit: str) -> Iterator[Path]:
    """The commit's files in a folder of their own."""
    with TemporaryDirectory() as folder:
        tree = Path(folder, "tree")
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", tree, commit], cwd=NOW, check=True)  # noqa: S607
        try:
            yield tree
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", tree], cwd=NOW, check=True)  # noqa: S607


def measured(module: str, tree: Path, home: Path, arguments: Sequence[str]) -> Figures:
    """The module's figures by the tree's code, on a server with its data in `home`: label to number and unit."""
    work = subprocess.run(
        [sys.executable, HERE / f"{module}.py", *arguments],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree), "FOLLOWTHROUGH_HOME": str(home)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    lines = [line.split("\t") for line in work.stdout.splitlines() if line.count("\t") == 2]
    return {label: (number, unit) for label, number, unit in lines}


def compare(module: str, before: Path, home: Path, arguments: Sequence[str]) -> None:
    """Prints the module's figures before and after, each as soon as both are known."""
    print(f"\n{module}", flush=True)
    was = measured(module, before, home / "before", arguments)
    is_now = measured(module, NOW, home / "now", arguments)
    for label, (number, unit) in is_now.items():
        former, _ = was.get(label, ("not there", unit))
        print(f"  {label:<64} {former:>16} {number:>12} {unit:<10} {ratio(former, number)}", flush=True)


def ratio(former: str, number: str) -> str:
    """How many times less it is now."""
    is_bound = former.startswith(GAVE_UP)
    try:
        times = float(former.removeprefix(GAVE_UP)) / float(number)
    except (ValueError, ZeroDivisionError):
        return ""
    return f"{'over ' if is_bound else ''}{times:,.1f} times less"


def main() -> None:
    """Measures what is named, or everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", default=modules(), help=f"any of {', '.join(modules())}")
    parser.add_argument("--since", default=SINCE, help=f"the earlier commit ({SINCE})")
    parser.add_argument("--patience", type=int, default=60, help="seconds after which one step is given up (60)")
    parser.add_argument("--with", dest="further", default="", help="further arguments for what is measured, as one")
    options = parser.parse_args()
    arguments = ["--patience", str(options.patience), *shlex.split(options.further)]
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    with tree_of(options.since) as before, TemporaryDirectory(ignore_cleanup_errors=True) as home:
        Path(home).chmod(0o755)
        for module in options.modules:
            compare(module, before, Path(home), arguments)


if __name__ == "__main__":
    main()
