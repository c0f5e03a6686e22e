"""A database that a landed version stored goes on with the code there is now, with everything in it."""

import csv
import re
from datetime import UTC
from http import HTTPStatus
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db.models import Q
from django.test import Client

from tests.stored import restored
from tests.stored.restored import Rows
from tracker.access.collected import COLLECTED
from tracker.database.model_graph import events_of
from tracker.models import (
    Citation,
    Collection,
    Commitment,
    Condition,
    Exchange,
    ExchangeItem,
    Link,
    Party,
    Referenced,
    RetiredRef,
    Sanction,
    SanctionStep,
    Topic,
)
from tracker.transfer.declaration.resources import RECORDS
from tracker.vocabulary import Attribution, LinkKind, Stage

LANDED = ["472eede", "660ccd4"]
# It has the records of the evidence model's second edition already.
SECOND_EDITION = "38a491c"
# And it has drafts of topics, kept counts, and mappings under names.
LAST_LANDED = "5b02310"
# Since then a citation says whose words it gives, and a demand whom it asks.
BEFORE_ATTRIBUTION = {"472eede"}
# What migrations write by themselves, and what they are free to write anew.
LEFT_OUT = {"django_migrations", "django_content_type", "auth_permission", "auth_group_permissions"}

# What migrations took away on purpose, since it can be worked out anew.
DAYS_AND_PROGRAMMES = {
    "programme",
    "imposed",
    "imposed_earliest",
    "imposed_latest",
    "lifted",
    "lifted_earliest",
    "lifted_latest",
    "lifting_reason",
}
TAKEN_AWAY = {
    "tracker_archivedtextevent": {"words"},
    "tracker_sanction": DAYS_AND_PROGRAMMES,
    "tracker_sanctionevent": DAYS_AND_PROGRAMMES,
}
# What sources say of the days of sanctions, they say of their steps since.
MOVED = {"tracker_citation", "tracker_citationevent"}
DAYS_OF_SANCTIONS = """
    SELECT ref, imposed::text, lifted::text, lifting_reason, published_at::text, stage
    FROM tracker_sanction ORDER BY ref
"""
DAYS_OF_STEPS = """
    SELECT sanction.ref, imposed.happened_on::text, lifted.happened_on::text, coalesce(lifted.reason, ''),
        coalesce(imposed.published_at, lifted.published_at, sanction.published_at)::text,
        coalesce(imposed.stage, lifted.stage, sanction.stage)
    FROM tracker_sanction AS sanction
    LEFT JOIN tracker_sanctionstep AS imposed ON imposed.sanction_id = sanction.id AND imposed.kind = 'imposed'
    LEFT JOIN tracker_sanctionstep AS lifted ON lifted.sanction_id = sanction.id AND lifted.kind = 'lifted'
    ORDER BY sanction.ref
"""
SAID_OF_DAYS = """
    SELECT ref, value FROM tracker_citation
    WHERE field IN ('imposed', 'lifted') OR sanction_step_id IS NOT NULL ORDER BY ref
"""

LINKS = """
SELECT ref, kind, recorded_at, commitment_id, to_commitment_id, to_sanction_id,
    ARRAY(SELECT citation.id FROM tracker_citation AS citation WHERE citation.link_id = link.id)
FROM tracker_link AS link WHERE kind IN ('in_exchange_for', 'conditional_on')
"""


pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]


@pytest.mark.parametrize("landed", LANDED)
def test_everything_is_there_after_the_upgrade_and_the_schema_is_that_of_a_new_database(
    client: Client, landed: str
) -> None:
    fresh = restored.schema()
    with restored.restored(landed):
        tables = {
            table: [name for name in names if name not in TAKEN_AWAY.get(table, ())]
            for table, names in restored.columns().items()
            if table not in LEFT_OUT
        }
        before = restored.content(tables)
        days = restored.asked(DAYS_OF_SANCTIONS)
        said = restored.asked(SAID_OF_DAYS.replace("OR sanction_step_id IS NOT NULL", ""))
        assert min(len(before[name]) for name in ("tracker_commitment", "tracker_commitmentevent", "auth_user")) > 10
        links = restored.asked(LINKS)
        call_command("migrate", verbosity=0)
        assert names_of("revert_importbatch", "add_importbatch") == ["Can undo imports", "Can add import"]
        after = restored.content(tables)
        renamed = {"tracker_party", "tracker_partyevent"} if landed in BEFORE_ATTRIBUTION else set()
        assert {name for name in tables if after[name] != before[name]} == {
            *renamed,
            *MOVED,
            *(f"tracker_{name}" for name in ("link", "linkevent", "citation", "citationevent", "retiredref")),
        }
        assert_all_there_was_is_one_collection()
        assert restored.asked(DAYS_OF_STEPS) == days
        assert restored.asked(SAID_OF_DAYS) == said
        assert said
        assert_the_history_of_steps_is_that_of_their_sanctions()
        assert_what_links_said_is_said_by_exchanges_and_conditions(links)
        if renamed:
            assert_only_whom_demands_ask_is_called_otherwise(before, after)
        for kind, parts in restored.schema().items():
            assert parts == fresh[kind], kind
        assert client.get("/").status_code == HTTPStatus.OK
        for record in (Commitment.objects.published().first(), Citation.objects.first()):
            assert record is not None
            assert str(record)
        assert_topics_have_been_public_since_they_came_in(client)


