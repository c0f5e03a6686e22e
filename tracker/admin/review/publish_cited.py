"""Publishing a source and all that is cited from it, in one step."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from tracker.admin.base.refusal_mixin import RefusalMixin
from tracker.admin.review.publishable import Publishable, publish_chosen, publishables
from tracker.admin.review.record_contents import Contents, Key, citation_in_words, contents_of, key_of
from tracker.models import CITABLE, Citation, Published, Source, StatusUpdate
from tracker.models.citation import VOICES
from tracker.vocabulary import Stage

# What a tie is between; it is public when they are.
ENDS = {
    "role": ("person", "organisation"),
    "link": ("commitment", "to_commitment", "to_sanction"),
    "observation": ("indicator",),
    "party": ("commitment", "actor"),
    "participation": ("meeting", "actor", "on_behalf_of"),
    "target": ("commitment", "indicator"),
    "milestone": ("commitment",),
    "condition": ("commitment", "sanction", "depends_on_commitment", "depends_on_sanction"),
    "response": ("demand", "actor", "on_behalf_of", "leads_to"),
    "finding": ("status_update",),
}
# What a record speaks of, and is published along.
SPEAKS_OF = {"status_update": ("commitment",), "sanction_step": ("sanction",)}
MOST_SHOWN = 100


class PublishCitedMixin(RefusalMixin):
    """A source with a page that publishes it and what is cited from it."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.publish_cited_view)
        return [path("<int:key>/publish-cited/", view, name="tracker_source_publish_cited"), *super().get_urls()]

    def publish_cited_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """What is not public yet, to be ticked; sent back, publishes what was."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        source = Source.objects.filter(pk=key).first()
        if source is None:
            raise Http404
        waiting, contents = unpublished_from(source)
        if request.method == "POST":
            digests = {key: each.digest for key, each in contents.items()}
            as_shown = [record for record in waiting if request.POST.get(box_of(record)) == digests[key_of(record)]]
            publish_chosen(request, waiting, as_shown=as_shown)
            return HttpResponseRedirect(reverse("admin:tracker_source_publish_cited", args=[key]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": source,
            "title": f"Publish what is cited from {source.title}",
            "offered": offered(request.user, source, waiting[:MOST_SHOWN], contents),
            "is_cut": len(waiting) > MOST_SHOWN,
            "most_shown": MOST_SHOWN,
        }
        return TemplateResponse(request, "admin/tracker/source/publish_cited.html", context)


@dataclass(frozen=True, kw_only=True)
class Said:
    """One passage of the source: what it does for the record, where it stands and who says so, in words."""

    words: str
    quote: str


@dataclass(frozen=True, kw_only=True)
class Offered:
    """One record as the page offers it: what it says, what the source says of it, and the box that tells which."""

    publishable: Publishable
    contents: Contents
    said: list[Said]
    box: str


def box_of(record: Any) -> str:
    """The box in which a form sends back which contents of the record it showed."""
    return f"said-{record._meta.model_name}-{record.pk}"


def offered(person: Any, source: Source, records: list[Any], contents: dict[Key, Contents]) -> list[Offered]:
    """Each of the records as the page offers it, with what the source says of it."""
    said: dict[Key, list[Said]] = {}
    for citation in source.citations.select_related(*VOICES).order_by("paragraph", "pk"):
        name = next(name for name in CITABLE if getattr(citation, f"{name}_id") is not None)
        model: Any = Citation._meta.get_field(name).related_model
        passage = Said(words=citation_in_words(citation), quote=citation.quote)
        said.setdefault((model._meta.model_name, getattr(citation, f"{name}_id")), []).append(passage)
    return [
        Offered(
            publishable=each,
            contents=contents[key_of(each.record)],
            said=said.get(key_of(each.record), []),
            box=box_of(each.record),
        )
        for each in publishables(person, records)
    ]


def unpublished_from(source: Source) -> tuple[list[Any], dict[Key, Contents]]:
    """The source and the records cited from it that are not public, in the order in which they are published.

    Status updates come last, after what they speak of. With them, what each says.
    """
    found: dict[Key, Any] = {key_of(source): source}
    ends = [f"{name}__{end}" for name, of_kind in {**ENDS, **SPEAKS_OF}.items() for end in of_kind]
    for citation in source.citations.select_related(*CITABLE, *VOICES).prefetch_related(*ends).order_by("pk"):
        for record in records_of(citation):
            if isinstance(record, Published):
                found.setdefault(key_of(record), record)
    waiting = [record for record in found.values() if record.stage != Stage.PUBLISHED]
    contents = contents_of(waiting, source=source)
    updates = [record for record in waiting if isinstance(record, StatusUpdate)]
    # What tells whether one was changed.
    prefetch_related_objects(updates, "citations", "findings__citations", "commitment__criteria")
    return sorted(waiting, key=lambda record: isinstance(record, StatusUpdate)), contents


def records_of(citation: Any) -> Iterator[Any]:
    """Who speaks, and the record that is cited or what it ties together; of some also what they speak of."""
    name = next(name for name in CITABLE if getattr(citation, f"{name}_id") is not None)
    cited = getattr(citation, name)
    yield from (getattr(citation, voice) for voice in VOICES)
    yield from (getattr(cited, end) for end in SPEAKS_OF.get(name, ()))
    yield from (getattr(cited, end) for end in ENDS[name]) if name in ENDS else [cited]
