"""The made-up datasets of the bench as folders of files, kept for the next run in a folder of their own."""

import hashlib
from pathlib import Path

from tracker.made_datasets import folder
from tracker.made_datasets.size import Size


def version() -> str:
    """Another whenever a module that makes datasets up is."""
    content = hashlib.sha256()
    for module in sorted(Path(folder.__file__).parent.glob("*.py")):
        content.update(module.read_bytes())
    return content.hexdigest()[:8]


def files(kept: Path, commitments: int, seed: int) -> Path:
    """The folder with the files of a size and a seed, made unless it is there."""
    wanted = kept / f"{commitments}-{seed}-{version()}"
    if not wanted.is_dir():
        unfinished = wanted.with_suffix(".unfinished")
        folder.write(unfinished, Size(commitments, seed))
        unfinished.rename(wanted)
    return wanted
