"""The words that a search goes by are kept by the database: by a column of each table, and by the words of names."""

import pytest
from django.db import connection

from tests.factories import ActorFactory, CommitmentFactory, TopicFactory
from tracker.models import Topic
from tracker.models.integrity.search_index import DOCUMENT
from tracker.search import hits as search_hits
from tracker.search.hits import SearchTerms, counts, hits, total_of
from tracker.search.kinds import KINDS, Kind
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db


def kept_words() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM tracker_searchword")
        return {word for (word,) in cursor.fetchall()}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_has_its_words_as_a_column_with_an_index_and_its_names_kept(kind: Kind) -> None:
    """By the very fields that its model says it is searched by."""
    table = kind.model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename = %s", [table])
        assert f"{kind.name}_search_words" in {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass", [table])
        assert {"keep_name_words_inserted", "keep_name_words_updated"} <= {name for (name,) in cursor.fetchall()}


@pytest.mark.usefixtures("first_dataset")
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_column_holds_what_the_model_is_searched_by(kind: Kind) -> None:
    rows = kind.model._default_manager.annotate(stored=kind.document, anew=kind.searched.document())
    for stored, anew in rows.values_list("stored", "anew"):
        assert stored == anew, DOCUMENT


def test_words_of_names_are_kept_once_they_are_public() -> None:
    actor = ActorFactory(name="Xylazine Works 2024", aliases=["Ketamin-Haus"], stage=Stage.DRAFT)
    assert not kept_words() & {"xylazine", "works", "ketamin", "haus"}
    actor.stage = Stage.PUBLISHED
    actor.save()
    assert {"xylazine", "works", "ketamin", "haus"} <= kept_words()
    assert "2024" not in kept_words()
    TopicFactory(name="Tianeptine", stage=Stage.DRAFT)
    assert "tianeptine" not in kept_words()
    public = Stage.PUBLISHED
    Topic.objects.bulk_create(
        [Topic(ref="t1", stage=public, name="Nitazenes"), Topic(ref="t2", stage=public, name="Nitazenes again")]
    )
    Topic.objects.filter(ref="t1").update(name="Fentanyl")
    assert {"nitazenes", "again", "fentanyl"} <= kept_words()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM tracker_searchword WHERE word = 'nitazenes'")
        assert cursor.fetchone() == (1,)


def test_of_more_than_are_ranked_it_is_said_that_there_are_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_hits, "MOST_RANKED", 5)
    TopicFactory.create_batch(12, name="Zyxophones")
    CommitmentFactory(title="Zyxophones")
    numbers = counts(SearchTerms("zyxophones"))
    assert (numbers["commitment"], total_of(numbers["commitment"], 5).is_least) == (1, False)
    assert total_of(numbers["topic"], 5).in_words == "More than 5"
    # As many are shown as were counted, each once.
    found = hits(SearchTerms("zyxophones"), numbers)[:50]
    assert len(found) == len({hit.address for hit in found}) == sum(numbers.values())
