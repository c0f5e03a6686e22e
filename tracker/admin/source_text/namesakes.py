"""A new actor of a name that a stored one has: who records it is asked whether another is meant."""

from typing import Any

from django import forms

from tracker.models import Actor
from tracker.transfer.declaration.record_names import called

ANOTHER = "another"
MOST_TOLD = 5


def ask_of_namesakes(form: Any) -> None:
    """Adds a box to be ticked to a form of a new actor that was sent with a name which is taken, and only then."""
    if form._meta.model is not Actor or not form.is_bound:
        return
    name = str(form.data.get(form.add_prefix("name"), "")).replace("\0", "").strip()
    refs = called(Actor, [name]).get(name, [])[:MOST_TOLD]
    if not refs:
        return
    there = ", ".join(str(actor) for actor in Actor.objects.filter(ref__in=refs).order_by("ref"))
    form.fields[ANOTHER] = forms.BooleanField(
        label="Another of this name",
        error_messages={"required": f"There is {there} already. Name that one, or tick this where another is meant."},
    )
