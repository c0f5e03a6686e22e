"""Whatever is done to records, by whichever door and in whatever order, the kept counts are those of the rules."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from unittest.mock import patch

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError, Q
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.batches import applied
from tests.counted import counted_by_rules, counted_in_sql, differing, statuses_by_rules, wrongly_listed
from tests.factories import (
    ActorFactory,
    CollectionFactory,
    CommitmentFactory,
    PartyFactory,
    StatusUpdateFactory,
    TopicFactory,
    UserFactory,
)
from tests.status_histories import DAYS, MOMENTS, partial_dates
from tracker.actions.imports.apply_batch import BatchRefused
from tracker.actions.imports.revert_batch import revert_batch
from tracker.actions.merging.merge_actors import merge_actors
from tracker.actions.merging.merge_plan import NotMergedError
from tracker.actions.merging.undo_merge import undo_merge
from tracker.actions.restore_rows import NotRestoredError, restore_row
from tracker.actions.revert_record import NotRevertedError, revert_record
from tracker.database.model_graph import events_of
from tracker.history import former_states
from tracker.history.deleted_rows import latest_deletions
from tracker.kept_counts.counts import counts_at, counts_on
from tracker.kept_counts.reconciling import differences, rebuild
from tracker.models import Actor, Collection, Commitment, ImportBatch, MergedRef, Party, StatusUpdate, Topic
from tracker.parameters.filters import SCORED, Filters
from tracker.transfer.declaration.problems import FileProblem
from tracker.vocabulary import STORABLE_STATUSES, Axis, CommitmentKind, PartyRole, Stage

pytestmark = pytest.mark.django_db

TODAY = datetime.now(tz=UTC).date()
# Days of the past, and today, on which all is known that a form or a file publishes.
KNOWN = DAYS | st.sampled_from([date(2023, 12, 31), TODAY, TODAY + timedelta(days=1)])
AS_OF = DAYS | st.sampled_from([date(2023, 1, 1), date(2024, 2, 29), TODAY])
FACETS: tuple[dict[str, str], ...] = (
    {},
    {"kind": SCORED},
    {"kind": "demand"},
    {"topic": "ports"},
    {"topic": "ships"},
    {"topic": "ports", "kind": "pledge"},
    {"collection": "trade"},
    {"collection": "arms", "kind": SCORED},
    *({"actor": f"actor-{number}"} for number in range(5)),
)
REFUSED = (
    IntegrityError,
    ProtectedError,
    NotMergedError,
    NotRestoredError,
    NotRevertedError,
    BatchRefused,
    FileProblem,
)
NAMES = count()


class Histories(RuleBasedStateMachine):
    """A few commitments, actors part of one another, topics and collections, and what people do with them."""

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()

    def teardown(self) -> None:
        try:
            self.everything_is_counted_rightly()
        finally:
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    @initialize()
    def begin(self) -> None:
        for number in range(5):
            ActorFactory(ref=f"actor-{number}", stage=Stage.DRAFT if number == 3 else Stage.PUBLISHED)
        for ref in ("ports", "ships"):
            TopicFactory(ref=ref)
        for ref in ("trade", "arms"):
            CollectionFactory(ref=ref)
        for _ in range(2):
            self.promised(self, kind=CommitmentKind.PLEDGE, moment=datetime(2023, 12, 30, tzinfo=UTC), made_on=None)

    def promised(self, _: object = None, *, kind: str, moment: datetime | None, made_on: Any) -> Commitment:
        made: Commitment = CommitmentFactory(
            ref=f"promise-{next(NAMES)}",
            kind=kind,
            stage=Stage.PUBLISHED if moment else Stage.DRAFT,
            published_at=moment,
            made_on=made_on,
        )
        return made

    @rule(kind=st.sampled_from(CommitmentKind), moment=st.none() | MOMENTS, made_on=st.none() | partial_dates())
    def promise(self, kind: str, moment: datetime | None, made_on: Any) -> None:
        self.promised(kind=kind, moment=moment, made_on=made_on)

    @rule(
        which=st.integers(0, 9),
        axis=st.sampled_from(Axis),
        status=st.sampled_from(STORABLE_STATUSES),
        as_of=partial_dates().filter(lambda day: not day.text.startswith("..")),
        moment=st.none() | MOMENTS,
        retracted=st.sampled_from([None, None, 0, 3, 24, 48]),
    )
    def tell(
        self, which: int, axis: str, status: str, as_of: Any, moment: datetime | None, retracted: int | None
    ) -> None:
        commitment = chosen(Commitment, which)
        if commitment:
            gone = None if retracted is None or not moment else moment + timedelta(hours=retracted)
            StatusUpdateFactory(
                ref=f"update-{next(NAMES)}", commitment=commitment, axis=axis, status=status, as_of=as_of,
                searched="The record.", stage=Stage.PUBLISHED if moment else Stage.DRAFT, published_at=moment,
                retracted_at=gone, retraction_reason="Mistaken." if gone else "",
            )  # fmt: skip

    @rule(which=st.integers(0, 9))
    def retract(self, which: int) -> None:
        update = chosen(StatusUpdate, which, stage=Stage.PUBLISHED, retracted_at=None)
        if update:
            update.retract("It was mistaken.")

    @rule(which=st.integers(0, 9), model=st.sampled_from([Commitment, StatusUpdate, Actor]))
    def publish(self, which: int, model: Any) -> None:
        record = chosen(model, which, stage=Stage.DRAFT)
        if record:
            tried(lambda: model.objects.filter(pk=record.pk).update(stage=Stage.PUBLISHED))

    @rule(which=st.integers(0, 9), model=st.sampled_from([Commitment, Actor]))
    def unpublish(self, which: int, model: Any) -> None:
        record = chosen(model, which, stage=Stage.PUBLISHED)
        if record:
            with as_a_revert():
                tried(lambda: model.objects.filter(pk=record.pk).update(stage=Stage.DRAFT))

    @rule(which=st.integers(0, 9), other=st.integers(0, 9))
    def move_an_update(self, which: int, other: int) -> None:
        update, commitment = chosen(StatusUpdate, which, stage=Stage.DRAFT), chosen(Commitment, other)
        if update and commitment:
            tried(lambda: StatusUpdate.objects.filter(pk=update.pk).update(commitment=commitment))

    @rule(
        which=st.integers(0, 9),
        kind=st.sampled_from(CommitmentKind),
        made_on=st.none() | partial_dates(),
        due=st.none() | partial_dates(),
    )
    def change(self, which: int, kind: str, made_on: Any, due: Any) -> None:
        commitment = chosen(Commitment, which)
        if commitment:
            given = {"kind": kind, "made_on": made_on, "due": due}
            tried(lambda: Commitment.objects.filter(pk=commitment.pk).update(**given))

    @rule(which=st.integers(0, 9), number=st.integers(0, 1), is_topic=st.booleans(), is_added=st.booleans())
    def file(self, which: int, number: int, is_topic: bool, is_added: bool) -> None:
        commitment = chosen(Commitment, which)
        if commitment:
            ties: Any = commitment.topics if is_topic else commitment.collections
            record = (Topic if is_topic else Collection).objects.order_by("ref")[number]
            (ties.add if is_added else ties.remove)(record)

    @rule(which=st.integers(0, 9), number=st.integers(0, 4), role=st.sampled_from(PartyRole))
    def take_part(self, which: int, number: int, role: str) -> None:
        commitment, actor = chosen(Commitment, which), chosen(Actor, number)
        if commitment and actor:
            tried(lambda: PartyFactory(commitment=commitment, actor=actor, role=role))

    @rule(which=st.integers(0, 9), number=st.integers(0, 4), is_gone=st.booleans())
    def change_a_part(self, which: int, number: int, is_gone: bool) -> None:
        party, actor = chosen(Party, which), chosen(Actor, number)
        if party and actor:
            rows = Party.objects.filter(pk=party.pk)
            tried(rows.delete if is_gone else lambda: rows.update(actor=actor))

    @rule(part=st.integers(0, 4), whole=st.none() | st.integers(0, 4))
    def join(self, part: int, whole: int | None) -> None:
        actor, above = chosen(Actor, part), None if whole is None else chosen(Actor, whole)
        if actor:
            tried(lambda: Actor.objects.filter(pk=actor.pk).update(part_of=above))

    @rule(one=st.integers(0, 4), other=st.integers(0, 4))
    def merge(self, one: int, other: int) -> None:
        merged, kept = chosen(Actor, one), chosen(Actor, other)
        if merged and kept:
            tried(lambda: merge_actors(merged, kept, user=None))

    @rule()
    def undo_the_merge(self) -> None:
        for left in MergedRef.objects.order_by("-pk")[:1]:
            tried(lambda merge=left: undo_merge(merge, user=None))  # type: ignore[misc]

    @rule(which=st.integers(0, 9), model=st.sampled_from([Commitment, StatusUpdate, Topic, Party]))
    def delete(self, which: int, model: Any) -> None:
        record = chosen(model, which, **({"ref": "ships"} if model is Topic else {}))
        if record:
            tried(record.delete)

    @rule(model=st.sampled_from([Commitment, StatusUpdate, Topic, Party]))
    def restore(self, model: Any) -> None:
        for deleted in latest_deletions(model, before=None, limit=1):
            tried(lambda gone=deleted: restore_row(model, gone, user=None))  # type: ignore[misc]

    @rule(which=st.integers(0, 9), earlier=st.integers(1, 4))
    def go_back(self, which: int, earlier: int) -> None:
        commitment = chosen(Commitment, which)
        if not commitment:
            return
        events = events_of(Commitment).filter(id=commitment.pk).order_by("-pgh_id")[: earlier + 1]
        # All that is done here is done at one moment, so that events are told apart by their numbers.
        with patch.object(former_states, "Q", lambda *, pgh_created_at__lte: Q(pgh_id__lte=pgh_created_at__lte)):
            state = former_states.former_state(commitment, min(event.pgh_id for event in events))
        if state and (state.own or state.parts):
            chosen_fields = {field.name for field in state.own.fields} if state.own else set()
            # Parts of what is public are proposed to a second person.
            is_draft = commitment.stage == Stage.DRAFT
            parts = {part.name for part in state.parts if is_draft and not part.hindrance}
            user = UserFactory()
            tried(
                lambda: revert_record(
                    commitment, state, fields=chosen_fields, parts=parts, moment="earlier", user=user
                )
            )

    @rule(which=st.integers(0, 9), due=st.sampled_from(["", "2024-01", "2023-12-28"]), number=st.integers(0, 4))
    def bring_again(self, which: int, due: str, number: int) -> None:
        commitment = chosen(Commitment, which, stage=Stage.PUBLISHED)
        if commitment:
            tried(
                lambda: applied(
                    commitments="ref,due,topics,collections,counterparts\n"
                    f"{commitment.ref},{due},{'ports' if number % 2 else 'ships'},arms,actor-{number}\n"
                )
            )

    @rule(
        status=st.sampled_from(["fulfilled", "stalled"]),
        axis=st.sampled_from(Axis),
        number=st.integers(0, 4),
        is_taken_back=st.booleans(),
    )
    def bring(self, status: str, axis: str, number: int, is_taken_back: bool) -> None:
        ref = f"brought-{next(NAMES)}"
        stored = Commitment.objects.order_by("pk").first()
        told = stored.ref if stored else ref
        tried(
            lambda: applied(
                commitments="ref,stage,kind,title,made_on,due,topics,collections,committed\n"
                f"{ref},published,agreement,Title,2023-12-27,2024-01-03,ports,trade,actor-{number}\n",
                sources=f"ref,stage,kind,title\n{ref}-source,published,news,Article\n",
                status_updates="ref,stage,commitment,axis,status,as_of,summary\n"
                f"{ref}-a,published,{ref},{axis},{status},2023-12-29,Found.\n"
                f"{ref}-b,published,{told},{axis},{status},2024-01-02,Found.\n",
                citations="ref,source,status_update,stance\n"
                f"{ref}-c,{ref}-source,{ref}-a,supports\n{ref}-d,{ref}-source,{ref}-b,supports\n",
            )
        )
        if is_taken_back:
            self.take_back()

    @rule()
    def take_back(self) -> None:
        for batch in ImportBatch.objects.filter(state="applied").order_by("-pk")[:1]:
            tried(lambda applied_one=batch: revert_batch(applied_one, user=None))  # type: ignore[misc]

    @rule(as_of=AS_OF, known_on=KNOWN, narrowed=st.sampled_from(FACETS))
    def compare(self, as_of: date, known_on: date, narrowed: dict[str, str]) -> None:
        filters = Filters(today=TODAY, as_of=as_of, known_on=known_on).narrowed_to(**narrowed)
        right = counted_by_rules(filters)
        assert not differing(counts_on(filters), right), filters
        assert not differing(counted_in_sql(filters), right), filters

    @rule(
        days=st.lists(AS_OF, min_size=1, max_size=3),
        known_on=KNOWN,
        narrowed=st.sampled_from(FACETS),
        axis=st.sampled_from(Axis),
    )
    def compare_days(self, days: list[date], known_on: date, narrowed: dict[str, str], axis: str) -> None:
        filters = Filters(today=TODAY, as_of=TODAY, known_on=known_on).narrowed_to(axis=axis, **narrowed)
        found = counts_at(filters, days)
        assert found is not None
        assert tuple(map(dict, found)) == statuses_by_rules(filters, days), filters

    @rule()
    def count_anew(self) -> None:
        rebuild()

    @rule()
    def fold(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT fold_counts(ARRAY(SELECT DISTINCT unnest(facets) FROM tracker_countchange))")

    def everything_is_counted_rightly(self) -> None:
        for narrowed in FACETS:
            for as_of, known_on in ((date(2024, 1, 3), date(2024, 1, 2)), (TODAY, TODAY)):
                self.compare(as_of=as_of, known_on=known_on, narrowed=narrowed)
        assert not wrongly_listed(Filters(today=TODAY, as_of=date(2024, 1, 3), known_on=date(2024, 1, 2)))
        assert [str(each) for each in differences()] == []


def chosen(model: Any, which: int, **condition: Any) -> Any:
    """One of the records, in the order in which they were made, if there is any."""
    found = list(model.objects.filter(**condition).order_by("pk"))
    return found[which % len(found)] if found else None


def tried(work: Callable[[], Any]) -> None:
    """Does the work, or nothing where it is refused."""
    with suppress(*REFUSED), transaction.atomic():
        work()


@contextmanager
def as_a_revert() -> Iterator[None]:
    """As one who takes an import back, who alone unpublishes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('followthrough.reverting', 'on', TRUE)")
        yield
        cursor.execute("SELECT set_config('followthrough.reverting', 'off', TRUE)")


def test_the_counts_follow_any_history() -> None:
    run_state_machine_as_test(Histories, settings=settings(max_examples=8, stateful_step_count=30, deadline=None))
