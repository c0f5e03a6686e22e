"""Each value on the page of each record of the first dataset stands beside its source, or the page says there is none.

A value of another record, in a row that leads to the page of that one, is sourced there and walked there. What only
sorts or introduces (the texts of topics and collections) is ours and needs no source.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.rendered import Place, RenderedPage
from tracker.access import public
from tracker.models import (
    CITABLE,
    Actor,
    Citation,
    Commitment,
    Exchange,
    Indicator,
    Meeting,
    Programme,
    Sanction,
    Source,
    StatusUpdate,
)
from tracker.pages.parts.cited_records import RELATED, address, kind_of, place
from tracker.pages.parts.observed_values import value_in_words
from tracker.standings.formatting import when
from tracker.vocabulary import SANCTION_ENDS, SanctionStepKind, Stage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_dataset")]

KINDS: dict[str, Any] = {
    "commitment": Commitment,
    "actor": Actor,
    "meeting": Meeting,
    "sanction": Sanction,
    "programme": Programme,
    "exchange": Exchange,
    "indicator": Indicator,
    "source": Source,
}
# What a page says where there is nothing to tell, or where no source tells it.
SAYS_NONE = re.compile(
    r"not stated|no source|none recorded|not recorded|no deadline|no due date|no end recorded|no status update"
    r"|no statement by a party|nothing recorded|not public yet|^schedule not applicable",
    re.IGNORECASE,
)
# What the pages of a kind say of their facts as a whole.
SAYS_WHOSE = {
    "source": "Details of a source are as the source itself gives them",
    "indicator": "Name, unit and definition are ours",
}
# Facts without a source: what we sort and judge by, addresses elsewhere, and what other records say of this one.
WITHOUT = {"Topics", "Assessment criteria", "Website", "Wikidata", "Parts", "Meetings within it"}
LISTS = ("updates", "ties", "life", "side-by-side", "criteria", "posts")


def is_value(found: Place) -> bool:
    """Whether the element shows a value, or a few together."""
    return (
        (found.name == "dd" and found.is_in("facts"))
        or bool(found.classes & {"card", "lede", "native-name", "target", "tie"})
        or (found.name == "li" and found.is_in(*LISTS) and not found.is_in("citations", "passages", "inline"))
        or (found.name == "tr" and found.is_in("stretches") and any(each.name == "td" for each in found.children))
    )


@pytest.fixture(scope="module")
def rendered() -> dict[str, RenderedPage]:
    """Pages by address, each rendered once for all tests."""
    return {}


def page_at(where: str, client: Client, rendered: dict[str, RenderedPage]) -> RenderedPage:
    """The page at the address."""
    if where not in rendered:
        response = client.get(where)
        assert response.status_code == 200, where
        rendered[where] = RenderedPage.of(response.content.decode())
    return rendered[where]


def pages(kind: str, client: Client, rendered: dict[str, RenderedPage]) -> Iterator[tuple[Any, RenderedPage]]:
    """Each published record of the kind with its page."""
    for record in KINDS[kind].objects.published():
        yield record, page_at(reverse(f"{kind}_detail", args=[record.ref]), client, rendered)


def is_sourced(found: Place, page: RenderedPage) -> bool:
    """Whether a source is named in the element, or where a link in it leads on the same page."""
    reached = [page.by_id[link[1:]] for link in found.links if link.startswith("#")]
    return any(link.startswith("/sources/") for each in (found, *reached) for link in each.section.links)


@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_on_the_page_of_every_record_leads_to_a_source_or_says_that_none_is_cited(
    client: Client, rendered: dict[str, RenderedPage], kind: str
) -> None:
    bare, seen = [], 0
    for record, page in pages(kind, client, rendered):
        if kind in SAYS_WHOSE:
            assert any(SAYS_WHOSE[kind] in each.words for each in page.places), record
        for found in filter(is_value, page.places):
            is_ours = kind in SAYS_WHOSE and (found.name == "dd" or "lede" in found.classes)
            if is_ours or found.term in WITHOUT:
                continue
            seen += 1
            if not is_sourced(found, page) and not SAYS_NONE.search(found.words):
                bare.append((record.ref, found.words[:120]))
    assert not bare
    assert seen or kind == "source"


def of_a_sanction(sanction: Sanction) -> list[str]:
    steps = {step.kind: step.happened_on for step in public.sanction_steps().filter(sanction=sanction)}
    ended = [when(day) for kind in SANCTION_ENDS if (day := steps.get(kind))]
    imposed = steps.get(SanctionStepKind.IMPOSED)
    return [
        sanction.summary,
        sanction.stated_reason,
        sanction.issuer.name if sanction.issuer else "",
        sanction.programme.title if sanction.programme else "",
        *(target.name for target in sanction.targets.all() if target.stage == Stage.PUBLISHED),
        imposed.written if imposed else "",
        *ended,
    ]


# The accepted values of a record that its own page shows, in the words it shows them in; empty ones are left out.
VALUES: dict[str, Callable[[Any], list[str]]] = {
    "commitment": lambda one: [
        one.summary,
        one.deliverable,
        one.made_on.written if one.made_on else "",
        one.made_at.title if one.made_at else "",
        one.due.written if one.due else "",
        *(party.actor.name for party in public.parties().filter(commitment=one)),
        *(update.as_of.written for update in one.status_updates.published()),
        *(update.summary for update in one.status_updates.published()),
        *(finding.reason for finding in public.findings().filter(criterion__commitment=one)),
    ],
    "actor": lambda one: [
        one.description,
        one.native_name,
        one.country,
        ", ".join(one.aliases),
        *(role.title for role in public.roles().filter(person=one)),
    ],
    "meeting": lambda one: [
        one.summary,
        one.place,
        one.held.written if one.held else "",
        one.part_of.title if one.part_of else "",
        *(each.actor.name for each in public.participations().filter(meeting=one)),
    ],
    "sanction": of_a_sanction,
    "programme": lambda one: [one.summary, one.legal_basis, one.issuer.name if one.issuer else ""],
    "exchange": lambda one: [
        one.summary,
        *((item.commitment or item.sanction or item.sanction_step.sanction).title for item in one.items.all()),
    ],
    "indicator": lambda one: [value_in_words(figure) for figure in one.observations.all()],
}


@pytest.mark.parametrize("kind", VALUES)
def test_every_accepted_value_stands_in_words_beside_its_source(
    client: Client, rendered: dict[str, RenderedPage], kind: str
) -> None:
    missing, seen = [], 0
    for record, page in pages(kind, client, rendered):
        shown = [found for found in page.places if is_value(found) and is_sourced(found, page)]
        for value in filter(None, VALUES[kind](record)):
            seen += 1
            if not any(" ".join(value.split()) in found.words for found in shown):
                missing.append((record.ref, value[:120]))
    assert not missing
    assert seen


def test_a_part_of_a_record_names_exactly_the_sources_that_are_cited_for_it(
    client: Client, rendered: dict[str, RenderedPage]
) -> None:
    cited: dict[Any, set[str]] = defaultdict(set)
    for citation in public.citations().filter(public.of_a_public_record()).select_related(*RELATED):
        cited[kind_of(citation), citation.cited].add(f"/sources/{citation.source.ref}/")
    for (kind, record), expected in cited.items():
        # What a retracted update had found is no longer told.
        if kind == "finding" and record.status_update.retracted_at:
            continue
        page = page_at(address(kind, record), client, rendered)
        spot = place(kind, record)
        found = page.by_id[spot[1:]] if spot else page.places[0]
        named = {link for link in found.links if link.startswith("/sources/")}
        assert named >= expected if not spot or kind in WITH_OTHERS else named == expected, (kind, record.ref)
    assert {kind for kind, _ in cited} >= {*CITABLE} - {"target", "milestone", "participation"}


# An update lists its findings, with their sources.
WITH_OTHERS = {"status_update"}


def test_nothing_public_of_the_first_dataset_is_without_a_public_source() -> None:
    sources = Citation.objects.filter(source__stage=Stage.PUBLISHED)
    for name, records in {
        "status_update": StatusUpdate.objects.published(),
        "role": public.roles(),
        "link": public.links(),
        "observation": public.observations(),
        "sanction_step": public.sanction_steps(),
        "finding": public.findings(),
        "condition": public.conditions(),
        "response": public.responses(),
        **{kind: KINDS[kind].objects.published() for kind in KINDS if kind in CITABLE},
    }.items():
        without = records.exclude(pk__in=sources.exclude(**{name: None}).values(name))
        assert not [record.ref for record in without], name
