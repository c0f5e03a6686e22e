"""An import whose process is killed, or whose connection is ended, at each stage: all or nothing, and again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.batches import everything_stored, plan
from tests.factories import ActorFactory, CommitmentFactory
from tests.processes import Child, Gate, closed_gate, put_gate_at, wait_at_gate
from tests.unit.transfer.reading.test_files import write
from tracker.actions.imports.apply_batch import apply_batch
from tracker.models import ImportBatch, Party
from tracker.transfer.loading.import_files import import_files
from tracker.transfer.loading.pipeline import problems_in
from tracker.transfer.reading.files import files_at

pytestmark = pytest.mark.django_db(transaction=True)

FILES = {
    "topics": "ref,name\nfinance,Finance\n",
    "actors": "ref,kind,name\nchina,,PRC\njapan,state,Japan\n",
    "commitments": "ref,kind,title,topics,committed\nstored,,Renamed,finance,china\nnew,pledge,New,,japan\n",
}
STAGES = ["while rows are read", "when the plan is made", "while rows are written", "before the commit"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    ActorFactory.create(ref="china", name="China")
    CommitmentFactory.create(ref="stored")
    return write(tmp_path, **FILES)


def importing(folder: Path, stage: str) -> Callable[[], object]:
    """An import of the folder that waits at the gate when it comes to the stage."""
    if stage == "while rows are written":
        put_gate_at("tracker_party")
    if stage == "before the commit":
        put_gate_at("tracker_importbatch", at_the_end=True)
    last = folder / "commitments.csv"
    progress = (lambda rows, _: wait_at_gate() if rows == 5 else None) if stage == STAGES[0] else None
    watch = (
        (lambda load: wait_at_gate() if load.resource.record_name() == last.stem else None)
        if stage == STAGES[1]
        else None
    )
    return lambda: import_files(files_at([folder]), name="folder", on_planned=watch, progress=progress)


def kill_process(child: Child, gate: Gate) -> None:
    assert child.kill() == -9
    gate.open()


def end_connection(child: Child, gate: Gate) -> None:
    gate.end_backend()
    gate.open()
    assert child.wait() == 1


ENDS: list[Callable[[Child, Gate], None]] = [kill_process, end_connection]


def cut_off(work: Callable[[], object], end: Callable[[Child, Gate], None]) -> None:
    """Has another process do the work, and ends it in one way when it has come to the gate."""
    with closed_gate() as gate:
        child = Child(work)
        gate.reached()
        end(child, gate)


@pytest.mark.parametrize("stage", STAGES)
def test_leaves_nothing_behind_and_succeeds_when_run_again(folder: Path, stage: str) -> None:
    before = everything_stored()
    work = importing(folder, stage)
    for end in ENDS:
        cut_off(work, end)
        assert everything_stored() == before
        assert not ImportBatch.objects.exists()
    results, batch = import_files(files_at([folder]), name="folder")
    assert problems_in(results) == []
    assert batch is not None
    assert batch.totals == {"new": 3, "changed": 2, "unchanged": 0, "invalid": 0}
    assert set(Party.objects.values_list("commitment__ref", "actor__ref")) == {("stored", "china"), ("new", "japan")}


@pytest.mark.usefixtures("folder")
def test_a_batch_whose_application_was_cut_off_still_waits() -> None:
    batch = plan(**FILES)
    before = everything_stored()
    put_gate_at("tracker_party")
    for end in ENDS:
        cut_off(lambda: apply_batch(batch, user=None), end)
        assert everything_stored() == before
        batch.refresh_from_db()
        assert batch.state == "planned"
    assert apply_batch(batch, user=None).state == "applied"


def test_an_import_that_is_left_alone_is_done_whole(folder: Path) -> None:
    work = importing(folder, "before the commit")
    with closed_gate() as gate:
        child = Child(work)
        gate.reached()
        gate.open()
        assert child.wait() == 0
    assert ImportBatch.objects.get().totals["new"] == 3
