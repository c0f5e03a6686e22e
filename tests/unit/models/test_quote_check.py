"""What looking a citation up came to is kept by the database, whichever door citation or text came by."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.articles import ARTICLE
from tests.batches import applied
from tests.factories import ArchivedTextFactory, CitationFactory, CommitmentFactory, QuoteCheckFactory, SourceFactory
from tests.function_calls import calls_of
from tests.history import all_events
from tests.typography import texts
from tracker.actions.imports.revert_batch import revert_batch
from tracker.models import ArchivedText, Citation, Commitment, QuoteCheck, Source

pytestmark = pytest.mark.django_db

AS_LOOKED_UP_NOW = """
SELECT citation.id, quote_state(archived.words, citation.quote, citation.paragraph),
    quote_paragraph(archived.words, citation.quote)
FROM tracker_citation AS citation JOIN tracker_archivedtext AS archived USING (source_id) ORDER BY citation.id
"""
FILES = "some 340 files"


def run(sql: str, *values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall()) if cursor.description else []


def kept() -> list[tuple[int, str, int | None]]:
    """What is kept, which is what one finds who looks it up now."""
    found = list(QuoteCheck.objects.order_by("pk").values_list("pk", "state", "stands_in"))
    assert found == run(AS_LOOKED_UP_NOW)
    return found


@pytest.fixture
def source() -> Source:
    source: Source = ArchivedTextFactory.create(text=ARTICLE, source__ref="gazette").source
    return source


@pytest.fixture
def pledge() -> Commitment:
    pledge: Commitment = CommitmentFactory.create(ref="pledge")
    return pledge


def test_only_what_has_a_text_to_be_looked_up_in_is_kept(source: Source) -> None:
    CitationFactory.create(quote="anything")
    assert kept() == []
    cited = CitationFactory(source=source, paragraph=3, quote=FILES)
    assert kept() == [(cited.pk, "verified", 3)]


def built(source: Source, pledge: Commitment, count: int = 3) -> list[Citation]:
    return [CitationFactory.build(source=source, commitment=pledge, paragraph=3, quote=FILES) for _ in range(count)]


def by_bulk(source: Source, pledge: Commitment) -> None:
    Citation.objects.bulk_create(built(source, pledge))


def by_copy(source: Source, pledge: Commitment) -> None:
    rows = "".join(f"c-{n}\t{source.pk}\t{pledge.pk}\tsupports\tstated\t3\t{FILES}\t\t\t\t\t\n" for n in range(3))
    columns = (
        "ref, source_id, commitment_id, stance, attribution, paragraph, quote, quote_prefix, quote_suffix, field, "
        "value, note"
    )
    with connection.cursor() as cursor, cursor.copy(f"COPY tracker_citation ({columns}) FROM STDIN") as copy:
        copy.write(rows)


def by_file(source: Source, pledge: Commitment) -> None:
    rows = "".join(f"c-{n},{source.ref},{pledge.ref},3,{FILES}\n" for n in range(3))
    applied(citations=f"ref,source,commitment,paragraph,quote\n{rows}")


@pytest.mark.parametrize("door", [by_bulk, by_copy, by_file])
def test_many_are_looked_up_as_they_come(
    door: Callable[[Source, Commitment], None], source: Source, pledge: Commitment
) -> None:
    door(source, pledge)
    assert [outcome for _, *outcome in kept()] == [["verified", 3]] * 3


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ("UPDATE tracker_citation SET quote = '', paragraph = 2", ("no_quote", None)),
        ("UPDATE tracker_citation SET paragraph = NULL", ("verified", 3)),
        ("UPDATE tracker_archivedtext SET text = 'New.' || E'\\n\\n' || text", ("moved", 4)),
        ("UPDATE tracker_archivedtext SET text = 'Another.'", ("not_found", None)),
        ("DELETE FROM tracker_archivedtext", None),
        ("DELETE FROM tracker_citation", None),
        ("TRUNCATE tracker_archivedtext", None),
        ("TRUNCATE tracker_citation, tracker_quotecheck", None),
        ("TRUNCATE tracker_citation", None),
    ],
)
def test_what_changes_in_sql_is_looked_up_again(source: Source, change: str, outcome: tuple[Any, ...] | None) -> None:
    CitationFactory.create(source=source, paragraph=3, quote=FILES)
    run("SET CONSTRAINTS ALL IMMEDIATE")
    run(change)
    assert [tuple(found) for _, *found in kept()] == ([outcome] if outcome else [])


def test_a_citation_or_a_text_that_changes_its_source_is_looked_up_there(source: Source) -> None:
    other = ArchivedTextFactory.create(text=f"New.\n\n{ARTICLE}").source
    cited = CitationFactory(source=source, paragraph=3, quote=FILES)
    Citation.objects.update(source=other, paragraph=4)
    assert kept() == [(cited.pk, "verified", 4)]
    Citation.objects.update(source=SourceFactory())
    assert kept() == []
    ArchivedText.objects.filter(source=source).update(source=Citation.objects.get().source)
    assert kept() == [(cited.pk, "moved", 3)]


def test_a_batch_that_is_taken_back_leaves_what_was_kept_before(source: Source, pledge: Commitment) -> None:
    cited = CitationFactory(ref="old", source=source, commitment=pledge, paragraph=3, quote=FILES)
    batch = applied(
        citations=(
            "ref,source,commitment,paragraph,quote\n"
            "old,gazette,pledge,2,twelve firms\nnew,gazette,pledge,4,Neither side would say\n"
        )
    )
    assert [place for *_, place in kept()] == [2, 4]
    revert_batch(batch, user=None)
    assert kept() == [(cited.pk, "verified", 3)]


def test_what_is_kept_is_no_part_of_the_history(source: Source) -> None:
    CitationFactory.create(source=source, paragraph=3, quote=FILES)
    before = all_events()
    source.archived_text.text = "Another."
    source.archived_text.save()
    assert [state for _, state, _ in kept()] == ["not_found"]
    assert all_events() == before + 1  # of the text


def test_a_citation_is_deleted_as_if_nothing_hung_on_it(source: Source) -> None:
    cited = CitationFactory(source=source, paragraph=3, quote=FILES)
    assert cited.delete() == (1, {"tracker.Citation": 1})
    assert kept() == []


def test_each_text_is_taken_up_once_a_statement_however_many_quotes_of_it_there_are(
    source: Source, pledge: Commitment
) -> None:
    # By what PostgreSQL then knows of the tables, which are empty to others, one row at a time would seem best.
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE tracker_archivedtext, tracker_citation, tracker_source")
    other.close()
    rules = looked_up(lambda: Citation.objects.bulk_create(built(source, pledge, 1)))
    assert 0 < rules <= 4
    assert looked_up(lambda: Citation.objects.bulk_create(built(source, pledge, 30))) == rules
    assert looked_up(lambda: ArchivedText.objects.update(text=f"New.\n\n{ARTICLE}")) == 1
    assert looked_up(lambda: Citation.objects.update(note="Read again.")) == 0
    assert looked_up(lambda: Citation.objects.bulk_create(built(SourceFactory(), pledge, 30))) == 0


def looked_up(write: Callable[[], Any]) -> int:
    """How often a text was taken up to look quotes up in it."""
    return calls_of("look_quotes_up", write)


# What is done to one of three sources: a text given, changed or taken, citations added, changed, moved or removed.
STEPS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2), st.integers(0, 2), texts), max_size=12)


@settings(max_examples=15, deadline=None)
@given(STEPS)
def test_what_is_kept_is_what_one_finds_after_anything_that_was_written(
    steps: list[tuple[int, int, int, str]],
) -> None:
    with transaction.atomic():
        pledge, sources = CommitmentFactory.create(), SourceFactory.create_batch(3)
        for step, one, other, text in steps:
            here, quote = sources[one], text.split("\n\n", maxsplit=1)[0]
            cited = Citation.objects.filter(source=here)
            if step == 0:
                ArchivedText.objects.update_or_create(source=here, defaults={"text": text})
            elif step == 1:
                ArchivedText.objects.filter(source=here).delete()
            elif step == 2:
                # Without a text whatever is quoted is taken.
                if not ArchivedText.objects.filter(source=here).exists():
                    Citation.objects.bulk_create(
                        CitationFactory.build(source=here, commitment=pledge, quote=quote, paragraph=place)
                        for place in (None, 1, 2)
                    )
            elif step == 3:
                cited.update(paragraph=None, quote="")
            elif step == 4:
                if not ArchivedText.objects.filter(source=sources[other]).exists():
                    cited.update(source=sources[other])
            else:
                cited.filter(paragraph=1).delete()
            kept()
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_a_text_and_a_citation_written_at_once_wait_for_one_another() -> None:
    source, pledge = SourceFactory.create(), CommitmentFactory.create()
    cite = (
        "INSERT INTO tracker_citation (ref, source_id, commitment_id, stance, attribution, paragraph, quote, "
        f"quote_prefix, quote_suffix, field, value, note) VALUES (%s, {source.pk}, {pledge.pk}, 'supports', 'stated', "
        "1, 'Nothing', '', '', '', '', '')"
    )
    archive = f"INSERT INTO tracker_archivedtext (source_id, text) VALUES ({source.pk}, 'One.')"
    parameters = connection.get_connection_params()
    for of_django in ("cursor_factory", "context"):
        parameters.pop(of_django, None)
    with psycopg.connect(**parameters) as first, psycopg.connect(**parameters) as second:
        second.execute("SET lock_timeout = '200ms'")
        second.commit()
        first.execute(cite, ["one"])
        with pytest.raises(psycopg.errors.LockNotAvailable):
            second.execute(archive)
        second.rollback()
        first.commit()
        second.execute(archive)
        first.execute("SET lock_timeout = '200ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            first.execute(cite, ["two"])
        first.rollback()
        second.commit()
    assert [state for _, state, _ in kept()] == ["not_found"]


def test_it_reads_as_what_came_of_which_citation() -> None:
    check = QuoteCheckFactory.create()
    assert str(check) == f"Verified: {check.citation}"