@pytest.mark.parametrize("landed", [SECOND_EDITION, LAST_LANDED])
def test_a_database_of_the_second_edition_keeps_every_row_and_ends_with_the_schema_of_a_new_one(
    client: Client, landed: str
) -> None:
    fresh = restored.schema()
    with restored.restored(landed):
        tables = {table: names for table, names in restored.columns().items() if table not in LEFT_OUT}
        before = restored.content(tables)
        assert min(len(before[f"tracker_{name}"]) for name in ("sanctionstep", "exchange", "note", "collection")) > 0
        call_command("migrate", verbosity=0)
        assert restored.content(tables) == before
        for kind, parts in restored.schema().items():
            assert parts == fresh[kind], kind
        assert client.get("/").status_code == HTTPStatus.OK
        assert_topics_have_been_public_since_they_came_in(client)


@pytest.mark.parametrize("landed", [*LANDED, SECOND_EDITION])
def test_the_first_dataset_there_takes_over_what_its_next_edition_says(landed: str) -> None:
    with restored.upgraded(landed):
        recorded = Citation.objects.exclude(attribution=Attribution.NOT_RECORDED).exists()
        assert recorded is (landed not in BEFORE_ATTRIBUTION)
        call_command("seed", stdout=StringIO())
        unchanged = StringIO()
        call_command("seed", stdout=unchanged)
        assert re.search(r"^total +0 +0 +[\d,]+$", unchanged.getvalue(), re.MULTILINE)
        with Path("seeds/citations.csv").open(encoding="utf-8", newline="") as file:
            read_again = {row["ref"]: row["attribution"] for row in csv.DictReader(file)}
        stored = Citation.objects.filter(ref__in=read_again).values_list("ref", "attribution")
        assert dict(stored) == read_again


@pytest.mark.parametrize("landed", [*LANDED, SECOND_EDITION])
def test_what_the_first_dataset_no_longer_has_is_counted_and_taken_out_only_when_asked(landed: str) -> None:
    named = len(rows_of("withdrawn"))
    with restored.upgraded(landed):
        others = {record: refs_of(record, of_the_dataset=False) for record in RECORDS}
        said = StringIO()
        call_command("seed", stdout=said)
        still_here = sum(map(len, (refs_of(record) - refs_in_file(record) for record in RECORDS)))
        assert f"{still_here} records of an earlier edition that this one withdrew are still here" in said.getvalue()
        # The second edition had let go of some already.
        assert 0 < still_here < named if landed == SECOND_EDITION else still_here == named
        said = StringIO()
        call_command("seed", "--withdraw", stdout=said)
        assert f"{still_here} records were taken out" in said.getvalue()
        assert "Left:" not in said.getvalue()
        # As in a new database, and what the site has of its own is as it was.
        assert {record: refs_of(record) for record in RECORDS} == {record: refs_in_file(record) for record in RECORDS}
        assert {record: refs_of(record, of_the_dataset=False) for record in RECORDS} == others


def refs_of(record: str, *, of_the_dataset: bool = True) -> set[str]:
    """The refs of the records that came in by `seed`, or that migrations made of such; or of all others."""
    model = RECORDS[record]._meta.model
    if not issubclass(model, Referenced) or model is Party:
        return set()
    from_seed = events_of(model).filter(pgh_label="insert", pgh_context__metadata__command="seed").values("id")
    withdrawn = {row["ref"] for row in rows_of("withdrawn") if row["kind"] == record}
    came = Q(pk__in=from_seed) | Q(ref__in=refs_in_file(record) | withdrawn)
    return set(model._default_manager.filter(came if of_the_dataset else ~came).values_list("ref", flat=True))


def refs_in_file(record: str) -> set[str]:
    """The refs that the file of the first dataset names; none where its records have none of their own."""
    return {row["ref"] for row in rows_of(record) if "ref" in row}


