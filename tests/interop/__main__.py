"""`python -m tests.interop [WORDS]`: takes the first dataset through every program that is installed.

WORDS narrow it to the ways that have one of them in their name; only a whole run writes the table of
docs/spreadsheets.md. Ends with 1 where a row came back other than it was and no one answer mends that.
"""

import os
import sys
import tempfile
from pathlib import Path

import django

PAGE = Path(__file__).resolve().parents[2] / "docs" / "spreadsheets.md"


def main() -> int:
    """Does it, and prints what came of each way as soon as it is known."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    from django.core.management import call_command

    from benchmarks.databases import fresh, server
    from tests.interop import journey, programs
    from tests.interop.table import Result, as_markdown, write_into

    words = [word.lower() for word in sys.argv[1:]]
    ways = [way for way in programs.WAYS if not words or any(word in way.name.lower() for word in words)]
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as name, server(), fresh():
        folder = Path(name)
        call_command("seed", verbosity=0, stdout=sys.stderr)
        for kind in journey.ENCODINGS:
            journey.export(folder / kind, kind)
        for place, way in enumerate(ways):
            version = way.version()
            if not version:
                print(f"{way.name}: not installed", flush=True)
                continue
            target = folder / f"way-{place}"
            failed = journey.through(way, folder / way.source, target)
            first = journey.Outcome(failed=failed) if failed else journey.brought_back(target)
            answered = journey.brought_back(target, first.questions) if first.questions else None
            results.append(Result(way, version, first, answered))
            print(" | ".join(results[-1].cells), flush=True)
            told = answered if answered is not None else first
            for line in told.examples if not told.is_whole else []:
                print(f"    {line}", flush=True)
    if not words:
        write_into(PAGE, as_markdown(results))
    return 0 if all(result.is_whole for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
