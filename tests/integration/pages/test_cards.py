"""Several records in one step, from cards at the desk of a text."""

from http import HTTPStatus
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.articles import ARTICLE
from tests.factories import (
    ActorFactory,
    ArchivedTextFactory,
    CollectionFactory,
    CollectionMemberFactory,
    CommitmentFactory,
    IndicatorFactory,
    MeetingFactory,
    SourceFactory,
    UserFactory,
)
from tests.integration.admin.forms import address, shown
from tracker.actions.propose_change import accept_proposal, latest_event
from tracker.admin.source_text.cards.card import PASSAGE
from tracker.admin.source_text.cards.card_form import ORDER
from tracker.admin.source_text.cards.sheet import MOST_CARDS
from tracker.admin.source_text.passage_form import KINDS
from tracker.models import (
    Actor,
    Citation,
    Commitment,
    Exchange,
    Indicator,
    Meeting,
    Observation,
    Proposal,
    Sanction,
    SanctionStep,
    Source,
    StatusUpdate,
    Target,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sessions_in_database")]

PLEDGE = {"kind": "pledge", "title": "Hand over the records", "by": "Northern ministry (public body)"}
SAID: dict[str, Any] = {
    "said": {"speaker": "Ada Holm (person)", "on_behalf_of": "Northern ministry (public body)"},
    "at": 3,
}

# What is chosen in the boxes of a new card.
CHOSEN = {"status_update": {"axis": "evidence"}, "observation": {"qualifier": "exactly"}}


@pytest.fixture
def analyst(client: Client) -> Client:
    client.force_login(UserFactory(group="Analyst"))
    return client


@pytest.fixture
def source() -> Source:
    source: Source = ArchivedTextFactory.create(text=ARTICLE, source__stage="draft").source
    return source


def page_of(source: Source) -> str:
    return reverse("admin:tracker_source_text", args=[source.pk])


def card(number: int, of: str, *, at: Any = 2, words: str = "", said: Any = None, **fields: Any) -> dict[str, Any]:
    """What the boxes of one card send."""
    prefix = f"card-{number}"
    fields = CHOSEN.get(of, {}) | fields
    sent = {f"{prefix}-{name}": value for name, value in fields.items()}
    sent |= {f"{prefix}-passage-at": at, f"{prefix}-passage-words": words}
    sent |= {f"{prefix}-said-{name}": value for name, value in ({"stance": "supports"} | (said or {})).items()}
    return sent | {"card": [f"{number}-{of}"]}


def save(client: Client, source: Source, *cards: dict[str, Any], press: str = "save", **sent: Any) -> Any:
    fields: dict[str, Any] = {"cards": press, **sent, "card": [one for each in cards for one in each["card"]]}
    for each in cards:
        fields |= {name: value for name, value in each.items() if name != "card"}
    return client.post(page_of(source), fields)


def told(answer: Any) -> dict[int, dict[str, list[str]]]:
    """What each card of the page says is wrong."""
    assert answer.status_code == HTTPStatus.OK
    return {
        int(one.number): {name: list(said) for form in one.forms for name, said in form.errors.items()}
        for one in answer.context["sheet"].cards
        if one.has_errors
    }


def nothing_is_kept() -> bool:
    return not any(model.objects.exists() for model in (Commitment, Citation, Meeting, StatusUpdate, Indicator))


def the_bargain() -> list[dict[str, Any]]:
    """A whole bargain, whose cards name each other; the first to be made stands last."""
    return [
        card(1, "exchange", title="Records for the office", side_a="#3", side_b="#4\nOffice closure"),
        card(2, "status_update", commitment="#3", status="in_progress", as_of="2023-05", **SAID),
        card(3, "commitment", **PLEDGE, to="Southern side (state)", due="2024-03-31"),
        card(4, "sanction_step", sanction="Office closure", kind="eased", happened_on="2023-05-02"),
        card(5, "target", commitment="hand over the records", indicator="Records handed over (files)", baseline=0)
        | {"card-5-baseline_period": "2022", "card-5-value": "680", "card-5-due": "2024"},
        card(6, "observation", indicator="Records handed over (files)", value="340", period="2023"),
        card(7, "sanction", title="Office closure", kind="other", issuer="Southern side", imposed_on="2021-05"),
        card(8, PASSAGE, record="#2", at=4, words="Neither side would say", said={"stance": "disputes"}),
    ]


def test_cards_that_name_each_other_are_saved_in_one_step(analyst: Client, source: Source) -> None:
    answer = save(analyst, source, *the_bargain())
    assert answer["Location"] == f"{page_of(source)}#container"
    pledge, closure, step = Commitment.objects.get(), Sanction.objects.get(), SanctionStep.objects.get(kind="eased")
    assert {(one.actor.name, one.role) for one in pledge.parties.all()} == {
        ("Northern ministry", "committed"),
        ("Southern side", "counterpart"),
    }
    assert str(closure.steps.get(kind="imposed").happened_on) == "2021-05"
    given = {(item.side, item.record) for item in Exchange.objects.get().items.all()}
    assert given == {("a", pledge), ("b", step), ("b", closure)}
    target = Target.objects.get()
    assert (target.direction, target.indicator) == ("at_least", Observation.objects.get().indicator)
    update = StatusUpdate.objects.get()
    assert {(one.stance, one.attribution, one.paragraph) for one in update.citations.all()} == {
        ("supports", "reported", 3),
        ("disputes", "stated", 4),
    }
    said = update.citations.get(stance="supports")
    assert said.speaker is not None
    assert (said.speaker.name, said.on_behalf_of) == ("Ada Holm", Actor.objects.get(name="Northern ministry"))
    assert {one.stage for one in (pledge, closure, step, update, target.indicator)} == {"draft"}


def test_whatever_is_made_along_is_cited_too(analyst: Client, source: Source) -> None:
    save(analyst, source, *the_bargain())
    for record in (*SanctionStep.objects.all(), Exchange.objects.get(), Target.objects.get()):
        assert record.citations.with_verification().get().verification == "verified", record
    # Who is named in the text is cited there; a name that is ours alone has no source yet.
    for actor in Actor.objects.all():
        found = list(actor.citations.with_verification())
        assert [one.verification for one in found] == ["verified"] * (actor.name.lower() in ARTICLE.lower()), actor
    for named in Citation.objects.exclude(actor=None):
        assert (named.stance, named.attribution, named.speaker) == ("mentions", "stated", None)


def test_all_of_it_is_sent_to_review_with_its_source(analyst: Client, source: Source) -> None:
    save(analyst, source, *the_bargain(), press="review")
    source.refresh_from_db()
    made = [*Actor.objects.all(), *SanctionStep.objects.all(), *StatusUpdate.objects.all(), *Indicator.objects.all()]
    assert {one.stage for one in (source, Exchange.objects.get(), *made)} == {"in_review"}


def test_of_many_cards_one_wrong_word_keeps_all_from_being_saved_and_nothing_is_lost(
    analyst: Client, source: Source
) -> None:
    wrong = card(9, "meeting", title="Harbour talks", kind="talks", held="the day after")
    answer = save(analyst, source, *the_bargain(), wrong, quote="What stands in the desk", paragraph="2")
    assert list(told(answer)) == [9]
    assert nothing_is_kept()
    sheet = answer.context["sheet"]
    assert sheet.errors == ["Nothing was saved yet: put right card 9, and save again."]
    assert [one.number for one in sheet.cards] == list(range(1, 10))
    typed = {name: value for one in (*the_bargain(), wrong) for name, value in one.items() if name != "card"}
    again = {field.html_name: field.value() for one in sheet.cards for form in one.forms for field in form}
    assert {name: str(again[name]) for name in typed} == {name: str(value) for name, value in typed.items()}
    assert answer.context["quote_form"]["quote"].value() == "What stands in the desk"


@pytest.mark.parametrize(
    ("fields", "field", "reason"),
    [
        ({"commitment": "Share"}, "commitment", "There is no commitment called “Share”."),
        ({"commitment": "#9"}, "commitment", "No card 9 makes a record that this one can name."),
        ({"commitment": "#1"}, "commitment", "Card 1 is no commitment, but “Harbour talks"),
        ({"commitment": "Twice"}, "commitment", "Several are called “Twice”; write the ref of the one that is meant"),
        ({"commitment": "a\0b"}, "commitment", "Null characters are not allowed."),
        ({"commitment": ""}, "commitment", "This field is required."),
        ({"as_of": "2090"}, "as_of", "is in the future"),
        ({"status": "no_evidence_found"}, "searched", "must say where you looked"),
        ({"at": "9"}, "at", "The text has no paragraph 9; its last is 4."),
        ({"at": ""}, "at", "This field is required."),
        ({"words": "twenty firms"}, "words", "was not found in the text of the source"),
        ({"said": {"speaker": "Ada Holm"}}, "speaker", "Write a new one with its kind in brackets"),
        ({"said": {"speaker": "Ada Holm (woman)"}}, "speaker", "Write a new one with its kind in brackets"),
        ({"said": {"speaker": "Bo Lund (company)"}}, "speaker", "There is another actor of that name"),
        ({"said": {"addressee": "Bo Lund"}}, "speaker", "must say who speaks"),
        ({"said": {"speaker": "Bo Lund", "attribution": "stated"}}, "attribution", "must be reported where"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(
    analyst: Client, source: Source, fields: dict[str, Any], field: str, reason: str
) -> None:
    CommitmentFactory.create_batch(2, title="Twice")
    CommitmentFactory(title="Once")
    ActorFactory(name="Bo Lund", kind="person")
    right = {"commitment": "Once", "status": "stalled", "as_of": "2023-06"}
    meeting = card(1, "meeting", title="Harbour talks", kind="talks")
    said = told(save(analyst, source, meeting, card(2, "status_update", **right | fields)))
    assert reason in str(said[2][field]), said
    assert list(said) == [2]
    assert not StatusUpdate.objects.exists()


def test_a_card_that_names_a_wrong_one_says_so(analyst: Client, source: Source) -> None:
    pledge = card(1, "commitment", title="Share", kind="promise")
    by_number = card(2, "status_update", commitment="#1", status="stalled", as_of="2023")
    by_title = card(3, "milestone", commitment="share", title="First files")
    said = told(save(analyst, source, pledge, by_number, by_title))
    assert said[2] == said[3] == {"commitment": ["Card 1 has to be put right first."]}


def test_what_hangs_on_a_public_record_is_proposed_and_the_rest_is_saved(analyst: Client, source: Source) -> None:
    talks = MeetingFactory(title="Harbour talks")
    figures = IndicatorFactory(name="Files (all)", unit="files")
    answer = save(
        analyst,
        source,
        card(1, PASSAGE, record="Harbour talks", **SAID),
        card(2, "observation", indicator="Files (all)", value=7, period="2023"),
        card(3, "commitment", **PLEDGE),
    )
    assert answer.status_code == HTTPStatus.FOUND
    proposals = {proposal.record: proposal for proposal in Proposal.objects.all()}
    assert set(proposals) == {talks, figures}
    assert {part["record"] for part in proposals[figures].parts} == {"observations", "citations"}
    assert Citation.objects.exclude(commitment=None).count() == 1
    assert not talks.citations.exists()
    assert not Observation.objects.exists()
    reviewer = UserFactory(group="Reviewer")
    for proposal in proposals.values():
        accept_proposal(proposal, person=reviewer, version=latest_event(proposal))
    assert talks.citations.get().speaker == Actor.objects.get(name="Ada Holm")
    assert figures.observations.get().citations.count() == 1


def test_who_is_new_is_cited_where_the_text_names_them(analyst: Client, source: Source) -> None:
    text = source.archived_text.text
    named = text.split()[0].strip(",.")
    save(
        analyst,
        source,
        card(1, "commitment", **PLEDGE | {"by": "Nowhere Named (public body)", "to": f"{named} (public body)"}, at=3),
    )
    assert not Actor.objects.get(name="Nowhere Named").citations.exists()
    citation = Actor.objects.get(name=named).citations.get()
    assert (citation.paragraph, citation.quote, citation.stance) == (1, named, "mentions")


def test_no_card_names_what_another_only_proposes(analyst: Client, source: Source) -> None:
    IndicatorFactory(name="Files (all)", unit="files")
    first = card(1, "observation", indicator="Files (all)", value=7, period="2023")
    told_of = told(save(analyst, source, first, card(2, PASSAGE, record="#1")))
    assert "is a proposal to a public record" in str(told_of[2])
    assert not Proposal.objects.exists()


@pytest.mark.usefixtures("one_person")
def test_a_record_of_any_kind_is_cited_by_its_name(analyst: Client, source: Source) -> None:
    meeting, actor = MeetingFactory(title="Harbour talks"), ActorFactory(name="Northern ministry", aliases=["NM"])
    cards = [card(1, PASSAGE, record="harbour TALKS"), card(2, PASSAGE, record="NM"), card(3, PASSAGE, record="x")]
    assert told(save(analyst, source, *cards)) == {3: {"record": ["There is no commitment called “x”."]}}
    save(analyst, source, *cards[:2])
    assert {one.cited for one in Citation.objects.all()} == {meeting, actor}
    CommitmentFactory(title="NM")
    assert "may be" in str(told(save(analyst, source, cards[1])))
    save(analyst, source, card(1, PASSAGE, record=f"NM [{actor.ref}]"))
    assert actor.citations.count() == 2


@pytest.mark.usefixtures("one_person")
def test_of_names_that_are_there_none_is_made_again(analyst: Client, source: Source) -> None:
    IndicatorFactory(name="Files (all)", unit="files")
    figures = [card(number, "observation", indicator="Files (all)", value=number, period="2023") for number in (1, 2)]
    save(analyst, source, *figures, card(3, "commitment", **PLEDGE), card(4, "commitment", **PLEDGE))
    assert (Indicator.objects.count(), Actor.objects.count(), Observation.objects.count()) == (1, 1, 2)
    assert {one.ref for one in Commitment.objects.all()} == {"hand-over-the-records"}


@pytest.mark.usefixtures("one_person")
def test_a_second_card_by_the_name_of_a_first_means_its_record(analyst: Client, source: Source) -> None:
    closure = {"title": "Office closure", "kind": "other", "imposed_on": "2021-05"}
    answer = save(
        analyst,
        source,
        card(1, "commitment", **PLEDGE),
        card(2, "commitment", kind="pledge", title="hand over  the records", at=3),
        card(3, "sanction", **closure),
        card(4, "sanction", **closure, at=4),
        card(5, "milestone", commitment="#2", title="Half of them"),
        card(6, "milestone", commitment="#1", title="Half of them", at=3),
        card(7, "actor", name="Ada Holm", kind="person"),
        card(8, "actor", name="Ada Holm", kind="person"),
        card(9, PASSAGE, record="#2", at=4),
    )
    assert answer.status_code == HTTPStatus.FOUND
    pledge, office, step = Commitment.objects.get(), Sanction.objects.get(), SanctionStep.objects.get()
    assert {one.paragraph for one in pledge.citations.all()} == {2, 3, 4}
    assert (
        {one.paragraph for one in office.citations.all()} == {one.paragraph for one in step.citations.all()} == {2, 4}
    )
    assert [one.paragraph for one in pledge.milestones.get().citations.order_by("paragraph")] == [2, 3]
    # The same words are cited once.
    assert Actor.objects.get(name="Ada Holm").citations.count() == 1


@pytest.mark.usefixtures("one_person")
def test_a_second_card_of_the_same_name_that_says_something_else_is_asked_about(
    analyst: Client, source: Source
) -> None:
    talks = {"title": "Harbour talks", "kind": "talks"}
    cards = [card(1, "meeting", **talks, held="2023-05"), card(2, "meeting", **talks, held="2023-06", at=3)]
    said = told(save(analyst, source, *cards))
    assert said.keys() == {2}
    assert "Card 1 makes a meeting of this name too, and says something else of it here: Held" in said[2]["title"][0]
    assert nothing_is_kept()
    cards[1] |= {"card-2-title": "Harbour talks of June"}
    assert save(analyst, source, *cards).status_code == HTTPStatus.FOUND
    assert Meeting.objects.count() == 2


def test_a_second_card_for_what_a_first_only_proposes_says_so(analyst: Client, source: Source) -> None:
    CommitmentFactory(title="Hand over the records", stage="published")
    step = {"commitment": "Hand over the records", "title": "Half of them"}
    said = told(save(analyst, source, card(1, "milestone", **step), card(2, "milestone", **step, at=3)))
    assert said.keys() == {2}
    assert "by a proposal to a public record" in said[2]["title"][0]
    assert not Proposal.objects.exists()


def test_without_a_script_the_server_adds_a_card_with_the_passage(analyst: Client, source: Source) -> None:
    first = card(1, "meeting", title="Harbour talks", held="the day after")
    sent = {**first, "add_card": "1", "card_kind": "sanction step", "paragraph": "4", "quote": "Neither side"}
    sheet = analyst.post(page_of(source), sent).context["sheet"]
    assert [(one.number, one.kind) for one in sheet.cards] == [(1, "meeting"), (2, "sanction_step")]
    assert sheet.cards[0].record["held"].value() == "the day after"
    assert (sheet.cards[1].passage["at"].value(), sheet.cards[1].passage["words"].value()) == ("4", "Neither side")
    assert not any(one.has_errors for one in sheet.cards)
    sheet = analyst.post(page_of(source), sent | {"card_kind": "promise"}).context["sheet"]
    assert (sheet.new_kind, len(sheet.cards)) == ("promise", 1)
    assert sheet.errors[0].startswith("“promise” is no kind of card. Write one of: Commitment, Status update,")


def test_empty_cards_are_passed_over(analyst: Client, source: Source) -> None:
    assert save(analyst, source, card(1, "commitment")).context["sheet"].errors == ["Nothing is written on any card."]
    assert save(analyst, source, card(1, "observation"), card(2, "commitment", **PLEDGE)).status_code == 302
    assert Commitment.objects.count() == 1


@pytest.mark.usefixtures("one_person")
def test_another_button_leaves_no_card_behind(analyst: Client, source: Source) -> None:
    commitment = CommitmentFactory()
    cite = {"cite": "Cite", "paragraph": "4", "quote": "Neither side", "stance": "supports"}
    cite |= {"kind": "commitment", "commitment": commitment.pk}
    written = card(1, "meeting", title="Harbour talks")
    answer = analyst.post(page_of(source), cite | written)
    assert answer.context["sheet"].errors == [
        "Nothing was done yet: save the cards first, or empty them. This would leave them behind."
    ]
    assert answer.context["sheet"].cards[0].record["title"].value() == "Harbour talks"
    assert answer.context["quote_form"]["quote"].value() == "Neither side"
    assert not Citation.objects.exists()
    assert analyst.post(page_of(source), cite | card(1, "observation")).status_code == 302
    assert commitment.citations.count() == 1


def test_a_member_of_a_collection_makes_records_in_it(source: Source) -> None:
    person = UserFactory(group="Analyst")
    ours, _ = CollectionFactory(ref="ours"), CollectionFactory(ref="theirs")
    CollectionMemberFactory(collection=ours, person=person, role="analyst")
    client = Client()
    client.force_login(person)
    assert save(client, source, *the_bargain()).status_code == 302
    made = (Commitment.objects.get(), Sanction.objects.get(), Indicator.objects.get())
    assert [list(one.collections.all()) for one in made] == [[ours]] * 3
    short = {"new-meeting-title": "Harbour talks", "new-meeting-kind": "talks", "make": "meeting"}
    client.post(page_of(source), short | {"paragraph": "1", "quote": "met in the harbour town", "stance": "supports"})
    assert list(Meeting.objects.get().collections.all()) == [ours]


def test_there_is_a_card_for_every_kind_and_only_for_who_may(analyst: Client, source: Source) -> None:
    assert analyst.get(page_of(source)).context["sheet"].kinds == (*KINDS, PASSAGE)
    assert sorted(ORDER) == sorted(KINDS)
    viewer = Client()
    viewer.force_login(UserFactory(group="Viewer"))
    assert save(viewer, source, card(1, "commitment", **PLEDGE)).status_code == HTTPStatus.FORBIDDEN
    assert save(analyst, source, {"card": ["1-nonsense"]}).status_code == HTTPStatus.BAD_REQUEST
    assert save(analyst, source, {"card": ["x-commitment"]}).status_code == HTTPStatus.BAD_REQUEST
    many = [card(number, "actor", name=str(number), kind="person") for number in range(1, MOST_CARDS + 2)]
    assert save(analyst, source, *many).context["sheet"].errors == [
        "At most 80 cards are saved in one step; save these first."
    ]


def test_as_many_cards_as_may_be_are_no_more_than_a_form_may_send(analyst: Client, source: Source) -> None:
    page: Any = analyst.get(page_of(source)).context
    largest = max(1 + sum(len(form.fields) for form in one.forms) for one in page["sheet"].templates)
    beside = sum(len(new.form.fields) for new in page["new_records"]) + len(page["cite_form"].fields) + 10
    assert largest * MOST_CARDS + beside < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS


def test_saving_a_source_leads_on_to_its_text(analyst: Client) -> None:
    form = address(Source, "add")
    fields = shown(analyst, form) | {"title": "Gazette", "ref": "gazette", "kind": "news", "_text": "Save"}
    answer = analyst.post(form, fields)
    source = Source.objects.get()
    assert answer["Location"] == page_of(source)
    changed = analyst.post(address(Source, "change", source.pk), fields | {"ref": ""})
    assert changed.status_code == HTTPStatus.OK
    other = SourceFactory()
    again = shown(analyst, address(Source, "change", other.pk))
    assert analyst.post(address(Source, "change", other.pk), again | {"_text": "Save"})["Location"] == page_of(other)


def test_what_was_saved_is_told_shortly_with_the_collection_that_it_is_in(analyst: Client, source: Source) -> None:
    CollectionFactory(title="The <first> tracker")
    cards = [card(number, "meeting", title=f"Talks {number}", kind="talks") for number in range(1, 8)]
    assert save(analyst, source, *cards).status_code == HTTPStatus.FOUND
    said = " ".join(str(message) for message in analyst.get(page_of(source)).context["messages"])
    assert "Saved from 7 cards, drafts" in said
    assert "Talks 5" in said
    assert "Talks 6" not in said
    assert "and 2 more." in said
    assert "New records are in the collection “The &lt;first&gt; tracker”." in said
    assert save(analyst, source, card(1, "actor", name="Ada Holm", kind="person")).status_code == HTTPStatus.FOUND
    said = " ".join(str(message) for message in analyst.get(page_of(source)).context["messages"])
    assert "Ada Holm" in said
    assert "collection" not in said
    assert "more" not in said


def test_a_new_actor_of_a_stored_name_is_asked_about(analyst: Client, source: Source) -> None:
    ActorFactory(ref="china", name="China", native_name="中国", kind="state")
    for name in ("CHINA", "中国"):
        answer = save(analyst, source, card(1, "actor", name=name, kind="organisation"))
        (asked,) = told(answer)[1]["another"]
        assert asked.startswith("There is China [china] already. Name that one, or tick this where another is meant.")
    assert Actor.objects.count() == 1
    save(analyst, source, card(1, "actor", name="China", kind="organisation", another="on"))
    assert set(Actor.objects.values_list("kind", flat=True)) == {"state", "organisation"}
