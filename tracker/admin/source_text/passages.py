"""A passage of an archived text, as the address of a form names it."""

from dataclasses import dataclass
from typing import Any, Self

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest
from django.urls import reverse

from tracker.admin.base.keys import is_key
from tracker.models import ArchivedText
from tracker.quotes import Passage

PARAMETER = "passage"


@dataclass(frozen=True, kw_only=True)
class RequestedPassage:
    """A passage of one source's archived text that the address of a form names."""

    archived: ArchivedText
    start: int
    end: int

    @classmethod
    def of(cls, request: HttpRequest) -> Self | None:
        """The passage that the address names, read once a request; None when it names none."""
        if PARAMETER not in request.GET:
            return None
        if not hasattr(request, "given_passage"):
            request.given_passage = cls._read(request)  # type: ignore[attr-defined]
        return request.given_passage  # type: ignore[attr-defined,no-any-return]

    @classmethod
    def _read(cls, request: HttpRequest) -> Self:
        numbers = request.GET[PARAMETER].split("-")
        if len(numbers) != 3 or not all(map(is_key, numbers)):
            raise BadRequest("The address names no passage.")
        if not request.user.has_perm("tracker.view_archivedtext"):
            raise PermissionDenied
        key, start, end = map(int, numbers)
        archived = ArchivedText.objects.select_related("source").filter(pk=key).first()
        if archived is None or not start < end <= len(archived.text):
            raise BadRequest("The archived text has been replaced since this link was made.")
        return cls(archived=archived, start=start, end=end)

    @property
    def quote(self) -> str:
        return self.archived.text[self.start : self.end]

    @property
    def paragraph(self) -> int:
        """The number of the paragraph it begins in."""
        return self.archived.reading.passage(self.start, self.end).paragraph

    @property
    def citation_initial(self) -> dict[str, Any]:
        """What a new citation of it is filled in with."""
        return {"source": self.archived.source_id, "paragraph": self.paragraph, "quote": self.quote}

    def address_of_text(self, record: Any = None) -> str:
        """The place on the page of the text; `record` is what will be cited for next, unless another is chosen."""
        return address_of_text(self.archived.source_id, self.paragraph, record)


def parameter_of(archived: ArchivedText, passage: Passage) -> str:
    """The passage as an address names it."""
    return f"{archived.pk}-{passage.start}-{passage.end}"


def address_of_text(source: int, paragraph: int, record: Any = None) -> str:
    """The page of a source's text, at a paragraph."""
    query = {"at": paragraph} | ({"for": f"{record._meta.model_name}-{record.pk}"} if record else {})
    return reverse("admin:tracker_source_text", args=[source], query=query, fragment=f"p{paragraph}")
