"""What the database refuses of sources."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories import SourceFactory
from tracker.models import Source

pytestmark = pytest.mark.django_db


def test_copies_name_the_original_and_share_its_key() -> None:
    wire = SourceFactory()
    copies = SourceFactory.create_batch(2, syndicated_from=wire)
    assert {source.original_id for source in (wire, *copies)} == {wire.pk}


def test_a_copy_is_not_copied() -> None:
    copy = SourceFactory(ref="copy", syndicated_from=SourceFactory())
    with pytest.raises(IntegrityError, match='"copy" is a reprint and has reprints itself'):
        SourceFactory(syndicated_from=copy)


def test_nor_is_what_has_copies_made_one() -> None:
    original, other = SourceFactory(ref="original"), SourceFactory()
    SourceFactory(syndicated_from=original)
    with pytest.raises(IntegrityError, match='"original" is a reprint and has reprints'):
        Source.objects.filter(pk=original.pk).update(syndicated_from=other)


@pytest.mark.parametrize(("field", "day"), [("published", "2999-05"), ("retrieved_on", "2999-05-01")])
def test_a_source_is_from_a_day_that_has_come(field: str, day: str) -> None:
    with pytest.raises(IntegrityError, match=f'"{day}" is in the future;'), transaction.atomic():
        SourceFactory(**{field: day})
    source = SourceFactory()
    with pytest.raises(IntegrityError, match=f'"{day}" is in the future;'), transaction.atomic():
        Source.objects.filter(pk=source.pk).update(**{field: day})


def test_but_its_day_may_be_tomorrow_or_this_year() -> None:
    today = timezone.now().date()
    SourceFactory(published=f"{today.year}", retrieved_on=today + timedelta(days=1))
