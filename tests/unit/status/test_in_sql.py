"""The SQL twin gives the answers of the Python rules, whatever the history and however many are asked."""

import functools
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Count, QuerySet
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.citation import CitationFactory
from tests.factories.commitment import CommitmentFactory
from tests.factories.source import SourceFactory
from tests.factories.status_update import StatusUpdateFactory
from tests.status_cases import CASES
from tests.status_histories import MOMENTS, QUESTIONS, facts
from tests.status_questions import Case, answers, evidence, in_a_line, written
from tracker.models import Citation, Commitment, StatusUpdate
from tracker.parameters.filters import Days
from tracker.status import in_sql
from tracker.status.rules import Facts
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db

TODAY = {"as_of": date(2024, 6, 15), "known_on": date(2024, 6, 30)}
AS_WRITTEN = {"evidence_since", "official_since", "say_do_gap_since", "latest_evidence"}
ANNOTATIONS = [
    "evidence_status",
    "evidence_since",
    "official_status",
    "official_since",
    "schedule",
    "has_say_do_gap",
    "say_do_gap_since",
    "latest_evidence",
    "latest_evidence_age",
]


def store(histories: Mapping[str, tuple[Facts, datetime | None]]) -> list[Commitment]:
    """The facts as rows: by ref, what is known of a commitment and when it was published."""
    commitments = Commitment.objects.bulk_create(
        CommitmentFactory.build(
            ref=ref,
            kind=found.kind,
            made_on=found.made_on,
            due=found.due,
            stage=Stage.PUBLISHED if published_at else Stage.DRAFT,
            published_at=published_at,
        )
        for ref, (found, published_at) in histories.items()
    )
    updates = StatusUpdate.objects.bulk_create(
        StatusUpdateFactory.build(
            ref=f"{commitment.ref}-{update.ref}",
            commitment=commitment,
            axis=update.axis,
            status=update.status,
            as_of=update.as_of,
            searched="the public record",
            published_at=update.published_at,
            retracted_at=update.retracted_at,
            retraction_reason="Mistaken." if update.retracted_at else "",
        )
        for commitment in commitments
        for update in histories[commitment.ref][0].updates
    )
    out_on = {
        f"{ref}-{update.ref}": update.out_on for ref, (found, _) in histories.items() for update in found.updates
    }
    source_of = functools.cache(lambda day: SourceFactory(published=day and day.isoformat()))
    Citation.objects.bulk_create(
        [
            *(
                CitationFactory.build(commitment=None, status_update=update, source=source_of(out_on[update.ref]))
                for update in updates
            ),
            *(
                CitationFactory.build(commitment=commitment, source=source_of(histories[commitment.ref][0].out_on))
                for commitment in commitments
            ),
        ]
    )
    return commitments


def answers_in_sql(*, as_of: date, known_on: date, press_by: date | None = None) -> dict[str, dict[str, object]]:
    """Every output of the SQL twin, by commitment, in the shape of `answers`."""
    days: Days = {"as_of": as_of, "known_on": known_on, "press_by": press_by}
    spells = in_sql.spells(Commitment.objects.all(), **days)
    tracked = set(Commitment.objects.filter(in_sql.is_tracked(**days)).values_list("ref", flat=True))
    return {
        row["ref"]: {
            **{name: written(row[name]) if name in AS_WRITTEN else row[name] for name in ANNOTATIONS},
            "is_tracked": row["ref"] in tracked,
            "spells": [in_a_line(spell) for spell in spells.get(row["ref"], ())],
        }
        for row in in_sql.with_standing(Commitment.objects.all(), **days).values("ref", *ANNOTATIONS)
    }


def test_every_case_beside_all_others() -> None:
    refs = {case.name: f"promise-{number}" for number, case in enumerate(CASES)}
    store({refs[case.name]: (case.facts, case.published_at) for case in CASES})
    asked = functools.cache(answers_in_sql)
    for case in CASES:
        found = asked(**case.days)[refs[case.name]]
        assert {name: found[name] for name in case.expect} == case.expect, case.name
        assert found == answers(case.facts, published_at=case.published_at, **case.days), case.name


