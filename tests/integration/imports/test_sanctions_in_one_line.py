"""A file of sanctions that says in one line when each was imposed and lifted, as older files do."""

import pytest

from tests.batches import applied, plan
from tests.factories import SanctionFactory, SanctionStepFactory
from tracker.actions.imports.apply_batch import apply_batch
from tracker.actions.imports.plan_batch import plan_batch
from tracker.models import ImportBatch, Sanction, SanctionStep
from tracker.transfer.declaration.file_mapping import FileMapping
from tracker.transfer.declaration.problems import FileProblem

pytestmark = pytest.mark.django_db

OLD = "ref,stage,kind,title,imposed,lifted,lifting_reason,summary\n"


def steps() -> list[tuple[str, str, str, str, str]]:
    return [
        (step.ref, step.stage, step.kind, str(step.happened_on or ""), step.reason)
        for step in SanctionStep.objects.order_by("ref")
    ]


def problems(**texts: str) -> list[str]:
    return [found["reason"] for row in plan(**texts).planned_rows.all() for found in row.problems]


def test_its_days_become_steps() -> None:
    assert problems(sanctions=OLD + "a,published,other,A,2020,2023-11,A pledge.,\nb,draft,indictment,B,,,,\n") == []
    batch = applied(sanctions=OLD + "a,published,other,A,2020,2023-11,A pledge.,\nb,draft,indictment,B,,,,\n")
    assert steps() == [
        ("a-imposed", "published", "imposed", "2020", ""),
        ("a-lifted", "published", "lifted", "2023-11", "A pledge."),
    ]
    assert {record: counts["new"] for record, counts in batch.counts.items()} == {"sanctions": 2, "sanction_steps": 2}
    assert Sanction.objects.count() == 2
    assert plan(sanctions=OLD + "a,published,other,A,2020,2023-11,A pledge.,\n").state == "applied"


def test_a_day_that_it_says_otherwise_is_corrected_at_the_step_there_is() -> None:
    sanction = SanctionFactory(ref="a", imposed=None)
    SanctionStepFactory(ref="of-may", sanction=sanction, kind="imposed", happened_on="2020-05")
    applied(sanctions="ref,imposed,lifted\na,2020-06,2021\n")
    assert steps() == [
        ("a-lifted", "published", "lifted", "2021", ""),
        ("of-may", "published", "imposed", "2020-06", ""),
    ]


def test_what_cannot_be_is_told_with_its_line() -> None:
    SanctionFactory(ref="a", imposed="2020", lifted="2021")
    assert "lifted must be" not in str(problems(sanctions="ref,lifted\na,\\N\n"))
    assert "must say when it was suspended" in str(problems(sanctions="ref,lifted\na,\\N\n"))
    assert "before it is imposed: lifted 2019, imposed 2020" in str(problems(sanctions="ref,lifted\na,2019\n"))
    assert "2023-13" in str(plan(sanctions="ref,lifted\na,2023-13\n").planned_rows.get().problems)


def test_to_clear_what_is_not_there_says_nothing() -> None:
    SanctionFactory(ref="a", imposed=None)
    assert plan(sanctions="ref,imposed,lifted\na,\\N,\\N\n").state == "applied"


def test_a_row_that_is_refused_takes_its_steps_along_and_is_told_once() -> None:
    found = problems(sanctions=OLD + "a,published,frown,A,2020,,,\n")
    assert len(found) == 1
    assert "kind" in found[0] or "must be one of" in found[0]


def test_its_days_and_a_file_of_steps_do_not_come_together() -> None:
    with pytest.raises(FileProblem, match="leave the columns out, or the file"):
        plan(sanctions=OLD, sanction_steps="ref,sanction,kind,happened_on\n")


def by_title(rows: str) -> ImportBatch:
    return plan_batch(
        user=None,
        file_name="sanctions.csv",
        content=f"title,kind,imposed,lifted\n{rows}".encode(),
        mapping=FileMapping(record="sanctions", refs_from="title"),
    )


def test_its_days_become_steps_where_refs_are_made_from_titles() -> None:
    SanctionStepFactory(ref="a-ban-imposed", sanction=SanctionFactory(ref="other", imposed=None))
    rows = "A ban,other,2020,2023-11\nB ban,other,,2021\n制裁,other,2019,\nB  ban!,other,2018,\n"
    batch = apply_batch(by_title(rows), user=None)
    assert {record: counts["new"] for record, counts in batch.counts.items()} == {"sanctions": 4, "sanction_steps": 5}
    found = SanctionStep.objects.exclude(sanction__ref="other").order_by("ref")
    assert [(step.ref, step.sanction.title, step.kind, str(step.happened_on)) for step in found] == [
        ("a-ban-2-imposed", "A ban", "imposed", "2020"),
        ("a-ban-2-lifted", "A ban", "lifted", "2023-11"),
        ("b-ban-2-imposed", "B  ban!", "imposed", "2018"),
        ("b-ban-lifted", "B ban", "lifted", "2021"),
        ("sanction-imposed", "制裁", "imposed", "2019"),
    ]
    assert by_title(rows).state == "applied"
    assert apply_batch(by_title("a BAN,other,2020-05,\n"), user=None).counts["sanction_steps"]["changed"] == 1


def test_a_day_that_cannot_be_is_told_where_refs_are_made_from_titles() -> None:
    assert "rubbish date" in str([row.problems for row in by_title("A ban,other,rubbish date,\n").planned_rows.all()])
