"""What hangs on a published record is added, changed and deleted by a proposal, in forms, at the desk and in files."""

import re
from html import unescape
from typing import Any

import pghistory
import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests import factories
from tests.factories import (
    ActorFactory,
    ArchivedTextFactory,
    CitationFactory,
    CommitmentFactory,
    LinkFactory,
    MeetingFactory,
    ObservationFactory,
    ParticipationFactory,
    PartyFactory,
    ProposalFactory,
    PublishingRuleFactory,
    RoleFactory,
    SourceFactory,
    StatusUpdateFactory,
    UserFactory,
)
from tests.history import a_day_passes
from tests.integration.admin.forms import add, address, change, errors, filled_in, shown
from tests.integration.admin.imports import batch_of, decide, upload
from tests.integration.admin.test_going_back import going_back
from tests.integration.admin.test_proposals import REASON, page_of, propose, seen, signed_in, state_of, step
from tracker.actions.decide_disagreement import decide_disagreement
from tracker.actions.proposed_parts import cells_as_proposed, write_part
from tracker.admin.review.proposing import NO_REASON
from tracker.database.model_graph import events_of
from tracker.models import HANGS_ON, Citation, Commitment, Meeting, Party, Proposal, Published, Source, record_over
from tracker.transfer.declaration.references import References
from tracker.transfer.loading.batch import history_context
from tracker.vocabulary import BatchState, ProposalState, Stage

pytestmark = pytest.mark.django_db

REFUSED = "which is published: propose the change"
CITED = {"stance": "supports", "attribution": "stated", "_propose": "on", "proposal_reason": REASON}


@pytest.fixture
def analyst() -> User:
    return UserFactory(username="ana", group="Analyst")


@pytest.fixture
def reviewer() -> User:
    return UserFactory(username="rev", group="Reviewer")


def row_of(fields: dict[str, Any], part: Any) -> str:
    """What the names of the boxes of this row begin with, in the form of its record."""
    related = [name for name, value in fields.items() if name.endswith("-id") and value == str(part.pk)]
    kinds = [name for name in related if name.startswith(_prefixes(type(part)))]
    return kinds[0].removesuffix("id")


def _prefixes(model: Any) -> tuple[str, ...]:
    return {Citation: ("citations",), Party: ("parties",)}.get(model, ("",))


def proposal_by(answer: Any) -> Proposal:
    assert answer.status_code == 302, errors(answer)
    proposal: Proposal = Proposal.objects.latest("pk")
    assert answer["Location"] == page_of(proposal)
    return proposal


def done(proposal: Proposal) -> list[tuple[str, str]]:
    return [(part["to_do"], part["record"]) for part in proposal.parts]


def refused_in_sql(person: User, write: Any) -> None:
    with (
        pytest.raises(IntegrityError, match=REFUSED),
        transaction.atomic(),
        pghistory.context(user=person.pk),
    ):
        write()


def parts_of_public() -> list[Any]:
    """A part of each kind, of records that are published."""
    return [
        PartyFactory(),
        ParticipationFactory(),
        RoleFactory(),
        LinkFactory(),
        ObservationFactory(),
        factories.MilestoneFactory(),
        factories.TargetFactory(),
        factories.CriterionFactory(),
        factories.ConditionFactory(),
        factories.ResponseFactory(),
        CitationFactory(),
        CitationFactory(commitment=None, party=PartyFactory()),
        CitationFactory(commitment=None, actor=ActorFactory()),
        CitationFactory(commitment=None, link=LinkFactory()),
    ]


def test_nobody_alone_adds_changes_or_deletes_what_hangs_on_the_public_in_sql(reviewer: User) -> None:
    for part in parts_of_public():
        assert record_over(part).stage == Stage.PUBLISHED
        rows = type(part)._default_manager.filter(pk=part.pk)
        refused_in_sql(reviewer, rows.delete)
        copy = type(part)._default_manager.get(pk=part.pk)
        with transaction.atomic():
            rows.delete()
            refused_in_sql(reviewer, lambda copy=copy: type(copy)(**_values(copy)).save(force_insert=True))
            transaction.set_rollback(True)
    citation, party = CitationFactory(), PartyFactory()
    refused_in_sql(reviewer, lambda: Citation.objects.filter(pk=citation.pk).update(paragraph=9))
    refused_in_sql(reviewer, lambda: Party.objects.filter(pk=party.pk).update(certainty="uncertain"))
    commitment, topic = CommitmentFactory(), factories.TopicFactory()
    refused_in_sql(reviewer, lambda: commitment.topics.add(topic))
    sanction, actor = factories.SanctionFactory(), ActorFactory()
    refused_in_sql(reviewer, lambda: sanction.targets.add(actor))


