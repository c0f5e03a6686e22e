"""From a text to records: the page of a source's archived text."""

from http import HTTPStatus
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.articles import ARTICLE
from tests.factories import (
    ActorFactory,
    ArchivedTextFactory,
    CitationFactory,
    CommitmentFactory,
    IndicatorFactory,
    MeetingFactory,
    SanctionFactory,
    SourceFactory,
    UserFactory,
)
from tests.integration.admin.forms import address, change, shown
from tracker.admin.source_text.passage_form import KINDS
from tracker.admin.source_text.short_form import FIELDS
from tracker.models import ArchivedText, Citation, Commitment, Meeting, Source, StatusUpdate, Target
from tracker.models.archived_text import MEGABYTE
from tracker.quotes import paragraphs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_person", "sessions_in_database")]

RECORDS = "hand over the shipping records of twelve firms"


@pytest.fixture
def analyst(client: Client) -> Client:
    client.force_login(UserFactory(group="Analyst"))
    return client


@pytest.fixture
def source() -> Source:
    source: Source = ArchivedTextFactory.create(text=ARTICLE).source
    return source


def page_of(source: Source) -> str:
    return reverse("admin:tracker_source_text", args=[source.pk])


def keep(client: Client, source: Source, **sent: Any) -> Any:
    return client.post(page_of(source), {"keep": "Archive this text", **sent})


def cite(client: Client, source: Source, **sent: Any) -> Any:
    fields = {"paragraph": "2", "quote": RECORDS, "stance": "supports", "cite": "Cite"}
    return client.post(page_of(source), {**fields, **sent})


def problems(answer: Any, form: str) -> dict[str, list[str]]:
    assert answer.status_code == 200
    return {name: list(messages) for name, messages in answer.context[form].errors.items()}


def test_a_pasted_text_is_kept_with_plain_line_ends(analyst: Client) -> None:
    source = SourceFactory()
    answer = analyst.post(page_of(source), {"keep": "", "text": "\r\nOne.\r\n\r\nTwo – 芬太尼.\r\n"}, follow=True)
    assert ArchivedText.objects.get(source=source).text == "One.\n\nTwo – 芬太尼."
    assert "The text was archived: 2 paragraphs." in answer.content.decode()


def test_a_text_file_is_kept(analyst: Client) -> None:
    source = SourceFactory()
    keep(analyst, source, file=SimpleUploadedFile("article.txt", "\ufeffOne.\rTwo.".encode()))
    assert ArchivedText.objects.get(source=source).text == "One.\nTwo."


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("article.txt", b"Caf\xe9 ", "This is not UTF-8: byte 4 cannot be read."),
        ("article.txt", b"a\0b", "it holds null characters"),
        ("article.docx", b"PK", "“article.docx” must be a text file, with a name that ends in .txt."),
        ("article.txt", b"x" * (5 * MEGABYTE + 1), "5,242,881 bytes; at most 5 MB"),
        ("article.txt", b" \n ", "Paste a text or choose a file"),
    ],
)
def test_what_is_no_text_or_too_much_is_refused(analyst: Client, name: str, content: bytes, reason: str) -> None:
    source = SourceFactory()
    said = problems(keep(analyst, source, file=SimpleUploadedFile(name, content)), "text_form")
    assert reason in str(said)
    assert not ArchivedText.objects.exists()


def test_too_long_a_text_is_refused_when_pasted_too(analyst: Client) -> None:
    said = problems(keep(analyst, SourceFactory(), text="é" * (3 * MEGABYTE)), "text_form")
    assert "6,291,456 bytes; at most 5 MB" in said["text"][0]


def test_the_text_is_shown_by_numbered_paragraphs_with_what_is_cited(analyst: Client, source: Source) -> None:
    CitationFactory(source=source, paragraph=2, quote=RECORDS, commitment__title="Share the records")
    CitationFactory(source=source, paragraph=4, commitment__title="Pay for the office")
    answer = analyst.get(page_of(source))
    second, last = answer.context["text"].paragraphs[1], answer.context["text"].paragraphs[3]
    assert [part.text for part in second.parts if part.is_cited] == [RECORDS]
    assert "".join(part.text for part in second.parts) == ARTICLE.split("\n\n")[1]
    assert ["Share the records" in str(each.citation.cited) for each in second.cited] == [True]
    assert "Verified" in second.cited[0].state
    assert "No quote" in last.cited[0].state


