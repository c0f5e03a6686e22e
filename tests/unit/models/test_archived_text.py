"""The private text of a source."""

import hashlib

import pytest
from django.db import IntegrityError

from tests.factories import ArchivedTextFactory
from tracker.models import ArchivedText

pytestmark = pytest.mark.django_db


def test_the_database_keeps_the_digest_of_the_text() -> None:
    text = "Grüße – 芬太尼"
    ArchivedTextFactory(text=text)
    assert ArchivedText.objects.get().sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_a_source_has_one_text() -> None:
    archived = ArchivedTextFactory()
    with pytest.raises(IntegrityError, match="duplicate key"):
        ArchivedTextFactory(source=archived.source)
