"""Headers of others: which of our columns they are taken for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.batches import plan
from tests.factories import ImportBatchFactory, UserFactory
from tracker.transfer.declaration.mapping import (
    column_names,
    describe_mapping,
    guess_mapping,
    remembered_mapping,
    unknown_headers,
)


@pytest.mark.parametrize(
    ("header", "column"),
    [("Native Name", "native_name"), ("WIKIDATA-ID", "wikidata_id"), ("Web site", "website"), ("Alias", "aliases")],
)
def test_a_header_is_taken_for_the_column_with_a_name_like_it(header: str, column: str) -> None:
    assert guess_mapping([header], column_names("actors")) == {header: column}


@pytest.mark.parametrize("header", ["id", "PK", " Id ", "Anmerkungen", "", "123", "名前"])
def test_a_header_like_no_column_is_left_to_the_reader(header: str) -> None:
    assert guess_mapping([header], column_names("actors")) == {}


@given(st.lists(st.text(max_size=12), unique=True, max_size=8))
def test_no_column_is_guessed_for_two_headers(headers: list[str]) -> None:
    guesses = guess_mapping(headers, column_names("actors"))
    assert len(set(guesses.values())) == len(guesses)
    assert guesses.keys() <= set(headers)


@pytest.mark.django_db
def test_the_unknown_headers_of_a_batch_are_found() -> None:
    assert unknown_headers(plan(topics="ref,Naam,Notiz\na,A,\n")) == ["Naam", "Notiz"]
    assert unknown_headers(plan(topics="ref,name\nBad Ref,A\n")) == []


@pytest.mark.django_db
def test_a_header_that_another_file_rightly_has_is_not_renamed_for_both() -> None:
    batch = plan(topics="ref,name,country,Notiz\na,A,CN,\n", actors="ref,kind,name,country\nchina,state,China,CN\n")
    assert unknown_headers(batch) == ["Notiz"]


@pytest.mark.django_db
def test_what_was_last_said_of_the_same_headers_by_the_same_person_is_remembered() -> None:
    person = UserFactory()
    batch = ImportBatchFactory(uploaded_by=person)
    ImportBatchFactory(uploaded_by=person, mapping={"Naam": "ref"})
    ImportBatchFactory(uploaded_by=person, mapping={"Naam": "name"})
    ImportBatchFactory(uploaded_by=person, mapping={"Naam": "ref", "Notiz": ""})
    ImportBatchFactory(uploaded_by=UserFactory(), mapping={"Naam": "description"})
    assert remembered_mapping(batch, ["Naam"]) == {"Naam": "name"}
    assert remembered_mapping(batch, ["Notiz"]) == {}


def test_a_mapping_is_told_in_words() -> None:
    assert describe_mapping({"Naam": "name", "Notiz": ""}) == ["Naam is name", "Notiz is left out"]
