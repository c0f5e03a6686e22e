"""Whether a mapping fits the file that it is used for."""

from tracker.transfer.declaration.file_mapping import FileMapping, mapping_problems
from tracker.transfer.declaration.problems import FileProblem, Problem
from tracker.transfer.reading.files import RecordFile


def check_fits(file: RecordFile, mapping: FileMapping) -> None:
    """Raises FileProblem where a mapping made for this kind of record names what the kind or the file has not."""
    if mapping.record != file.record:
        return
    wrong = mapping_problems(mapping, file.record)
    if mapping.sheet and not file.is_workbook:
        wrong.append(f"sheet: {file.name} is no workbook and has no sheet “{mapping.sheet}”; leave it out.")
    wrong += [
        f"{part}: {file.name} is a workbook, which says that itself; leave it out."
        for part, said in (("encoding", mapping.encoding), ("separator", mapping.separator))
        if said and file.is_workbook
    ]
    headers = file.headers(mapping)
    shown = ", ".join(f"“{each}”" for each in headers if each)
    wrong += [
        f"columns: the file has no column “{header}”; its columns, in line {headers.line}, are: {shown}."
        for header, column in mapping.columns.items()
        if column and header not in headers
    ]
    if wrong:
        *earlier, last = [f"the mapping does not fit. {reason}" for reason in wrong]
        raise FileProblem(last, earlier_problems=[Problem(reason) for reason in earlier])