def _values(row: Any) -> dict[str, Any]:
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name != "id"}
    # A ref that was public is never used again.
    return values | ({"ref": f"{values['ref']}-again"} if "ref" in values else {})


def test_parts_of_drafts_and_of_kinds_that_need_one_person_are_saved_at_once(analyst: User) -> None:
    draft, actor, source = CommitmentFactory(stage=Stage.DRAFT), ActorFactory(), SourceFactory()
    update = StatusUpdateFactory(stage=Stage.DRAFT)
    with history_context(analyst):
        party = PartyFactory(commitment=draft, actor=actor)
        CitationFactory(commitment=None, party=party, source=source)
        CitationFactory(commitment=None, status_update=update, source=source)
    PublishingRuleFactory(record_kind="commitment", needs_second_person=False)
    assert change(signed_in(analyst), PartyFactory(), certainty="uncertain").status_code == 302


def test_every_part_is_held_to_it() -> None:
    for model in HANGS_ON:
        names = {trigger.name for trigger in model._meta.triggers}
        assert {f"writer_part_of_the_public_is_proposed_{each}" for each in ("insert", "update", "delete")} <= names


def test_every_citable_record_is_held_to_it() -> None:
    for link in HANGS_ON[Citation]:
        cited: Any = Citation._meta.get_field(link).related_model
        assert issubclass(cited, Published) or cited in HANGS_ON


def test_a_citation_is_changed_in_the_form_of_its_record(analyst: User, reviewer: User) -> None:
    meeting = MeetingFactory(place="Beijing")
    citation = CitationFactory(commitment=None, meeting=meeting, paragraph=3)
    row = row_of(shown(signed_in(analyst), address(Meeting, "change", meeting.pk)), citation)
    assert REFUSED in str(errors(change(signed_in(analyst), meeting, **{f"{row}paragraph": 7})))
    proposal = proposal_by(propose(analyst, meeting, REASON, **{f"{row}paragraph": 7}, place="Woodside"))
    citation.refresh_from_db()
    assert citation.paragraph == 3
    assert done(proposal) == [("change", "citations")]
    page = seen(reviewer, proposal)
    for part in (f"citation {citation.ref}: is changed", "paragraph", "Woodside"):
        assert part in page
    assert step(reviewer, proposal, "accept").status_code == 302
    citation.refresh_from_db()
    meeting.refresh_from_db()
    assert (citation.paragraph, meeting.place) == (7, "Woodside")


def test_a_part_is_changed_added_and_deleted_on_its_own_page(analyst: User, reviewer: User) -> None:
    commitment, china = CommitmentFactory(ref="pledge"), ActorFactory(ref="china")
    party = PartyFactory(commitment=commitment, actor=china)
    client = signed_in(analyst)
    form = client.get(address(Party, "change", party.pk)).content.decode()
    assert 'name="_save"' not in form
    assert "This is part of" in unescape(form)
    assert REFUSED in str(errors(change(client, party, certainty="uncertain")))
    changed = proposal_by(propose(analyst, party, certainty="uncertain"))
    assert (changed.record, done(changed)) == (commitment, [("change", "parties")])
    step(reviewer, changed, "accept")
    party.refresh_from_db()
    assert party.certainty == "uncertain"

    fields = {"commitment": commitment.pk, "actor": ActorFactory(ref="usa").pk, "role": "counterpart"}
    refused = add(client, Party, **fields)
    assert REFUSED in str(errors(refused))
    assert "proposal_reason" in filled_in(refused)
    added = proposal_by(add(client, Party, **fields, _propose="on", proposal_reason=REASON))
    assert Party.objects.count() == 1
    assert "party pledge--counterpart--usa: is added" in seen(reviewer, added)
    step(reviewer, added, "accept")
    assert commitment.parties.get(role="counterpart").actor.ref == "usa"

    page = client.get(address(Party, "delete", party.pk)).content.decode()
    assert "Propose to delete it" in page
    client.post(address(Party, "delete", party.pk), {"post": "yes"})
    assert Party.objects.filter(pk=party.pk).exists()
    client.post(address(Party, "delete", party.pk), {"post": "yes", "_propose": "on", "proposal_reason": " "})
    assert Proposal.objects.count() == 2
    sent = {"post": "yes", "_propose": "on", "proposal_reason": REASON}
    gone = proposal_by(client.post(address(Party, "delete", party.pk), sent))
    assert Party.objects.filter(pk=party.pk).exists()
    step(reviewer, gone, "accept")
    assert not Party.objects.filter(pk=party.pk).exists()


