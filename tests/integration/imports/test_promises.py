"""What the site promises of files that come in and go out, one test a promise; the rest of this folder goes deeper."""

from pathlib import Path

import pytest
from django.db import connection
from pghistory.models import Context

from tests.batches import applied, everything_stored, plan, zipped
from tests.factories import ActorFactory, CommitmentFactory, MeetingFactory, PartyFactory, TopicFactory
from tests.factories.crowd import make_crowd
from tests.imports import imported, refused
from tests.unit.transfer.reading.test_files import write
from tracker.actions.imports.apply_batch import BatchRefused, apply_batch
from tracker.actions.imports.revert_batch import revert_batch
from tracker.history.changes import changes_of
from tracker.models import Actor, Commitment, Meeting, Role, Topic
from tracker.transfer import progress
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.declaration.widgets import WebAddressWidget
from tracker.transfer.library.formats import CSV, XLSX
from tracker.vocabulary import ActorKind, MeetingKind

pytestmark = pytest.mark.django_db


def export_all(folder: Path, kind: type[CSV] | type[XLSX], suffix: str) -> None:
    for record, resource in RECORDS.items():
        (folder / f"{record}.{suffix}").write_bytes(kind().export_data(resource().export()))


def test_1_all_or_nothing(tmp_path: Path) -> None:
    """One bad cell in the last of several files keeps every row of all of them out (kills: test_import_killed)."""
    TopicFactory.create(ref="finance", name="Finance")
    before = everything_stored()
    write(
        tmp_path,
        topics="ref,name\nfinance,Money\nnew,New\n",
        actors="ref,kind,name\nchina,state,China\n",
        commitments="ref,kind,title,committed,due\np,pledge,P,china,soon\n",
    )
    assert len(refused(tmp_path)) == 1
    assert everything_stored() == before


def test_2_every_bad_cell_in_one_pass(tmp_path: Path) -> None:
    """Line, column, value, reason and nearest valid value of each, whoever finds it: reader, type, ref or rule."""
    ActorFactory.create(ref="state-department")
    MeetingFactory.create(ref="stored", held="2024")
    write(
        tmp_path,
        actors=(
            "ref,kind,name,country,website,part_of\n"
            "a,stat,A,ZZ,,\n"
            ",state, ,,javascript:x,\n"
            "Bad Ref,state,C,,,state-departmnt\n"
            "d,state,D,,,d\n"
            "a,state,Again,,,xyz\n"
        ),
        meetings="ref,kind,title,held\nm,talks,,03/04/2024\nstored,\\N,,\n",
        commitments="ref,kind,title,committed,review_every\np,pledge,P,state-departmnt;state-departmnt,0\n",
    )
    ref_is_a_slug = "ref must be lower-case letters and digits, separated by single hyphens, such as state-department."
    ambiguous = "this could be 3 April or 4 March 2024; write 2024-04-03 or 2024-03-04."
    assert refused(tmp_path) == [
        f"actors.csv, line {said}"
        for said in (
            f"2, kind “stat”: must be one of: {', '.join(ActorKind.values)}.",
            "2, country “ZZ”: country must be an ISO 3166-1 code of two capital letters, such as CN or US.",
            "3, ref: must be filled in: it says which record the row is about. Write text.",
            f"3, website “javascript:x”: must be {WebAddressWidget.expected}.",
            f"4, ref “Bad Ref”: {ref_is_a_slug}",
            "4, part_of “state-departmnt”: no actor `state-departmnt`; did you mean `state-department`?",
            '5, part_of “d”: "d" would be part of itself; choose a part_of that does not lead back to it.',
            "6, ref “a”: line 2 and line 6 are about the same record; keep one.",
            "6, part_of “xyz”: no actor `xyz`; add the actor first, or give the ref of one that is there.",
        )
    ] + [
        "meetings.csv, line 2, title: must be filled in: a new record needs text.",
        f"meetings.csv, line 2, held “03/04/2024”: {ambiguous}",
        rf"meetings.csv, line 3, kind “\N”: cannot be cleared; it must be one of: {', '.join(MeetingKind.values)}.",
    ] + [
        f"commitments.csv, line 2, {said}"
        for said in (
            "committed “state-departmnt”: names `state-departmnt` twice; name each once.",
            "committed “state-departmnt”: no actor `state-departmnt`; did you mean `state-department`?",
            "review_every “0”: review_every must be a number of days, 1 or more.",
        )
    ]


def test_3_exact_round_trip(tmp_path: Path) -> None:
    """What is exported plans no change in any record; one cell edited plans that cell (properties: round_trip)."""
    make_crowd(2)
    before = everything_stored()
    formats: dict[str, type[CSV | XLSX]] = {"csv": CSV, "xlsx": XLSX}
    for suffix, kind in formats.items():
        (tmp_path / suffix).mkdir()
        export_all(tmp_path / suffix, kind, suffix)
        results = imported(tmp_path / suffix)
        assert list(results) == list(RECORDS), suffix
        for record, result in results.items():
            stored = RECORDS[record]._meta.model.objects.count()
            assert result.counts == {"new": 0, "changed": 0, "unchanged": stored, "invalid": 0}, (suffix, record)
        assert everything_stored() == before, suffix


