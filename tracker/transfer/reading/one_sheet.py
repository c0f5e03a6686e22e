"""Files that say in one sheet what several of ours would, as those several."""

from collections.abc import Mapping, Sequence

from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.reading import commitments_in_one_sheet, sanctions_in_one_line
from tracker.transfer.reading.files import RecordFile


def in_full(files: Sequence[RecordFile], mapping: FileMapping | Mapping[str, str] | None = None) -> list[RecordFile]:
    """The files, and behind each what it says of other records.

    FileProblem where a file of such records comes with it: of two that speak of one thing nobody could say which
    holds.
    """
    read: list[RecordFile] = []
    for each in sanctions_in_one_line.in_full(files, mapping):
        if each.record != commitments_in_one_sheet.COMMITMENTS:
            read.append(each)
            continue
        own = commitments_in_one_sheet.commitments_in_full(each, mapping)
        brought = [along.record for along in own[1:]]
        if twice := [other.name for other in files if other.record in brought]:
            raise FileProblem(
                f"{each.name} has columns for {' and '.join(brought)}, and {' and '.join(twice)} come with it; "
                "leave the columns out, or the files."
            )
        read += own
    return read
