"""Names where refs are due, refs where the file has none, and cells that say nothing."""

from pathlib import Path
from typing import Any

import pytest

from tests.factories import ActorFactory, CommitmentFactory, PartyFactory, SourceFactory, TopicFactory
from tests.imports import imported, refused
from tracker.models import Actor, Commitment, Role, StatusUpdate, Topic
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.loading.outcome import FileOutcome
from tracker.transfer.loading.pipeline import load_files
from tracker.transfer.reading.files import files_at

pytestmark = pytest.mark.django_db


def saved(folder: Path, name: str, content: str) -> Path:
    path = folder / f"{name}.csv"
    path.write_text(content, encoding="utf-8")
    return path


def brought(folder: Path, name: str, content: str, **said: Any) -> FileOutcome:
    return imported(saved(folder, name, content), mapping=FileMapping(**said))[name]


# --- Names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["China", "CHINA ", "中国", "prc", "Ｃhina"])
def test_a_name_of_one_record_is_taken_and_told(tmp_path: Path, cell: str) -> None:
    ActorFactory(ref="cn", name="China", native_name="中国", aliases=["PRC"])
    outcome = brought(tmp_path, "commitments", f"ref,kind,title,committed\np,pledge,P,{cell}\n")
    assert Commitment.objects.get().parties.get().actor.ref == "cn"
    assert outcome.notes == [f"commitments.csv: committed: “{cell.strip()}” is read as cn (line 2)."]


def test_a_ref_goes_before_a_name_and_items_of_a_list_are_taken_each(tmp_path: Path) -> None:
    ActorFactory(ref="china", name="People's Republic")
    ActorFactory(ref="other", name="china", aliases=["Other; and more"])
    brought(
        tmp_path, "commitments", "ref,kind,title,committed\np,pledge,P,china\nq,pledge,Q,Other\\; and more;china\n"
    )
    parties = Commitment.objects.get(ref="p").parties.values_list("actor__ref", flat=True)
    assert list(parties) == ["china"]
    assert Commitment.objects.get(ref="q").parties.count() == 2


def test_of_several_records_of_one_name_all_are_listed(tmp_path: Path) -> None:
    ActorFactory(ref="ministry-a", name="Ministry")
    ActorFactory(ref="ministry-b", name="Department", aliases=["Ministry"])
    assert refused(saved(tmp_path, "actors", "ref,kind,name,part_of\nx,public_body,X,ministry\n"))[0] == (
        "actors.csv, line 2, part_of “ministry”: is what 2 actors are called: `ministry-a`, `ministry-b`; "
        "write the ref of the one that is meant."
    )


def test_a_record_that_the_file_itself_brings_is_found_by_its_name(tmp_path: Path) -> None:
    brought(
        tmp_path, "actors", "ref,kind,name,part_of\nhouse,public_body,The House,\nroom,public_body,Room,the house\n"
    )
    assert Actor.objects.get(ref="room").part_of.ref == "house"  # type: ignore[union-attr]


def test_a_record_of_another_file_of_the_load_is_found_by_its_name(tmp_path: Path) -> None:
    saved(tmp_path, "actors", "ref,kind,name\nbiden,person,Joe Biden\nwhite-house,public_body,White House\n")
    saved(tmp_path, "roles", "ref,person,organisation,title\np,Joe Biden,White House,President\n")
    imported(tmp_path)
    assert Role.objects.get().person.ref == "biden"


def test_a_source_is_found_by_its_address_and_a_commitment_by_its_title(tmp_path: Path) -> None:
    SourceFactory(ref="wire", url="https://example.org/a")
    CommitmentFactory(ref="pledge", title="Share data")
    brought(tmp_path, "status_updates", "ref,commitment,axis,status,as_of\nu,Share data,official,in_progress,2024\n")
    assert StatusUpdate.objects.get().commitment.ref == "pledge"
    brought(tmp_path, "citations", "ref,source,commitment\nc,https://example.org/a,share data\n")


def test_names_of_no_record_are_collected_once_and_no_record_is_made(tmp_path: Path) -> None:
    rows = "p,pledge,P,Atlantis,Mu\nq,pledge,Q,atlantis;Mu,\n"
    path = saved(tmp_path, "commitments", f"ref,kind,title,committed,counterparts\n{rows}")
    assert len(refused(path)) == 4
    missing = load_files(files_at([path]), writes=False)["commitments"].missing
    assert [(each.record, each.name, each.lines, each.columns) for each in missing] == [
        ("actors", "Atlantis", (2, 3), ("committed",)),
        ("actors", "Mu", (2, 3), ("committed", "counterparts")),
    ]
    assert not Actor.objects.exists()


# --- Refs ------------------------------------------------------------------------------------------------------------


def test_refs_are_made_of_titles_unique_in_file_and_store_and_told(tmp_path: Path) -> None:
    CommitmentFactory(ref="share-data", title="Another")
    outcome = brought(
        tmp_path, "commitments", "kind,title\npledge,Share data\npledge,Share  data!\n", refs_from="title"
    )
    assert set(Commitment.objects.values_list("ref", flat=True)) == {"share-data", "share-data-2", "share-data-3"}
    assert "commitments.csv: ref: 2 made from title: share-data-2, share-data-3." in outcome.notes


def test_the_same_file_in_another_order_names_the_same_records(tmp_path: Path) -> None:
    rows = ["pledge,Share data", "pledge,Share data!", "pledge,名前", "pledge,別"]
    brought(tmp_path, "commitments", "kind,title\n" + "\n".join(rows), refs_from="title")
    refs = dict(Commitment.objects.values_list("title", "ref"))
    again = brought(tmp_path, "commitments", "kind,title\n" + "\n".join(reversed(rows)), refs_from="title")
    assert again.counts == {"new": 0, "changed": 0, "unchanged": 4, "invalid": 0}
    assert dict(Commitment.objects.values_list("title", "ref")) == refs
    assert "4 with the title of a stored record are that record: “別” is" in again.notes[0]


