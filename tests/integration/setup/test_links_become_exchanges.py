"""Which links tell of one exchange, on which side each thing stands, and what goes along."""

from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from tests.factories import CommitmentFactory, SanctionFactory, SourceFactory, UserFactory
from tracker.models import Condition, Exchange, Link

MIGRATION = import_module("tracker.migrations.0026_links_become_exchanges")
DAY = datetime(2024, 5, 1, tzinfo=UTC)
A, B, C = (("commitment_id", key) for key in (1, 2, 3))
S = ("sanction_id", 1)


def link(key: int, one: Any, other: Any, *passages: str, is_public: bool = True) -> Any:
    column, target = other
    ends = (target, None) if column == "commitment_id" else (None, target)
    return MIGRATION.Link((key, f"link-{key}", DAY, "", one[1], *ends, "One", "Other", is_public, list(passages)))


@pytest.mark.parametrize(
    ("links", "found"),
    [
        pytest.param([link(1, A, B), link(2, B, A)], [[1, 2]], id="both directions"),
        pytest.param([link(1, A, B), link(2, A, S)], [[1], [2]], id="a shared record alone"),
        pytest.param([link(1, A, B, "5,5"), link(2, A, S, "5,5")], [[1, 2]], id="a shared record and passage"),
        pytest.param([link(1, A, B, "5,5"), link(2, A, S, "5,6")], [[1], [2]], id="another passage"),
        pytest.param([link(1, A, B, "5,5"), link(2, C, S, "5,5")], [[1], [2]], id="a passage alone"),
        pytest.param([link(1, A, B, "5,5"), link(2, C, B, "5,5"), link(3, C, S, "5,5")], [[1, 2, 3]], id="one by one"),
        pytest.param([link(1, A, B), link(2, B, A, is_public=False)], [[1], [2]], id="a draft is no part of it"),
        pytest.param(
            [link(1, A, B, "5,5"), link(2, B, C, "5,5"), link(3, A, C, "5,5")], [[1], [2], [3]], id="no two sides"
        ),
    ],
)
def test_links_that_tell_of_one_exchange(links: list[Any], found: list[list[int]]) -> None:
    assert [[each.id for each in group] for group in MIGRATION.bargains(links)] == found


def test_what_the_first_link_is_read_from_stands_on_side_a() -> None:
    sides = MIGRATION.sides_of([link(1, A, S), link(2, A, B), link(3, B, A), link(4, C, S)])
    assert sides == {A: "a", C: "a", S: "b", B: "b"}


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_what_sources_said_of_the_links_and_what_was_decided_goes_along() -> None:
    pledge, act, listing = CommitmentFactory(title="Pledge"), CommitmentFactory(title="Act"), SanctionFactory()
    source, person = SourceFactory(), UserFactory()
    call_command("migrate", "tracker", "0024", verbosity=0)
    with connection.cursor() as cursor:
        for ref, kind, to_commitment, to_sanction in (
            ("bargain", "in_exchange_for", act.pk, None),
            ("proviso", "conditional_on", None, listing.pk),
        ):
            cursor.execute(
                "INSERT INTO tracker_link (ref, commitment_id, kind, to_commitment_id, to_sanction_id, note, "
                "recorded_at) VALUES (%s, %s, %s, %s, %s, 'A note.', '2024-05-01T12:00Z') RETURNING id",
                [ref, pledge.pk, kind, to_commitment, to_sanction],
            )
            ((link,),) = cursor.fetchall()
            for field, value in (("note", "Another note."), ("kind", "resumes")):
                cursor.execute(
                    "INSERT INTO tracker_citation (ref, source_id, link_id, stance, attribution, quote, quote_prefix, "
                    "quote_suffix, field, value, note) "
                    "VALUES (%s, %s, %s, 'supports', 'stated', '', '', '', %s, %s, '')",
                    [f"{ref}-{field}", source.pk, link, field, value],
                )
            cursor.execute(
                "INSERT INTO tracker_ruling (link_id, field, value, reason, decided_by_id) "
                "VALUES (%s, 'note', 'A note.', 'Better source.', %s)",
                [link, person.pk],
            )
    call_command("migrate", verbosity=0)
    exchange, condition = Exchange.objects.get(ref="bargain"), Condition.objects.get(ref="proviso")
    assert (exchange.title, exchange.summary) == ("Pledge, in exchange for: Act", "A note.")
    assert (condition.note, condition.state, condition.depends_on) == ("A note.", "not_known", listing)
    for record, field in ((exchange, "summary"), (condition, "note")):
        said = record.citations.order_by("ref").values_list("field", "value", "note")
        assert list(said) == [("", "", "Gives kind: resumes."), (field, "Another note.", "")]
        assert [(ruling.field, ruling.value) for ruling in record.rulings.all()] == [(field, "A note.")]
    assert not Link.objects.exists()
