"""Planning the follow-up of several commitments at once: who does it, and when."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AdminDateWidget
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from tracker.admin.base import database_refusals
from tracker.admin.base.typed import ModelAdmin
from tracker.models import Commitment, CommitmentQuerySet
from tracker.partial_dates import DayFormField

MOST_TOLD = 20


def possible_owners(commitments: CommitmentQuerySet) -> "QuerySet[User]":
    """Those who may follow up commitments, and those who follow up these."""
    may_change = User.objects.with_perm("tracker.change_commitment").filter(is_staff=True)
    either = Q(pk__in=may_change.values("pk")) | Q(pk__in=commitments.values("owner"))
    return User.objects.filter(either).order_by("username")


def validate_future_day(day: date | None) -> date | None:
    """The day, if it is after today (UTC) or None. Raises ValidationError otherwise.

    What was published by today counts as looked at on any earlier day.
    """
    today = timezone.now().date()
    if day and day <= today:
        raise forms.ValidationError(f"{day} must be after today, {today}: choose a future date.")
    return day


class FollowUpForm(forms.Form):
    """Who follows commitments up and when; what is left empty stays as it is on each of them."""

    owner = forms.ModelChoiceField(User.objects.none(), required=False, empty_label="No change")
    review_every = forms.IntegerField(
        required=False, min_value=1, max_value=3650, help_text="Days between two reviews."
    )
    next_review_on = DayFormField(
        required=False, widget=AdminDateWidget(), help_text="Such as 2027-03-01 or 1 March 2027."
    )

    def __init__(self, *args: Any, commitments: CommitmentQuerySet, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].queryset = possible_owners(commitments)  # type: ignore[attr-defined]

    def clean_next_review_on(self) -> date | None:
        return validate_future_day(self.cleaned_data["next_review_on"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            raise forms.ValidationError("Fill in at least one of the three.")
        return cleaned

    @property
    def chosen(self) -> dict[str, Any]:
        """The fields that were filled in, with their values."""
        return {name: value for name, value in self.cleaned_data.items() if value}


class FollowUpMixin(ModelAdmin):
    """The action of the commitments' list that assigns and schedules what is selected."""

    @admin.action(description="Assign and schedule selected commitments", permissions=["change"])
    def plan_follow_up(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        is_sent = "plan" in request.POST
        form = FollowUpForm(request.POST if is_sent else None, commitments=queryset)
        if is_sent and form.is_valid():
            for level, result in plan_each(queryset, form.chosen):
                messages.add_message(request, level, result)
            return None
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Assign and schedule",
            "form": form,
            "commitments": queryset.order_by("title"),
            "checkbox": ACTION_CHECKBOX_NAME,
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/tracker/commitment/follow_up.html", context)


def plan_each(commitments: CommitmentQuerySet, chosen: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """What came of each commitment: the level of the message, and its words."""
    done, refused = [], []
    for commitment in commitments:
        try:
            with transaction.atomic():
                Commitment.objects.filter(pk=commitment.pk).update(**chosen)
            done.append(str(commitment))
        except database_refusals.REFUSED as error:
            refused.append(f"{commitment}: {database_refusals.read_refusal(error).message}")
    what = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in chosen.items())
    yield messages.INFO, f"Updated: {len(done)}. Not updated: {len(refused)}. Set: {what}."
    yield from ((messages.SUCCESS, f"Updated: {name}") for name in done[:MOST_TOLD])
    yield from ((messages.ERROR, reason) for reason in refused[:MOST_TOLD])