def test_the_address_tells_that_a_new_part_is_one_of_what_is_public(analyst: User) -> None:
    client, commitment, draft = signed_in(analyst), CommitmentFactory(), CommitmentFactory(stage=Stage.DRAFT)
    page = address(Party, "add")
    assert "Propose this change" in client.get(f"{page}?commitment={commitment.pk}").content.decode()
    assert "Propose this change" not in client.get(f"{page}?commitment={draft.pk}").content.decode()
    fields = {"commitment": draft.pk, "actor": ActorFactory().pk, "role": "committed"}
    assert add(client, Party, **fields, _propose="on", proposal_reason=REASON).status_code == 302
    assert (draft.parties.count(), Proposal.objects.count()) == (1, 0)


def test_a_new_part_comes_with_its_citation_and_both_or_neither(analyst: User, reviewer: User) -> None:
    commitment, source = CommitmentFactory(ref="pledge"), SourceFactory(ref="paper")
    fields = {
        "commitment": commitment.pk,
        "kind": "supersedes",
        "to_commitment": CommitmentFactory(ref="older").pk,
        "citations-TOTAL_FORMS": 1,
        "citations-0-source": source.pk,
        "citations-0-stance": "supports",
        "citations-0-attribution": "stated",
        "_propose": "on",
        "proposal_reason": REASON,
    }
    proposal = proposal_by(add(signed_in(analyst), type(LinkFactory.build()), **fields))
    assert done(proposal) == [("add", "links"), ("add", "citations")]
    assert not commitment.links.exists()
    step(reviewer, proposal, "accept")
    (link,) = commitment.links.all()
    assert [each.source for each in link.citations.all()] == [source]


def test_what_moves_from_one_public_record_to_another_is_told(analyst: User) -> None:
    party, other = PartyFactory(), CommitmentFactory()
    assert "would move" in str(errors(propose(analyst, party, commitment=other.pk)))
    assert not Proposal.objects.exists()


def test_a_source_is_added_to_a_published_update_by_two(analyst: User, reviewer: User) -> None:
    update, source = StatusUpdateFactory(), SourceFactory()
    fields = {"source": source.pk, "status_update": update.pk, "stance": "supports", "attribution": "stated"}
    assert REFUSED in str(errors(add(signed_in(analyst), Citation, **fields)))
    proposal = proposal_by(add(signed_in(analyst), Citation, **fields, _propose="on", proposal_reason=REASON))
    step(reviewer, proposal, "accept")
    assert update.citations.filter(source=source).exists()


def test_a_part_that_changed_meanwhile_is_refused_shown_and_brought_up_to_date(analyst: User, reviewer: User) -> None:
    citation = CitationFactory(paragraph=3, note="")
    proposal = proposal_by(propose(analyst, citation, paragraph=7, note="Ours."))
    Citation.objects.update(paragraph=5)
    page = step(reviewer, proposal, "accept").content.decode()
    assert "has changed since this was proposed" in page
    assert state_of(proposal) == ProposalState.OPEN
    assert step(reviewer, proposal, "mend").status_code == 302
    assert step(reviewer, proposal, "accept").status_code == 302
    citation.refresh_from_db()
    assert (citation.paragraph, citation.note) == (7, "Ours.")


def test_a_new_part_whose_ref_was_taken_meanwhile_gets_another(analyst: User, reviewer: User) -> None:
    commitment, source = CommitmentFactory(), SourceFactory()
    sent = CITED | {"source": source.pk, "commitment": commitment.pk}
    first, second = (proposal_by(add(signed_in(analyst), Citation, **sent)) for _ in range(2))
    refs = [cells_as_proposed(proposal.parts[0])["ref"] for proposal in (first, second)]
    assert refs[1] == f"{refs[0]}-2"
    # Meanwhile both refs are taken by rows that say something else.
    taken = [CitationFactory(commitment=commitment, ref=ref, note="Another.") for ref in refs]
    assert step(reviewer, second, "accept").status_code == 302
    assert "has changed since" not in seen(reviewer, first)
    assert step(reviewer, first, "accept").status_code == 302
    ours = Citation.objects.exclude(pk__in=[each.pk for each in taken])
    assert sorted(ours.values_list("ref", flat=True)) == [f"{refs[1]}-2", f"{refs[0]}-3"]
    first.refresh_from_db()
    assert first.columns == f"citation {refs[0]}-3 added"