def test_only_blanks_are_filled_and_a_title_twice_is_one_record_too_many(tmp_path: Path) -> None:
    brought(tmp_path, "topics", "ref,name\nmine,Trade\n,Health\n", refs_from="name")
    assert set(Topic.objects.values_list("ref", flat=True)) == {"mine", "health"}
    path = saved(tmp_path, "topics", "ref,name\n,Finance\n,finance\n")
    (reason,) = refused(path, mapping=FileMapping(refs_from="name"))
    assert "line 2 and line 3 are about the same record; keep one." in reason


def test_a_title_of_several_stored_records_is_for_the_person_to_say(tmp_path: Path) -> None:
    CommitmentFactory(ref="a", title="Share data")
    CommitmentFactory(ref="b", title="Share data")
    path = saved(tmp_path, "commitments", "title,summary\nShare data,New\n")
    (reason,) = refused(path, mapping=FileMapping(refs_from="title"))
    assert reason.endswith("is what 2 commitments are called: `a`, `b`; give the ref of the one that is meant.")


def test_without_being_asked_no_ref_is_made(tmp_path: Path) -> None:
    (reason,) = refused(saved(tmp_path, "topics", "ref,name\n,Health\n"))
    assert "ref: must be filled in" in reason


def test_a_ref_that_was_public_once_is_not_made_again(tmp_path: Path) -> None:
    TopicFactory(ref="health", name="Health").delete()
    brought(tmp_path, "topics", "name\nHealth\n", refs_from="name")
    assert Topic.objects.get().ref == "health-2"


# --- Cells that say nothing ------------------------------------------------------------------------------------------

ACTORS = "ref,kind,name,description,aliases\na,state,A,NA,NA\nb,state,B,NA,x\nc,state,C,None,NA\n"


def test_marks_in_several_rows_are_one_question_and_one_alone_is_none(tmp_path: Path) -> None:
    said = refused(saved(tmp_path, "actors", ACTORS))
    assert len(said) == 4
    assert all("“NA”: stands in 4 cells of columns that may be empty." in reason for reason in said)
    assert '--empty "NA"' in said[0]


def test_the_answer_is_yes(tmp_path: Path) -> None:
    brought(tmp_path, "actors", ACTORS, empty=["na"])
    assert list(Actor.objects.order_by("ref").values_list("description", "aliases")) == [
        ("", []),
        ("", ["x"]),
        ("None", []),
    ]


def test_the_answer_is_no_and_what_is_stored_is_asked_no_more(tmp_path: Path) -> None:
    brought(tmp_path, "actors", ACTORS, kept=["NA"])
    assert Actor.objects.filter(description="NA").count() == 2
    assert brought(tmp_path, "actors", ACTORS, kept=[]).counts["unchanged"] == 3


def test_of_a_column_that_is_needed_nothing_is_asked(tmp_path: Path) -> None:
    brought(tmp_path, "topics", "ref,name\na,NA\nb,NA\n")
    assert Topic.objects.filter(name="NA").count() == 2


def test_dates_to_be_confirmed_are_asked_once_and_told_nothing_else(tmp_path: Path) -> None:
    rows = "".join(f"m{number},talks,M,TBC\n" for number in range(3))
    said = refused(saved(tmp_path, "meetings", f"ref,kind,title,held\n{rows}"))
    assert len(said) == 3
    assert all("stands in 3 cells" in reason for reason in said)


def test_a_wrong_header_below_titles_is_told_with_its_line(tmp_path: Path) -> None:
    said = refused(saved(tmp_path, "topics", "Our topics,,\n\n2024,,\nref,nmae,x\na,A,\n"))
    assert said[0].startswith("topics.csv, line 4, column 2 “nmae”: there is no such column; did you mean name?")


def test_the_title_of_what_others_committed_to_is_no_sign_that_it_is_meant(tmp_path: Path) -> None:
    china, brazil = ActorFactory(ref="china", name="China"), ActorFactory(ref="brazil", name="Brazil")
    pledge = CommitmentFactory(ref="ban", title="Ban it")
    PartyFactory(commitment=pledge, actor=china, role="committed")
    path = saved(tmp_path, "commitments", "kind,title,committed\npledge,Ban it,Brazil\n")
    (reason,) = refused(path, mapping=FileMapping(refs_from="title"))
    assert "the title is that of `ban`, which china committed to: give this row a ref of its own" in reason
    assert [party.actor for party in pledge.parties.all()] == [china]
    same = brought(tmp_path, "commitments", "kind,title,committed\npledge,Ban it,China;Brazil\n", refs_from="title")
    assert same.counts == {"new": 0, "changed": 1, "unchanged": 0, "invalid": 0}
    assert {party.actor for party in pledge.parties.all()} == {china, brazil}


def test_two_who_promise_the_same_are_told_to_have_refs_of_their_own(tmp_path: Path) -> None:
    ActorFactory(ref="china")
    ActorFactory(ref="japan")
    header = "ref,title,kind,made_on,committed\n"
    path = saved(tmp_path, "commitments", header + ",Share data,pledge,2024,china\n,Share data,pledge,2024,japan\n")
    (reason,) = refused(path, mapping=FileMapping(refs_from="title"))
    assert "line 2 and line 3 have the same title, said by others; give each a ref of its own" in reason
    path = saved(tmp_path, "commitments", header + ",Share data,pledge,2024,china\n,Share data,pledge,2024,china\n")
    (reason,) = refused(path, mapping=FileMapping(refs_from="title"))
    assert "are about the same record; keep one." in reason
