"""`manage.py agreement [--json]`: how far analysts who assessed the same commitments unseen agree."""

import json
from fractions import Fraction
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tracker.evidence.double_coding import Coders, DoubleCoding


class Command(BaseCommand):
    """Prints raw agreement and Cohen's kappa, for each pair of analysts and over all."""

    help = "How far analysts who assessed the same commitments unseen by each other agree: share and Cohen's kappa."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print JSON, with null where kappa is not defined")

    def handle(self, *args: Any, **options: Any) -> None:
        found = DoubleCoding.read()
        self.stdout.write(json.dumps(as_json(found), indent=1) if options["json"] else "\n".join(in_words(found)))


def as_json(found: DoubleCoding) -> dict[str, Any]:
    """The figures, shares and kappas as numbers to four places."""
    return {
        "pairs": found.pairs,
        "alike": found.alike,
        "share": number(found.share),
        "kappa": number(found.kappa),
        "coders": [
            {
                "first": coders.first,
                "second": coders.second,
                "pairs": coders.agreement.count,
                "alike": coders.agreement.alike,
                "share": number(coders.agreement.share),
                "expected": number(coders.agreement.expected),
                "kappa": number(coders.agreement.kappa),
                "undefined": coders.agreement.undefined,
            }
            for coders in found.coders
        ],
    }


def number(value: Fraction | None) -> float | None:
    """The value to four places."""
    return None if value is None else round(float(value), 4)


def in_words(found: DoubleCoding) -> list[str]:
    """The figures as lines for a person."""
    if not found.pairs:
        return ["No published commitment has been assessed by two analysts yet."]
    lines = [of_coders(coders) for coders in found.coders]
    mean = "not defined" if found.kappa is None else f"{float(found.kappa):.2f}"
    return [*lines, f"all: {found.alike} of {found.pairs} alike; mean kappa {mean}"]


def of_coders(coders: Coders) -> str:
    """The figures of two analysts."""
    counted = coders.agreement
    kappa = f"{float(counted.kappa):.2f}" if counted.kappa is not None else f"not defined: {counted.undefined}"
    return f"{coders.first}, {coders.second}: {counted.alike} of {counted.count} alike; kappa {kappa}"