def test_a_new_part_that_was_added_meanwhile_is_not_added_twice(analyst: User, reviewer: User) -> None:
    proposal = proposal_by(
        add(signed_in(analyst), Citation, source=SourceFactory().pk, commitment=CommitmentFactory().pk, **CITED)
    )
    (part,) = proposal.parts
    write_part(part, References())
    assert "has changed since" in step(reviewer, proposal, "accept").content.decode()
    assert Citation.objects.count() == 1


def test_its_author_mends_the_cells_of_parts(analyst: User, reviewer: User) -> None:
    citation = CitationFactory(paragraph=3)
    proposal = proposal_by(propose(analyst, citation, paragraph=7))
    step(reviewer, proposal, "send_back", answer="It is the eighth.")
    wrong = step(analyst, proposal, "mend", **{"cell-part-0-paragraph": "eighth"})
    assert "paragraph" in wrong.content.decode()
    assert filled_in(wrong)["cell-part-0-paragraph"] == "eighth"
    assert step(analyst, proposal, "mend", **{"cell-part-0-paragraph": "8"}).status_code == 302
    step(reviewer, proposal, "accept")
    citation.refresh_from_db()
    assert citation.paragraph == 8


def test_a_file_with_parts_of_what_is_public_awaits_a_second_person() -> None:
    sender, other = UserFactory(group="Reviewer"), UserFactory(group="Reviewer")
    CommitmentFactory(ref="pledge"), CommitmentFactory(ref="draft", stage=Stage.DRAFT), ActorFactory(ref="china")
    header = "commitment,actor,role,certainty\n"
    draft = batch_of(upload(signed_in(sender), Party, f"{header}draft,china,committed,\n"))
    assert draft.state == BatchState.PLANNED
    public = batch_of(upload(signed_in(sender), Party, f"{header}pledge,china,committed,\n"))
    assert public.state == BatchState.AWAITING_APPROVAL
    assert "Imported" in decide(signed_in(other), public, "apply").content.decode()
    changed = batch_of(upload(signed_in(sender), Party, f"{header}pledge,china,committed,uncertain\n"))
    assert changed.state == BatchState.AWAITING_APPROVAL
    SourceFactory(ref="paper")
    cited = "ref,source,party,stance\nc-1,paper,pledge--committed--china,supports\n"
    assert batch_of(upload(signed_in(sender), Citation, cited)).state == BatchState.AWAITING_APPROVAL


def test_the_database_holds_a_file_to_it_where_the_plan_did_not(analyst: User) -> None:
    CommitmentFactory(ref="pledge"), ActorFactory(ref="china")
    batch = batch_of(upload(signed_in(analyst), Party, "commitment,actor,role\npledge,china,committed\n"))
    type(batch).objects.update(state=BatchState.PLANNED)
    decide(signed_in(analyst), batch, "apply")
    assert not Party.objects.exists()


def test_what_is_public_is_deleted_by_two(reviewer: User) -> None:
    meeting, other = MeetingFactory(), UserFactory(group="Reviewer")
    CitationFactory(commitment=None, meeting=meeting)
    client = signed_in(reviewer)
    page = client.post(address(Meeting, "delete", meeting.pk), {"post": "yes"}, follow=True)
    assert "propose" in unescape(page.content.decode())
    action = {"action": "delete_selected", "_selected_action": [meeting.pk], "post": "yes"}
    client.post(address(Meeting, "changelist"), action)
    assert Meeting.objects.exists()
    sent = {"post": "yes", "_propose": "on", "proposal_reason": "It never took place."}
    proposal = proposal_by(client.post(address(Meeting, "delete", meeting.pk), sent))
    assert "is deleted" in seen(other, proposal)
    assert step(reviewer, proposal, "accept").status_code == 403
    assert step(other, proposal, "accept").status_code == 302
    assert not Meeting.objects.exists()
    assert state_of(proposal) == ProposalState.ACCEPTED


