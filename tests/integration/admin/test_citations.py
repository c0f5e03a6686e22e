"""Citations in the admin: what a source gives for one field of the cited record, dates as people type them."""

from typing import Any

import pytest
from django.test import Client

from tests.factories import (
    ActorFactory,
    CitationFactory,
    CommitmentFactory,
    MeetingFactory,
    SanctionFactory,
    SourceFactory,
    UserFactory,
)
from tests.integration.admin.forms import add, address, change, errors
from tracker.models import Citation, Meeting
from tracker.models.citation import CITED_FIELDS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_person")]


@pytest.fixture
def analyst(client: Client) -> Client:
    client.force_login(UserFactory(group="Analyst"))
    return client


def offered(field: Any) -> list[str]:
    """The names of the fields that a select offers, in groups or not."""
    choices = [
        pair for name, label in field.choices for pair in (label if isinstance(label, list) else [(name, label)])
    ]
    return [name for name, _ in choices if name]


def cite(client: Client, **typed: Any) -> Any:
    return add(client, Citation, source=SourceFactory().pk, stance="supports", **typed)


def in_first_row(**typed: str) -> dict[str, Any]:
    row = {"source": SourceFactory().pk, "stance": "supports", **typed}
    return {"citations-TOTAL_FORMS": 1, **{f"citations-0-{name}": value for name, value in row.items()}}


def test_on_the_page_of_a_record_its_own_fields_are_offered(analyst: Client) -> None:
    page = analyst.get(address(Meeting, "change", MeetingFactory().pk))
    (rows,) = (rows for rows in page.context["inline_admin_formsets"] if rows.opts.model is Citation)
    assert offered(rows.formset.empty_form.fields["field"]) == list(CITED_FIELDS["meeting"])


def test_on_a_page_of_its_own_those_of_the_cited_record_come_first(analyst: Client) -> None:
    citation = CitationFactory(commitment=None, sanction=SanctionFactory())
    page = analyst.get(address(Citation, "change", citation.pk))
    field = page.context["adminform"].form.fields["field"]
    assert offered(field)[: len(CITED_FIELDS["sanction"])] == list(CITED_FIELDS["sanction"])
    assert set(offered(field)) == {name for names in CITED_FIELDS.values() for name in names}


def test_a_date_is_read_as_people_type_it_and_echoed(analyst: Client) -> None:
    assert cite(analyst, meeting=MeetingFactory().pk, field="held", value="30 January 2024").status_code == 302
    citation = Citation.objects.get()
    assert citation.value == "2024-01-30"
    page = analyst.get(address(Citation, "change", citation.pk)).content.decode()
    assert '<output class="partial-date-understood" for="id_value">30 January 2024</output>' in page


def test_so_it_is_on_the_page_of_the_record(analyst: Client) -> None:
    commitment = CommitmentFactory()
    assert change(analyst, commitment, **in_first_row(field="made_on", value="about Apr 2024")).status_code == 302
    assert Citation.objects.get().value == "2024-04~"


@pytest.mark.parametrize(
    ("typed", "reason"), [("03/04/2024", "could be 3 April or 4 March 2024"), ("soon", "June 2025")]
)
def test_a_date_that_is_none_or_two_is_refused(analyst: Client, typed: str, reason: str) -> None:
    page = cite(analyst, meeting=MeetingFactory().pk, field="held", value=typed)
    assert reason in errors(page)["value"]
    assert not Citation.objects.exists()


def test_what_is_no_date_stays_as_typed(analyst: Client) -> None:
    assert cite(analyst, meeting=MeetingFactory().pk, field="place", value="Apr 2024").status_code == 302
    assert Citation.objects.get().value == "Apr 2024"


def test_a_field_of_another_record_is_refused(analyst: Client) -> None:
    page = cite(analyst, meeting=MeetingFactory().pk, field="stated_reason", value="2024")
    assert "“Stated reason” is not a field of a meeting; choose one of: Kind, Title, Held" in errors(page)["field"]


def test_a_field_without_a_value_is_refused_beside_it(analyst: Client) -> None:
    page = cite(analyst, meeting=MeetingFactory().pk, field="held")
    assert errors(page)["field"] == "“Field” and value go together: fill both or neither."


def test_an_error_opens_the_folded_part_it_stands_in(analyst: Client) -> None:
    page = change(analyst, MeetingFactory(), **in_first_row(field="held", value="soon"))
    (rows,) = (rows for rows in page.context["inline_admin_formsets"] if rows.opts.model is Citation)
    _, folded = next(iter(rows))
    assert "is not a date" in str(folded.form.errors["value"])
    assert not folded.is_collapsible


def test_where_only_a_speaker_is_chosen_the_words_are_reported(analyst: Client) -> None:
    speaker = ActorFactory(name="Envoy")
    assert cite(analyst, meeting=MeetingFactory().pk, speaker=speaker.pk).status_code == 302
    citation = Citation.objects.get()
    assert (citation.speaker, citation.attribution) == (speaker, "reported")


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"attribution": "reported"}, "speaker", "“Speaker” must say whose words are reported"),
        (
            {"attribution": "stated", "speaker": ActorFactory},
            "attribution",
            "must be reported where there is a speaker",
        ),
        ({"on_behalf_of": ActorFactory}, "speaker", "“Speaker” must say who speaks where"),
    ],
)
def test_what_does_not_go_together_is_said_beside_its_field(
    analyst: Client, typed: dict[str, Any], field: str, message: str
) -> None:
    sent = {name: value if isinstance(value, str) else value().pk for name, value in typed.items()}
    found = errors(cite(analyst, meeting=MeetingFactory().pk, **sent))
    assert message in found[field]
    assert not Citation.objects.exists()
