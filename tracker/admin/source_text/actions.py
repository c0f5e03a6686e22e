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
from tracker.actions.propose_change import ProposalRefusedError, needs_proposal, propose_by_doing
from tracker.admin.base import database_refusals
from tracker.admin.base.keys import is_key
from tracker.admin.source_text.form import TextForm
from tracker.admin.source_text.page import citations_of_source
from tracker.admin.source_text.passage_form import KINDS, CiteForm, QuoteForm
from tracker.admin.source_text.passages import PARAMETER, address_of_text, parameter_of
from tracker.models import ArchivedText, Citation, Proposal, Source, record_over
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
    citation: Any = moved.filter(pk=parse_number(request.POST["correct"])).first()
    passage = archived.reading.find(citation.selector) if citation else None
    if not citation or not passage:
        raise Http404
    citation.paragraph = passage.paragraph
    citation.keep_selector(describe(archived.text, passage.start, passage.end))

    def correct() -> Any:
        citation.save(update_fields=["paragraph", "quote_prefix", "quote_suffix", "quote_start", "quote_end"])
        return citation

    proposal = None
    if needs_proposal(record_over(citation)):
        proposal = propose_here(request, archived, passage.paragraph, correct)
    else:
        correct()
    if proposal is None:
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

    def make() -> Citation | None:
        cites.made = form.save()
        return cited_passage(archived, quoted, cites)

    return cite_by(request, archived, quoted, make, of=form.instance, form=form, cites=cites)


def add_citation(
    request: HttpRequest, archived: ArchivedText, quoted: QuoteForm, form: CiteForm
) -> HttpResponse | None:
    """Adds a citation of the passage for a record that is there."""
    if not request.user.has_perm("tracker.add_citation"):
        raise PermissionDenied
    if not quoted.is_valid() or quoted.passage is None or not form.is_valid():
        return None

    def cite() -> Citation | None:
        return cited_passage(archived, quoted, form)

    return cite_by(request, archived, quoted, cite, of=form.instance, form=form, cites=form)


def cited_passage(archived: ArchivedText, quoted: QuoteForm, form: CiteForm) -> Citation | None:
    """The new citation of the passage; None where its form cannot be saved, and says why."""
    passage = quoted.passage
    if passage is None or not form.is_valid():
        return None
    selector = describe(archived.text, passage.start, passage.end)
    form.instance.paragraph, form.instance.quote = passage.paragraph, selector.exact
    form.instance.keep_selector(selector)
    citation: Citation = form.save()
    return citation


def cite_by(  # noqa: PLR0913 (each is a choice of its own, and given by name)
    request: HttpRequest,
    archived: ArchivedText,
    quoted: QuoteForm,
    act: Callable[[], Citation | None],
    *,
    of: Any,
    form: Any,
    cites: CiteForm,
) -> HttpResponse | None:
    """Cites the passage by what `act` does, or proposes that where `of` is part of what is public; all, or nothing.

    None where that cannot be: then `form` or `cites` says why.
    """
    passage: Any = quoted.passage
    try:
        if needs_proposal(record_over(of)):
            proposal = propose_here(request, archived, passage.paragraph, act)
            record = None if proposal is None or cites.made is not None else cites.instance.cited
            there = address_of_text(archived.source_id, passage.paragraph, record)
            return HttpResponseRedirect(there) if proposal is not None else None
        with transaction.atomic():
            citation = act()
            transaction.set_rollback(citation is None)
    except database_refusals.REFUSED as error:
        form.add_error(None, database_refusals.read_refusal(error).message)
        return None
    except ProposalRefusedError as error:
        form.add_error(None, str(error))
        return None
    if citation is None:
        return None
    messages.success(request, cited_message(passage.paragraph, citation.cited, is_new=cites.made is not None))
    return HttpResponseRedirect(address_of_text(archived.source_id, passage.paragraph, citation.cited))


def propose_here(
    request: HttpRequest, archived: ArchivedText, paragraph: int, act: Callable[[], Citation | None]
) -> Proposal | None:
    """Proposes what `act` does, for the reason that this paragraph says so."""
    if not request.user.has_perm("tracker.add_proposal"):
        raise PermissionDenied
    proposal = propose_by_doing(act, reason=f"{archived.source.title}, paragraph {paragraph}.", author=request.user)
    if proposal is not None:
        address = reverse("admin:tracker_proposal_change", args=[proposal.pk])
        messages.success(
            request,
            format_html(
                '<a href="{}">Proposed: {}</a>. The record is public; someone else publishes it.',
                address,
                proposal.columns,
            ),
        )
    return proposal


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