def test_who_may_change_what_is_public_proposes_its_deletion_and_a_reviewer_decides(
    analyst: User, reviewer: User
) -> None:
    commitment, source = CommitmentFactory(), SourceFactory()
    PartyFactory(commitment=commitment), ArchivedTextFactory(source=source)
    client = signed_in(analyst)
    for record in (commitment, source):
        page = address(type(record), "delete", record.pk)
        assert f'href="{page}"' in client.get(address(type(record), "change", record.pk)).content.decode()
        assert "Propose to delete it" in client.get(page).content.decode()
        assert client.post(page, {"post": "yes"}).status_code == 403
        assert client.post(page, {"post": "yes", "_propose": "on"}).status_code == 302
        assert not Proposal.objects.about(record)
        proposal = proposal_by(client.post(page, {"post": "yes", "_propose": "on", "proposal_reason": REASON}))
        assert (proposal.author, done(proposal)) == (analyst, [("delete", f"{record._meta.model_name}s")])
        assert step(analyst, proposal, "accept").status_code == 403
        assert step(reviewer, proposal, "accept").status_code == 302
        assert state_of(proposal) == ProposalState.ACCEPTED
        assert not type(record)._default_manager.filter(pk=record.pk).exists()


def test_drafts_published_updates_and_kinds_that_need_one_person_are_not_an_analyst_s_to_delete(analyst: User) -> None:
    PublishingRuleFactory(record_kind="meeting", needs_second_person=False)
    sent = {"post": "yes", "_propose": "on", "proposal_reason": REASON}
    for kept in (CommitmentFactory(stage=Stage.DRAFT), StatusUpdateFactory(), MeetingFactory()):
        page, client = address(type(kept), "delete", kept.pk), signed_in(analyst)
        assert f'href="{page}"' not in client.get(address(type(kept), "change", kept.pk)).content.decode()
        assert client.get(page).status_code == 403
        assert client.post(page, sent).status_code == 403
    assert not Proposal.objects.exists()


def test_what_others_need_is_not_proposed_to_be_deleted(reviewer: User) -> None:
    commitment = CommitmentFactory()
    source = CitationFactory().source
    sent = {"post": "yes", "_propose": "on", "proposal_reason": REASON}
    page = signed_in(reviewer).post(address(Source, "delete", source.pk), sent, follow=True)
    assert not Proposal.objects.exists(), page
    with (
        pytest.raises(IntegrityError, match="propose to delete it"),
        transaction.atomic(),
        pghistory.context(user=reviewer.pk),
    ):
        Commitment.objects.filter(pk=commitment.pk).delete()


def test_a_draft_is_deleted_by_one(reviewer: User) -> None:
    meeting = MeetingFactory(stage=Stage.DRAFT)
    signed_in(reviewer).post(address(Meeting, "delete", meeting.pk), {"post": "yes"})
    assert not Meeting.objects.exists()


def test_going_back_with_what_is_public_is_proposed(analyst: User, reviewer: User) -> None:
    meeting = MeetingFactory(place="Beijing")
    citation = CitationFactory(commitment=None, meeting=meeting, note="First.")
    a_day_passes()
    Meeting.objects.update(place="Woodside")
    Citation.objects.update(note="Second.")
    client = signed_in(analyst)
    page = client.get(going_back(meeting, to=0))
    (part,) = page.context["parts"]
    sent = {
        "to": page.context["moment"].isoformat(),
        "versions": page.context["versions"],
        "field": ["place"],
        "part": [part["row"].name],
        "proposal_reason": REASON,
    }
    said = client.post(going_back(meeting, to=0), sent, follow=True).content.decode()
    assert "Someone else publishes it" in said
    proposal = Proposal.objects.get()
    assert done(proposal) == [("change", "citations")]
    assert proposal.reason.startswith(REASON)
    assert "Back to the version of" in proposal.reason
    meeting.refresh_from_db()
    assert meeting.place == "Woodside"
    step(reviewer, proposal, "accept")
    meeting.refresh_from_db()
    citation.refresh_from_db()
    assert (meeting.place, citation.note) == ("Beijing", "First.")


@pytest.mark.parametrize("reason", ["", " \n"])
def test_going_back_with_what_is_public_asks_why_and_keeps_what_was_ticked(analyst: User, reason: str) -> None:
    meeting = MeetingFactory(place="Beijing", country="CN")
    a_day_passes()
    Meeting.objects.update(place="Woodside", country="US")
    client, page = signed_in(analyst), going_back(meeting, to=0)
    shown_at_first = client.get(page)
    assert "Reason for the change" in shown_at_first.content.decode()
    sent = {
        "to": shown_at_first.context["moment"].isoformat(),
        "versions": shown_at_first.context["versions"],
        "field": ["place"],
        "proposal_reason": reason,
    }
    again = client.post(page, sent).content.decode()
    assert NO_REASON in unescape(again)
    ticked = {name for name, is_ticked in re.findall(r'value="(place|country)"\s+(checked)?', again) if is_ticked}
    assert ticked == {"place"}
    assert not Proposal.objects.exists()
    client.post(page, sent | {"proposal_reason": REASON})
    assert [change["column"] for change in Proposal.objects.get().changes] == ["place"]