def test_a_passage_is_cited_for_a_record_that_is_there(analyst: Client, source: Source) -> None:
    commitment = CommitmentFactory()
    answer = cite(analyst, source, kind="commitment", commitment=commitment.pk, credibility="2")
    assert answer["Location"] == f"{page_of(source)}?at=2&for=commitment-{commitment.pk}#p2"
    citation = Citation.objects.with_verification().get()
    assert (citation.cited, citation.source, citation.paragraph, citation.credibility) == (commitment, source, 2, 2)
    assert citation.verification == "verified"
    assert ARTICLE[citation.quote_start : citation.quote_end] == citation.quote == RECORDS
    assert ARTICLE.partition(RECORDS)[0].endswith(citation.quote_prefix)
    assert citation.quote_prefix.endswith("northern ministry is to ")
    form = analyst.get(answer["Location"]).context["cite_form"]
    assert (form["kind"].value(), form["commitment"].value()) == ("commitment", commitment.pk)


def test_the_source_s_own_typography_is_kept(analyst: Client, source: Source) -> None:
    cite(
        analyst,
        source,
        paragraph="3",
        quote='been  sent - "some 340 files"',
        kind="meeting",
        meeting=MeetingFactory().pk,
    )
    assert Citation.objects.get().quote == "been sent – some 340 files"


def test_without_a_script_a_record_is_named_by_its_ref(analyst: Client, source: Source) -> None:
    meeting = MeetingFactory(ref="harbour-talks")
    assert cite(analyst, source, kind="meeting", record_ref="harbour-talks").status_code == 302
    assert Citation.objects.get().cited == meeting
    said = problems(cite(analyst, source, kind="meeting", record_ref="harbor-talks"), "cite_form")
    assert said == {"record_ref": ["There is no meeting with the ref “harbor-talks”."]}


def test_without_a_script_the_desk_is_filled_with_a_paragraph(analyst: Client, source: Source) -> None:
    form = analyst.get(f"{page_of(source)}?at=4&whole").context["quote_form"]
    assert (form["paragraph"].value(), form["quote"].value()) == (4, "Neither side would say who pays for the office.")


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({"quote": "hand over the shipping records of twenty firms"}, "was not found in the text of the source"),
        ({"paragraph": "4"}, "is in paragraph 2, not 4"),
        ({"paragraph": "9"}, "The text has no paragraph 9; its last is 4."),
        ({"quote": "“ ”"}, "was not found in the text"),
        ({"quote": "what they called a “first, modest step”. Under it"}, "Cite each paragraph separately."),
    ],
)
def test_what_is_not_in_the_text_is_refused(
    analyst: Client, source: Source, sent: dict[str, str], reason: str
) -> None:
    answer = cite(analyst, source, kind="commitment", commitment=CommitmentFactory().pk, **sent)
    assert reason in str(problems(answer, "quote_form"))
    assert not Citation.objects.exists()


def test_a_record_has_to_be_chosen(analyst: Client, source: Source) -> None:
    said = problems(cite(analyst, source, kind="sanction"), "cite_form")
    assert said == {"sanction": ["Choose the sanction that this is cited for."]}
    said = problems(cite(analyst, source, kind="meeting", meeting="none"), "cite_form")
    assert "not one of the available choices" in said["meeting"][0]


def test_a_new_record_is_begun_at_a_passage_and_leads_back(analyst: Client, source: Source) -> None:
    form = cite(analyst, source, paragraph="1", quote="met in the harbour town", new="meeting")["Location"]
    assert form.startswith(f"{address(Meeting, 'add')}?passage=")
    fields = shown(analyst, form)
    assert fields["citations-0-quote"].lstrip() == "met in the harbour town"
    assert (fields["citations-0-source"], fields["citations-0-paragraph"]) == (str(source.pk), "1")
    answer = analyst.post(form, {**fields, "title": "Harbour talks", "ref": "harbour-talks", "kind": "talks"})
    meeting = Meeting.objects.get()
    assert answer["Location"] == f"{page_of(source)}?at=1&for=meeting-{meeting.pk}#p1"
    citation = meeting.citations.with_verification().get()
    assert (citation.verification, citation.quote_start is not None) == ("verified", True)


def test_of_a_passage_for_a_new_record_only_the_mistake_is_told(analyst: Client, source: Source) -> None:
    typed = {"kind": "meeting", "stance": "disputes", "record_ref": "no-such", "meeting": "none"}
    answer = cite(analyst, source, new="meeting", quote="", **typed)
    assert problems(answer, "quote_form") == {"quote": ["This field is required."]}
    assert problems(answer, "cite_form") == {}
    form = answer.context["cite_form"]
    assert [form[name].value() for name in ("kind", "stance", "record_ref")] == ["meeting", "disputes", "no-such"]


