"""Programs that open tables and save them, each as a person would who has just installed it: nothing is set."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

# Where `make interop` puts the packages of Python and Node that are no part of the project.
HOME = Path(os.environ.get("FOLLOWTHROUGH_INTEROP", ".local/interop")).resolve()
VENV = HOME / "venv" / "bin"
PYTHON = VENV / "python"
PATIENCE = 300  # seconds

# The files to convert, each with what it becomes.
Pairs = Sequence[tuple[Path, Path]]
Convert = Callable[[Pairs], None]


@dataclass(frozen=True)
class Way:
    """One way through a program: from a file of one kind to one of another.

    `version` gives its version, and nothing where it is not installed.
    """

    program: str
    how: str
    source: str
    target: str
    convert: Convert
    version: Callable[[], str]

    @property
    def name(self) -> str:
        return f"{self.program}, {self.how}"


def run(*words: str | Path, folder: Path | None = None) -> str:
    """What the program prints; CalledProcessError where it fails."""
    done = subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=PATIENCE,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    # Line ends as they are.
    return done.stdout.decode()


def _done(printed: str) -> None:
    """What a program prints besides says nothing."""


def version(program: str, *words: str) -> Callable[[], str]:
    """What the program says of itself in its first line; nothing where there is no such program."""

    def ask() -> str:
        if not shutil.which(program):
            return ""
        done = subprocess.run([program, *words], check=False, capture_output=True, text=True, timeout=PATIENCE)
        line = next((line for line in f"{done.stdout}\n{done.stderr}".splitlines() if line.strip()), "")
        return next((word.strip("'\".,") for word in line.split() if word.strip("'\"v")[:1].isdigit()), line.strip())

    return ask


def _of_python(package: str) -> Callable[[], str]:
    def ask() -> str:
        if not PYTHON.exists():
            return ""
        words = f"from importlib.metadata import version; print(version({package!r}))"
        done = subprocess.run([PYTHON, "-c", words], check=False, capture_output=True, text=True, timeout=PATIENCE)
        return done.stdout.strip()

    return ask


def _of_node(package: str) -> Callable[[], str]:
    def ask() -> str:
        if not shutil.which("node") or not (HOME / "node_modules" / package).exists():
            return ""
        return run("node", "-p", f"require('{HOME}/node_modules/{package}/package.json').version").strip()

    return ask


def _office(kind: str) -> Convert:
    def convert(pairs: Pairs) -> None:
        # A profile of its own: another office that runs would do the work, or refuse it.
        profile = f"-env:UserInstallation=file://{HOME}/office"
        # It asks a person, and proposes UTF-8 (76) where it finds the mark; without a window it does not look.
        filters = {"csv": "csv:Text - txt - csv (StarCalc):44,34,76", "xlsx": "xlsx"}
        answered = ["--infilter=CSV:44,34,76,1"] if pairs[0][0].suffix == ".csv" else []
        folder = pairs[0][1].parent
        sources = [source for source, _ in pairs]
        run("soffice", "--headless", profile, *answered, "--convert-to", filters[kind], "--outdir", folder, *sources)

    return convert


def _each(convert: Callable[[Path, Path], None]) -> Convert:
    """One file after the other."""

    def convert_each(pairs: Pairs) -> None:
        for source, target in pairs:
            convert(source, target)

    return convert_each


def _flat(pairs: Pairs) -> list[Path]:
    return [path for pair in pairs for path in pair]


@_each
def _gnumeric(source: Path, target: Path) -> None:
    run("ssconvert", source, target)


def _python(words: str) -> Convert:
    """Lines of Python, for each `source` and `target`."""
    loop = "import sys\nfor source, target in zip(sys.argv[1::2], sys.argv[2::2]):\n"
    script = loop + "\n".join(f"    {line}" for line in words.splitlines())
    return lambda pairs: _done(run(PYTHON, "-W", "ignore", "-c", script, *_flat(pairs)))


def _r(words: str) -> Convert:
    """Words of R, for each `source` and `target`."""
    script = (
        "all <- commandArgs(TRUE); for (place in seq(1, length(all), 2)) "
        f"{{ source <- all[place]; target <- all[place + 1]; {words} }}"
    )
    return lambda pairs: _done(run("Rscript", "-e", script, *_flat(pairs)))


def _node(words: str) -> Convert:
    """Words of JavaScript, for each `source` and `target`."""
    script = (
        "(async () => { for (let place = 1; place < process.argv.length; place += 2) "
        f"{{ const [source, target] = process.argv.slice(place); {words} }} }})()"
    )
    return lambda pairs: _done(run("node", "-e", script, *_flat(pairs), folder=HOME))


def _printed(*command: str | Path) -> Convert:
    """A command that prints what becomes of the file whose name comes last."""

    @_each
    def convert(source: Path, target: Path) -> None:
        target.write_text(run(*command, source), encoding="utf-8", newline="")

    return convert


@_each
def _visidata(source: Path, target: Path) -> None:
    run(VENV / "vd", "--batch", source, "--output", target)


@_each
def _sqlite(source: Path, target: Path) -> None:
    database = target.with_suffix(".db")
    run(VENV / "sqlite-utils", "insert", database, "records", source, "--csv")
    target.write_text(run(VENV / "sqlite-utils", "rows", database, "records", "--csv"), encoding="utf-8", newline="")
    database.unlink()


DUCK = """import duckdb
duckdb.sql(f"COPY (FROM read_csv('{source}')) TO '{target}' (HEADER)")"""
SHEETJS = """const xlsx = require('xlsx'); xlsx.writeFile(xlsx.readFile(source), target);"""
EXCELJS_CSV = """const book = new (require('exceljs').Workbook)();
await book.csv.readFile(source); await book.csv.writeFile(target);"""
EXCELJS = """const book = new (require('exceljs').Workbook)();
await book.xlsx.readFile(source); await book.xlsx.writeFile(target);"""
OPENPYXL = "import openpyxl\nopenpyxl.load_workbook(source).save(target)"
office, gnumeric = version("soffice", "--version"), version("ssconvert", "--version")
r, miller = version("Rscript", "--version"), version("mlr", "--version")

WAYS = [
    *(
        Way("LibreOffice", f"{source} to {target}", source, target, _office(target), office)
        for source in ("csv", "xlsx")
        for target in ("csv", "xlsx")
    ),
    *(
        Way("Gnumeric", f"{source} to {target}", source, target, _gnumeric, gnumeric)
        for source in ("csv", "xlsx")
        for target in ("csv", "xlsx")
    ),
    Way(
        "R",
        "write.csv(read.csv())",
        "csv",
        "csv",
        _r("write.csv(read.csv(source), target, row.names = FALSE)"),
        r,
    ),
    Way(
        "R",
        "the same, of a file without a mark",
        "plain.csv",
        "csv",
        _r("write.csv(read.csv(source), target, row.names = FALSE)"),
        r,
    ),
    Way(
        "pandas",
        "read_csv, to_csv",
        "csv",
        "csv",
        _python("import pandas\npandas.read_csv(source).to_csv(target, index=False)"),
        _of_python("pandas"),
    ),
    Way(
        "pandas",
        "read_excel, to_excel",
        "xlsx",
        "xlsx",
        _python("import pandas\npandas.read_excel(source).to_excel(target, index=False)"),
        _of_python("pandas"),
    ),
    Way(
        "pandas",
        "read_excel, to_csv",
        "xlsx",
        "csv",
        _python("import pandas\npandas.read_excel(source).to_csv(target, index=False)"),
        _of_python("pandas"),
    ),
    Way(
        "polars",
        "read_csv, write_csv",
        "csv",
        "csv",
        _python("import polars\npolars.read_csv(source).write_csv(target)"),
        _of_python("polars"),
    ),
    Way(
        "polars",
        "read_excel, write_excel",
        "xlsx",
        "xlsx",
        _python("import polars\npolars.read_excel(source).write_excel(target)"),
        _of_python("polars"),
    ),
    Way("DuckDB", "read_csv, COPY", "csv", "csv", _python(DUCK), _of_python("duckdb")),
    Way("openpyxl", "load, save", "xlsx", "xlsx", _python(OPENPYXL), _of_python("openpyxl")),
    Way("csvkit", "csvcut", "csv", "csv", _printed(VENV / "csvcut"), _of_python("csvkit")),
    Way("csvkit", "csvsort", "csv", "csv", _printed(VENV / "csvsort"), _of_python("csvkit")),
    Way("csvkit", "in2csv", "xlsx", "csv", _printed(VENV / "in2csv"), _of_python("csvkit")),
    Way("Miller", "mlr --csv cat", "csv", "csv", _printed("mlr", "--csv", "cat"), miller),
    Way("Miller", "mlr --csv --icsv --otsv cat", "csv", "tsv", _printed("mlr", "--icsv", "--otsv", "cat"), miller),
    Way("VisiData", "csv to csv", "csv", "csv", _visidata, _of_python("visidata")),
    Way("VisiData", "csv to tsv", "csv", "tsv", _visidata, _of_python("visidata")),
    Way("sqlite-utils", "insert, rows", "csv", "csv", _sqlite, _of_python("sqlite-utils")),
    Way("SheetJS", "csv to csv", "csv", "csv", _node(SHEETJS), _of_node("xlsx")),
    Way("SheetJS", "csv to xlsx", "csv", "xlsx", _node(SHEETJS), _of_node("xlsx")),
    Way("SheetJS", "xlsx to xlsx", "xlsx", "xlsx", _node(SHEETJS), _of_node("xlsx")),
    Way("SheetJS", "xlsx to csv", "xlsx", "csv", _node(SHEETJS), _of_node("xlsx")),
    Way("exceljs", "csv to csv", "csv", "csv", _node(EXCELJS_CSV), _of_node("exceljs")),
    Way("exceljs", "xlsx to xlsx", "xlsx", "xlsx", _node(EXCELJS), _of_node("exceljs")),
]
