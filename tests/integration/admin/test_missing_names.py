"""On the page of an import it is said what names are that no record has; a new plan of the same file follows."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction
from django.test import Client

from tests.batches import zipped
from tests.factories import ActorFactory, SavedMappingFactory, SourceFactory, UserFactory
from tests.integration.admin.forms import add, address, errors
from tests.integration.admin.imports import UPLOAD, batch_of, decide, plan_page, send, signed_in, upload
from tracker.models import Actor, Citation, Commitment, ImportBatch, SavedMapping, Source, Topic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sessions_in_database")]

FILE = "ref,kind,title,committed,topics\np,pledge,P,Peru;EU;TBC,Fish\nq,pledge,Q,peru;Oxfam,Trade;Fish\n"


@pytest.fixture
def analyst() -> Client:
    return signed_in("Analyst")


def form_of(client: Client, batch: ImportBatch) -> Any:
    return client.get(address(ImportBatch, "change", batch.pk)).context.get("missing_form")


def names_in(form: Any) -> dict[str, str]:
    return {each.name: f"name-{number}" for number, each in enumerate(form.asked)}


def answered(client: Client, batch: ImportBatch, **said: str) -> Any:
    return client.post(f"/admin/tracker/importbatch/{batch.pk}/missing/", said)


def test_each_name_is_made_meant_or_says_nothing_and_the_rest_is_what_all_are(analyst: Client) -> None:
    ActorFactory(ref="european-union", name="European Union")
    SourceFactory(ref="the-list")
    batch = batch_of(upload(analyst, Commitment, FILE))
    form = form_of(analyst, batch)
    names = names_in(form)
    assert set(names) == {"Peru", "EU", "TBC", "Oxfam", "Fish", "Trade"}
    assert ("Did you mean", [("is:european-union", "European Union (european-union)")]) in form.fields[
        names["EU"]
    ].choices
    page = plan_page(analyst, batch)
    assert "What the file names and nobody has" in page
    assert "committed, in 2 rows" in page

    said = {
        "all-actors": "state",
        "source-actors": "the-list",
        names["EU"]: "is:european-union",
        names["TBC"]: "nothing",
        names["Oxfam"]: "new:organisation",
        names["Fish"]: "new:yes",
        names["Trade"]: "nothing",
    }
    planned = batch_of(answered(analyst, batch, **said))
    assert (planned.totals["invalid"], planned.counts["actors"]["new"], planned.counts["topics"]["new"]) == (0, 2, 1)
    page = plan_page(analyst, planned)
    assert "actors that are missing are made (kind state, source the-list)" in page
    assert "actors: “Oxfam” is a new one (kind organisation)" in page
    assert "committed: “EU” is read as european-union" in page
    # What was said can still be said otherwise.
    again = form_of(analyst, planned)
    assert (again.initial["all-actors"], again.initial["source-actors"], again.asked) == ("state", "the-list", [])

    decide(analyst, planned, "apply")
    made = Actor.objects.order_by("ref").values_list("ref", "kind")
    assert list(made)[1:] == [("oxfam", "organisation"), ("peru", "state")]
    assert list(Topic.objects.values_list("ref", flat=True)) == ["fish"]
    assert Citation.objects.filter(actor__isnull=False, source__ref="the-list").count() == 2
    assert Commitment.objects.get(ref="q").topics.get().ref == "fish"
    decide(analyst, planned, "revert")
    assert not Commitment.objects.exists()
    assert Actor.objects.get().ref == "european-union"


def test_a_name_in_two_columns_and_two_files_is_asked_once_and_read_in_both(analyst: Client) -> None:
    ActorFactory(ref="european-union", name="European Union")
    content = zipped(
        commitments="ref,kind,title,committed,counterparts\np,pledge,P,EU;Peru,Mu\nq,pledge,Q,Mu,eu\n",
        sources="ref,kind,title,publisher\ns,news,S,Peru\n",
    )
    batch = batch_of(send(analyst, content, to=UPLOAD, name="all.zip"))
    form = form_of(analyst, batch)
    names = names_in(form)
    assert len(form.asked) == 3
    columns = {each.name: list(each.columns) for each in form.asked}
    assert (columns["EU"], columns["Peru"]) == (["committed", "counterparts"], ["publisher", "committed"])
    planned = batch_of(answered(analyst, batch, **{"all-actors": "state", names["EU"]: "is:european-union"}))
    assert (planned.totals["invalid"], planned.counts["actors"]["new"]) == (0, 2)
    decide(analyst, planned, "apply")
    assert Source.objects.get().publisher == Actor.objects.get(ref="peru")
    parties = Commitment.objects.get(ref="q").parties.order_by("role").values_list("role", "actor__ref")
    assert list(parties) == [("committed", "mu"), ("counterpart", "european-union")]


def test_spellings_of_one_name_are_said_to_be_the_same_where_it_is_asked(analyst: Client) -> None:
    rows = "ref,kind,title,committed\np,pledge,P,EU;Peru\nq,pledge,Q,European Union\nr,pledge,R,Brussels\n"
    batch = batch_of(upload(analyst, Commitment, rows))
    form = form_of(analyst, batch)
    names = names_in(form)
    number = {name: field.removeprefix("name-") for name, field in names.items()}
    same = dict(form.fields[names["EU"]].choices)["The same as"]
    assert same[0] == (f"same:{number['European Union']}", "European Union")
    assert form.fields[names["EU"]].choices[0] == ("", "Not said yet; there is one much like it")

    round_about = {names["EU"]: f"same:{number['Brussels']}", names["Brussels"]: f"same:{number['EU']}"}
    answer = answered(analyst, batch, **round_about, **{"all-actors": "state"})
    assert set(answer.context["missing_form"].errors) == {names["EU"], names["Brussels"]}

    said = {
        "all-actors": "state",
        names["EU"]: f"same:{number['European Union']}",
        names["Brussels"]: f"same:{number['EU']}",
    }
    made = batch_of(answered(analyst, batch, **said))
    assert (made.totals["invalid"], made.counts["actors"]["new"]) == (0, 2)
    decide(analyst, made, "apply")
    assert set(Actor.objects.values_list("name", flat=True)) == {"European Union", "Peru"}
    assert Commitment.objects.get(ref="p").parties.filter(actor__name="European Union").exists()
    assert Commitment.objects.get(ref="r").parties.get().actor.name == "European Union"


def test_rows_of_the_file_are_counted_apart_from_the_records_made_of_its_names(analyst: Client) -> None:
    rows = "ref,kind,title,committed\np,pledge,P,Peru;Chile\nq,frown,Q,Peru\nr,pledge,R,Japan\n"
    batch = batch_of(upload(analyst, Commitment, rows))
    batch = batch_of(answered(analyst, batch, **{"all-actors": "state"}))
    assert batch.file_rows == {"new": 2, "changed": 0, "unchanged": 0, "invalid": 1}
    page = plan_page(analyst, batch)
    assert "Plan the 2 good rows alone" in page
    assert "Rows of the file, with what they bring along" in page
    decide(analyst, batch, "good_rows")
    partial = ImportBatch.objects.latest("pk")
    assert "Apply the 2 good rows" in plan_page(analyst, partial)
    said = decide(analyst, partial, "apply").content.decode()
    assert "2 new, 0 changed, 0 unchanged, and 3 new records along with them. 1 was left out" in said


def test_what_was_the_same_as_a_name_goes_with_it_when_it_is_somebody(analyst: Client) -> None:
    ActorFactory(ref="union", name="Union of Europe")
    batch = batch_of(upload(analyst, Commitment, "ref,kind,title,committed\np,pledge,P,EU\nq,pledge,Q,Europe Union\n"))
    names = names_in(form_of(analyst, batch))
    batch = batch_of(answered(analyst, batch, **{names["EU"]: f"same:{names['Europe Union'].removeprefix('name-')}"}))
    names = names_in(form_of(analyst, batch))
    assert set(names) == {"Europe Union"}
    batch = batch_of(answered(analyst, batch, **{names["Europe Union"]: "is:union"}))
    assert (batch.totals["invalid"], batch.reading["values"]) == (
        0,
        {"committed": {"EU": "union", "Europe Union": "union"}},
    )


def test_what_is_not_said_stays_an_error(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Commitment, FILE))
    names = names_in(form_of(analyst, batch))
    planned = batch_of(answered(analyst, batch, **{"all-actors": "state", names["EU"]: "later", "all-topics": "yes"}))
    assert {each["name"] for each in planned.missing} == {"EU", "TBC"}
    form = form_of(analyst, planned)
    assert form.initial[names_in(form)["EU"]] == "later"
    names = names_in(form)
    said = {"all-actors": "state", "all-topics": "yes", names["EU"]: "new:group", names["TBC"]: "nothing"}
    planned = batch_of(answered(analyst, planned, **said))
    assert planned.totals["invalid"] == 0
    assert planned.reading["create"]["actors"] == {"kind": "state", "names": {"EU": {"kind": "group"}}}


def test_where_no_name_is_said_to_be_new_none_is_made(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Commitment, FILE))
    names = names_in(form_of(analyst, batch))
    planned = batch_of(answered(analyst, batch, **{names["Fish"]: "new:yes"}))
    assert planned.counts["topics"] == {"new": 1, "changed": 0, "unchanged": 0, "invalid": 0}
    assert {each["name"] for each in planned.missing} == {"Peru", "EU", "TBC", "Oxfam", "Trade"}


def test_an_answer_that_is_none_of_those_offered_is_refused(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Commitment, FILE))
    answer = answered(analyst, batch, **{"all-actors": "planet", "name-0": "is:anything"})
    assert answer.status_code == 200
    assert set(answer.context["missing_form"].errors) == {"all-actors", "name-0"}
    assert ImportBatch.objects.count() == 1


def test_markup_in_a_name_is_text_and_of_very_many_the_first_are_asked(analyst: Client) -> None:
    rows = "".join(f"p{number},pledge,P,<b>{number}</b>\n" for number in range(150))
    batch = batch_of(upload(analyst, Commitment, f"ref,kind,title,committed\n{rows}"))
    page = plan_page(analyst, batch)
    assert "<b>7</b>" not in page
    assert "&lt;b&gt;7&lt;/b&gt;" in page
    assert "And 50 more names" in page
    planned = batch_of(answered(analyst, batch, **{"all-actors": "group"}))
    assert planned.counts["actors"]["new"] == 150


def test_who_may_bring_in_no_actors_is_offered_none_and_cannot_have_them_made() -> None:
    person = UserFactory()
    codenames = ["import_commitment", "view_commitment", "change_commitment", "add_commitment", "view_importbatch"]
    person.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    person.is_staff = True
    person.save()
    client = Client()
    client.force_login(person)
    batch = batch_of(upload(client, Commitment, FILE))
    form = form_of(client, batch)
    assert not any(name.startswith("all-") for name in form.fields)
    answered(client, batch, **{"all-actors": "state"})
    assert not ImportBatch.objects.filter(counts__has_key="actors").exists()


def test_a_stranger_says_nothing_of_it(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Commitment, FILE))
    assert signed_in("Analyst").post(f"/admin/tracker/importbatch/{batch.pk}/missing/", {}).status_code == 404
    assert analyst.get(f"/admin/tracker/importbatch/{batch.pk}/missing/").status_code == 405


def test_what_was_said_is_kept_under_a_name_and_used_again(analyst: Client) -> None:
    batch = batch_of(upload(analyst, Commitment, FILE))
    form = form_of(analyst, batch)
    assert form.fields["is_shared"].label == "for others and the command line, too"
    names = names_in(form)
    said = {"all-actors": "state", "all-topics": "yes", names["TBC"]: "nothing"}
    batch = batch_of(answered(analyst, batch, **said, save_as="Ministry", is_shared="on"))
    saved = SavedMapping.objects.get()
    assert saved.content == {
        "values": {"committed": {"TBC": ""}},
        "create": {"actors": {"kind": "state"}, "topics": {}},
    }
    other = signed_in("Analyst")
    refused = answered(other, batch_of(upload(other, Commitment, FILE)), save_as="ministry")
    assert refused.context["missing_form"].errors == {
        "save_as": ["This name is taken by another mapping; choose another."]
    }


def test_a_mapping_that_makes_what_cannot_be_made_is_not_saved(analyst: Client) -> None:
    wrong = [
        ('{"create": {"commitments": {}}}', "no commitments are made from names"),
        ('{"create": {"actors": {"kind": "planet"}}}', "kind “planet”"),
        ('{"create": {"actors": "state"}}', "`create` of the mapping must be kinds of record"),
        ('{"complete": "title=x"}', "is no list of commitments"),
    ]
    for content, reason in wrong:
        answer = add(analyst, SavedMapping, name="M", record="commitments", content=content)
        assert reason in errors(answer)["content"]
    assert not SavedMapping.objects.exists()


@pytest.mark.parametrize("content", [{"create": []}, {"complete": {}}, {"make": {}}])
def test_the_database_takes_no_other_shape(content: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedMappingFactory(content=content)
    SavedMappingFactory(content={"create": {"topics": {}}, "complete": "all"})
