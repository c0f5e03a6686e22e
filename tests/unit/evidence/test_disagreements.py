"""Values that cannot all be true stand side by side; a vaguer date is no disagreement."""

import pytest

from tracker.evidence.disagreements import disagreements, in_words
from tracker.models import Citation, Commitment, Meeting
from tracker.partial_dates import PartialDate
from tracker.vocabulary import CommitmentKind, Stance


def meeting_on(day: str | None) -> Meeting:
    return Meeting(title="Summit", held=PartialDate.parse(day) if day else None)


def saying(value: str, field: str = "held") -> Citation:
    return Citation(field=field, value=value)


def test_two_days_for_one_meeting_stand_side_by_side_the_accepted_first() -> None:
    (found,) = disagreements(meeting_on("2023-11-15"), [saying("2023-11-16?"), saying("2023-11-15")])
    assert found.field == "Held"
    assert [(value.written, value.is_accepted) for value in found.values] == [
        ("15 November 2023", True),
        ("16 November 2023 (uncertain)", False),
    ]


def test_each_value_keeps_its_citations() -> None:
    first, second, third = saying("2023-11-16"), saying("2023-11-15"), saying("2023-11-16")
    (found,) = disagreements(meeting_on("2023-11-15"), [first, second, third])
    assert [value.citations for value in found.values] == [(second,), (first, third)]


def test_accepted_value_is_shown_though_no_source_repeats_it() -> None:
    (found,) = disagreements(meeting_on("2023-11-15"), [saying("2023-11-16")])
    assert found.values[0].is_accepted
    assert found.values[0].citations == ()
    assert not found.values[0].is_by_record


def test_accepted_value_that_none_repeats_stands_on_what_supports_the_record() -> None:
    supports, disputes = Citation(note="They met."), Citation(stance=Stance.DISPUTES, note="They did not.")
    (found,) = disagreements(meeting_on("2023-11-15"), [disputes, saying("2023-11-16"), supports])
    assert [(given.is_by_record, len(given.citations)) for given in found.values] == [(True, 1), (False, 1)]
    assert found.values[0].citations == (supports,)


def test_accepted_value_that_a_source_repeats_stands_on_that_source_alone() -> None:
    repeats = saying("2023-11-15")
    (found,) = disagreements(meeting_on("2023-11-15"), [Citation(), repeats, saying("2023-11-16")])
    assert (found.values[0].is_by_record, found.values[0].citations) == (False, (repeats,))


def test_date_in_words_that_equals_the_accepted_one_is_no_disagreement() -> None:
    assert disagreements(meeting_on("2024-01-30"), [saying("30 January 2024")]) == ()


def test_date_in_words_is_the_same_value_as_its_code_and_is_written_out() -> None:
    same, other = saying("Jan 30, 2024"), saying("31 Jan 2024")
    (found,) = disagreements(meeting_on("2024-01-30"), [same, other])
    assert [(given.written, given.citations) for given in found.values] == [
        ("30 January 2024", (same,)),
        ("31 January 2024", (other,)),
    ]


@pytest.mark.parametrize("vaguer", ["2023-11", "2023-11?", "2023", "2023-11-01/2023-11-30", "2023-11-15~"])
def test_date_that_holds_the_accepted_one_is_no_disagreement(vaguer: str) -> None:
    assert disagreements(meeting_on("2023-11-15"), [saying(vaguer)]) == ()


def test_sources_disagree_with_each_other_where_the_record_takes_no_side() -> None:
    (found,) = disagreements(meeting_on(None), [saying("2023-11-15"), saying("2023-11-16")])
    assert [value.is_accepted for value in found.values] == [False, False]


def test_one_value_for_an_unknown_field_is_no_disagreement() -> None:
    assert disagreements(meeting_on(None), [saying("2023-11-15")]) == ()


def test_citations_without_a_value_say_nothing_of_fields() -> None:
    assert disagreements(meeting_on("2023-11-15"), [Citation(note="In California.")]) == ()


def test_text_that_is_no_date_is_kept_as_it_stands() -> None:
    (found,) = disagreements(meeting_on("2023-11-15"), [saying("a Wednesday")])
    assert found.values[1].written == "a Wednesday"


def test_words_that_differ_are_a_disagreement() -> None:
    commitment = Commitment(deliverable="A ban on sales.", kind=CommitmentKind.PLEDGE)
    (found,) = disagreements(commitment, [saying("A ban on exports.", "deliverable")])
    assert [value.written for value in found.values] == ["A ban on sales.", "A ban on exports."]


def test_choices_are_written_by_their_labels() -> None:
    assert in_words(Meeting(), "kind", "working_group_session") == "Working group session"


def test_refs_are_written_as_words() -> None:
    assert in_words(Meeting(), "participations", "state-department;nbc-news") == "state department, nbc news"


def test_unknown_fields_do_no_harm() -> None:
    assert disagreements(meeting_on("2023"), [saying("x", "colour")]) == ()


def test_among_what_is_cited_the_records_own_value_stands_only_where_a_citation_gives_it() -> None:
    first, second = saying("2023-11-16"), saying("2023-11-17")
    meeting = meeting_on("2023-11-15")
    assert disagreements(meeting, [first], only_cited=True) == ()
    assert disagreements(meeting, [saying("2023-11"), first], only_cited=True) == ()
    (found,) = disagreements(meeting, [first, second], only_cited=True)
    assert [value.value for value in found.values] == ["2023-11-16", "2023-11-17"]
    (found,) = disagreements(meeting, [first, Citation()], only_cited=True)
    assert [value.value for value in found.values] == ["2023-11-15", "2023-11-16"]
