"""`make bench-scale`: every page at several sizes, beside the SQL it needs at the least and an earlier commit's code.

Each size is made up, loaded as any site loads files, and served by a web server of one process that keeps no page. A
page is asked for once, and then until it is known how long it takes; one that outlasts `--patience` is given up.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.before_after.__main__ import tree_of
from benchmarks.scale import datasets, datasette, report
from benchmarks.scale.figures import Figure

NOW = Path(__file__).resolve().parents[2]
# By when or by whom, size and page.
Found = dict[str, dict[int, dict[str, Figure]]]
SIZES, MILLION = "1000,10000,100000", 1_000_000


def say(line: str) -> None:
    """Prints a line at once, also into a file or a pipe."""
    print(line, flush=True)


def measured(tree: Path, home: Path, files: Path, arguments: list[str]) -> Iterator[tuple[str, Figure]]:
    """Each page's figure by a tree's code, as soon as it is known; the server's data lie in `home`."""
    with TemporaryDirectory() as path:
        # The bench is this commit's whatever the tree has; what it leans on is the tree's.
        beside = Path(path, "benchmarks")
        beside.mkdir()
        for module in (tree / "benchmarks").glob("*.py"):
            (beside / module.name).symlink_to(module)
        (beside / "scale").symlink_to(NOW / "benchmarks" / "scale")
        with subprocess.Popen(
            [sys.executable, "-m", "benchmarks.scale.measured", files, *arguments],
            cwd=path,
            env=os.environ | {"PYTHONPATH": f"{path}:{tree}", "FOLLOWTHROUGH_HOME": str(home)},
            stdout=subprocess.PIPE,
            text=True,
        ) as work:
            for line in work.stdout or ():
                kept = json.loads(line)
                print(f"# {line}", end="", file=sys.stderr, flush=True)
                yield kept.pop("page"), Figure.read(kept)
        if work.returncode:
            message = f"The measuring of {tree} ended with {work.returncode}; see above for what it said."
            if tree == NOW:
                raise SystemExit(message)
            say(f"{message} Only what it told is compared.")


def arguments_of() -> argparse.Namespace:
    """What is asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default=SIZES, help=f"numbers of commitments, parted by commas ({SIZES})")
    parser.add_argument("--million", action="store_true", help="1,000,000 too: hours, and 60 GB of disk")
    parser.add_argument("--seed", type=int, default=1, help="of the made-up datasets (1)")
    parser.add_argument("--datasets", type=Path, help="a folder outside of the project that keeps their files")
    parser.add_argument(
        "--since",
        default="",
        help="an earlier commit, measured in the same run with the same files; one that can load them (38a491c)",
    )
    parser.add_argument("--patience", type=float, default=60, help="seconds after which a page is given up (60)")
    parser.add_argument("--pages", default="", help="only pages whose name has one of these words, parted by commas")
    parser.add_argument("--json", type=Path, help="write every figure there too")
    parser.add_argument("--datasette", action="store_true", help="the same of Datasette, which is installed for it")
    return parser.parse_args()


def main() -> None:
    """Measures every size, and prints each as soon as it is known."""
    options = arguments_of()
    sizes = [int(number) for number in options.sizes.split(",") if number] + [MILLION] * options.million
    arguments = [f"--patience={options.patience}", f"--pages={options.pages}"]
    found: Found = {"now": {}, "before": {}, "datasette": {}}
    say(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with ExitStack() as stack:
        home = Path(stack.enter_context(TemporaryDirectory(prefix="scale", ignore_cleanup_errors=True)))
        home.chmod(0o755)
        trees = {"now": NOW}
        if options.since:
            trees["before"] = stack.enter_context(tree_of(options.since))
        peer = datasette.install(home / "datasette") if options.datasette else None
        for size in sizes:
            files = datasets.files(options.datasets or home, size, options.seed)
            for when, tree in reversed(trees.items()):
                (home / when).mkdir(exist_ok=True)
                found[when][size] = dict(measured(tree, home / when, files, arguments))
            tell(report.of_size(size, found["now"][size], found["before"].get(size)))
            if peer:
                theirs = found["datasette"][size] = datasette.measured(files, peer, home)
                tell(datasette.compared(size, found["now"][size], theirs))
            if options.json:
                options.json.write_text(as_json(found), encoding="utf-8")
    if len(sizes) > 1:
        tell(report.overview(found["now"]))


def tell(table: Iterator[str]) -> None:
    """Prints a table."""
    say("")
    for line in table:
        say(line)


def as_json(found: Found) -> str:
    """Every figure, by when, size and page."""
    return json.dumps(
        {
            when: {size: {name: figure.kept() for name, figure in pages.items()} for size, pages in of_sizes.items()}
            for when, of_sizes in found.items()
        },
        indent=1,
    )


if __name__ == "__main__":
    main()
