"""Databases that older code left go on with the migrations there are now."""

from collections.abc import Iterable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from tests.articles import ARTICLE
from tests.database import Working
from tests.factories import (
    ActorFactory,
    ArchivedTextFactory,
    CitationFactory,
    CommitmentFactory,
    ImportBatchFactory,
    ImportJobFactory,
    MeetingFactory,
    PartyFactory,
)
from tracker.database.model_graph import events_of
from tracker.models import (
    ArchivedText,
    Citation,
    ImportBatch,
    ImportJob,
    Meeting,
    Programme,
    QuoteCheck,
    Sanction,
    SanctionStep,
)

pytestmark = pytest.mark.django_db

FOLDED = ("tracker", "0004_search_to_reminders")
NEXT = ("tracker", "0005_what_contradicts_itself")
JOBS = ("tracker", "0008_import_jobs")
WORDS = ("tracker", "0011_words")
MESSAGES = ("tracker", "0012_words_of_the_database")
WHO_SAYS_IT = ("tracker", "0013_who_says_it")
BEFORE_STEPS = ("tracker", "0014_addressees_and_targets")
QUOTES = ("tracker", "0006_quotes_looked_up_when_written")


def later() -> list[tuple[str, str]]:
    """Every migration of ours after the folded one, in the order of their application."""
    graph = MigrationExecutor(connection).loader.graph
    ours = [key for leaf in graph.leaf_nodes("tracker") for key in graph.forwards_plan(leaf) if key[0] == "tracker"]
    return ours[ours.index(FOLDED) + 1 :]


def replaced() -> Iterable[tuple[str, str]]:
    return MigrationExecutor(connection).loader.disk_migrations[FOLDED].replaces


def waiting() -> list[tuple[str, str]]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [(migration.app_label, migration.name) for migration, _ in plan]


def test_where_all_that_was_folded_is_applied_only_what_came_after_waits() -> None:
    recorder = MigrationRecorder(connection)
    for migration in (FOLDED, *later()):
        recorder.record_unapplied(*migration)
    for app, name in replaced():
        recorder.record_applied(app, name)
    assert waiting() == later()
    assert later()[0] == NEXT
    MigrationExecutor(connection).check_replacements()
    assert FOLDED in recorder.applied_migrations()


def test_where_none_of_it_is_applied_the_folded_one_waits_too() -> None:
    recorder = MigrationRecorder(connection)
    for migration in (FOLDED, *later()):
        recorder.record_unapplied(*migration)
    for app, name in replaced():
        recorder.record_unapplied(app, name)
    assert waiting() == [FOLDED, *later()]


@pytest.mark.django_db(transaction=True)
def test_a_sanction_lifted_for_a_reason_on_no_day_keeps_its_words_there_and_back(working_database: Working) -> None:
    working_database.go_back(FOLDED[1])
    sanctions = as_of(FOLDED, "Sanction")
    plain = sanctions.create(
        ref="plain", title="S", kind="other", summary="Of 2020.", lifted="2023", lifting_reason="A pledge."
    )
    broken = [
        sanctions.create(ref=ref, title="S", kind="other", summary=summary, lifting_reason="A deal.")
        for ref, summary in (("one", "Of 2020."), ("other", ""))
    ]
    MigrationExecutor(connection).migrate([NEXT])
    words = "Reason noted for lifting it, though no day was: A deal."
    assert told(*broken, plain) == [(f"Of 2020.\n\n{words}", ""), (words, ""), ("Of 2020.", "A pledge.")]
    last = as_of(FOLDED, "SanctionEvent").filter(pgh_obj_id=broken[0].pk).order_by("pgh_id").last()
    assert last.lifting_reason == ""
    MigrationExecutor(connection).migrate([FOLDED])
    assert told(*broken, plain) == [("Of 2020.", "A deal."), ("", "A deal."), ("Of 2020.", "A pledge.")]


