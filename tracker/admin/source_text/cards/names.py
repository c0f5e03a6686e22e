"""Records as the cards of a sheet name them: by name, by ref, or by the number of the card that makes them.

An actor or indicator that is new is made by its name with its kind or unit in brackets: `Ada Holm (person)`.
"""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, Q
from django.http import HttpRequest

from tracker.admin.base import database_refusals
from tracker.admin.base.generated_refs import proposed_ref
from tracker.admin.source_text.short_form import begin_collections
from tracker.models import Actor, Indicator, Referenced
from tracker.transfer.declaration.named_records import with_ref
from tracker.vocabulary import ActorKind, Stage

CARD = re.compile(r"#\s*([0-9]{1,3})")
REF = re.compile(r".*\[([a-z0-9-]+)\]", re.DOTALL)
IN_BRACKETS = re.compile(r"(.*\S)\s*\(([^()]+)\)", re.DOTALL)
MOST_TOLD = 5
KINDS = {str(kind.label).lower(): kind for kind in ActorKind}


class Names:
    """What the cards of one sheet may name: records that are there, and those made from it so far."""

    def __init__(self, request: HttpRequest, *, stage: Stage) -> None:
        self.request = request
        self.stage = stage
        # The cards that were saved so far.
        self.cards: list[Any] = []
        # The record of each card, by its number, and the number of each card that could not be saved, by its title.
        self.made: dict[int, Any] = {}
        self.failed: dict[int, str] = {}
        # The numbers of cards that propose something to a public record, which is not there yet.
        self.proposed: set[int] = set()
        # Actors and indicators that were made for the card that is being read.
        self.new: list[Any] = []

    def find(self, model: type[Model], text: str) -> Any:
        """The record of the kind that the text names. Raises ValidationError, which says what would be right."""
        if number := CARD.fullmatch(text):
            return self.of_card(model, int(number[1]))
        ref = REF.fullmatch(text)
        found = list(with_ref(model, ref[1]) if ref else named(model, text))
        if len(found) > 1:
            refs = ", ".join(f"[{record.ref}]" for record in found[:MOST_TOLD])
            raise ValidationError(f"Several are called “{text}”; write the ref of the one that is meant: {refs}.")
        if found:
            return found[0]
        return self.make(model, text)

    def of_card(self, model: type[Model], number: int) -> Any:
        """The record that the card with this number makes."""
        record = self.made.get(number)
        if number in self.failed:
            raise ValidationError(f"Card {number} has to be put right first.")
        if number in self.proposed:
            raise ValidationError(f"Card {number} is a proposal to a public record; cite for it once it is published.")
        if record is None:
            raise ValidationError(f"No card {number} makes a record that this one can name.")
        if not isinstance(record, model):
            raise ValidationError(f"Card {number} is no {model._meta.verbose_name}, but “{record}”.")
        return record

    def make(self, model: type[Model], text: str) -> Any:
        """The new actor or indicator that the text describes."""
        given = IN_BRACKETS.fullmatch(text)
        for number, title in self.failed.items():
            if title.casefold() == text.casefold():
                raise ValidationError(f"Card {number} has to be put right first.")
        if model is Actor and given and given[2].strip().lower() in KINDS:
            return self.keep(Actor(name=given[1], kind=KINDS[given[2].strip().lower()]))
        if model is Indicator and given:
            return self.keep(Indicator(name=given[1], unit=given[2].strip()))
        raise ValidationError(f"There is no {model._meta.verbose_name} called “{text}”.{HINTS.get(model, '')}")

    def keep(self, record: Any) -> Any:
        """The new record, saved at the stage of the sheet; the one of that name where there is one."""
        model = type(record)
        there = list(named(model, record.name))
        if there:
            same = [one for one in there if all(getattr(one, name) == getattr(record, name) for name in SAME[model])]
            if len(same) == 1:
                return same[0]
            raise ValidationError(f"There is another {model._meta.verbose_name} of that name: “{there[0]}”.")
        if not self.request.user.has_perm(f"tracker.add_{model._meta.model_name}"):
            raise ValidationError(f"You may not add a new {model._meta.verbose_name}.")
        record.stage = self.stage
        record.ref = proposed_ref(record)
        try:
            with transaction.atomic():
                record.save()
                begin_collections(record, self.request.user)
        except database_refusals.REFUSED as error:
            raise ValidationError(database_refusals.read_refusal(error).message) from error
        self.new.append(record)
        return record


# What makes a new record the one that is there, and how a new one is written.
SAME: dict[type[Model], tuple[str, ...]] = {Actor: ("kind",), Indicator: ("unit",)}
HINTS: dict[type[Model], str] = {
    Actor: (
        f" Write a new one with its kind in brackets, such as “Ada Holm (person)”; the kinds are {', '.join(KINDS)}."
    ),
    Indicator: " Write a new one with its unit in brackets, such as “Seizures a year (kilograms)”.",
}


def named(model: Any, text: str) -> Any:
    """The records of the kind with this ref, title or name, whatever their capitals."""
    if not issubclass(model, Referenced):
        return with_ref(model, text)
    names = {field.name for field in model._meta.concrete_fields} & {"name", "title", "native_name"}
    called = Q(ref=text)
    for name in names:
        called |= Q(**{f"{name}__iexact": text})
    if model is Actor:
        called |= Q(aliases__contains=[text])
    return model._default_manager.filter(called).order_by("ref")[: MOST_TOLD + 1]