def test_4_a_missing_column_or_an_empty_cell_keeps_and_the_mark_alone_clears(tmp_path: Path) -> None:
    parent = ActorFactory.create(ref="asia")
    ActorFactory.create(
        ref="china", name="China", country="CN", aliases=["PRC"], part_of=parent, native_name="中国", description="D"
    )
    write(
        tmp_path,
        actors="ref,kind,name,country,aliases,part_of,native_name\nchina,,,\\N,\\N,\\N,\nnew,state,New,,,,\n",
    )
    imported(tmp_path)
    china, new = Actor.objects.get(ref="china"), Actor.objects.get(ref="new")
    assert (china.kind, china.name, china.native_name, china.description) == ("state", "China", "中国", "D")
    assert (china.country, china.aliases, china.part_of) == ("", [], None)
    assert (new.country, new.aliases, new.part_of, new.native_name, new.stage) == ("", [], None, "", "draft")


def test_5_no_linked_record_is_created_silently_and_several_files_come_in_their_order(tmp_path: Path) -> None:
    write(tmp_path, roles="ref,person,organisation,title\np,biden,white-house,President\n")
    what_to_do = "add the actor first, or give the ref of one that is there."
    assert refused(tmp_path) == [
        f"roles.csv, line 2, person “biden”: no actor `biden`; {what_to_do}",
        f"roles.csv, line 2, organisation “white-house”: no actor `white-house`; {what_to_do}",
    ]
    assert not Actor.objects.exists()
    roles = (tmp_path / "roles.csv").read_text()
    actors = "ref,kind,name\nbiden,person,Joe Biden\nwhite-house,public_body,White House\n"
    archive = tmp_path / "all.zip"
    archive.write_bytes(zipped(roles=roles, actors=actors))
    assert list(imported(archive)) == ["actors", "roles"]
    assert Role.objects.get().person.ref == "biden"


def test_6_a_stale_plan_is_refused_and_names_the_record() -> None:
    TopicFactory.create(ref="finance", name="Finance")
    batch = plan(topics="ref,name\nfinance,Money\nnew,New\n")
    Topic.objects.update(name="Edited")
    with pytest.raises(BatchRefused, match="Records have changed since this plan was made: finance"):
        apply_batch(batch, user=None)
    assert list(Topic.objects.values_list("name", flat=True)) == ["Edited"]


def test_7_a_file_that_would_do_far_more_than_usual_or_nothing_needs_an_explicit_word(tmp_path: Path) -> None:
    TopicFactory.create_batch(20)
    refs = list(Topic.objects.values_list("ref", flat=True))
    for rows, said in (
        ([], "the file holds no rows; stored topics: 20."),
        ([f"{ref},Changed" for ref in refs[:11]], "the file would change 11 of the 20 topics that are stored, more"),
        ([f"new-{n},New" for n in range(21)], "the file would add 21 topics to the 20 that are stored, more than"),
    ):
        write(tmp_path, topics="\n".join(["ref,name", *rows]))
        (reason,) = refused(tmp_path)
        assert reason.startswith(f"topics.csv: {said}")
        imported(tmp_path, dry_run=True, accept_drift=True)
    write(tmp_path, topics="\n".join(["ref,name", *(f"{ref},Changed" for ref in refs[:10])]))
    imported(tmp_path)
    write(tmp_path, topics="\n".join(["ref,name", *(f"new-{n},New" for n in range(21))]))
    imported(tmp_path, accept_drift=True)


def test_8_revert_restores_the_state_before_and_refuses_what_changed_since(tmp_path: Path) -> None:
    commitment = CommitmentFactory.create(ref="pledge")
    PartyFactory.create(commitment=commitment, actor=ActorFactory.create(ref="china"), role="committed")
    before = everything_stored()
    text = "ref,kind,title,committed\npledge,,Other,\\N\nnew,pledge,New,china\n"
    revert_batch(applied(commitments=text), user=None)
    assert everything_stored() == before
    batch = applied(commitments=text)
    Commitment.objects.filter(ref="new").update(summary="Edited")
    with pytest.raises(BatchRefused, match="Changed since this import: commitment new"):
        revert_batch(batch, user=None)


def test_9_each_event_carries_its_batch() -> None:
    TopicFactory.create(ref="a", name="A")
    meeting = MeetingFactory.create(ref="talks")
    batch = applied(topics="ref,name\na,B\n", meetings="ref,place\ntalks,Beijing\n")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT event.pgh_label, context.metadata ->> 'import_batch' FROM tracker_topicevent AS event "
            "LEFT JOIN pghistory_context AS context ON context.id = event.pgh_context_id ORDER BY event.pgh_id"
        )
        assert cursor.fetchall() == [("insert", None), ("update", str(batch.pk))]
    assert [change.done for change in changes_of(Meeting.objects.get(pk=meeting.pk))] == ["changed", "added"]
    assert Context.objects.filter(metadata__import_batch=batch.pk).count() == 1


def test_10_a_long_load_says_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows done are told while they are read, and no more of a file is read than is asked for (memory: benchmarks)."""
    monkeypatch.setattr(progress, "STEP", 100)
    write(tmp_path, topics="\n".join(["ref,name", *(f"t-{n},T" for n in range(250))]))
    told: list[tuple[int, float]] = []
    imported(tmp_path, progress=lambda rows, share: told.append((rows, round(share, 2))))
    read = [rows for rows, _ in told]
    shares = [share for _, share in told]
    assert read == [100, 200, 250, 250, 250]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.14, 1.0)