def test_a_new_record_is_made_at_the_desk_and_cited(analyst: Client, source: Source) -> None:
    ministry = ActorFactory(name="Ministry")
    made = {
        "new-commitment-title": "Share the records",
        "new-commitment-kind": "pledge",
        "new-commitment-by": ministry.pk,
    }
    said = {"attribution": "reported", "speaker": ministry.pk, "stance": "supports"}
    answer = cite(analyst, source, make="commitment", paragraph="1", quote="met in the harbour town", **made, **said)
    commitment = Commitment.objects.get()
    assert answer["Location"] == f"{page_of(source)}?at=1&for=commitment-{commitment.pk}#p1"
    assert (commitment.ref, commitment.stage) == ("share-the-records", "draft")
    assert [(party.actor, party.role) for party in commitment.parties.all()] == [(ministry, "committed")]
    citation = commitment.citations.with_verification().get()
    assert (citation.verification, citation.speaker) == ("verified", ministry)


def test_of_a_record_and_its_citation_both_are_kept_or_neither(analyst: Client, source: Source) -> None:
    made = {"new-meeting-title": "Harbour talks", "new-meeting-kind": "talks"}
    quote = {"paragraph": "1", "quote": "met in the harbour town"}
    for wrong in ({"attribution": "reported"}, {"quote": "These words are not there."}, {"new-meeting-kind": "party"}):
        answer = cite(analyst, source, make="meeting", **{**made, **quote, **wrong})
        assert answer.status_code == HTTPStatus.OK, wrong
        assert any(answer.context[form].errors for form in ("quote_form", "cite_form", "short_form")), wrong
        assert (Meeting.objects.count(), Citation.objects.count()) == (0, 0), wrong
        assert answer.context["short_form"]["title"].value() == "Harbour talks"


def test_every_kind_with_a_short_form_is_made_at_the_desk_by_who_may(analyst: Client, source: Source) -> None:
    offered: Any = analyst.get(page_of(source)).context["new_records"]
    assert [new.kind for new in offered] == [kind for kind in KINDS if kind in FIELDS]
    viewer = Client()
    viewer.force_login(UserFactory(group="Viewer"))
    assert cite(viewer, source, make="meeting", quote="met in").status_code == HTTPStatus.FORBIDDEN


def test_what_happened_to_a_sanction_and_what_is_aimed_at_are_made_at_the_desk(
    analyst: Client, source: Source
) -> None:
    sanction, indicator, commitment = SanctionFactory(), IndicatorFactory(), CommitmentFactory()
    eased = {"sanction": sanction.pk, "kind": "eased", "happened_on": "May 2023"}
    target = {"commitment": commitment.pk, "indicator": indicator.pk, "baseline": "340", "baseline_period": "2022"}
    target |= {"direction": "at_most", "value": "170", "due": "2025"}
    for kind, fields in (("sanction_step", eased), ("target", target)):
        made = {f"new-{kind}-{name}": value for name, value in fields.items()}
        assert cite(analyst, source, make=kind, **made).status_code == HTTPStatus.FOUND, kind
    step = sanction.steps.get(kind="eased")
    assert (str(step.happened_on), step.stage, step.citations.count()) == ("2023-05", "draft", 1)
    aimed_at = Target.objects.get()
    assert (aimed_at.commitment_id, int(aimed_at.value), aimed_at.citations.count()) == (commitment.pk, 170, 1)


def test_every_kind_of_record_can_be_begun_at_a_passage(analyst: Client, source: Source) -> None:
    for kind in KINDS:
        form = cite(analyst, source, new=kind)["Location"]
        fields = shown(analyst, form)
        assert (fields["citations-TOTAL_FORMS"], fields["citations-0-quote"].lstrip()) == ("1", RECORDS), kind


def test_a_new_status_update_is_of_the_commitment_that_is_chosen(analyst: Client, source: Source) -> None:
    commitment = CommitmentFactory()
    form = cite(analyst, source, new="status_update", commitment=commitment.pk)["Location"]
    assert form.startswith(address(StatusUpdate, "add"))
    assert shown(analyst, form)["commitment"] == str(commitment.pk)


@pytest.mark.parametrize("passage", ["", "1-2", "1-2-x", "0-0-5", "{key}-5-5", "{key}-0-999999"])
def test_an_address_with_no_passage_is_a_bad_request(analyst: Client, source: Source, passage: str) -> None:
    key = source.archived_text.pk
    assert analyst.get(f"{address(Meeting, 'add')}?passage={passage.format(key=key)}").status_code == 400


def test_a_new_text_is_held_against_what_is_cited(analyst: Client, source: Source) -> None:
    for quote, paragraph in ((RECORDS, 2), ("some 340 files", 3), ("who pays for the office", 4)):
        CitationFactory(source=source, quote=quote, paragraph=paragraph)
    falsified = ARTICLE.replace("340", "34").replace("Neither side", "A ferry was inspected.\n\nNeither side")
    page = analyst.post(page_of(source), {"keep": "", "text": falsified}, follow=True)
    assert "Citations: 1 verified, 1 moved, 1 not found." in page.content.decode()
    (moved,) = page.context["text"].paragraphs[4].cited
    assert "Moved, found in paragraph 5" in moved.state
    assert analyst.post(page_of(source), {"correct": moved.citation.pk}).status_code == 302
    assert Citation.objects.with_verification().get(pk=moved.citation.pk).verification == "verified"
    assert analyst.post(page_of(source), {"correct": moved.citation.pk}).status_code == 404


