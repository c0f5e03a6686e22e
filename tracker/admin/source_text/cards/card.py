"""One card: a record to be made, or one that is there, with the passage it is cited by and who says so."""

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest

from tracker.actions.propose_change import ProposalRefusedError, needs_proposal, propose_by_doing
from tracker.admin.base import database_refusals
from tracker.admin.base.generated_refs import proposed_ref
from tracker.admin.source_text.cards import same_record
from tracker.admin.source_text.cards.card_form import card_form
from tracker.admin.source_text.cards.named_fields import any_citable
from tracker.admin.source_text.cards.names import Names
from tracker.admin.source_text.cards.said import PassageForm, said_form
from tracker.admin.source_text.passage_form import KINDS, kind_label
from tracker.models import ArchivedText, Citation, record_over
from tracker.models.citation import VOICES
from tracker.quotes import describe, paragraphs_of
from tracker.vocabulary import Attribution, Stance

# The kind of a card that cites for a record that is there, or that another card makes.
PASSAGE = "passage"
NAMED_BY_SOURCE = {"stance": Stance.MENTIONS, "attribution": Attribution.STATED, "credibility": None}
NAMED_BY_SOURCE |= dict.fromkeys(VOICES)
# Where a quote stands in the text.
PLACE = ("quote", "quote_prefix", "quote_suffix", "quote_start", "quote_end")
CITED_AS: dict[Any, str] = {Citation._meta.get_field(kind).related_model: kind for kind in KINDS}


