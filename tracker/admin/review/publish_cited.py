"""Publishing a source and all that is cited from it, in one step."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from tracker.admin.base.refusal_mixin import RefusalMixin
from tracker.admin.review.publishable import Publishable, publish_chosen, publishable
from tracker.models import CITABLE, Citation, Published, Source
from tracker.models.citation import VOICES
from tracker.vocabulary import Attribution, Stage

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
        waiting = list(unpublished_from(source))
        if request.method == "POST":
            publish_chosen(request, waiting)
            return HttpResponseRedirect(reverse("admin:tracker_source_publish_cited", args=[key]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": source,
            "title": f"Publish what is cited from {source.title}",
            "offered": offered(request.user, source, waiting[:MOST_SHOWN]),
            "is_cut": len(waiting) > MOST_SHOWN,
            "most_shown": MOST_SHOWN,
        }
        return TemplateResponse(request, "admin/tracker/source/publish_cited.html", context)


@dataclass(frozen=True, kw_only=True)
class Said:
    """One passage of the source: what it does for the record, where it stands and who says so, in words."""

    words: str
    quote: str


def said_in(citation: Citation) -> Said:
    """The cited passage as the page shows it."""
    said = citation.get_attribution_display().lower()
    if citation.speaker:
        master = f" for {citation.on_behalf_of.name}" if citation.on_behalf_of else ""
        implied = ", implied" if citation.attribution == Attribution.IMPLIED else ""
        said = f"{citation.speaker.name}{master}{implied}"
    place = f"paragraph {citation.paragraph}" if citation.paragraph else ""
    return Said(
        words=" · ".join(filter(None, (citation.get_stance_display(), place, said))),
        quote=citation.quote,
    )


def offered(person: Any, source: Source, records: list[Any]) -> list[tuple[Publishable, list[Said]]]:
    """Each of the records as the page offers it, with what the source says of it."""
    said: dict[tuple[str, int], list[Said]] = {}
    for citation in source.citations.select_related(*VOICES).order_by("paragraph", "pk"):
        name = next(name for name in CITABLE if getattr(citation, f"{name}_id") is not None)
        model: Any = Citation._meta.get_field(name).related_model
        said.setdefault((model._meta.model_name, getattr(citation, f"{name}_id")), []).append(said_in(citation))
    return [(publishable(person, record), said.get((record._meta.model_name, record.pk), [])) for record in records]


def unpublished_from(source: Source) -> Iterator[Any]:
    """The source and the records cited from it that are not public, in the order in which they are published.

    Status updates come last, after what they speak of.
    """
    if source.stage != Stage.PUBLISHED:
        yield source
    found: dict[tuple[str, int], Any] = {}
    for citation in source.citations.select_related(*CITABLE, *VOICES).order_by("pk"):
        for record in records_of(citation):
            if isinstance(record, Published) and record.stage != Stage.PUBLISHED:
                found.setdefault((str(record._meta.model_name), record.pk), record)
    yield from sorted(found.values(), key=lambda record: record._meta.model_name == "statusupdate")


def records_of(citation: Any) -> Iterator[Any]:
    """Who speaks, and the record that is cited or what it ties together; of some also what they speak of."""
    name = next(name for name in CITABLE if getattr(citation, f"{name}_id") is not None)
    cited = getattr(citation, name)
    yield from (getattr(citation, voice) for voice in VOICES)
    yield from (getattr(cited, end) for end in SPEAKS_OF.get(name, ()))
    yield from (getattr(cited, end) for end in ENDS[name]) if name in ENDS else [cited]
