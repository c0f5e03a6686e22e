"""What the Dockerfile says, for tests that do the same without Docker."""

import json
import re
from pathlib import Path
from typing import NamedTuple

from config import environment


class Instruction(NamedTuple):
    """One instruction, its lines joined."""

    word: str
    rest: str


def instructions() -> list[Instruction]:
    """All of them, in their order."""
    text = Path(environment.PROJECT, "Dockerfile").read_text(encoding="utf-8")
    text = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", "")
    return [Instruction(*line.split(maxsplit=1)) for line in text.splitlines() if line.strip()]


def command() -> list[str]:
    """The program that the image runs, and its arguments."""
    (said,) = [each.rest for each in instructions() if each.word == "CMD"]
    words: list[str] = json.loads(said)
    return words


def copied() -> list[tuple[str, str]]:
    """What is copied from the project into the image: from where, to where."""
    pairs = [each.rest.split() for each in instructions() if each.word == "COPY" and "--from" not in each.rest]
    return [(source, target) for source, target in pairs if target != "."]
