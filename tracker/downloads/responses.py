"""Files as answers to a request: sent on while PostgreSQL writes them, or refused with the reason."""

from collections.abc import Collection, Mapping
from http import HTTPStatus
from tempfile import TemporaryFile

from django.conf import settings
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from tracker.parameters.filters import Filters, Problem
from tracker.transfer.declaration.problems import FileProblem
from tracker.transfer.export.files import MARKED, PLAIN, Export

WORKBOOK = "xlsx"
# CSV without the mark by which Excel knows UTF-8, for programs that take it for a part of the first name.
PLAIN_CSV = "plain.csv"
CONTENT_TYPES: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def export_response(export: Export, kind: str, *, name: str, filters: Filters) -> HttpResponseBase:
    """The records as a download in the format `kind` (csv, plain.csv, xlsx, json); `name` and the view's days
    make the file's name.

    422 in plain text when a workbook cannot hold a text.
    """
    response: HttpResponseBase
    encoding = PLAIN if kind == PLAIN_CSV else MARKED
    kind = kind.removeprefix("plain.")
    if kind == WORKBOOK:
        response = workbook_response(export)
    else:
        response = StreamingHttpResponse(export.csv(encoding) if kind == "csv" else export.json())
    if response.status_code == HTTPStatus.OK:
        response["Content-Type"] = CONTENT_TYPES[kind]
        response["Content-Disposition"] = content_disposition(name, filters, kind)
    return response


def workbook_response(export: Export) -> HttpResponseBase:
    """The workbook from a temporary file that is deleted once sent; 422 where a text is too long for a cell."""
    file = TemporaryFile()  # noqa: SIM115 (the response closes it)
    try:
        export.write_xlsx(file)
    except FileProblem as problem:
        file.close()
        return text_response(str(problem), HTTPStatus.UNPROCESSABLE_ENTITY)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return FileResponse(file)


def bad_request(problems: Collection[Problem]) -> HttpResponse:
    """400 in plain text: a file with other rows than were asked for would mislead."""
    return text_response("\n".join(map(str, problems)), HTTPStatus.BAD_REQUEST)


def text_response(words: str, status: HTTPStatus) -> HttpResponse:
    """One line of plain text with that status."""
    return HttpResponse(f"{words}\n", content_type="text/plain; charset=utf-8", status=status)


def content_disposition(name: str, filters: Filters, kind: str) -> str:
    """The header by which a browser saves the file: `followthrough-dashboard-2024-02-15.csv`.

    Where the view goes by the press, that day is in the name too: `-in-the-press-by-2023-12-01`.
    """
    press = f"-in-the-press-by-{filters.press_by.isoformat()}" if filters.press_by else ""
    return f'attachment; filename="{settings.SITE_SLUG}-{name}-{filters.as_of.isoformat()}{press}.{kind}"'
