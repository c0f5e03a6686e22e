"""`manage.py verify_citations`: whether what is cited stands in the archived texts.

Exit codes: 0 nothing is missing; 1 a quote, or a paragraph, is not in the text of its source; 2 called with something
it does not know.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tracker.models import Citation
from tracker.vocabulary import Verification

FAILING = (Verification.MOVED, Verification.NOT_FOUND)


class Command(BaseCommand):
    """Prints each citation that does not stand where it says, with source, paragraph and quote."""

    help = "Checks every quote and paragraph cited against the archived text of its source."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object: counts and failing citations")

    def handle(self, *args: Any, **options: Any) -> None:
        citations = Citation.objects.with_verification().order_by("source__ref", "paragraph", "ref")
        counts = Counter(citations.values_list("verification", flat=True))
        failing = [described(each) for each in citations.filter(verification__in=FAILING).select_related("source")]
        report = self.as_json if options["json"] else self.as_lines
        report({state.value: counts[state] for state in Verification}, failing)
        if counts[Verification.NOT_FOUND]:
            sys.exit(1)

    def as_json(self, counts: dict[str, int], failing: list[dict[str, Any]]) -> None:
        self.stdout.write(json.dumps({"counts": counts, "failing": failing}, ensure_ascii=False, indent=2))

    def as_lines(self, counts: dict[str, int], failing: Iterable[dict[str, Any]]) -> None:
        for each in failing:
            self.stdout.write(in_words(each))
        said = [f"{count:,} {Verification(state).label.lower()}" for state, count in counts.items() if count]
        self.stdout.write(f"Citations: {', '.join(said) or 'none'}.")
        if counts[Verification.NO_TEXT]:
            self.stdout.write("Where no text of a source is archived, nothing could be looked up.")


def in_words(failing: dict[str, Any]) -> str:
    """A citation that does not stand where it says, as a line."""
    place = f"paragraph {failing['paragraph']}" if failing["paragraph"] else "no paragraph"
    state = Verification(failing["verification"]).label.lower()
    now = f", found in paragraph {failing['stands_in']}" if failing["stands_in"] else ""
    quote = f": “{failing['quote']}”" if failing["quote"] else ": there is no such paragraph"
    return f"{failing['source']}, {place} [{failing['citation']}]: {state}{now}{quote}"


def described(citation: Any) -> dict[str, Any]:
    """A citation with what was looked up and what came of it."""
    return {
        "citation": citation.ref,
        "source": citation.source.ref,
        "paragraph": citation.paragraph,
        "quote": citation.quote,
        "verification": citation.verification,
        "stands_in": citation.stands_in,
    }
