"""A whole list selected across its pages: told by its address and a digest, not by a hidden field for each row."""

import hashlib
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from tracker.admin.base.typed import ModelAdmin

MOST_NAMED = 50
CHOSEN = "chosen"
# What the pages that ask once more send along when the answer is yes.
ANSWERS = ("post", "confirmed")


class WholeListMixin(ModelAdmin):
    """Records of which all that a list finds may be selected; what is confirmed is what was shown, or nothing is."""

    def response_action(self, request: HttpRequest, queryset: Any, *arguments: Any) -> HttpResponse | None:
        if not is_whole_list(request):
            return super().response_action(request, queryset, *arguments)
        keys = sorted(set(queryset.order_by().values_list("pk", flat=True)))
        digest = digest_of(keys)
        is_answer = any(name in request.POST for name in ANSWERS)
        if is_answer and request.POST.get(CHOSEN) != digest:
            messages.error(
                request,
                f"The list is not the one that was shown; it now has {len(keys):,}. Nothing was done; select again.",
            )
            return HttpResponseRedirect(request.get_full_path())
        chosen = queryset.filter(pk__in=keys) if is_answer else queryset
        response = super().response_action(request, chosen, *arguments)
        if isinstance(response, TemplateResponse) and response.context_data is not None:
            response.context_data |= {
                CHOSEN: digest,
                "chosen_count": len(keys),
                "first_key": keys[0] if keys else "",
                "first_named": (response.context_data.get("deletable_objects") or [])[:MOST_NAMED],
                "most_named": MOST_NAMED,
            }
        return response


def is_whole_list(request: HttpRequest) -> bool:
    """Whether all that the list finds is selected, as Django's own form of actions reads it."""
    return bool(forms.BooleanField(required=False).clean(request.POST.get("select_across", "")))


def digest_of(keys: list[int]) -> str:
    """Tells one selection from another: how many, and which."""
    return f"{len(keys)}-{hashlib.sha256(','.join(map(str, keys)).encode()).hexdigest()}"
