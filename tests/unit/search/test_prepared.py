"""Queries that are put together once: what is given stands in the place of the marks, and nowhere else."""

import pytest

from tests.factories import TopicFactory
from tracker.models import Topic
from tracker.search import hits as search_hits
from tracker.search.form import counting
from tracker.search.hits import SearchTerms, counts, hits
from tracker.search.prepared import MARK, TEXT, PreparedQuery, mark_of_keys, with_marked_keys

pytestmark = pytest.mark.django_db


def test_rows_are_those_of_what_is_given() -> None:
    one, other, _ = TopicFactory.create_batch(3)
    query = PreparedQuery.of(with_marked_keys(Topic.objects.order_by("pk").values("ref"), mark_of_keys(0)))
    assert query.answer({mark_of_keys(0): [one.pk, other.pk]}) == [{"ref": one.ref}, {"ref": other.ref}]
    assert query.answer({mark_of_keys(0): []}) == []


def test_who_types_a_mark_searches_for_it() -> None:
    TopicFactory(name="Ports")
    for text in (TEXT, f"{TEXT} ports", f"{MARK}keys 0"):
        wanted = SearchTerms(text)
        assert list(hits(wanted, counts(wanted))[:5]) == []


def test_searches_of_one_form_are_put_together_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ports, ships = TopicFactory(name="Ports"), TopicFactory(name="Ships")
    counting.cache_clear()
    for record, text in ((ports, "ports"), (ships, "ships"), (ports, "port")):
        wanted = SearchTerms(text)
        assert [hit.address for hit in hits(wanted, counts(wanted))[:5]] == [f"/topics/{record.ref}/"]
    assert counting.cache_info().misses == 1
    monkeypatch.setattr(search_hits, "MOST_RANKED", 3)
    counts(SearchTerms("ports"))
    counts(SearchTerms("two words"))
    assert counting.cache_info().misses == 3


def test_one_word_of_another_script_begins_anywhere() -> None:
    TopicFactory(name="中国出口管制", ref="exports")
    wanted = SearchTerms("出口")
    assert [hit.address for hit in hits(wanted, counts(wanted))[:5]] == ["/topics/exports/"]
