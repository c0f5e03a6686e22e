"""Exchanges, conditions and responses come in files, with what they name, and are refused where they are wrong."""

from pathlib import Path

import pytest

from tests.factories import ActorFactory, CommitmentFactory, ExchangeFactory, PartyFactory, SanctionFactory
from tests.imports import bring, counted, imported, refused, said
from tracker.models import Condition, Exchange, ExchangeItem, Response
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.export.files import Export

pytestmark = pytest.mark.django_db

ONE_SIDED = "cannot be public while one side gives nothing"


def folder(path: Path, **files: str) -> Path:
    for name, text in files.items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


COMMITMENTS = (
    "ref,stage,kind,title,committed,addressees\n"
    "pledge,published,pledge,Curb exports,state,\n"
    "demand,published,demand,Stop it,,state\n"
)


def test_they_come_in_one_load_with_the_records_they_name(tmp_path: Path) -> None:
    files = folder(
        tmp_path,
        actors="ref,stage,kind,name\nstate,published,state,Arcadia\n",
        commitments=COMMITMENTS,
        sanctions="ref,stage,kind,title,imposed\nlisting,published,other,Listing,2020\n",
        exchanges=(
            "ref,stage,title,agreed_on,side_a_commitments,side_b_sanctions\n"
            "bargain,published,A bargain,2023-11,pledge,listing\n"
        ),
        conditions="ref,commitment,words,state\nproviso,pledge,If the law is broken,not_met\n",
        responses=(
            "ref,demand,actor,asked_on,answered_on,outcome,leads_to\n"
            "answer,demand,state,2023-10,2023-11-15,accepted,pledge\n"
        ),
        citations=(
            "ref,source,exchange,condition,response,paragraph\n"
            "c1,wire,bargain,,,1\nc2,wire,,proviso,,2\nc3,wire,,,answer,3\n"
        ),
        sources="ref,stage,kind,title\nwire,published,news,Wire\n",
    )
    imported(files)
    items = ExchangeItem.objects.order_by("side").values_list("side", "commitment__ref", "sanction__ref")
    assert list(items) == [("a", "pledge", None), ("b", None, "listing")]
    assert {one.citations.count() for one in (Exchange.objects.get(), Condition.objects.get())} == {1}
    assert Response.objects.get().leads_to == Exchange.objects.get().items.get(side="a").commitment
    (row,) = Export(RECORDS["exchanges"]()).rows()
    assert row == ["bargain", "published", "A bargain", "", "", "2023-11", "pledge", "", "", "", "listing", ""]


def test_a_plan_says_that_one_side_gives_nothing(tmp_path: Path) -> None:
    CommitmentFactory(ref="pledge")
    files = folder(tmp_path, exchanges="ref,stage,title,side_a_commitments\nbargain,published,A bargain,pledge\n")
    (problem,) = refused(files)
    assert problem.startswith("exchanges.csv, line 2, stage")
    assert ONE_SIDED in problem


def test_a_plan_says_that_a_side_would_be_emptied() -> None:
    ExchangeFactory(ref="bargain")
    (problem,) = said(bring("exchanges", {"ref": "bargain", "side_b_sanctions": r"\N"}, dry_run=True))
    assert ONE_SIDED in problem
    assert ExchangeItem.objects.filter(side="b").exists()


def test_a_thing_moves_from_one_side_to_the_other() -> None:
    pledge, act = CommitmentFactory(ref="pledge"), CommitmentFactory(ref="act")
    exchange = ExchangeFactory(ref="bargain", a=[pledge, act])
    moved = bring("exchanges", {"ref": "bargain", "side_a_commitments": "act", "side_b_commitments": "pledge"})
    assert said(moved) == []
    assert counted(moved) == (0, 1, 0, 0)
    assert {item.side for item in exchange.items.filter(commitment=pledge)} == {"b"}


def test_a_thing_on_both_sides_is_refused() -> None:
    CommitmentFactory(ref="pledge")
    row = {"ref": "bargain", "title": "T", "side_a_commitments": "pledge", "side_b_commitments": "pledge"}
    assert said(bring("exchanges", row))
    assert not Exchange.objects.exists()


@pytest.mark.parametrize(
    ("kind", "where"), [("in_exchange_for", "file of exchanges"), ("conditional_on", "file of conditions")]
)
def test_a_link_of_a_former_kind_says_where_it_is_written_now(kind: str, where: str) -> None:
    CommitmentFactory(ref="pledge")
    SanctionFactory(ref="listing")
    row = {"ref": "tie", "commitment": "pledge", "kind": kind, "to_sanction": "listing"}
    (problem,) = said(bring("links", row))
    assert where in problem


def test_an_answer_of_somebody_who_was_not_asked_is_refused() -> None:
    CommitmentFactory(ref="demand", kind="demand")
    ActorFactory(ref="stranger")
    row = {"ref": "answer", "demand": "demand", "actor": "stranger", "outcome": "noted"}
    (problem,) = said(bring("responses", row))
    assert "comes from somebody who was not asked" in problem
    assert problem.startswith("line 2, actor")


def test_an_answer_before_the_question_is_refused() -> None:
    party = PartyFactory(commitment__kind="demand", commitment__ref="demand", actor__ref="state", role="addressee")
    row = {"ref": "answer", "demand": "demand", "actor": party.actor.ref, "outcome": "noted"}
    (problem,) = said(bring("responses", {**row, "asked_on": "2024", "answered_on": "2023"}))
    assert "answered_on must not be before asked_on" in problem
