"""Whether quotes stand in the archived texts: shown wherever a citation is, asked of every door, told by a command."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
import tablib
from django.core.management import call_command
from django.db import IntegrityError
from django.test import Client

from tests.articles import ARTICLE
from tests.factories import ArchivedTextFactory, CitationFactory, CommitmentFactory, MeetingFactory, UserFactory
from tests.function_calls import calls_of
from tests.integration.admin.forms import add, address, change, errors
from tracker.actions.restore_rows import restore_row
from tracker.history.deleted_rows import latest_deletions
from tracker.models import Citation, Commitment, Source
from tracker.transfer.library.resources import RESOURCES

pytestmark = pytest.mark.django_db

NOT_IN_THE_TEXT = (
    'The quote "some 34 files" is not in the archived text of its source; copy it from there word for word, '
    "without leaving anything out."
)
OTHER_TYPE = '"We shall judge it by what\u00a0arrives", said'


@pytest.fixture
def source() -> Source:
    source: Source = ArchivedTextFactory.create(text=ARTICLE, source__ref="gazette").source
    return source


@pytest.fixture
def analyst(client: Client) -> Client:
    client.force_login(UserFactory(group="Analyst"))
    return client


def put_in_place(source: Source, text: str) -> None:
    source.archived_text.text = text
    source.archived_text.save()


def state(citation: Citation) -> str:
    return str(Citation.objects.with_verification().values_list("verification", flat=True).get(pk=citation.pk))


def verify(capsys: Any, *options: str) -> tuple[int, str]:
    """The exit code of the command and what it prints."""
    code = 0
    try:
        call_command("verify_citations", *options)
    except SystemExit as end:
        code = int(str(end.code))
    return code, capsys.readouterr().out


def test_the_state_follows_the_citation_and_the_text(source: Source) -> None:
    citation = CitationFactory(source=source, paragraph=3, quote=OTHER_TYPE)
    assert state(citation) == "verified"
    put_in_place(source, ARTICLE.replace("We shall", "We will"))
    assert state(citation) == "not_found"
    put_in_place(source, f"An earlier paragraph.\n\n{ARTICLE}")
    assert state(citation) == "moved"
    source.archived_text.delete()
    assert state(citation) == "no_text"
    assert state(CitationFactory(source=ArchivedTextFactory().source)) == "no_quote"


def test_changed_typography_passes_and_a_falsified_quote_fails(source: Source, capsys: Any) -> None:
    CitationFactory(ref="true", source=source, paragraph=3, quote=OTHER_TYPE)
    false = CitationFactory(ref="false", source=source, paragraph=4, quote="Neither side would say")
    assert verify(capsys) == (0, "Citations: 2 verified.\n")
    put_in_place(source, ARTICLE.replace("“", "«").replace("”", "»").replace(" ", "\u00a0"))
    assert verify(capsys) == (0, "Citations: 2 verified.\n")
    put_in_place(source, ARTICLE.replace("Neither side", "Both sides"))
    assert verify(capsys) == (
        1,
        "gazette, paragraph 4 [false]: not found: “Neither side would say”\nCitations: 1 verified, 1 not found.\n",
    )
    assert false.quote in verify(capsys, "--json")[1]


def test_what_could_not_be_looked_up_is_told_and_passes(capsys: Any) -> None:
    CitationFactory.create()
    assert verify(capsys) == (
        0,
        "Citations: 1 no text.\nWhere no text of a source is archived, nothing could be looked up.\n",
    )


def test_what_has_moved_is_told_and_passes(source: Source, capsys: Any) -> None:
    CitationFactory(ref="moved", source=source, paragraph=4, quote="who pays for the office")
    put_in_place(source, f"New.\n\n{ARTICLE}")
    code, said = verify(capsys)
    assert (code, said.splitlines()[0]) == (
        0,
        "gazette, paragraph 4 [moved]: moved, found in paragraph 5: “who pays for the office”",
    )
    code, said = verify(capsys, "--json")
    assert json.loads(said) == {
        "counts": {"verified": 0, "moved": 1, "not_found": 0, "no_quote": 0, "no_text": 0},
        "failing": [
            {
                "citation": "moved",
                "source": "gazette",
                "paragraph": 4,
                "quote": "who pays for the office",
                "verification": "moved",
                "stands_in": 5,
            }
        ],
    }


def test_a_paragraph_that_is_gone_is_told(source: Source, capsys: Any) -> None:
    CitationFactory(ref="gone", source=source, paragraph=4)
    put_in_place(source, "One paragraph.")
    code, said = verify(capsys)
    assert (code, said.splitlines()[0]) == (1, "gazette, paragraph 4 [gone]: not found: there is no such paragraph")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"quote": "some 34 files"}, 'The quote "some 34 files" is not in the archived text'),
        ({"paragraph": 5}, "The archived text of the source has no paragraph 5, of 4."),
        ({"quote": "some 340 files", "paragraph": 4}, "The quote is in paragraph 3, not 4"),
    ],
)
def test_the_database_refuses_what_is_not_in_the_text(source: Source, given: dict[str, Any], reason: str) -> None:
    with pytest.raises(IntegrityError, match=reason):
        CitationFactory(source=source, **given)


def test_the_database_leaves_alone_what_was_cited_before_the_text_changed(source: Source) -> None:
    citation = CitationFactory(source=source, paragraph=3, quote="some 340 files")
    put_in_place(source, "Another text.")
    citation.note = "Read again."
    citation.save()
    assert state(citation) == "not_found"


def test_a_file_with_a_quote_that_is_not_in_the_text_is_refused_as_planned(source: Source) -> None:
    CommitmentFactory(ref="pledge")
    resource = RESOURCES["citations"]()
    rows = [
        ("good", "gazette", "pledge", "supports", "3", "some 340 files"),
        ("false", "gazette", "pledge", "supports", "3", "some 34 files"),
        ("elsewhere", "gazette", "pledge", "supports", "2", "some 340 files"),
        ("beyond", "gazette", "pledge", "supports", "7", ""),
    ]
    headers = ["ref", "source", "commitment", "stance", "paragraph", "quote"]
    result = resource.import_data(dataset(headers, rows))
    assert [(problem.line, problem.column, problem.reason) for problem in result.problems] == [
        (
            3,
            "quote",
            NOT_IN_THE_TEXT,
        ),
        (4, "paragraph", "The quote is in paragraph 3, not 2; give the paragraph in which it begins."),
        (5, "paragraph", "The archived text of the source has no paragraph 7, of 4."),
    ]
    assert not Citation.objects.exists()


def dataset(headers: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Any:
    return tablib.Dataset(*rows, headers=headers)


def test_a_quote_that_is_typed_is_refused_beside_it(analyst: Client, source: Source) -> None:
    typed = {"source": source.pk, "stance": "supports", "commitment": CommitmentFactory().pk}
    page = add(analyst, Citation, **typed, quote="some 34 files")
    assert "“some 34 files” was not found in the text" in errors(page)["quote"]
    page = add(analyst, Citation, **typed, quote="some 340 files", paragraph=2)
    assert "is in paragraph 3, not 2. Write 3" in errors(page)["paragraph"]
    page = add(analyst, Citation, **typed, paragraph=12)
    assert errors(page)["paragraph"] == "The text has no paragraph 12; its last is 4."


@pytest.mark.usefixtures("one_person")
def test_a_quote_that_is_typed_gets_its_paragraph_and_place(analyst: Client, source: Source) -> None:
    meeting = MeetingFactory()
    row = {"source": source.pk, "stance": "supports", "quote": OTHER_TYPE}
    fields = {f"citations-0-{name}": value for name, value in row.items()}
    assert change(analyst, meeting, **{"citations-TOTAL_FORMS": 1, **fields}).status_code == 302
    citation = Citation.objects.get()
    assert (citation.paragraph, citation.quote_suffix) == (3, " the southern deputy minister. A")
    assert ARTICLE[citation.quote_start : citation.quote_end] == "We shall judge it by what arrives,” said"
    change(analyst, citation, quote="")
    citation.refresh_from_db()
    assert (citation.quote_start, citation.quote_prefix) == (None, "")


def test_lists_and_forms_show_the_state_and_lists_are_narrowed_by_it(analyst: Client, source: Source) -> None:
    citation = CitationFactory(source=source, paragraph=3, quote="some 340 files", commitment__ref="pledge")
    CitationFactory(ref="without-text")
    for page in (
        address(Citation, "changelist"),
        address(Citation, "change", citation.pk),
        address(Source, "change", source.pk),
        address(Commitment, "change", citation.commitment_id),
    ):
        assert '<span class="badge badge-verified">Verified</span>' in analyst.get(page).content.decode(), page
    page = address(Citation, "changelist")
    assert list(analyst.get(f"{page}?verification=verified").context["cl"].result_list) == [citation]
    assert not analyst.get(f"{page}?verification=not_found").context["cl"].result_list


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ARTICLE, "quote found in the text"),
        (f"New.\n\n{ARTICLE}", "quote found in another paragraph of the text"),
        ("Nothing of the kind.", "quote not found in the text"),
        (None, "quote not checked, no text is archived"),
    ],
)
def test_the_public_sees_the_state_and_never_the_text(client: Client, source: Source, text: str, said: str) -> None:
    CitationFactory(source=source, paragraph=3, quote="some 340 files", commitment__ref="pledge")
    if text:
        put_in_place(source, text)
    else:
        source.archived_text.delete()
    for page in ("/sources/gazette/", "/commitments/pledge/"):
        content = client.get(page).content.decode()
        assert said in content
        assert "harbour town" not in content
        assert "Nothing of the kind" not in content


def test_no_page_looks_a_quote_up(client: Client, source: Source) -> None:
    cited = CitationFactory(source=source, paragraph=3, quote="some 340 files", commitment__ref="pledge")
    put_in_place(source, f"New.\n\n{ARTICLE}")

    def told_without_looking_up(page: str, said: str) -> None:
        answers: list[Any] = []
        assert calls_of("quote_words", lambda: answers.append(client.get(page))) == 0, page
        assert said in answers[0].content.decode(), page

    for page in ("/sources/gazette/", "/commitments/pledge/"):
        told_without_looking_up(page, "quote found in another paragraph")
    client.force_login(UserFactory(group="Analyst"))
    for page in (
        address(Citation, "changelist"),
        f"{address(Citation, 'changelist')}?verification=moved",
        address(Citation, "change", cited.pk),
        address(Source, "change", source.pk),
        f"{address(Source, 'changelist')}{source.pk}/text/",
        address(Commitment, "change", cited.commitment_id),
    ):
        told_without_looking_up(page, "found in paragraph 4")
    assert calls_of("quote_words", lambda: call_command("verify_citations")) == 0


def test_a_page_whose_quotes_are_no_longer_found_is_another(client: Client, source: Source) -> None:
    CitationFactory.create(source=source, paragraph=3, quote="some 340 files", commitment__ref="pledge")
    for page in ("/sources/gazette/", "/commitments/pledge/"):
        put_in_place(source, ARTICLE)
        tag = client.get(page)["ETag"]
        put_in_place(source, "Another text.")
        answer = client.get(page, headers={"If-None-Match": tag})
        assert answer.status_code == 200
        assert "quote not found in the text" in answer.content.decode()


def test_a_citation_that_is_deleted_and_restored_is_looked_up_again(source: Source) -> None:
    cited = CitationFactory(source=source, paragraph=3, quote="some 340 files")
    Citation.objects.filter(pk=cited.pk).delete()
    put_in_place(source, ARTICLE.replace("Neither side", "No side"))
    restore_row(Citation, latest_deletions(Citation, before=None, limit=1)[0], user=None)
    assert state(cited) == "verified"
