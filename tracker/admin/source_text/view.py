"""The page of a source's archived text, read by paragraphs; what its buttons do is in `actions`."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from tracker.admin.base.refusal_mixin import RefusalMixin
from tracker.admin.source_text.actions import handle_action, may_add, may_archive, parse_number
from tracker.admin.source_text.cards.sheet import read_sheet, save_cards, would_leave_cards
from tracker.admin.source_text.form import TextForm
from tracker.admin.source_text.page import TextPage, citations_of_source
from tracker.admin.source_text.passage_form import KINDS, QuoteForm, cite_form, kind_label
from tracker.admin.source_text.short_form import FIELDS, NewRecord, ShortForm, prefix_of, short_form
from tracker.models import ArchivedText, Citation, Source
from tracker.quotes import TokenizedText


class SourceTextMixin(RefusalMixin):
    """A source with a page for its text."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.text_view)
        return [path("<int:key>/text/", view, name="tracker_source_text"), *super().get_urls()]

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        """On to its text, where that was asked for."""
        response: HttpResponse = super().response_add(request, obj, post_url_continue)
        return on_to_text(request, obj, response)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        response: HttpResponse = super().response_change(request, obj)
        return on_to_text(request, obj, response)

    def text_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """The text, and what is done from its page: keep a text, cite a passage, correct a paragraph's number."""
        if not request.user.has_perm("tracker.view_archivedtext"):
            raise PermissionDenied
        source = Source.objects.filter(pk=key).first()
        if source is None:
            raise Http404
        archived = ArchivedText.objects.filter(source=source).first()
        forms = forms_of(request, source, archived)
        sheet = read_sheet(request, archived)
        done = None
        if archived and "cards" in request.POST:
            if not sheet.kinds:
                raise PermissionDenied
            done = save_cards(request, archived, sheet)
        elif request.method == "POST" and not (archived and would_leave_cards(request, archived, sheet)):
            done = handle_action(request, source, archived, forms)
        return done or TemplateResponse(
            request,
            "admin/tracker/source/text.html",
            {
                **self.admin_site.each_context(request),
                **forms,
                "opts": self.opts,
                "original": source,
                "sheet": sheet,
                "title": f"Text of {source.title}",
                "text": TextPage.read(
                    archived,
                    citations_of_source(source),
                    page=request.GET.get("page"),
                    at=parse_number(request.GET.get("at")),
                ),
                "new_records": new_records(request, forms["short_form"]) if archived else [],
                "new_kinds": [(kind, kind_label(kind).lower()) for kind in KINDS if may_add(request, kind)],
                "may_cite": request.user.has_perm("tracker.add_citation"),
                "may_correct": request.user.has_perm("tracker.change_citation"),
                "may_archive": may_archive(request, archived),
            },
        )


def on_to_text(request: HttpRequest, source: Source, response: HttpResponse) -> HttpResponse:
    """The way to the text of a source that was saved with the button for that; else the one that leads elsewhere."""
    if "_text" in request.POST and isinstance(response, HttpResponseRedirect):
        return HttpResponseRedirect(reverse("admin:tracker_source_text", args=[source.pk]))
    return response


def forms_of(request: HttpRequest, source: Source, archived: ArchivedText | None) -> dict[str, Any]:
    """The forms of the page, filled with what was sent by the button that was pressed."""
    sent: Any = request.POST if request.method == "POST" else {}
    begins = "new" in sent
    # What stands in the desk stays there while cards are added or saved.
    beside = "cards" in sent or "add_card" in sent
    makes = sent.get("make", "") if not begins else ""
    cites = ("cite" in sent or bool(makes)) and not begins
    if makes:
        sent = {**sent.dict(), "kind": makes}
    quoted: dict[str, Any] = {"paragraph": (at := parse_number(request.GET.get("at")))}
    quoted["quote"] = paragraph_text(archived, at)
    if beside:
        quoted = {name: sent.get(name, "") for name in ("paragraph", "quote", "start")}
    return {
        "text_form": TextForm(sent, request.FILES) if "keep" in sent else TextForm(),
        "quote_form": QuoteForm(
            sent if cites or begins else None,
            reading=archived.reading if archived else TokenizedText(""),
            initial=quoted if beside or "whole" in request.GET else {},
        ),
        "cite_form": cite_form(
            request, Citation(source=source), sent if cites else None, entered=sent.dict() if begins or beside else {}
        ),
        "short_form": short_form(request, makes, sent) if makes in FIELDS else None,
    }


def new_records(request: HttpRequest, sent: ShortForm | None) -> list[NewRecord]:
    """The short form of each kind that the person may add; the one that was sent as it was sent."""
    if not request.user.has_perm("tracker.add_citation"):
        return []
    kinds = [kind for kind in KINDS if kind in FIELDS and may_add(request, kind)]
    return [
        NewRecord(
            kind=kind,
            label=kind_label(kind).lower(),
            form=sent if sent is not None and sent.prefix == prefix_of(kind) else short_form(request, kind),
            is_open=sent is not None and sent.prefix == prefix_of(kind),
        )
        for kind in kinds
    ]


def paragraph_text(archived: ArchivedText | None, number: int | None) -> str:
    """The words of the paragraph of that number, if there is one."""
    if archived is None or not number or number > len(archived.reading.paragraphs):
        return ""
    found = archived.reading.paragraphs[number - 1]
    return archived.text[found.start : found.end]
