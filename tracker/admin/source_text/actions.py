"""What is done from the page of a source's text: keep a text, cite a passage, correct a paragraph's number."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html

from tracker.access import audit_log
from tracker.admin.base import database_refusals
from tracker.admin.base.keys import is_key
from tracker.admin.source_text.form import TextForm
from tracker.admin.source_text.page import citations_of_source
from tracker.admin.source_text.passage_form import KINDS, CiteForm, QuoteForm
from tracker.admin.source_text.passages import PARAMETER, address_of_text, parameter_of
from tracker.models import ArchivedText, Citation, Source
from tracker.quotes import describe
from tracker.vocabulary import Verification


def parse_number(text: str | None) -> int | None:
    """The whole number in a text; None if it is none."""
    return int(text) if text and is_key(text) else None


def may_add(request: HttpRequest, kind: str) -> bool:
    """Whether the person may add records of the kind."""
    model: Any = Citation._meta.get_field(kind).related_model
    return bool(admin.site.get_model_admin(model).has_add_permission(request))


def may_archive(request: HttpRequest, archived: ArchivedText | None) -> bool:
    """Whether the person may archive a text, or another in place of the one there is."""
    return request.user.has_perm(f"tracker.{'change' if archived else 'add'}_archivedtext")


def handle_action(
    request: HttpRequest, source: Source, archived: ArchivedText | None, forms: dict[str, Any]
) -> HttpResponse | None:
    """Does what the pressed button asks for; None when that cannot be done, and a form says why."""
    if "keep" in request.POST:
        return archive_text(request, source, archived, forms["text_form"])
    if archived is None:
        return None
    actions: dict[str, Callable[[], HttpResponse | None]] = {
        "correct": lambda: correct_paragraph(request, archived),
        "new": lambda: begin_record(request, archived, forms["quote_form"]),
        "make": lambda: make_record(request, archived, forms),
        "cite": lambda: add_citation(request, archived, forms["quote_form"], forms["cite_form"]),
    }
    pressed = next((button for button in actions if button in request.POST), None)
    return actions[pressed]() if pressed else None


def archive_text(
    request: HttpRequest, source: Source, archived: ArchivedText | None, form: TextForm
) -> HttpResponse | None:
    """Archives a text, with a message on which citations are found in it."""
    if not may_archive(request, archived):
        raise PermissionDenied
    if not form.is_valid():
        return None
    try:
        kept = form.archive(source)
    except database_refusals.REFUSED as error:
        form.add_error(None, database_refusals.read_refusal(error).message)
        return None
    kept.refresh_from_db(fields=["sha256"])
    audit_log.log("text_archived", user=request.user, **audit_log.record_fields(source), sha256=kept.sha256)
    messages.success(
        request, f"The text was archived: {len(kept.reading.paragraphs)} paragraphs. {verification_summary(source)}"
    )
    return HttpResponseRedirect(reverse("admin:tracker_source_text", args=[source.pk]))


def verification_summary(source: Source) -> str:
    """How many citations of the source are found, in words; nothing when it has none."""
    counts = Counter(citations_of_source(source).values_list("verification", flat=True))
    found = [f"{counts[state]} {state.label.lower()}" for state in Verification if counts[state]]
    return f"Citations: {', '.join(found)}." if found else ""


def correct_paragraph(request: HttpRequest, archived: ArchivedText) -> HttpResponse:
    """Gives a citation whose quote has moved the paragraph that it stands in now."""
    if not request.user.has_perm("tracker.change_citation"):
        raise PermissionDenied
    moved = citations_of_source(archived.source).filter(verification=Verification.MOVED)
    citation = moved.filter(pk=parse_number(request.POST["correct"])).first()
    passage = archived.reading.find(citation.selector) if citation else None
    if not citation or not passage:
        raise Http404
    citation.paragraph = passage.paragraph
    citation.keep_selector(describe(archived.text, passage.start, passage.end))
    citation.save(update_fields=["paragraph", "quote_prefix", "quote_suffix", "quote_start", "quote_end"])
    messages.success(request, f"{citation} now names paragraph {citation.paragraph}.")
    return HttpResponseRedirect(address_of_text(archived.source_id, citation.paragraph))


def begin_record(request: HttpRequest, archived: ArchivedText, quoted: QuoteForm) -> HttpResponse | None:
    """Opens the form of a new record with the passage cited in it."""
    kind = request.POST["new"]
    if kind not in KINDS or not may_add(request, kind):
        raise PermissionDenied
    if not quoted.is_valid() or quoted.passage is None:
        return None
    query = {PARAMETER: parameter_of(archived, quoted.passage)}
    commitment = request.POST.get("commitment", "")
    if kind in ("status_update", "link", "condition") and is_key(commitment):
        query["commitment"] = commitment
    return HttpResponseRedirect(reverse(f"admin:tracker_{kind.replace('_', '')}_add", query=query))


def make_record(request: HttpRequest, archived: ArchivedText, forms: dict[str, Any]) -> HttpResponse | None:
    """Makes a draft of the kind from the few fields of the desk, and cites the passage for it: both, or neither."""
    kind = request.POST["make"]
    if kind not in KINDS or not may_add(request, kind) or not request.user.has_perm("tracker.add_citation"):
        raise PermissionDenied
    form, quoted, cites = forms["short_form"], forms["quote_form"], forms["cite_form"]
    if not form.is_valid() or not quoted.is_valid():
        return None
    try:
        with transaction.atomic():
            cites.made = form.save()
            done = add_citation(request, archived, quoted, cites)
            transaction.set_rollback(done is None)
    except database_refusals.REFUSED as error:
        form.add_error(None, database_refusals.read_refusal(error).message)
        return None
    return done


def add_citation(
    request: HttpRequest, archived: ArchivedText, quoted: QuoteForm, form: CiteForm
) -> HttpResponse | None:
    """Adds a citation of the passage for a record that is there."""
    if not request.user.has_perm("tracker.add_citation"):
        raise PermissionDenied
    if not quoted.is_valid() or quoted.passage is None or not form.is_valid():
        return None
    passage = quoted.passage
    selector = describe(archived.text, passage.start, passage.end)
    form.instance.paragraph, form.instance.quote = passage.paragraph, selector.exact
    form.instance.keep_selector(selector)
    try:
        citation = form.save()
    except database_refusals.REFUSED as error:
        form.add_error(None, database_refusals.read_refusal(error).message)
        return None
    messages.success(request, cited_message(passage.paragraph, citation.cited, is_new=form.made is not None))
    return HttpResponseRedirect(address_of_text(archived.source_id, passage.paragraph, citation.cited))


def cited_message(paragraph: int, record: Any, *, is_new: bool) -> str:
    """What was cited for what, with the way to fill in more of a new record."""
    if not is_new:
        return f"Paragraph {paragraph} is cited for {record}."
    address = reverse(f"admin:tracker_{record._meta.model_name}_change", args=[record.pk])
    return format_html(
        'Paragraph {} is cited for the new {} <a href="{}">{}</a>, a draft.',
        paragraph,
        record._meta.verbose_name,
        address,
        record,
    )
