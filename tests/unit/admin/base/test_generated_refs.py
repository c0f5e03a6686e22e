"""Refs made for records that are known by what they tie together."""

import re

import pytest

from tests.factories import (
    CitationFactory,
    ConditionFactory,
    LinkFactory,
    ObservationFactory,
    ResponseFactory,
    RoleFactory,
    StatusUpdateFactory,
)
from tracker.admin.base.generated_refs import proposed_ref
from tracker.models import Citation, Referenced
from tracker.models.integrity.constraints import SLUG

pytestmark = pytest.mark.django_db


def test_an_update_is_named_by_commitment_axis_and_day() -> None:
    update = StatusUpdateFactory(commitment__ref="scheduling", axis="official", as_of="2022-08~")
    assert proposed_ref(update) == "scheduling-official-2022-08"


def test_a_citation_is_named_by_record_source_and_paragraph() -> None:
    citation = CitationFactory(commitment__ref="scheduling", source__ref="wire", paragraph=7)
    assert proposed_ref(citation) == "scheduling-wire-p7"


def test_a_link_is_named_by_both_ends() -> None:
    link = LinkFactory(commitment__ref="restart", to_sanction__ref="listing")
    assert proposed_ref(link) == "restart-responds-to-listing"


def test_a_condition_is_named_by_what_depends_on_what() -> None:
    condition = ConditionFactory(commitment__ref="restart", depends_on_sanction__ref="listing")
    assert proposed_ref(condition) == "restart-depends-on-listing"
    in_words = ConditionFactory(commitment__ref="another", depends_on_sanction=None, words="Law is broken")
    assert proposed_ref(in_words) == "another-depends-on-law-is-broken"


def test_a_response_is_named_by_demand_actor_and_outcome() -> None:
    response = ResponseFactory(demand__ref="lift-it", actor__ref="state", outcome="rejected")
    assert proposed_ref(response) == "lift-it-state-rejected"


def test_a_ref_that_is_taken_or_was_once_gets_a_number() -> None:
    first = CitationFactory(ref="scheduling-wire-p1", commitment__ref="scheduling", source__ref="wire")
    another = Citation(source=first.source, commitment=first.commitment, paragraph=1)
    assert proposed_ref(another) == "scheduling-wire-p1-2"
    first.delete()
    assert proposed_ref(another) == "scheduling-wire-p1-2"


@pytest.mark.parametrize(
    "factory",
    [
        StatusUpdateFactory,
        CitationFactory,
        LinkFactory,
        RoleFactory,
        ObservationFactory,
        ConditionFactory,
        ResponseFactory,
    ],
)
def test_every_ref_is_a_slug_that_fits(factory: type[StatusUpdateFactory]) -> None:
    record: Referenced = factory(ref="x" * 60)
    if isinstance(record, Citation):
        record.source.ref = "y" * 120
    ref = proposed_ref(record)
    assert re.fullmatch(SLUG, ref)
    assert len(ref) <= 120
