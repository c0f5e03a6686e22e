"""What the database refuses where a citation says whose words it gives."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.factories import ActorFactory, CitationFactory, SourceFactory, StatusUpdateFactory
from tracker.models import Citation, StatusUpdate
from tracker.models.integrity.deferred_constraints import enforce_deferred_constraints

pytestmark = pytest.mark.django_db

IMPLIED = {"attribution": "implied"}


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"attribution": "hinted"}, "citation_attribution_is_known"),
        ({"attribution": "reported"}, "citation_of_reported_words_names_the_speaker"),
        ({"attribution": "stated", "speaker": ActorFactory}, "citation_with_a_speaker_reports_or_implies"),
        ({"speaker": ActorFactory}, "citation_with_a_speaker_reports_or_implies"),
        ({"attribution": "implied", "on_behalf_of": ActorFactory}, "citation_for_or_to_somebody_has_a_speaker"),
        ({"addressee": ActorFactory}, "citation_for_or_to_somebody_has_a_speaker"),
    ],
)
def test_words_and_their_speaker_go_together(given: dict[str, Any], rule: str) -> None:
    made = {name: value if isinstance(value, str) else value() for name, value in given.items()}
    with pytest.raises(IntegrityError, match=rule):
        CitationFactory(**made)


@pytest.mark.parametrize("attribution", ["reported", "implied"])
def test_a_speaker_speaks_for_somebody_and_to_somebody(attribution: str) -> None:
    somebody: dict[str, Any] = {name: ActorFactory() for name in ("speaker", "on_behalf_of", "addressee")}
    assert CitationFactory(attribution=attribution, **somebody).speaker == somebody["speaker"]


def test_who_says_it_can_be_added_to_a_public_update_once() -> None:
    citation, speaker = StatusUpdateFactory().citations.get(), ActorFactory()
    rows = Citation.objects.filter(pk=citation.pk)
    rows.update(attribution="reported", speaker=speaker)
    for change in ({"attribution": "implied"}, {"speaker": ActorFactory()}, {"addressee": speaker}):
        with pytest.raises(IntegrityError, match=f'"{citation.ref}" belongs to a published'), transaction.atomic():
            rows.update(**change)


def updated(**made: Any) -> StatusUpdate:
    """A public update whose only passage implies it."""
    update: StatusUpdate = StatusUpdateFactory(sourced=False, **made)
    CitationFactory(commitment=None, status_update=update, source=SourceFactory(), **IMPLIED)
    return update


def test_nothing_is_public_by_our_inference_alone() -> None:
    updated()
    with pytest.raises(IntegrityError, match="What is only implied needs inference_reason, the reviewer's word on it"):
        enforce_deferred_constraints()


@pytest.mark.parametrize("stance", ["disputes", "silent"])
def test_nor_by_a_source_that_does_not_say_so(stance: str) -> None:
    CitationFactory(commitment=None, status_update=StatusUpdateFactory(sourced=False), stance=stance)
    with pytest.raises(IntegrityError, match="cannot be public without a source"):
        enforce_deferred_constraints()


def test_unless_the_reviewer_says_why() -> None:
    updated(inference_reason="Nothing else can have been meant.")
    enforce_deferred_constraints()


def test_the_reviewer_s_word_comes_with_publishing_and_stays() -> None:
    with pytest.raises(IntegrityError, match="statusupdate_inference_is_accepted_in_publishing"), transaction.atomic():
        StatusUpdateFactory(stage="in_review", inference_reason="Surely.")
    update = StatusUpdateFactory(inference_reason="Surely.")
    with pytest.raises(IntegrityError, match="is never edited"):
        StatusUpdate.objects.filter(pk=update.pk).update(inference_reason="Perhaps.")