def test_the_page_takes_few_queries_however_much_is_cited(analyst: Client, source: Source) -> None:
    counts = []
    for _ in range(2):
        CitationFactory.create_batch(5, source=source, quote=RECORDS, paragraph=2)
        CitationFactory.create_batch(5, source=source, commitment=None, meeting=MeetingFactory())
        with CaptureQueriesContext(connection) as caught:
            analyst.get(page_of(source))
        counts.append(len(caught))
    assert counts[0] == counts[1] <= 10


def test_a_long_text_is_shown_page_by_page(analyst: Client) -> None:
    text = "\n\n".join(f"This is paragraph {number}." for number in range(1, 251))
    source = ArchivedTextFactory(text=text).source
    CitationFactory(source=source, quote="paragraph 240", paragraph=240)
    assert [one.number for one in analyst.get(page_of(source)).context["text"].paragraphs] == list(range(1, 101))
    last = analyst.get(f"{page_of(source)}?at=240").context["text"]
    assert (last.page.number, last.paragraphs[39].parts[1].text) == (3, "paragraph 240")


def test_viewers_and_strangers_see_nothing_of_it(client: Client, source: Source) -> None:
    meeting = f"{address(Meeting, 'add')}?passage={source.archived_text.pk}-0-9"
    assert client.get(page_of(source)).status_code == 302
    client.force_login(UserFactory(group="Viewer"))
    assert client.get(page_of(source)).status_code == 403
    assert client.get(meeting).status_code == 403
    assert "Read and cite" not in client.get(address(Source, "change", source.pk)).content.decode()


def test_someone_who_may_only_read_it_gets_no_forms(client: Client, source: Source) -> None:
    reader = UserFactory(group="Viewer")
    reader.user_permissions.add(*permissions("view_archivedtext", "view_source"))
    client.force_login(reader)
    page = client.get(page_of(source)).content.decode()
    assert "harbour town" in page
    assert 'id="desk"' not in page
    assert 'name="keep"' not in page
    for button in ({"cite": ""}, {"keep": "", "text": "x"}, {"correct": "1"}, {"new": "meeting"}):
        assert client.post(page_of(source), button).status_code == 403


def permissions(*codenames: str) -> Any:
    return Permission.objects.filter(codename__in=codenames)


def texts_read(queries: CaptureQueriesContext) -> list[str]:
    """The queries that read an archived text."""
    return [query["sql"] for query in queries if '"tracker_archivedtext"."text"' in query["sql"].split(" FROM ")[0]]


def test_a_text_is_read_once_however_many_rows_of_a_form_quote_it(analyst: Client, source: Source) -> None:
    meeting = MeetingFactory()
    rows: dict[str, Any] = {"citations-TOTAL_FORMS": 3}
    for number in range(3):
        rows |= {f"citations-{number}-source": source.pk, f"citations-{number}-quote": RECORDS}
        rows |= {f"citations-{number}-stance": "supports"}
    with CaptureQueriesContext(connection) as queries:
        assert change(analyst, meeting, **rows).status_code == 302
    assert Citation.objects.filter(paragraph=2, quote=RECORDS).count() == 3
    assert len(texts_read(queries)) == 1


def test_the_words_that_the_database_compares_by_stay_there(analyst: Client, source: Source) -> None:
    other = ArchivedTextFactory.create(text=ARTICLE)
    changelist = address(ArchivedText, "changelist")
    for page, texts in ((page_of(source), 1), (address(ArchivedText, "change", other.pk), 1), (changelist, 0)):
        with CaptureQueriesContext(connection) as queries:
            assert analyst.get(page).status_code == 200
        assert not [query["sql"] for query in queries if '"words"' in query["sql"]], page
        assert len(texts_read(queries)) == texts, page


def test_the_page_of_a_text_takes_it_apart_once(
    analyst: Client, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    CitationFactory.create(source=source, paragraph=2, quote=RECORDS)
    taken_apart: list[str] = []
    itself = paragraphs.EMPTY_LINES

    class Counting:
        def search(self, text: str) -> Any:
            taken_apart.append(text)
            return itself.search(text)

        def finditer(self, text: str) -> Any:
            return itself.finditer(text)

    monkeypatch.setattr(paragraphs, "EMPTY_LINES", Counting())
    assert analyst.get(f"{page_of(source)}?at=2&whole").status_code == 200
    assert taken_apart == [ARTICLE]
    taken_apart.clear()
    assert cite(analyst, source, commitment=CommitmentFactory().pk, kind="commitment").status_code == 302
    assert taken_apart == [ARTICLE]