class ThereForm(forms.Form):
    """The record that a passage is cited for."""

    def __init__(self, *arguments: Any, names: Names | None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.use_required_attribute = False
        self.beside: list[Any] = []
        field = any_citable()
        field.names = names
        self.fields["record"] = field

    def save(self) -> Any:
        return self.cleaned_data["record"]


def card_label(kind: str) -> str:
    """What a card of the kind is called; also what is typed to have one."""
    return "Passage for a record" if kind == PASSAGE else kind_label(kind)


class Card:
    """The three forms of a card. With `names` it is being saved; without, it is shown as it was sent."""

    def __init__(
        self,
        request: HttpRequest,
        archived: ArchivedText,
        *,
        number: int | str,
        kind: str,
        sent: Any = None,
        names: Names | None = None,
    ) -> None:
        self.number, self.kind, self.label = number, kind, card_label(kind)
        self.archived = archived
        data = sent if names else None

        def options(part: str) -> dict[str, Any]:
            prefix = f"card-{number}{part}"
            return {"prefix": prefix, "initial": typed_under(prefix, sent or {}) if data is None else {}}

        self.passage = PassageForm(data, archived=archived, **options("-passage"))
        self.said = said_form(request, Citation(source=archived.source), data, names=names, **options("-said"))
        self.record: Any = (
            ThereForm(data, names=names, **options(""))
            if kind == PASSAGE
            else card_form(request, kind, data, names=names, **options(""))
        )
        self.names: Any = names
        self.made: Any = None
        self.proposal: Any = None
        # The card that makes the record of this one too, by its name.
        self.first: Any = None

    @property
    def forms(self) -> tuple[Any, ...]:
        return (self.record, self.passage, self.said)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written of a record; its passage came by itself."""
        return not self.record.has_changed()

    @property
    def has_errors(self) -> bool:
        return self.names is not None and any(form.is_bound and form.errors for form in self.forms)

    @property
    def title(self) -> str:
        """What its record will be called, as far as that is typed."""
        name = next((name for name in ("title", "name", "record") if name in self.record.fields), None)
        return str(self.record[name].value() or "") if name else ""

    @property
    def heading(self) -> str:
        """What tells the card from others when it is closed: its title, or what stands in its first box."""
        first = next(iter(self.record.fields))
        return self.title or str(self.record[first].value() or "")

    def save(self) -> bool:
        """Makes the record and its citations; False where something is wrong, and the forms say what."""
        self.names.new = []
        try:
            with transaction.atomic():
                done = self.write()
                transaction.set_rollback(not done)
        except database_refusals.REFUSED as error:
            done = False
            self.refuse(database_refusals.read_refusal(error))
        if done:
            self.names.cards.append(self)
        if done and self.proposal is not None:
            self.names.proposed.add(int(self.number))
        elif done:
            self.names.made[int(self.number)] = self.made
        else:
            self.names.failed[int(self.number)] = self.title
        return done

    def write(self) -> bool:
        """Writes what the card says; False at the first form with something wrong in it, all being looked at.

        What hangs on a public record is proposed, and actors that the card names are drafts of their own.
        """
        is_whole = self.record.is_valid()
        is_whole &= self.passage.is_valid()
        is_whole = is_whole and self.is_apart_or_the_same()
        is_proposed = is_whole and needs_proposal(self.over)
        done = self.propose() if is_proposed else self.write_record(is_whole=is_whole)
        for each in self.names.new if done else ():
            if type(each) in CITED_AS and self.proposal is None and (place := self.place_of(each.name)):
                # That somebody is named is the source's own word, whoever speaks in the passage.
                copy_citation(self.said.instance, each, **NAMED_BY_SOURCE, **place)
        return done

    def is_apart_or_the_same(self) -> bool:
        """Whether no card before makes a record so called, or this one can mean that; told beside its name if not."""
        if self.kind == PASSAGE:
            return True
        self.first = same_record.made_before(self, self.names.cards)
        said = same_record.hindrance(self, self.first) if self.first is not None else ""
        if said:
            name = next((name for name in same_record.NAMED_BY if name in self.record.fields), None)
            self.record.add_error(name, said)
        return not said

    def write_record(self, *, is_whole: bool) -> bool:
        """Writes the record, where its own form has nothing wrong, and cites the passage for it."""
        if is_whole:
            self.made = self.said.cited = self.first.made if self.first is not None else self.record.save()
            setattr(self.said.instance, CITED_AS[type(self.made)], self.made)
            quoted = describe(self.archived.text, self.passage.passage.start, self.passage.passage.end)  # type: ignore[union-attr]
            self.said.instance.paragraph = self.passage.passage.paragraph  # type: ignore[union-attr]
            self.said.instance.quote = quoted.exact
            self.said.instance.keep_selector(quoted)
        if not self.said.is_valid() or not is_whole:
            return False
        if any(one.made == self.made and same_record.cites_the_same(self, one) for one in self.names.cards):
            return True
        citation = self.said.save()
        if self.first is not None and same_record.says_the_same(self, self.first):
            self.record.beside = self.first.record.beside
        for each in self.record.beside:
            copy_citation(citation, each)
        return True

    def place_of(self, name: str) -> dict[str, Any]:
        """Where the text names somebody: in the card's own passage, or the first place there is; empty for nowhere."""
        text, passage = self.archived.text, self.passage.passage
        if name.casefold() in text[passage.start : passage.end].casefold():  # type: ignore[union-attr]
            return {"paragraph": self.said.instance.paragraph}
        found = re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
        if found is None:
            return {}
        paragraph = next((one.number for one in paragraphs_of(text) if one.start <= found.start() < one.end), None)
        named = Citation(paragraph=paragraph)
        named.quote = (quoted := describe(text, *found.span())).exact
        named.keep_selector(quoted)
        return {name: getattr(named, name) for name in ("paragraph", *PLACE)}

    @property
    def over(self) -> Any:
        """The record with a stage that the card's is, or will hang on."""
        return record_over(self.record.cleaned_data["record"] if self.kind == PASSAGE else self.record.instance)

    def propose(self) -> bool:
        """Keeps what the card says as a proposal to the public record that it hangs on."""
        if not self.names.request.user.has_perm("tracker.add_proposal"):
            raise PermissionDenied
        owner, paragraph = self.over, self.passage.passage.paragraph  # type: ignore[union-attr]

        # Whoever speaks is made for good; what is proposed is written and taken back.
        for name in VOICES:
            if name in self.said.fields:
                with suppress(ValidationError):
                    self.said.fields[name].clean(self.said[name].data)

        def act() -> Any:
            return self.made if self.write_record(is_whole=True) else None

        try:
            self.proposal = propose_by_doing(
                act, reason=f"{self.archived.source.title}, paragraph {paragraph}.", author=self.names.request.user
            )
        except ProposalRefusedError as error:
            self.record.add_error(None, str(error))
        self.made = owner
        return self.proposal is not None

    def refuse(self, refusal: database_refusals.DatabaseRefusal) -> None:
        """Tells what the database refused, beside the field where that is one of the card."""
        for form in (self.record, self.said):
            model = getattr(getattr(form, "_meta", None), "model", None)
            if refusal.record is model and model is not None and refusal.field in form.fields:
                form.add_error(refusal.field, refusal.message)
                return
        self.record.add_error(None, refusal.message)


def copy_citation(citation: Citation, record: Any, **changes: Any) -> None:
    """Cites the passage of the citation for another record too."""
    same = ("source", "stance", "attribution", "speaker", "on_behalf_of", "addressee", "credibility", "paragraph")
    said = {name: getattr(citation, name) for name in (*same, *PLACE)} | changes
    copied = Citation(**said, **{CITED_AS[type(record)]: record})
    copied.ref = proposed_ref(copied)
    copied.save()


def typed_under(prefix: str, sent: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed in the fields whose names begin so."""
    return {name.removeprefix(f"{prefix}-"): value for name, value in sent.items() if name.startswith(f"{prefix}-")}
