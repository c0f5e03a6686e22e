"""What is asked of the cells of a file."""

from io import BytesIO

import pytest

from tests.factories import ActorFactory
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.guessing import questions
from tracker.transfer.guessing.questions import Questions, Word, questions_of
from tracker.transfer.reading.files import RecordFile

pytestmark = pytest.mark.django_db


def asked(text: str, record: str = "commitments", **said: object) -> Questions:
    file = RecordFile("list.csv", record, lambda: BytesIO(text.encode()))
    return questions_of(file, FileMapping(**said))  # type: ignore[arg-type]


def test_each_word_is_asked_once_with_how_often_and_what_is_ours_is_not() -> None:
    found = asked("title,kind\nA,promise\nB,Promise\nC,pledge\nD,Agreement\nE,Zzz\n")
    (kind,) = found.choices
    assert kind.asked == [Word(text="promise", times=2, meant="pledge"), Word(text="Zzz", times=1)]
    assert kind.read == [Word(text="Agreement", times=1, meant="agreement")]
    assert (found.rows, found.is_all) == (5, True)


def test_dates_are_understood_asked_or_left_to_one_order() -> None:
    found = asked("title,due\nA,Q3 2024\nB,2024-25\nC,03/04/2024\nD,whenever\nE,2024\nF,45000\n")
    (due,) = found.dates
    assert due.read == [Word(text="Q3 2024", times=1, meant="2024-07/2024-09")]
    assert {word.text: (word.meant, list(word.choices)) for word in due.asked} == {
        "2024-25": ("", []),
        "whenever": ("", []),
        "45000": ("2023-03-15", []),
    }
    assert found.two_days == 1


def test_names_are_matched_chosen_from_or_missing_item_by_item() -> None:
    ActorFactory(ref="china", name="China")
    ActorFactory(ref="georgia", name="Georgia")
    ActorFactory(ref="georgia-us", name="State", aliases=["Georgia"])
    text = 'title,committed\nA,"China, Georgia"\nB,china\nC,Atlantis\n'
    (names,) = asked(text, separators={"committed": ","}).names
    assert names.read == [Word(text="China", times=1, meant="china")]
    assert names.asked == [
        Word(text="Georgia", times=1, choices=["georgia", "georgia-us"]),
        Word(text="Atlantis", times=1, choices=[]),
    ]


def test_records_of_the_file_itself_are_not_missing() -> None:
    found = asked("name,part_of\nMinistry,State of Utopia\nState of Utopia,\nOther,Atlantis\n", "actors")
    assert [word.text for table in found.names for word in table.asked] == ["Atlantis"]


def test_marks_are_asked_once_for_all_columns_that_may_be_empty() -> None:
    found = asked("title,due,summary\nNA,NA,-\nB,TBC,NA\n")
    assert {mark.text: mark.times for mark in found.marks} == {"NA": 2, "-": 1, "TBC": 1}
    assert not found.dates


def test_of_very_many_rows_the_first_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "MOST_ROWS", 2)
    found = asked("title,kind\nA,x\nB,y\nC,z\n")
    assert (found.rows, found.is_all) == (2, False)
    assert [word.text for word in found.choices[0].asked] == ["x", "y"]
