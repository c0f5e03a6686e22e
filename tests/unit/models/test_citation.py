"""What the database refuses of citations."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from tests import factories
from tests.factories import CitationFactory, MeetingFactory, SourceFactory, StatusUpdateFactory
from tracker.models import CITABLE, Citation
from tracker.models.citation import CITED_FIELDS, DATE_FIELDS, VOICES
from tracker.partial_dates import PartialDateField
from tracker.transfer.declaration.resources import RECORDS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("record", CITABLE)
def test_every_citable_record_can_be_cited(record: str) -> None:
    factory = getattr(factories, f"{record.title().replace('_', '')}Factory")
    cited = factory(**({"sourced": False} if record == "status_update" else {}))
    citation = CitationFactory(**{"commitment": None, record: cited})
    assert citation.cited == cited
    assert list(cited.citations.all()) == [citation]


def test_a_citation_is_for_one_record() -> None:
    with pytest.raises(IntegrityError, match="citation_is_for_one_record"):
        CitationFactory(meeting=MeetingFactory())


def test_a_citation_is_for_some_record() -> None:
    with pytest.raises(IntegrityError, match="citation_is_for_one_record"):
        CitationFactory(commitment=None)


@pytest.mark.parametrize("given", [{"field": "made_on"}, {"value": "2023-11-15"}])
def test_field_and_value_go_together(given: dict[str, str]) -> None:
    with pytest.raises(IntegrityError, match="citation_names_field_and_value"):
        CitationFactory(**given)


@pytest.mark.parametrize("field", ["day", "Held", "made_on", "id"])
def test_a_field_is_one_of_the_record_that_is_cited(field: str) -> None:
    with pytest.raises(IntegrityError, match="citation_field_is_one_of_the_record"):
        CitationFactory(commitment=None, meeting=MeetingFactory(), field=field, value="2023")


@pytest.mark.parametrize("value", ["03/04/2024", "30 January 2024", "2024-13", "whenever"])
def test_a_value_of_a_date_is_a_partial_date(value: str) -> None:
    with pytest.raises(IntegrityError, match="citation_value_of_a_date_is_partial_date"):
        CitationFactory(commitment=None, meeting=MeetingFactory(), field="held", value=value)


def test_every_date_of_a_citable_record_is_known_as_one() -> None:
    for record, fields in CITED_FIELDS.items():
        model: Any = Citation._meta.get_field(record).related_model
        for field in set(fields) & {each.name for each in model._meta.get_fields()}:
            assert (field in DATE_FIELDS) is isinstance(model._meta.get_field(field), PartialDateField), field


def test_every_column_of_files_can_be_cited() -> None:
    for resource in RECORDS.values():
        fields = CITED_FIELDS.get(resource._meta.model._meta.verbose_name.replace(" ", "_"))
        if fields:
            apart = {
                "ref",
                "stage",
                "searched",
                "commitment",
                "indicator",
                "sanction",
                "note",
                "review_every",
                "next_review_on",
            }
            apart |= {"status_update", "criterion"}
            apart |= {"sanction", "demand"}
            of_the_site = {"retracted_at", "retraction_reason", "inference_reason", "collections"}
            assert set(resource._meta.fields) - apart - of_the_site <= {*fields, "note"}


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"paragraph": 0}, "paragraph_counts_from_one"),
        ({"credibility": 7}, "credibility_is_known"),
        ({"credibility": 0}, "credibility_is_known"),
        ({"quote_start": 5, "quote_end": 5}, "quote_starts_before_it_ends"),
        ({"quote_start": 5}, "quote_starts_before_it_ends"),
    ],
)
def test_numbers_out_of_range_are_refused(given: dict[str, int], rule: str) -> None:
    with pytest.raises(IntegrityError, match=rule):
        CitationFactory(**given)


@pytest.mark.parametrize(
    "change", [{"paragraph": 9}, {"stance": "disputes"}, {"quote": "Otherwise."}, {"credibility": 1}]
)
def test_a_citation_of_a_public_update_is_not_rewritten(change: dict[str, object]) -> None:
    citation = StatusUpdateFactory().citations.get()
    with pytest.raises(IntegrityError, match=f'"{citation.ref}" belongs to a published status update'):
        Citation.objects.filter(pk=citation.pk).update(**change)


def test_nor_given_another_source_or_another_record() -> None:
    citation = StatusUpdateFactory().citations.get()
    for change in ({"source": SourceFactory()}, {"status_update": None, "meeting": MeetingFactory()}):
        with pytest.raises(IntegrityError, match="belongs to a published"), transaction.atomic():
            Citation.objects.filter(pk=citation.pk).update(**change)


def test_nor_deleted() -> None:
    with pytest.raises(IntegrityError, match="belongs to a published"):
        StatusUpdateFactory().citations.get().delete()


def test_but_a_note_may_be_added_and_the_place_of_its_quote_mended() -> None:
    StatusUpdateFactory()
    assert Citation.objects.update(note="Said on air.", quote_start=1, quote_end=2) == 1


def test_and_of_a_draft_it_may_go() -> None:
    CitationFactory(commitment=None, status_update=StatusUpdateFactory(stage="draft")).delete()
    assert not Citation.objects.exists()


@pytest.mark.parametrize("table", ["tracker_citation", "tracker_citationevent"])
def test_a_citation_stands_in_the_indexes_of_what_it_names_alone(table: str) -> None:
    """In the others each would stand as one of nothing, and each insert pay for twenty of them, twice."""
    keys = [f"{name}_id" for name in (*CITABLE, *VOICES)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname, pg_get_expr(indpred, indrelid) FROM pg_index JOIN pg_attribute "
            "ON attrelid = indrelid AND attnum = indkey[0] WHERE indrelid = %s::regclass AND attname = ANY (%s)",
            [table, keys],
        )
        indexes = cursor.fetchall()
        assert all(condition for _, condition in indexes)
        cursor.execute("SET LOCAL enable_seqscan = off")
        for key in keys:
            joined = f"SELECT FROM tracker_commitment AS asked JOIN {table} AS found ON found.{key} = asked.id"
            for query in (
                f"SELECT FROM {table} AS found WHERE found.{key} = 1",
                f"SELECT FROM {table} AS found WHERE found.{key} IN (1, 2)",
                f"SELECT FROM {table} AS found WHERE found.{key} = ANY (ARRAY(SELECT 1::bigint))",
                f"{joined} WHERE asked.ref = 'one'",
            ):
                cursor.execute(f"EXPLAIN {query}")
                plan = "\n".join(line for (line,) in cursor.fetchall())
                assert f"citation_{key.removesuffix('_id')}" in plan.replace("citationevent_", "citation_"), plan