@pytest.mark.django_db(transaction=True)
def test_quotes_that_are_stored_are_looked_up_there_and_judged_as_before_on_the_way_back() -> None:
    source = ArchivedTextFactory(text=ARTICLE).source
    places: tuple[tuple[int | None, str], ...] = ((3, "some 340 files"), (None, "twelve firms"), (2, ""))
    cited = [CitationFactory(source=source, paragraph=place, quote=quote) for place, quote in places]
    CitationFactory(quote="without a text")
    ArchivedText.objects.update(text=f"New.\n\n{ARTICLE}")
    outcomes = [("moved", 4), ("verified", 3), ("no_quote", None)]
    MigrationExecutor(connection).migrate([NEXT])
    assert judged("quote_state(words, quote, paragraph), quote_paragraph(words, quote)") == outcomes
    ArchivedText.objects.update(text=f"New.\n\nNew.\n\n{ARTICLE}")
    MigrationExecutor(connection).migrate([QUOTES])
    assert list(QuoteCheck.objects.order_by("pk").values_list("pk", "state", "stands_in")) == [
        (citation.pk, *outcome)
        for citation, outcome in zip(cited, [("moved", 5), ("verified", 4), ("no_quote", None)], strict=True)
    ]
    assert source.archived_text.events.count() == 3
    MigrationExecutor(connection).migrate([NEXT])
    with pytest.raises(IntegrityError, match="does not stand in the archived text"):
        Citation.objects.filter(pk=cited[0].pk).update(quote="some 34 files")


@pytest.mark.django_db(transaction=True)
def test_the_messages_of_the_database_are_the_former_ones_on_the_way_back(working_database: Working) -> None:
    present, leaves = triggers(), MigrationExecutor(connection).loader.graph.leaf_nodes("tracker")
    working_database.go_back(MESSAGES[1])
    messages = triggers()
    MigrationExecutor(connection).migrate([WORDS])
    former = triggers()
    assert former.keys() == messages.keys()
    assert sum(former[name] != messages[name] for name in messages) == 70
    with pytest.raises(IntegrityError, match="is public and stays so"), transaction.atomic():
        Meeting.objects.filter(pk=MeetingFactory(stage="published").pk).update(stage="draft")
    MigrationExecutor(connection).migrate([MESSAGES])
    assert triggers() == messages
    MigrationExecutor(connection).migrate(leaves)
    assert triggers() == present


def triggers() -> dict[str, tuple[str, str]]:
    """Each trigger by its name and table, with its function and the comment by which pgtrigger knows its version."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass || '.' || tgname, pg_get_functiondef(tgfoid), "
            "obj_description(oid, 'pg_trigger') FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE 'pgtrigger%'"
        )
        return {name: (function, comment) for name, function, comment in cursor.fetchall()}


def judged(columns: str) -> list[tuple[object, ...]]:
    """What the functions of the database say of every citation with a text."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM tracker_citation JOIN tracker_archivedtext USING (source_id) "
            "ORDER BY tracker_citation.id"
        )
        return list(cursor.fetchall())


def as_of(migration: tuple[str, str], model: str) -> Any:
    """The rows of a model as they were after the migration."""
    state = MigrationExecutor(connection).loader.project_state([migration])
    return state.apps.get_model("tracker", model)._default_manager


def told(*sanctions: Any) -> list[tuple[str, str]]:
    """What the sanctions say, as stored."""
    for sanction in sanctions:
        sanction.refresh_from_db()
    return [(sanction.summary, sanction.lifting_reason) for sanction in sanctions]


