"""A page as it was rendered: what the middleware adds to every answer, such as security headers, is not in it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Self, cast

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from tracker.page_cache.answer_size import check_size


@dataclass(frozen=True, kw_only=True)
class RenderedPage:
    """The body of an answer, its type, and the name to save it under if it is a file."""

    body: bytes
    content_type: str
    disposition: str = ""
    status: int = HTTPStatus.OK

    @classmethod
    def of(cls, response: HttpResponseBase) -> Self:
        """What a view answered; OverBudgetError if that is too large. A view that sets a cookie or a header that is
        not kept here must not be cached.
        """
        kept = {"Content-Type", "Content-Disposition", "Content-Length"}
        if response.cookies or not set(response.headers) <= kept:
            raise ValueError(f"Only {', '.join(sorted(kept))} are kept, not {dict(response.headers)}.")
        if isinstance(response, FileResponse) and response.file_to_stream is not None:
            with response.file_to_stream as file:
                body = file.read()
        elif isinstance(response, StreamingHttpResponse):
            body = b"".join(cast(Iterable[bytes], response.streaming_content))
        else:
            body = cast(HttpResponse, response).content
        check_size(len(body), content_type=response["Content-Type"])
        return cls(
            body=body,
            content_type=response["Content-Type"],
            disposition=response.headers.get("Content-Disposition", ""),
            status=response.status_code,
        )

    def response(self) -> HttpResponse:
        """The answer to a reader."""
        headers = {"Content-Disposition": self.disposition} if self.disposition else {}
        return HttpResponse(self.body, content_type=self.content_type, headers=headers, status=self.status)

    def to_bytes(self) -> bytes:
        """One line of JSON, then the body. Nothing that is read back is ever run, as a pickle would be."""
        head = {"content_type": self.content_type, "disposition": self.disposition, "status": self.status}
        return json.dumps(head).encode() + b"\n" + self.body

    @classmethod
    def from_bytes(cls, content: bytes) -> Self:
        """The page that `to_bytes` wrote."""
        head, _, body = content.partition(b"\n")
        return cls(body=body, **json.loads(head))
