"""New records begun at a passage of a source: the citation is filled in, and saving leads back to the text."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tracker.admin.base.typed import ModelAdmin
from tracker.admin.editing.inlines import CitationInline, PassageInline
from tracker.admin.source_text.passages import RequestedPassage

OTHER_WAYS_ON = ("_continue", "_addanother", "_popup")


class RecordFromPassageMixin(ModelAdmin):
    """A record that can be added from a passage of a source's text, which its new citation then quotes."""

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """With an open row for the passage that the address names."""
        inlines = super().get_inline_instances(request, obj)
        if obj is not None or RequestedPassage.of(request) is None:
            return inlines
        return [
            PassageInline(self.model, self.admin_site) if isinstance(inline, CitationInline) else inline
            for inline in inlines
        ]

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """The row is filled in when the form is opened; when it comes back, what is in it counts as typed."""
        options: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        passage = RequestedPassage.of(request) if isinstance(inline, PassageInline) else None
        if passage and request.method != "POST":
            options["initial"] = [passage.citation_initial]
        return options

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        """Back to the text, with the new record chosen for the next passage."""
        response: HttpResponse = super().response_add(request, obj, post_url_continue)
        passage = RequestedPassage.of(request)
        if passage is None or any(way in request.POST for way in OTHER_WAYS_ON):
            return response
        return HttpResponseRedirect(passage.address_of_text(obj))
