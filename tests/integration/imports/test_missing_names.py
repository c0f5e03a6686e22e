"""Records made of names that no record has, because the person said so; and names that are somebody already."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.batches import zipped
from tests.factories import ActorFactory, CommitmentFactory, SourceFactory, TopicFactory, UserFactory
from tests.imports import imported, refused
from tracker.actions.imports.apply_batch import BatchRefused, apply_batch
from tracker.actions.imports.plan_batch import plan_batch
from tracker.actions.imports.revert_batch import revert_batch
from tracker.models import Actor, Citation, Commitment, ImportBatch, Party, SavedMapping, Source, Topic
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.problems import FileProblem

pytestmark = pytest.mark.django_db

PLEDGES = "ref,kind,title,committed,topics\np,pledge,P,Peru;EU,\nq,pledge,Q,peru;Oxfam,Fisheries\n"
CREATE: dict[str, Any] = {
    "actors": {"kind": "state", "names": {"EU": "european-union", "oxfam": {"kind": "organisation"}}},
    "topics": {},
}


def saved(folder: Path, name: str, content: str) -> Path:
    path = folder / f"{name}.csv"
    path.write_text(content, encoding="utf-8")
    return path


def creating(**create: Any) -> FileMapping:
    return FileMapping(create=create)


def planned(content: str, mapping: FileMapping, user: Any = None, name: str = "commitments.csv") -> ImportBatch:
    return plan_batch(user=user, file_name=name, content=content.encode(), mapping=mapping)


def test_what_is_missing_is_made_as_drafts_once_and_what_is_meant_is_taken(tmp_path: Path) -> None:
    ActorFactory(ref="european-union", name="European Union")
    results = imported(saved(tmp_path, "commitments", PLEDGES), mapping=FileMapping(create=CREATE))
    assert {record: outcome.counts["new"] for record, outcome in results.items()} == {
        "commitments": 2,
        "actors": 2,
        "topics": 1,
    }
    made = Actor.objects.exclude(ref="european-union").order_by("ref").values_list("ref", "name", "kind", "stage")
    assert list(made) == [("oxfam", "Oxfam", "organisation", "draft"), ("peru", "Peru", "state", "draft")]
    first, second = (
        sorted(Commitment.objects.get(ref=ref).parties.values_list("actor__ref", flat=True)) for ref in "pq"
    )
    assert (first, second) == (["european-union", "peru"], ["oxfam", "peru"])
    assert Topic.objects.get().stage == "draft"


def test_a_plan_shows_them_applies_them_and_takes_them_back() -> None:
    batch = planned(PLEDGES.replace("EU", "Chile"), FileMapping(create=CREATE))
    assert batch.records == ["commitments", "topics", "actors"]
    assert batch.only_record == "commitments"
    assert batch.counts["actors"]["new"] == 3
    assert batch.missing == []
    rows = batch.planned_rows.filter(record="actors").values_list("key", "outcome")
    assert set(rows) == {("peru", "new"), ("chile", "new"), ("oxfam", "new")}
    assert not Actor.objects.exists()
    applied = apply_batch(batch, user=None)
    assert Actor.objects.count() == 3
    # The same file again finds them all.
    assert planned(PLEDGES.replace("EU", "Chile"), FileMapping(create=CREATE)).had_nothing_to_do
    revert_batch(applied, user=None)
    assert not Actor.objects.exists()
    assert not Commitment.objects.exists()


def test_of_a_name_that_somebody_has_made_since_the_plan_is_stale() -> None:
    batch = planned(PLEDGES.replace("EU", "Chile"), FileMapping(create=CREATE))
    ActorFactory(ref="chile", name="Chile")
    with pytest.raises(BatchRefused, match="have changed since"):
        apply_batch(batch, user=None)
    assert Actor.objects.count() == 1


def test_without_the_word_nothing_is_made(tmp_path: Path) -> None:
    assert len(refused(saved(tmp_path, "commitments", PLEDGES), mapping=creating(topics={}))) == 4
    assert not Topic.objects.exists()


def test_names_much_like_what_is_there_and_what_looks_like_a_ref_are_left_to_the_person(tmp_path: Path) -> None:
    ActorFactory(ref="china", name="People's Republic of China")
    ActorFactory(ref="european-union", name="European Union")
    rows = "ref,kind,title,committed\np,pledge,P,Peoples Republic of Chna;EU;state-departmnt;Peru\n"
    path = saved(tmp_path, "commitments", rows)
    said = refused(path, mapping=creating(actors={"kind": "state"}))
    assert [each.split("“")[1].split("”")[0] for each in said] == ["EU", "Peoples Republic of Chna", "state-departmnt"]
    (batch_note,) = [
        note
        for note in planned(rows, creating(actors={"kind": "state"})).notes
        if "not made before it is said of each" in note
    ]
    assert "“Peoples Republic of Chna” is much like `china`, People's Republic of China" in batch_note
    assert "“EU” is much like `european-union`, European Union" in batch_note
    assert "“state-departmnt” is much like a ref" in batch_note
    names = {"EU": {}, "Peoples Republic of Chna": "china", "state-departmnt": {"kind": "public_body"}}
    imported(path, mapping=creating(actors={"kind": "state", "names": names}))
    assert sorted(Actor.objects.values_list("ref", flat=True)) == [
        "china",
        "eu",
        "european-union",
        "peru",
        "state-departmnt",
    ]


@pytest.mark.parametrize(
    ("stored", "spelt"),
    [
        ("Côte d’Ivoire", "COTE D'IVOIRE"),
        ("U.S.A.", "USA"),
        ("Sao Tome", "São-Tomé"),
        ("BP plc", "B.P. p.l.c."),
        ("Åland", "Aland"),
    ],
)
def test_what_differs_by_dots_blanks_capitals_or_accents_alone_is_never_made_by_a_general_word(
    tmp_path: Path, stored: str, spelt: str
) -> None:
    ActorFactory(ref="there", name="Anything", aliases=[stored])
    path = saved(tmp_path, "commitments", f'ref,kind,title,committed\np,pledge,P,"{spelt}"\n')
    assert len(refused(path, mapping=creating(actors={"kind": "state"}))) == 1
    assert Actor.objects.count() == 1


def test_missing_names_that_may_be_spellings_of_one_are_not_both_made(tmp_path: Path) -> None:
    rows = (
        "ref,kind,title,committed\np,pledge,P,EU;European Union;Shell plc;Peru\nq,pledge,Q,Shell P.L.C.;East Umbria\n"
    )
    batch = planned(rows, creating(actors={"kind": "state"}))
    assert [each.key for each in batch.planned_rows.filter(record="actors")] == ["peru"]
    (note,) = [note for note in batch.notes if "not made before" in note]
    assert "“EU” is much like “European Union”, which is not there either" in note
    assert "“Shell P.L.C.” is much like “Shell plc”" in note
    names: dict[str, Any] = {"EU": {}, "European Union": {}, "East Umbria": {}, "Shell plc": {}, "Shell P.L.C.": {}}
    assert planned(rows, creating(actors={"kind": "state", "names": names})).counts["actors"]["new"] == 6


def test_a_word_that_many_names_share_makes_none_like_another(tmp_path: Path) -> None:
    for ref, name in {"us": "United States", "un": "United Nations", "shell": "Shell Oil"}.items():
        ActorFactory(ref=ref, name=name)
    rows = "ref,kind,title,committed\np,pledge,P,United Kingdom;Unitd Nations;United Sttes;Shell plc\n"
    batch = planned(rows, creating(actors={"kind": "state"}))
    assert [each.key for each in batch.planned_rows.filter(record="actors")] == ["united-kingdom"]
    (note,) = [note for note in batch.notes if "not made before" in note]
    for told in ("“Unitd Nations” is much like `un`", "“United Sttes” is much like `us`", "“Shell plc” is much like"):
        assert told in note


def test_what_is_not_to_be_made_and_marks_for_nothing_are_left(tmp_path: Path) -> None:
    rows = "ref,kind,title,committed\np,pledge,P,Atlantis;TBC;Peru\n"
    said = refused(
        saved(tmp_path, "commitments", rows),
        mapping=creating(actors={"kind": "state", "names": {"atlantis": None}}),
    )
    assert [each.split("“")[1].split("”")[0] for each in said] == ["Atlantis", "TBC"]


def test_only_the_names_that_say_it_are_made_where_not_all_do(tmp_path: Path) -> None:
    said = refused(
        saved(tmp_path, "commitments", "ref,kind,title,committed\np,pledge,P,Peru;Chile\n"),
        mapping=creating(actors={"names": {"Peru": {"kind": "state"}}}),
    )
    assert len(said) == 1
    assert "Chile" in said[0]


def test_sources_are_made_of_addresses_and_cited_with_what_is_read_there(tmp_path: Path) -> None:
    rows = "ref,kind,title,committed,source\np,pledge,P,Peru,https://www.example.org/a?b=1\nq,pledge,Q,Peru,https://example.org/c\n"
    SourceFactory(ref="the-list", title="The list")
    imported(
        saved(tmp_path, "commitments", rows),
        mapping=creating(actors={"kind": "state", "source": "the-list"}, sources={"kind": "news"}),
    )
    made = Source.objects.exclude(ref="the-list").order_by("ref").values_list("ref", "title", "url", "stage")
    assert list(made) == [
        ("example-org-a-b-1", "example.org/a?b=1", "https://www.example.org/a?b=1", "draft"),
        ("example-org-c", "example.org/c", "https://example.org/c", "draft"),
    ]
    cited = Citation.objects.order_by("ref").values_list("source__ref", "actor__ref", "commitment__ref")
    assert set(cited) == {
        ("the-list", "peru", None),
        ("example-org-a-b-1", None, "p"),
        ("example-org-c", None, "q"),
    }


def test_two_files_that_name_the_same_make_one_and_a_file_of_such_records_goes_before(tmp_path: Path) -> None:
    saved(tmp_path, "actors", "ref,name,kind,aliases,part_of\nmu,Mu,state,Muvia,peru\n")
    saved(tmp_path, "commitments", "ref,kind,title,committed,counterparts\np,pledge,P,Muvia;Peru,PERU;Chile\n")
    saved(tmp_path, "sources", "ref,kind,title,publisher\ns,news,S,Peru\n")
    results = imported(tmp_path, mapping=creating(actors={"kind": "public_body"}))
    assert results["actors"].counts["new"] == 3
    assert Actor.objects.get(ref="mu").part_of == Actor.objects.get(ref="peru")
    assert Source.objects.get().publisher == Actor.objects.get(name="Peru")
    assert Actor.objects.get(ref="mu").kind == "state"


def test_several_spellings_and_other_alphabets_each_find_their_record(tmp_path: Path) -> None:
    TopicFactory(ref="topic", name="Anything")
    rows = "ref,kind,title,topics\np,pledge,P,貿易\nq,pledge,Q,漁業;Burkina-Faso\nr,pledge,R,burkina  faso\n"
    imported(saved(tmp_path, "commitments", rows), mapping=creating(topics={}))
    assert sorted(Topic.objects.values_list("ref", "name")) == [
        ("burkina-faso", "Burkina-Faso"),
        ("topic", "Anything"),
        ("topic-2", "貿易"),
        ("topic-3", "漁業"),
    ]
    assert Commitment.objects.get(ref="r").topics.get().ref == "burkina-faso"


def test_markup_and_names_too_long_are_text_or_told(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script>"
    rows = f'ref,kind,title,committed\np,pledge,P,"{hostile}"\n'
    imported(saved(tmp_path, "commitments", rows), mapping=creating(actors={"kind": "group"}))
    assert Actor.objects.get().name == hostile
    said = refused(
        saved(tmp_path, "commitments", f"ref,kind,title,committed\nq,pledge,Q,{'x' * 400}\n"),
        mapping=creating(actors={"kind": "group"}),
    )
    assert any("new actors" in each for each in said)
    assert Actor.objects.count() == 1


def test_ten_thousand_names_are_no_list_of_names(tmp_path: Path) -> None:
    rows = "".join(f"p{number},pledge,P {number},Name {number}\n" for number in range(10_000))
    batch = planned(f"ref,kind,title,committed\n{rows}", creating(actors={"kind": "state"}))
    assert "10,000 actors are missing; at most 1,000 are made of names, and none was." in " ".join(batch.notes)
    assert batch.counts["commitments"]["invalid"] == 10_000
    assert len(batch.missing) == 10_000


@pytest.mark.parametrize(
    ("create", "reason"),
    [
        ({"commitments": {}}, "no commitments are made from names; that can be: actors, topics, sources, meetings."),
        ({"actors": {}}, "actors: say kind; kind must be"),
        ({"actors": {"kind": "planet"}}, "kind “planet”:"),
        ({"actors": {"kind": "state", "stage": "published"}}, "`stage` cannot be said of new ones"),
        (
            {"actors": {"kind": "state", "names": {"Peru": {"colour": "red"}}}},
            "“peru”: `colour` cannot be said",
        ),
        ({"topics": {"source": "x"}}, "nothing is cited for topics"),
    ],
)
def test_what_cannot_be_said_is_refused_with_what_can(tmp_path: Path, create: Any, reason: str) -> None:
    said = refused(saved(tmp_path, "commitments", PLEDGES), mapping=FileMapping(create=create))
    assert any(reason in each for each in said), said


def test_who_may_not_add_such_records_has_none_made() -> None:
    analyst, other = UserFactory(group="Analyst"), UserFactory()
    assert planned(PLEDGES.replace("EU", "Chile"), FileMapping(create=CREATE), analyst).counts["actors"]["new"] == 3
    with pytest.raises(FileProblem, match="you may not add actors"):
        planned(PLEDGES.replace("EU", "Chile"), FileMapping(create=CREATE), other)


def test_in_a_zip_the_names_of_all_files_are_made_once() -> None:
    content = zipped(
        commitments="ref,kind,title,committed\np,pledge,P,Peru\n",
        meetings="ref,kind,title\nm,talks,M\n",
        participations="meeting,role,actor\n",
    )
    mapping = creating(actors={"kind": "state"})
    batch = plan_batch(user=None, file_name="all.zip", content=content, mapping=mapping)
    assert batch.counts["actors"]["new"] == 1


def test_a_name_in_the_key_of_a_row_is_made_too(tmp_path: Path) -> None:
    CommitmentFactory(ref="p")
    rows = "commitment,role,actor\np,committed,Peru\np,counterpart,peru\n"
    imported(saved(tmp_path, "parties", rows), mapping=creating(actors={"kind": "state"}))
    assert sorted(Party.objects.values_list("role", "actor__ref")) == [("committed", "peru"), ("counterpart", "peru")]


# --- The command line ------------------------------------------------------------------------------------------------


def run(*arguments: object) -> tuple[str, str]:
    """What the command prints, and what it says beside that."""
    printed, beside = StringIO(), StringIO()
    call_command(*map(str, arguments), stdout=printed, stderr=beside)
    return printed.getvalue(), beside.getvalue()


def test_the_command_makes_what_is_asked_for_and_its_import_is_undone_with_it(tmp_path: Path) -> None:
    path = saved(tmp_path, "commitments", PLEDGES)
    asked = ("--create", "actors:kind=state,country=PE", "--create", "topics")
    printed, _ = run("import_records", path, "--plan", *asked)
    assert "line 2, peru, new: ref “peru”, kind “state”, name “Peru”, country “PE”" in printed
    assert not Actor.objects.exists()
    run("import_records", path, "--yes", *asked)
    assert sorted(Actor.objects.values_list("ref", flat=True)) == ["eu", "oxfam", "peru"]
    run("revert_import", ImportBatch.objects.get().pk, "--yes")
    assert not Actor.objects.exists()


def test_the_word_of_a_mapping_and_that_of_the_command_go_together_and_are_kept(tmp_path: Path) -> None:
    ActorFactory(ref="european-union", name="European Union")
    mapping = tmp_path / "m.json"
    mapping.write_text(json.dumps({"create": {"actors": {"names": {"EU": "european-union"}}}}), encoding="utf-8")
    path = saved(tmp_path, "commitments", PLEDGES)
    asked = ("--create", "actors:kind=state", "--create", "topics", "--save-mapping", "Ours")
    run("import_records", path, "--yes", "--mapping", mapping, *asked)
    assert SavedMapping.objects.get().content["create"] == {
        "actors": {"names": {"EU": "european-union"}, "kind": "state"},
        "topics": {},
    }
    assert "Nothing would change." in run("import_records", path, "--mapping", "ours")[0]


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("actors", "create: actors: say kind"),
        ("actors:state", "`state` says no cell; write it as actors:kind=state."),
        ("planets", "no planets are made from names"),
    ],
)
def test_a_word_that_cannot_be_followed_is_refused(tmp_path: Path, asked: str, reason: str) -> None:
    beside = StringIO()
    path = str(saved(tmp_path, "commitments", PLEDGES))
    with pytest.raises(CommandError) as error:
        call_command("import_records", path, "--create", asked, stdout=StringIO(), stderr=beside)
    assert error.value.returncode == 1
    assert reason in beside.getvalue()


def test_what_is_not_made_is_told_with_why_and_how_it_would_be(tmp_path: Path) -> None:
    ActorFactory(ref="european-union", name="European Union")
    path = str(saved(tmp_path, "commitments", "ref,kind,title,committed\np,pledge,P,EU;Peru\n"))
    beside = StringIO()
    with pytest.raises(CommandError):
        call_command("import_records", path, stdout=StringIO(), stderr=beside)
    assert "Not there yet, actors: EU (1); Peru (1)" in beside.getvalue()
    assert "To make them as drafts: --create actors:kind=…" in beside.getvalue()
    beside = StringIO()
    with pytest.raises(CommandError):
        call_command("import_records", path, "--create", "actors:kind=state", stdout=StringIO(), stderr=beside)
    assert "“EU” is much like `european-union`, European Union" in beside.getvalue()
    printed = StringIO()
    with pytest.raises(CommandError):
        call_command("import_records", path, "--create", "actors:kind=state", "--json", stdout=printed)
    assert any("“EU” is much like" in note for note in json.loads(printed.getvalue())["not_made"])