def rows_of(name: str) -> list[dict[str, str]]:
    with Path(f"seeds/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def assert_the_history_of_steps_is_that_of_their_sanctions() -> None:
    """Each step was added when its day was first written, by whom and in what batch that was."""
    for step in SanctionStep.objects.select_related("sanction"):
        events = events_of(SanctionStep).filter(pgh_obj=step).order_by("pgh_id")
        first = events.first()
        assert first is not None
        assert first.pgh_label == "insert"
        assert events.last().happened_on == step.happened_on
        of_sanction = events_of(Sanction).filter(pgh_obj=step.sanction, pgh_created_at=first.pgh_created_at)
        assert first.pgh_context_id in set(of_sanction.values_list("pgh_context_id", flat=True))


def assert_what_links_said_is_said_by_exchanges_and_conditions(links: Rows) -> None:
    """Each pair stands on two sides of one exchange, or as a condition, from the moment the link was recorded."""
    assert links
    made: Condition | Exchange
    for ref, kind, recorded_at, one, act, sanction, citations in links:
        if kind == "conditional_on":
            condition = Condition.objects.get(ref=ref)
            assert (condition.recorded_at, condition.commitment_id) == (recorded_at, one)
            assert (condition.depends_on_commitment_id, condition.depends_on_sanction_id) == (act, sanction)
            made = condition
        else:
            given = {"commitment": act} if act else {"sanction": sanction}
            (side,) = ExchangeItem.objects.filter(**given, exchange__items__commitment=one).distinct()
            made = side.exchange
            assert (side.exchange.stage, side.exchange.published_at) == ("published", recorded_at)
            assert side.exchange.items.get(commitment=one).side != side.side
        assert set(citations) <= set(made.citations.values_list("id", flat=True))
    assert not Link.objects.exclude(kind__in=LinkKind.values).exists()
    assert set(RetiredRef.objects.filter(record="tracker_link").values_list("ref", flat=True)) >= {
        row[0] for row in links
    }


def assert_only_whom_demands_ask_is_called_otherwise(before: dict[str, Rows], after: dict[str, Rows]) -> None:
    """Whom a demand asks was called an implementer; the history has both."""
    was, now = ({str(line) for (line,) in found["tracker_party"]} for found in (before, after))
    assert {line.replace("implementer", "addressee") for line in was - now} == now - was
    asked = Party.objects.filter(role="addressee")
    assert {commitment.kind for commitment in Commitment.objects.filter(parties__in=asked)} == {"demand"}
    assert not Party.objects.filter(role="implementer", commitment__kind="demand").exists()
    events = [{str(line) for (line,) in found["tracker_partyevent"]} for found in (before, after)]
    assert events[0] < events[1]
    assert len(events[1] - events[0]) == asked.count() == len(now - was)


def assert_topics_have_been_public_since_they_came_in(client: Client) -> None:
    """Pages of the day on which they came in name them as they did, and nothing tells that they had no stage."""
    topics = list(Topic.objects.published())
    assert len(topics) == Topic.objects.count() > 10
    assert not events_of(Topic).exclude(stage=Stage.PUBLISHED).exists()
    for topic in topics:
        events = events_of(Topic).filter(pgh_obj=topic).order_by("pgh_id")
        assert {event.published_at for event in events} == {topic.published_at}
        first = events.first()
        assert first is not None
        assert topic.published_at == first.pgh_created_at <= topic.recorded_at
        day = topic.recorded_at.astimezone(UTC).date()
        listed = client.get("/topics/", {"known_on": day.isoformat(), "q": topic.name})
        assert topic in list(listed.context["listing"].rows)
        page = client.get(f"/topics/{topic.ref}/", {"known_on": day.isoformat()}).content.decode()
        assert "not public on" not in page
        assert "Changed here since" not in page
    filed = Commitment.objects.published().filter(topics__isnull=False).first()
    assert filed is not None
    assert filed.published_at is not None
    day = filed.published_at.astimezone(UTC).date()
    page = client.get(f"/commitments/{filed.ref}/", {"known_on": day.isoformat()}).content.decode()
    for topic in filed.topics.all():
        assert f'href="/topics/{topic.ref}/' in page


def names_of(*codenames: str) -> list[str]:
    """What permissions are called in the database in use."""
    found = dict(Permission.objects.filter(codename__in=codenames).values_list("codename", "name"))
    return [found[codename] for codename in codenames]


def assert_all_there_was_is_one_collection() -> None:
    """It is called as the site is, holds every record that can be put into one, and changes no page."""
    (collection,) = Collection.objects.all()
    assert (collection.ref, collection.title, collection.stage) == ("followthrough", "Followthrough", "published")
    for model in COLLECTED:
        assert not model._default_manager.exclude(collections=collection).exists()
        assert model._default_manager.exists()
