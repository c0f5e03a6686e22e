"""What a search finds, in which order, and how many of each kind."""

from typing import Any

import pytest

from tests.factories import (
    ActorFactory,
    ArchivedTextFactory,
    CommitmentFactory,
    IndicatorFactory,
    MeetingFactory,
    ProgrammeFactory,
    SanctionFactory,
    SourceFactory,
    TopicFactory,
)
from tracker.search.hits import SearchTerms, counts, hits, public_counts
from tracker.search.kinds import KINDS
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db


def found(text: str, kind: str = "") -> list[str]:
    """The titles of what is found, in order."""
    wanted = SearchTerms(text)
    return ["".join(piece.text for piece in hit.title) for hit in hits(wanted, counts(wanted), kind)[:50]]


@pytest.mark.parametrize(
    ("factory", "fields"),
    [
        (ActorFactory, {"description": "Makes precursors."}),
        (ActorFactory, {"aliases": ["Precursor House", "Other"]}),
        (CommitmentFactory, {"title": "Precursors are controlled"}),
        (CommitmentFactory, {"summary": "It will control each precursor."}),
        (CommitmentFactory, {"deliverable": "A list of precursors"}),
        (MeetingFactory, {"summary": "Precursors were spoken of."}),
        (MeetingFactory, {"place": "Precursor Hall"}),
        (SanctionFactory, {"stated_reason": "It sold precursors."}),
        (ProgrammeFactory, {"title": "Precursor programme"}),
        (SourceFactory, {"title": "On precursors"}),
        (SourceFactory, {"authors": ["Pat Precursor"]}),
        (TopicFactory, {"name": "Precursors"}),
        (IndicatorFactory, {"definition": "Precursors seized"}),
    ],
)
def test_every_kind_is_found_by_its_words_in_any_form(factory: Any, fields: dict[str, Any]) -> None:
    wanted = factory(**fields)
    factory()
    (hit,) = hits(SearchTerms("precursor"), counts(SearchTerms("precursor")))[:5]
    assert hit.address.endswith(f"/{wanted.ref}/")


@pytest.mark.parametrize("text", ["China", "chin", "中国", "中国外", "prc", "People's Republic", "beijing"])
def test_actor_is_found_by_any_of_its_names_and_their_beginnings(text: str) -> None:
    ActorFactory(name="China", native_name="中国外交部", aliases=["PRC", "Beijing", "People's Republic of China"])
    ActorFactory(name="Arcadia")
    assert found(text) == ["China"]


def test_name_that_is_all_stop_words_is_found() -> None:
    ActorFactory(name="World Health Organization", aliases=["WHO"])
    assert found("who") == ["World Health Organization"]


def test_words_parted_by_signs_are_found_one_by_one() -> None:
    CommitmentFactory(title="Talks of the US/China group", summary="<b>Chemicals</b> and/or pill presses")
    for text in ("china", "chemicals", "presses", "US/China", "<b>chemicals</b>"):
        assert len(found(text)) == 1, text


def test_name_comes_before_mention() -> None:
    CommitmentFactory(title="A promise", summary="Made to Arcadia and to Arcadia again, by Arcadia.")
    MeetingFactory(title="Talks of Arcadia and others in the capital")
    ActorFactory(name="Arcadia")
    assert found("arcadia") == ["Arcadia", "Talks of Arcadia and others in the capital", "A promise"]


def test_search_words_are_combined_as_search_engines_do() -> None:
    TopicFactory(name="Chemical controls")
    TopicFactory(name="Chemical weapons")
    TopicFactory(name="Arms controls")
    assert found("chemical controls") == ["Chemical controls"]
    assert found("chemical -weapons") == ["Chemical controls"]
    assert found('"controls arms"') == []
    assert sorted(found("weapons or arms")) == ["Arms controls", "Chemical weapons"]


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.IN_REVIEW])
def test_nothing_unpublished_is_found_or_counted(stage: Stage) -> None:
    for factory in (ActorFactory, CommitmentFactory, MeetingFactory, SanctionFactory, SourceFactory, IndicatorFactory):
        factory(stage=stage)
    for text in ("actor", "commitment", "meeting", "sanction", "source", "indicator"):
        assert not any(counts(SearchTerms(text)).values())
    assert not any(public_counts().values())


def test_archived_text_is_not_searched() -> None:
    ArchivedTextFactory(text="Precursors were spoken of.")
    assert found("precursors") == []


def test_counts_are_of_each_kind() -> None:
    TopicFactory.create_batch(2, name="Precursors")
    SourceFactory(title="Precursors")
    numbers = counts(SearchTerms("precursors"))
    assert numbers == dict.fromkeys((kind.name for kind in KINDS), 0) | {"topic": 2, "source": 1}
    assert [len(hits(SearchTerms("precursors"), numbers, kind.name)) for kind in KINDS] == list(numbers.values())


@pytest.mark.parametrize(
    "text", ["'", "\\", "&", "!", "-", '"', "a & ! b", ":*", "(", "* or", "🙂", "%", "_", "." * 200]
)
def test_signs_are_no_error(text: str) -> None:
    TopicFactory()
    found(text)


def test_enormous_texts_are_searched_as_far_as_possible() -> None:
    CommitmentFactory(title="Long", summary="precursor " + "".join(f"word{number} " for number in range(20_000)))
    assert found("precursor") == ["Long"]
