"""All cards of a desk: read from what was sent, and saved in one step, all or none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tracker.access.collected import COLLECTED
from tracker.admin.base import database_refusals
from tracker.admin.base.keys import is_key
from tracker.admin.source_text.actions import may_add
from tracker.admin.source_text.cards.card import PASSAGE, Card, card_label
from tracker.admin.source_text.cards.card_form import ORDER
from tracker.admin.source_text.cards.names import Names
from tracker.admin.source_text.passage_form import KINDS
from tracker.admin.source_text.short_form import begun_collections
from tracker.models import ArchivedText
from tracker.vocabulary import Stage

# So many that all of their boxes are fewer than one form may send.
MOST_CARDS = 80
# So many of what was saved are named in the message about it.
MOST_NAMED = 5
LEFT_BEHIND = "Nothing was done yet: save the cards first, or empty them. This would leave them behind."
TOO_MANY = f"At most {MOST_CARDS} cards are saved in one step; save these first."


@dataclass(kw_only=True)
class Sheet:
    """The cards as the page shows them; `new_kind` is what was typed of a card to be added, where it is no kind."""

    kinds: tuple[str, ...]
    cards: list[Card] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    new_kind: str = ""
    templates: tuple[Card, ...] = ()
    most: int = MOST_CARDS

    @property
    def labels(self) -> list[str]:
        """What is typed to have a card of each kind."""
        return [card_label(kind) for kind in self.kinds]

    @property
    def next_number(self) -> int:
        return max((int(card.number) for card in self.cards), default=0) + 1


def kinds_for(request: HttpRequest) -> tuple[str, ...]:
    """The kinds of card that the person may use."""
    if not request.user.has_perm("tracker.add_citation"):
        return ()
    return (*(kind for kind in KINDS if may_add(request, kind)), PASSAGE)


def read_sheet(request: HttpRequest, archived: ArchivedText | None) -> Sheet:
    """The cards that were sent, as they were sent; with one more where that was asked for."""
    sheet = Sheet(kinds=kinds_for(request))
    if archived is None:
        return sheet
    sheet.templates = tuple(Card(request, archived, number="NUMBER", kind=kind) for kind in sheet.kinds)
    sent = request.POST.dict() if request.method == "POST" else {}
    for number, kind in sent_cards(request, sheet.kinds):
        sheet.cards.append(Card(request, archived, number=number, kind=kind, sent=sent))
    if "add_card" in request.POST:
        add_card(request, archived, sheet)
    return sheet


def sent_cards(request: HttpRequest, kinds: tuple[str, ...]) -> list[tuple[int, str]]:
    """(number, kind) of each card that was sent, in the order of their numbers."""
    found = {}
    for one in request.POST.getlist("card"):
        number, _, kind = one.partition("-")
        if not is_key(number) or len(number) > 3 or kind not in (*KINDS, PASSAGE):
            raise BadRequest("A card was sent whose kind or number is not known.")
        if kind not in kinds:
            raise PermissionDenied
        found[int(number)] = kind
    return sorted(found.items())


def add_card(request: HttpRequest, archived: ArchivedText, sheet: Sheet) -> None:
    """Adds an empty card of the kind that was typed, with the passage that is chosen; says so where it is no kind."""
    typed = request.POST.get("card_kind", "").strip()
    labels = dict(zip((label.casefold() for label in sheet.labels), sheet.kinds, strict=True))
    kind = labels.get(typed.casefold())
    if kind is None:
        sheet.new_kind = typed
        sheet.errors.append(f"“{typed}” is no kind of card. Write one of: {', '.join(sheet.labels)}.")
        return
    number = sheet.next_number
    passage = {"at": "paragraph", "words": "quote", "start": "start"}
    taken = {f"card-{number}-passage-{name}": request.POST.get(given, "") for name, given in passage.items()}
    sheet.cards.append(Card(request, archived, number=number, kind=kind, sent=taken))


def save_cards(request: HttpRequest, archived: ArchivedText, sheet: Sheet) -> HttpResponse | None:
    """Makes what all cards say, as drafts or in review; None where one of them has something wrong, which it says."""
    in_review = request.POST["cards"] == "review"
    names = Names(request, stage=Stage.IN_REVIEW if in_review else Stage.DRAFT)
    cards = sheet.cards = bound_cards(request, archived, sheet, names)
    filled = [card for card in cards if not card.is_empty]
    if not filled or len(filled) > MOST_CARDS:
        sheet.errors.append(TOO_MANY if filled else "Nothing is written on any card.")
        return None
    try:
        with transaction.atomic():
            done = [card.save() for card in sorted(filled, key=in_order)]
            if all(done) and in_review:
                bring_into_review(request, archived.source)
            transaction.set_rollback(not all(done))
    except database_refusals.REFUSED as error:
        sheet.errors.append(database_refusals.read_refusal(error).message)
        return None
    if not all(done):
        wrong = ", ".join(str(card.number) for card in filled if card.has_errors)
        sheet.errors.append(f"Nothing was saved yet: put right card {wrong}, and save again.")
        return None
    begun = begun_collections(request.user) if any(puts_into_collections(card) for card in filled) else []
    messages.success(request, saved_message(filled, in_review=in_review, collections=begun))
    return HttpResponseRedirect(reverse("admin:tracker_source_text", args=[archived.source_id], fragment="container"))


def bound_cards(request: HttpRequest, archived: ArchivedText, sheet: Sheet, names: Names) -> list[Card]:
    """The cards that were sent, to be saved."""
    sent: Mapping[str, Any] = request.POST.dict()
    return [
        Card(request, archived, number=number, kind=kind, sent=sent, names=names)
        for number, kind in sent_cards(request, sheet.kinds)
    ]


def would_leave_cards(request: HttpRequest, archived: ArchivedText, sheet: Sheet) -> bool:
    """Whether another button was pressed while something stands on a card; the sheet says so."""
    cards = bound_cards(request, archived, sheet, Names(request, stage=Stage.DRAFT))
    if all(card.is_empty for card in cards):
        return False
    sheet.errors.append(LEFT_BEHIND)
    return True


def in_order(card: Card) -> tuple[int, int]:
    """Where a card stands among those that are saved: what others name comes first, passages for records last."""
    place = len(ORDER) if card.kind == PASSAGE else ORDER.index(card.kind)
    return place, int(card.number)


def bring_into_review(request: HttpRequest, source: Any) -> None:
    """The draft source goes into review with what is cited from it, where the person may change it."""
    if source.stage == Stage.DRAFT and request.user.has_perm("tracker.change_source"):
        source.stage = Stage.IN_REVIEW
        source.save(update_fields=["stage"])


def puts_into_collections(card: Card) -> bool:
    """Whether the card made a record of its own that begins in collections."""
    return card.kind != PASSAGE and card.proposal is None and type(card.made) in COLLECTED


def saved_message(cards: list[Card], *, in_review: bool, collections: Sequence[str] = ()) -> str:
    """What was saved, the first with the way to fill in more of it, and in which collections new records are."""
    records = dict.fromkeys(card.made for card in cards if card.proposal is None)
    proposals = [card.proposal for card in cards if card.proposal is not None]
    said = []
    if records:
        state = "in review" if in_review else "drafts"
        few = len(cards) - len(proposals)
        start = f"Saved from {few} card{'' if few == 1 else 's'}, {state}"
        said.append(format_html("{}: {}.", start, linked((one, str(one)) for one in records)))
    if collections:
        named = ", ".join(f"“{title}”" for title in collections)
        said.append(
            format_html("New records are in the collection{} {}.", "" if len(collections) == 1 else "s", named)
        )
    if proposals:
        links = linked((one, f"{one.record}") for one in proposals)
        said.append(format_html("Proposed to what is public, for a second person to publish: {}.", links))
    return format_html_join(" ", "{}", ((each,) for each in said))


def linked(records: Iterable[tuple[Any, str]]) -> SafeString:
    """The first names with the way to the admin's page of each, separated by commas, and how many more there are."""
    all_of_them = list(records)
    first, more = all_of_them[:MOST_NAMED], len(all_of_them) - MOST_NAMED
    names = format_html_join(
        ", ",
        '<a href="{}">{}</a>',
        ((reverse(f"admin:tracker_{one._meta.model_name}_change", args=[one.pk]), name) for one, name in first),
    )
    return format_html("{} and {} more", names, more) if more > 0 else names
