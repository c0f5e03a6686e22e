"""`manage.py seed [FOLDER]`: loads a folder of CSV files, the first dataset unless told otherwise.

What the folder's withdrawn.csv names is counted, and taken out only when asked.
"""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from tracker.access import audit_log
from tracker.actions.withdraw_records import Left, Outcome, standing, withdraw
from tracker.models import RetiredRef
from tracker.transfer.declaration.problems import FileProblem, Problem
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.loading.import_files import import_files
from tracker.transfer.loading.pipeline import Results
from tracker.transfer.reading.files import files_at
from tracker.transfer.reading.withdrawn import withdrawals_in

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
COUNTED = ("new", "changed", "unchanged")


class Command(BaseCommand):
    """Loads the files in one transaction: all of them, or, when anything is wrong, nothing."""

    help = (
        "Loads a folder of CSV files, one for each kind of record. Records that are there already are restored as the "
        "files say: edits made since are overwritten. Records that the files do not name are left alone; how many of "
        "them an earlier edition had, and this one withdrew, is said."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=SEEDS, help="where the CSV files are")
        parser.add_argument("--json", action="store_true", help="print the counts, or what is wrong, as JSON")
        parser.add_argument(
            "--withdraw",
            action="store_true",
            help=(
                "then delete what withdrawn.csv of the folder names, with its reason in the history; it can be "
                "restored in the admin, and what other records depend on is left and named"
            ),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            folder: Path = options["folder"]
            withdrawn = withdrawals_in(folder)
            results, batch = import_files(
                files_at([folder]),
                name=folder.name,
                origin={"command": "seed"},
                # What is in the folder is reviewed before it gets there, and is what the records are to be.
                accept_drift=True,
            )
            problems = with_restore_advice(results)
            if batch:
                audit_log.log("import_applied", user=None, **audit_log.batch_fields(batch))
        except FileProblem as error:
            results, problems, withdrawn = {}, [error.problem], ()
        if problems:
            self._report_problems(problems, as_json=options["json"])
        counts = {record: {name: result.counts[name] for name in COUNTED} for record, result in results.items()}
        if options["withdraw"]:
            outcome = withdraw(withdrawn)
            left = [left_in_words(each) for each in outcome.left]
            said: dict[str, Any] = {"withdrawn": {"gone": len(outcome.withdrawn), "left": left}}
            lines = lines_of_outcome(outcome)
        else:
            stand = len(standing(withdrawn))
            said = {"withdrawn": {"standing": stand}} if stand else {}
            lines = [standing_in_words(stand)] if stand else []
        if options["json"]:
            self.stdout.write(json.dumps({**counts, **said}, indent=1))
        else:
            self.stdout.write("\n".join([counts_table(counts), *lines]))

    def _report_problems(self, problems: list[Problem], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps({"problems": [asdict(problem) for problem in problems]}, indent=1))
        else:
            self.stderr.write("\n".join(str(problem) for problem in problems))
        found = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        raise CommandError(f"{found}; nothing was saved.", returncode=1)


def with_restore_advice(results: Results) -> list[Problem]:
    """Every problem in all files; for a record that was deleted, how to restore it."""
    problems = {record: result.problems for record, result in results.items() if result.problems}
    return [_advised(record, problem) for record, found in problems.items() for problem in found]


def _advised(record: str, problem: Problem) -> Problem:
    model = RECORDS[record]._meta.model._meta
    retired = RetiredRef.objects.filter(record=model.db_table, ref=problem.value)
    if problem.column != "ref" or not retired.exists():
        return problem
    return replace(
        problem,
        reason=f"belonged to a {model.verbose_name} that was deleted. Restore it, or what it was deleted with, "
        f"under Deleted in the admin ({reverse(f'admin:tracker_{model.model_name}_deleted')}), then seed again.",
    )


def counts_table(counts: dict[str, dict[str, int]]) -> str:
    """The counts as lines for a terminal, with a total."""
    total = {name: sum(count[name] for count in counts.values()) for name in COUNTED}
    width = max(len(record) for record in (*counts, "total"))
    lines = ["".join([" " * width, *(f"{name:>11}" for name in COUNTED)])]
    for record, count in {**counts, "total": total}.items():
        lines.append("".join([record.ljust(width), *(f"{count[name]:>11,}" for name in COUNTED)]))
    return "\n".join(lines)


def standing_in_words(count: int) -> str:
    """How many records are still there that this edition withdrew, and how to take them out."""
    records = "1 record" if count == 1 else f"{count:,} records"
    return (
        f"{records} of an earlier edition that this one withdrew {'is' if count == 1 else 'are'} still here: "
        "`manage.py seed --withdraw` takes out those that nothing else depends on; withdrawn.csv gives the reasons."
    )


def lines_of_outcome(outcome: Outcome) -> list[str]:
    """How many records were taken out, and each that was left."""
    count = len(outcome.withdrawn)
    records = "1 record was" if count == 1 else f"{count:,} records were"
    restorable = "each can be restored under Deleted in the admin."
    return [
        f"{records} taken out; {restorable}" if count else f"{records} taken out.",
        *map(left_in_words, outcome.left),
    ]


def left_in_words(left: Left) -> str:
    """The record that stays, and why."""
    return f"Left: {left.withdrawal.ref} of {left.withdrawal.kind}, because of {left.why}"
