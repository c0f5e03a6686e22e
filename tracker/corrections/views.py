"""Reporting an error on a page: /corrections/?record=commitment/schedule-fentanyl-class."""

from http import HTTPStatus
from typing import Any

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import resolve, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tracker.access import audit_log
from tracker.access.client_address import address_digest, client_address
from tracker.corrections.form import CorrectionForm
from tracker.models import Correction, RecentSender
from tracker.models.correction import new_ref
from tracker.models.throttling.recent_sender import MOST_A_DAY
from tracker.parameters.filters import utc_today
from tracker.parameters.record import record_or_404
from tracker.signing_in.carried_form import fields_to_copy
from tracker.vocabulary import RecordWithPage

TOO_MANY = (
    f"{MOST_A_DAY} reports came from your address today, and no more are accepted before midnight UTC. Nothing is "
    "lost: "
    "your words are shown below, to be copied or sent tomorrow."
)
EXPIRED = (
    "The form had expired, or your browser sent no cookie, which we need to know that it came from this page. Your "
    "words are shown below: send them again."
)
SAID = ("wrong", "should_be", "source_url", "email")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest) -> HttpResponse:
    """The form, or without a record the way to it; what is sent becomes a correction for reviewers."""
    asked = request.GET.get("record", "")
    if not asked:
        status = HTTPStatus.BAD_REQUEST if request.method == "POST" else HTTPStatus.OK
        return render(request, "tracker/correction_start.html", status=status)
    record = requested_record(asked)
    if request.method != "POST":
        return form_page(request, record, CorrectionForm())
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        return form_page(request, record, form, status=HTTPStatus.BAD_REQUEST)
    today = utc_today()
    if not RecentSender.objects.count_if_allowed(address_digest(client_address(request), today), today):
        form.add_error(None, TOO_MANY)
        return form_page(request, record, form, status=HTTPStatus.TOO_MANY_REQUESTS)
    sent = Correction.objects.create(
        ref=new_ref(),
        record_kind=record._meta.model_name,
        record_ref=record.ref,
        **{name: form.cleaned_data[name] for name in SAID},
    )
    return redirect("correction_sent", ref=sent.ref)


@never_cache
@require_safe
def correction_sent(request: HttpRequest, ref: str) -> HttpResponse:
    """Thanks, with the reference number; later, for whoever has that number, what became of it."""
    return render(request, "tracker/correction_sent.html", {"correction": get_object_or_404(Correction, ref=ref)})


@never_cache
def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form that did not come from its page: a correction comes back as it was typed, to send again.

    What was typed in the admin, where more can be done, comes back to be copied.
    """
    # Why, as Django words it; what it quotes of the request stays out.
    audit_log.log("form_denied", **audit_log.request_fields(request), reason=reason.partition(" - ")[0])
    asked = request.GET.get("record", "")
    if resolve(request.path_info).func is not correction or not asked:
        return render(request, "403_csrf.html", {"left": fields_to_copy(request)}, status=HTTPStatus.FORBIDDEN)
    form = CorrectionForm(request.POST)
    form.add_error(None, EXPIRED)
    return form_page(request, requested_record(asked), form, status=HTTPStatus.FORBIDDEN)


def requested_record(asked: str) -> Any:
    """The public record that `kind/ref` names; raises Http404, whose message says what would be right."""
    kind, _, ref = asked.partition("/")
    if kind not in RecordWithPage.values or not ref.isprintable():
        raise Http404(
            "This address names no record. Open the page with the error, and follow “Report an error on this page”."
        )
    model: Any = apps.get_model("tracker", kind)
    return record_or_404(model.objects.published(), ref)


def form_page(request: HttpRequest, record: Any, form: CorrectionForm, *, status: int = HTTPStatus.OK) -> HttpResponse:
    """The page with the form about the record, with that HTTP status."""
    kind = record._meta.model_name
    context = {
        "form": form,
        "record": record,
        "kind": RecordWithPage(kind).label,
        "address": reverse(f"{kind}_detail", args=[record.ref]),
    }
    return render(request, "tracker/correction_form.html", context, status=status)
