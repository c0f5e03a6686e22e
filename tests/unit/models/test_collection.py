"""Collections: what the database refuses, through form, file and SQL."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.batches import applied
from tests.factories import (
    CollectionFactory,
    CollectionMemberFactory,
    CommitmentFactory,
    IndicatorFactory,
    MeetingFactory,
    SanctionFactory,
)
from tests.imports import bring, said
from tracker.actions.imports.revert_batch import revert_batch
from tracker.models import Collection, Commitment, CommitmentCollection

pytestmark = pytest.mark.django_db

COLLECTIONS = "ref,title,contact\nfentanyl,Fentanyl,"


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("desk@example.org", "mailto:desk@example.org"),
        ("https://example.org/@desk", "https://example.org/@desk"),
        ("", ""),
    ],
)
def test_a_contact_is_a_mail_or_web_address(contact: str, address: str) -> None:
    collection = CollectionFactory(contact=contact)
    collection.full_clean()
    assert collection.contact_address == address


@pytest.mark.parametrize("contact", ["the desk", "javascript:alert(1)", "a@b c", "<desk@example.org>"])
def test_what_is_neither_is_refused(contact: str) -> None:
    with pytest.raises(ValidationError, match="contact must be a mail address"):
        CollectionFactory.build(contact=contact).full_clean()
    with pytest.raises(IntegrityError, match="collection_contact_can_be_reached"), transaction.atomic():
        CollectionFactory(contact=contact)
    row = {"ref": "fentanyl", "title": "Fentanyl", "contact": contact}
    assert ["contact must be a mail address" in words for words in said(bring("collections", row))] == [True]


def test_a_title_is_filled() -> None:
    with pytest.raises(IntegrityError, match="collection_title_is_filled"):
        CollectionFactory(title=" ")


def test_who_is_a_member_is_one_once() -> None:
    member = CollectionMemberFactory(role="viewer")
    with pytest.raises(ValidationError, match="a member of this collection already"):
        CollectionMemberFactory.build(collection=member.collection, person=member.person).full_clean()
    with pytest.raises(IntegrityError, match="collectionmember_is_one_a_person"):
        CollectionMemberFactory(collection=member.collection, person=member.person)


def test_records_belong_to_one_or_more_and_history_says_since_when() -> None:
    one, other = CollectionFactory(), CollectionFactory()
    for record in (CommitmentFactory(), SanctionFactory(), MeetingFactory(), IndicatorFactory()):
        record.collections.add(one, other)
        record.collections.remove(one)
        ties = f"{type(record).__name__}Collection"
        events = getattr(__import__("tracker.models", fromlist=[ties]), ties).pgh_event_model.objects
        assert sorted(events.values_list("pgh_label", "collection_id")) == sorted(
            [("insert", one.pk), ("insert", other.pk), ("delete", one.pk)]
        )


def test_files_say_where_records_belong_and_a_revert_takes_it_back() -> None:
    applied(collections=f"{COLLECTIONS}\n")
    commitment = CommitmentFactory(ref="stop")
    batch = applied(commitments="ref,collections\nstop,fentanyl\n")
    assert list(commitment.collections.values_list("ref", flat=True)) == ["fentanyl"]
    revert_batch(batch, user=None)
    assert not CommitmentCollection.objects.exists()
    assert (Commitment.objects.count(), Collection.objects.count()) == (1, 1)


def test_a_file_that_names_a_collection_that_is_not_there_is_rejected() -> None:
    applied(collections=f"{COLLECTIONS}\n")
    CommitmentFactory(ref="stop")
    row = {"ref": "stop", "collections": "fentanil"}
    assert ["did you mean `fentanyl`" in words for words in said(bring("commitments", row))] == [True]
