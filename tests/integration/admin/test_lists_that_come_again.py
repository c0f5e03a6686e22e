"""On the page of an import it is said that a file is the whole of a list; what is gone is listed and proposed."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories import (
    CitationFactory,
    CollectionFactory,
    CommitmentFactory,
    ProgrammeFactory,
    SanctionFactory,
    SourceFactory,
    TopicFactory,
)
from tests.integration.admin.forms import address
from tests.integration.admin.imports import batch_of, decide, plan_page, signed_in, upload
from tracker.models import Commitment, ImportBatch, Party, Sanction, SanctionStep, Topic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sessions_in_database")]


@pytest.fixture
def analyst() -> Client:
    return signed_in("Analyst")


def whole(client: Client, batch: ImportBatch, **said: str) -> ImportBatch:
    return batch_of(client.post(f"/admin/tracker/importbatch/{batch.pk}/whole/", said))


def test_a_lifting_is_proposed_of_each_sanction_that_is_gone_and_confirmed_by_a_person(analyst: Client) -> None:
    programme = ProgrammeFactory(ref="prog", title="The programme")
    for ref in ("a", "b", "c"):
        SanctionFactory(ref=ref, title=f"Sanction <{ref}>", programme=programme)
    batch = batch_of(upload(analyst, Sanction, "ref,title\na,New title\nb,Sanction <b>\n"))
    assert "No longer in the list" not in plan_page(analyst, batch)
    planned = whole(analyst, batch, complete="programme=prog")
    page = plan_page(analyst, planned)
    assert "1 sanctions of the list (programme=prog) have no row in this file." in page
    gone = Sanction.objects.get(ref="c")
    assert "Sanction &lt;c&gt;" in page
    assert address(Sanction, "change", gone.pk) in page
    day = timezone.now().date()
    proposal = f"/admin/tracker/sanctionstep/add/?sanction={gone.pk}&amp;kind=lifted&amp;happened_on=..%2F{day}"
    assert proposal in page
    form = analyst.get(proposal.replace("&amp;", "&")).content.decode()
    assert f'value="../{day}"' in form

    answer: Any = analyst.get(f"/admin/tracker/importbatch/{planned.pk}/gone.csv")
    assert f'filename="sanction_steps-{day}.csv"' in answer["Content-Disposition"]
    content = b"".join(answer.streaming_content).decode()
    assert content == f"ref,stage,sanction,kind,happened_on\nc-lifted,draft,c,lifted,../{day}\n"
    decide(analyst, planned, "apply")
    assert "No longer in the list" in plan_page(analyst, planned)
    assert not SanctionStep.objects.filter(kind="lifted").exists()
    proposed = batch_of(upload(analyst, SanctionStep, content, f"sanction_steps-{day}.csv"))
    decide(analyst, proposed, "apply")
    assert SanctionStep.objects.get(kind="lifted").sanction == gone


def test_of_other_records_a_note_is_proposed_and_a_list_given_out(analyst: Client) -> None:
    collection = CollectionFactory(ref="ours", title="Our pledges")
    for ref in ("a", "b"):
        CommitmentFactory(ref=ref, title=f"Pledge {ref}").collections.add(collection)
    CommitmentFactory(ref="elsewhere")
    batch = batch_of(upload(analyst, Commitment, "ref,title\na,Pledge a\nc,Pledge c\n"))
    page = plan_page(analyst, batch)
    assert "All commitments in the collection Our pledges" in page
    planned = whole(analyst, batch, complete="collections=ours")
    page = plan_page(analyst, planned)
    gone = Commitment.objects.get(ref="b")
    assert f"{address(Commitment, 'change', gone.pk)}#notes-heading" in page
    update = f"/admin/tracker/statusupdate/add/?commitment={gone.pk}"
    assert update in page
    assert f'value="{gone.pk}" selected' in analyst.get(update).content.decode()
    answer: Any = analyst.get(f"/admin/tracker/importbatch/{planned.pk}/gone.csv")
    assert b"".join(answer.streaming_content) == b"ref,name\nb,Pledge b\n"
    # Said to be a part again, it tells nothing.
    again = whole(analyst, planned, complete="")
    assert "No longer in the list" not in plan_page(analyst, again)
    assert analyst.get(f"/admin/tracker/importbatch/{again.pk}/gone.csv").status_code == 404


def test_a_list_is_what_a_source_is_cited_for_and_only_one(analyst: Client) -> None:
    source = SourceFactory(ref="the-list")
    for ref in ("a", "b"):
        CitationFactory(source=source, actor=None, commitment=CommitmentFactory(ref=ref))
    batch = batch_of(upload(analyst, Commitment, "ref,title\na,New\n"))
    where = f"/admin/tracker/importbatch/{batch.pk}/whole/"
    form = analyst.post(where, {"complete": "all", "source": "the-list"}).context["whole_form"]
    assert form.errors == {"source": ["Choose a list or give a source, not both."]}
    assert analyst.post(where, {"complete": "title=x"}).context["whole_form"].errors.keys() == {"complete"}
    form = analyst.post(where, {"source": "the-lst"}).context["whole_form"]
    assert form.errors == {"source": ["no source `the-lst`; did you mean `the-list`?"]}
    planned = whole(analyst, batch, source="the-list")
    assert planned.reading["complete"] == "source=the-list"
    assert list(planned.planned_rows.filter(outcome="gone").values_list("key", flat=True)) == ["b"]


def test_a_file_much_too_short_is_doubted_before_it_is_applied(analyst: Client) -> None:
    for ref in "abcde":
        TopicFactory(ref=ref, name=f"Topic {ref}", stage="draft")
    planned = whole(analyst, batch_of(upload(analyst, Topic, "ref,name\na,New\n")), complete="all")
    page = plan_page(analyst, planned)
    assert "the file has 1 of the 5 topics of the list; is this the whole list?" in page
    assert "Yes, import anyway" in page


def test_records_without_refs_and_files_of_others_make_no_list(analyst: Client) -> None:
    CommitmentFactory(ref="a")
    batch = batch_of(upload(analyst, Party, "commitment,role,actor\na,committed,nobody\n"))
    assert analyst.get(address(ImportBatch, "change", batch.pk)).context["whole_form"] is None
    answer = analyst.post(f"/admin/tracker/importbatch/{batch.pk}/whole/", {"complete": "all"}, follow=True)
    assert "No file of this import can be the whole of a list." in answer.content.decode()
    other = signed_in("Analyst")
    assert other.post(f"/admin/tracker/importbatch/{batch.pk}/whole/").status_code == 404


def test_what_is_gone_by_a_plan_is_for_who_sees_the_plan(analyst: Client) -> None:
    TopicFactory(ref="a", name="A")
    TopicFactory(ref="b", name="B")
    planned = whole(analyst, batch_of(upload(analyst, Topic, "ref,name\na,New\n")), complete="all")
    where = f"/admin/tracker/importbatch/{planned.pk}/gone.csv"
    assert analyst.get(where).status_code == 200
    assert signed_in("Analyst").get(where).status_code == 404
    assert Client().get(where).status_code == 302