def test_going_back_with_a_draft_asks_for_no_reason(analyst: User) -> None:
    meeting = MeetingFactory(stage=Stage.DRAFT, place="Beijing")
    a_day_passes()
    Meeting.objects.update(place="Woodside")
    assert "Reason for the change" not in signed_in(analyst).get(going_back(meeting, to=0)).content.decode()


def test_a_part_does_not_come_back_to_the_public_by_one_person(reviewer: User) -> None:
    party = PartyFactory()
    key = party.pk
    party.delete()
    gone = events_of(Party).get(pgh_obj_id=key, pgh_label="delete")
    page = signed_in(reviewer).post(f"{address(Party, 'deleted')}{gone.pk}/").content.decode()
    assert REFUSED in unescape(page)
    assert not Party.objects.exists()


def desk_of(source: Source) -> str:
    ArchivedTextFactory(source=source, text="China pledged it.\n\nThe ministry denied it.")
    return reverse("admin:tracker_source_text", args=[source.pk])


def test_at_the_desk_of_a_text_what_is_public_is_cited_by_a_proposal(analyst: User, reviewer: User) -> None:
    commitment, source = CommitmentFactory(ref="pledge"), SourceFactory(title="The paper")
    page, client = desk_of(source), signed_in(analyst)
    fields = {"paragraph": 1, "quote": "China pledged it.", "stance": "supports", "attribution": "stated"}
    sent = fields | {"kind": "commitment", "record_ref": "pledge", "cite": "on"}
    answer = client.post(page, sent, follow=True)
    assert "Proposed: citation" in answer.content.decode()
    assert not commitment.citations.exists()
    proposal = Proposal.objects.get()
    assert proposal.reason == "The paper, paragraph 1."
    step(reviewer, proposal, "accept")
    citation = commitment.citations.get()
    assert (citation.paragraph, citation.quote, citation.quote_start, citation.quote_end) == (
        1,
        "China pledged it.",
        0,
        17,
    )


def test_at_the_desk_a_new_part_of_what_is_public_comes_with_its_citation(analyst: User, reviewer: User) -> None:
    commitment, actor, source = CommitmentFactory(), ActorFactory(), SourceFactory()
    page, client = desk_of(source), signed_in(analyst)
    sent = {
        "paragraph": 1,
        "quote": "China pledged it.",
        "stance": "supports",
        "attribution": "stated",
        "make": "party",
        "new-party-commitment": commitment.pk,
        "new-party-actor": actor.pk,
        "new-party-role": "committed",
        "new-party-certainty": "certain",
    }
    answer = client.post(page, sent)
    assert answer.status_code == 302, [answer.context[form].errors for form in ("short_form", "cite_form")]
    proposal = Proposal.objects.get()
    assert done(proposal) == [("add", "parties"), ("add", "citations")]
    assert not commitment.parties.exists()
    step(reviewer, proposal, "accept")
    assert commitment.parties.get().citations.get().source == source


def test_deciding_on_a_disagreement_stays_an_act_of_a_reviewer(reviewer: User) -> None:
    meeting = MeetingFactory(held="2023-11-15")
    for day in ("2023-11-15", "2023-11-16"):
        CitationFactory(commitment=None, meeting=meeting, field="held", value=day)
    with history_context(reviewer):
        decide_disagreement(
            kind="meeting", record=meeting, field="held", value="2023-11-16", reason="Better.", reviewer=reviewer
        )
    meeting.refresh_from_db()
    assert str(meeting.held) == "2023-11-16"


def test_a_proposal_of_before_that_lists_parts_in_the_row_is_still_published(analyst: User, reviewer: User) -> None:
    commitment, actor = CommitmentFactory(), ActorFactory(ref="china")
    changes = [{"column": "committed", "old": "", "new": "china"}]
    proposal = ProposalFactory(on=commitment, changes=changes, author=analyst)
    assert step(reviewer, proposal, "accept").status_code == 302
    assert commitment.parties.get().actor == actor