@pytest.mark.django_db(transaction=True)
def test_a_batch_that_is_to_be_planned_has_expired_where_there_are_no_jobs_and_others_stay() -> None:
    before = ImportBatchFactory(state="planned", content=b"ref,name\n")
    unplanned = [ImportBatchFactory(state=state, content=b"ref,name\n") for state in ("planning", "not_planned")]
    ImportJobFactory(batch=unplanned[0], task="plan")
    MigrationExecutor(connection).migrate([NEXT])
    MigrationExecutor(connection).migrate([JOBS])
    rows = ImportBatch.objects.values_list("pk", "state", "content")
    stored = {pk: (state, content and bytes(content)) for pk, state, content in rows}
    assert stored == {before.pk: ("planned", b"ref,name\n"), **{each.pk: ("expired", None) for each in unplanned}}
    assert not ImportJob.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_whom_a_demand_asks_is_its_addressee_and_was_an_implementer(working_database: Working) -> None:
    executor = MigrationExecutor(connection)
    leaves, state = executor.loader.graph.leaf_nodes("tracker"), executor.loader.project_state([WHO_SAYS_IT])
    working_database.go_back(WHO_SAYS_IT[1])
    demand, pledge = CommitmentFactory(kind="demand"), CommitmentFactory(kind="pledge")
    for commitment in (demand, pledge):
        state.apps.get_model("tracker", "Party").objects.create(
            commitment_id=commitment.pk, actor_id=ActorFactory().pk, role="implementer"
        )
    MigrationExecutor(connection).migrate(leaves)
    assert [party.role for party in (demand.parties.get(), pledge.parties.get())] == ["addressee", "implementer"]
    doubly = PartyFactory(commitment=pledge, actor=pledge.parties.get().actor, role="target")
    PartyFactory(commitment=pledge, actor=doubly.actor, role="addressee")
    alone = PartyFactory(commitment=pledge, role="target")
    MigrationExecutor(connection).migrate([WHO_SAYS_IT])
    stored = state.apps.get_model("tracker", "Party").objects
    assert set(stored.filter(commitment_id=pledge.pk).values_list("actor", "role")) == {
        (doubly.actor_id, "implementer"),
        (alone.actor_id, "implementer"),
    }
    asked = stored.get(commitment_id=demand.pk)
    assert asked.role == "implementer"
    assert state.apps.get_model("tracker", "PartyEvent").objects.filter(pgh_obj_id=asked.pk).count() == 3


@pytest.mark.django_db(transaction=True)
def test_days_reasons_and_programmes_of_stored_sanctions_become_records_with_their_history(
    working_database: Working,
) -> None:
    working_database.go_back(BEFORE_STEPS[1])
    stored = as_of(BEFORE_STEPS, "Sanction").create(
        ref="s", title="S", kind="asset_freeze", imposed="2020", programme="Kingpin Act", stage="published"
    )
    stored.refresh_from_db()
    stored.lifted, stored.lifting_reason = "2023-11", "A pledge."
    stored.save()
    stored.imposed = None
    stored.save()
    undated = as_of(BEFORE_STEPS, "Sanction").create(ref="t", title="T", kind="other", programme=" Kingpin Act ")
    MigrationExecutor(connection).migrate([("tracker", "0028_sanctions_without_days")])
    sanction, other = Sanction.objects.get(pk=stored.pk), Sanction.objects.get(pk=undated.pk)
    assert [(step.ref, step.kind, str(step.happened_on), step.reason) for step in sanction.steps.all()] == [
        ("s-lifted", "lifted", "2023-11", "A pledge.")
    ]
    assert not other.steps.exists()
    assert [step.published_at for step in sanction.steps.all()] == [sanction.published_at]
    assert sanction.programme == other.programme == Programme.objects.get(ref="kingpin-act", title="Kingpin Act")
    assert sanction.programme.published_at == sanction.published_at
    assert (sanction.measures, other.measures) == (["asset_freeze"], [])
    events = events_of(SanctionStep).order_by("kind", "pgh_id").values_list("kind", "pgh_label")
    assert list(events) == [("imposed", "insert"), ("imposed", "delete"), ("lifted", "insert")]
    MigrationExecutor(connection).migrate([BEFORE_STEPS])
    again = as_of(BEFORE_STEPS, "Sanction").get(pk=stored.pk)
    assert (str(again.lifted), again.lifting_reason, again.programme) == ("2023-11", "A pledge.", "Kingpin Act")
