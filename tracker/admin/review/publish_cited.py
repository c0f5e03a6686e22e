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
        found = unpublished_from(source)
        waiting = found.records
        if request.method == "POST":
            digests = {key: each.digest for key, each in found.contents.items()}
            as_shown = [record for record in waiting if request.POST.get(box_of(record)) == digests[key_of(record)]]
            publish_chosen(request, waiting, as_shown=as_shown)
            return HttpResponseRedirect(reverse("admin:tracker_source_publish_cited", args=[key]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": source,
            "title": f"Publish what is cited from {source.title}",
            "offered": offered(request.user, source, found),
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
    """One record as the page offers it: what it says, what the source says of it, and the box that tells which.

    `is_named`: it is not cited from the source, but what is cited names it.
    """

    publishable: Publishable
    contents: Contents
    said: list[Said]
    box: str
    is_named: bool


@dataclass(frozen=True, kw_only=True)
class Unpublished:
    """What may go public from a source, in order; what each says; which of it is only named by what is cited."""

    records: list[Any]
    contents: dict[Key, Contents]
    named: frozenset[Key]


def box_of(record: Any) -> str:
    """The box in which a form sends back which contents of the record it showed."""
    return f"said-{record._meta.model_name}-{record.pk}"


def offered(person: Any, source: Source, found: Unpublished) -> list[Offered]:
    """Each of the first records as the page offers it, with what the source says of it."""
    said: dict[Key, list[Said]] = {}
    for citation in source.citations.select_related(*VOICES).order_by("paragraph", "pk"):
        name = next(name for name in CITABLE if getattr(citation, f"{name}_id") is not None)
        model: Any = Citation._meta.get_field(name).related_model
        passage = Said(words=citation_in_words(citation), quote=citation.quote)
        said.setdefault((model._meta.model_name, getattr(citation, f"{name}_id")), []).append(passage)
    return [
        Offered(
            publishable=each,
            contents=found.contents[key_of(each.record)],
            said=said.get(key_of(each.record), []),
            box=box_of(each.record),
            is_named=key_of(each.record) in found.named,
        )
        for each in publishables(person, found.records[:MOST_SHOWN])
    ]


def unpublished_from(source: Source) -> Unpublished:
    """The source, the records cited from it and those that these name, as far as they are not public.

    In the order in which they are published: status updates come last, after what they speak of. With what each says.
    """
    cited = {key_of(source): source, **cited_from(source)}
    contents = contents_of(cited.values(), source=source)
    named: dict[Key, Any] = {}
    fresh = list(contents.values())
    # What is published along names others in its turn.
    while further := {key_of(each): each for of_one in fresh for each in of_one.named if key_of(each) not in contents}:
        named |= further
        found = contents_of(further.values(), source=source)
        contents |= found
        fresh = list(found.values())
    waiting = [record for record in (cited | named).values() if record.stage != Stage.PUBLISHED]
    updates = [record for record in waiting if isinstance(record, StatusUpdate)]
    # What tells whether one was changed.
    prefetch_related_objects(updates, "citations", "findings__citations", "commitment__criteria")
    return Unpublished(
        records=sorted(waiting, key=lambda record: isinstance(record, StatusUpdate)),
        contents=contents,
        named=frozenset(named),
    )


def cited_from(source: Source) -> dict[Key, Any]:
    """The records with a stage that are cited from the source, or that what is cited ties together or speaks of."""
    found: dict[Key, Any] = {}
    ends = [f"{name}__{end}" for name, of_kind in {**ENDS, **SPEAKS_OF}.items() for end in of_kind]
    for citation in source.citations.select_related(*CITABLE, *VOICES).prefetch_related(*ends).order_by("pk"):
        for record in records_of(citation):
            if isinstance(record, Published):
                found.setdefault(key_of(record), record)
    return found


def records_of(citation: Any) -> Iterator[Any]:
    """Who speaks, and the record that is cited or what it ties together; of some also what they speak of."""
    name = next(name for name in CITABLE if getattr(citation, f"{name}_id") is not None)
    cited = getattr(citation, name)
    yield from (getattr(citation, voice) for voice in VOICES)
    yield from (getattr(cited, end) for end in SPEAKS_OF.get(name, ()))
    yield from (getattr(cited, end) for end in ENDS[name]) if name in ENDS else [cited]