# To ask costs as much of few as of many, so that each example has many.
@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.tuples(facts(), st.none() | MOMENTS), min_size=8, max_size=16),
    st.lists(QUESTIONS, min_size=2, max_size=4),
)
def test_random_histories(
    commitments: list[tuple[Facts, datetime | None]], questions: list[tuple[date, date, date | None]]
) -> None:
    histories = {f"promise-{number}": history for number, history in enumerate(commitments)}
    with transaction.atomic():
        store(histories)
        for as_of, known_on, press_by in questions:
            days: Days = {"as_of": as_of, "known_on": known_on, "press_by": press_by}
            assert answers_in_sql(**days) == {
                ref: answers(found, published_at=published_at, **days)
                for ref, (found, published_at) in histories.items()
            }
        transaction.set_rollback(True)


def standing(*, as_of: date = TODAY["as_of"]) -> QuerySet[Any]:
    return in_sql.with_standing(Commitment.objects.all(), as_of=as_of, known_on=TODAY["known_on"])


@pytest.fixture
def commitments() -> list[Commitment]:
    """Three commitments: one suspended, one broken, one without an update."""
    verdicts = {
        "a-suspended": [evidence("suspended", "2022")],
        "b-broken": [evidence("broken", "2023")],
        "c-silent": [],
    }
    return store({ref: (Case(ref, history).facts, Case(ref).published_at) for ref, history in verdicts.items()})


def test_drafts_do_not_count(commitments: list[Commitment]) -> None:
    for stage in (Stage.DRAFT, Stage.IN_REVIEW):
        StatusUpdateFactory(commitment=commitments[2], as_of="2023", stage=stage)
    assert standing().get(ref="c-silent").evidence_status == "not_assessed"
    spells = in_sql.spells(Commitment.objects.filter(ref="c-silent"), **TODAY)
    assert [spell.status for spell in spells["c-silent"]] == ["not_assessed"]


def test_filters_on_the_derived_status(commitments: list[Commitment]) -> None:
    assert [found.ref for found in standing().filter(evidence_status="broken")] == ["b-broken"]
    assert [found.ref for found in standing().exclude(evidence_since=None).order_by("-evidence_since")] == [
        "b-broken",
        "a-suspended",
    ]


def test_counts_by_the_derived_status(commitments: list[Commitment]) -> None:
    counts = standing().values_list("evidence_status").annotate(Count("pk")).order_by("evidence_status")
    assert list(counts) == [("broken", 1), ("not_assessed", 1), ("suspended", 1)]
    assert standing().filter(evidence_status="broken").count() == 1
    assert standing().filter(schedule="overdue").exists() is False


def test_stands_inside_another_query(commitments: list[Commitment]) -> None:
    broken = standing().filter(evidence_status="broken")
    assert StatusUpdate.objects.get(commitment__in=broken).commitment == commitments[1]
    assert list(Commitment.objects.exclude(pk__in=broken.values("pk"))) == [commitments[0], commitments[2]]


def test_two_days_can_be_asked_of_one_query(commitments: list[Commitment]) -> None:
    silent_then = standing(as_of=date(2021, 1, 1)).filter(evidence_status="not_assessed")
    found = standing().filter(pk__in=silent_then.values("pk")).order_by("ref")
    assert list(found.values_list("evidence_status", flat=True)) == ["suspended", "broken", "not_assessed"]


def test_spells_of_a_filtered_and_sliced_queryset(commitments: list[Commitment]) -> None:
    broken = standing().filter(evidence_status="broken")
    assert list(in_sql.spells(broken, **TODAY)) == ["b-broken"]
    assert list(in_sql.spells(Commitment.objects.order_by("-ref")[:2], **TODAY)) == ["b-broken", "c-silent"]
    assert in_sql.spells(Commitment.objects.none(), **TODAY) == {}


@pytest.mark.parametrize("ask", [lambda: list(standing()), lambda: in_sql.spells(Commitment.objects.all(), **TODAY)])
def test_one_query_however_many_rows(
    ask: Callable[[], object], commitments: list[Commitment], django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        ask()
