"""The public lists as files."""

from typing import Any

import pytest
from django.test import Client

from tests.factories import ActorFactory, CommitmentFactory, TopicFactory
from tests.factories.secrets import MARK, make_secrets
from tracker.downloads.lists import LISTS
from tracker.transfer.declaration.name_columns import name_columns
from tracker.transfer.declaration.resources import RECORDS
from tracker.vocabulary import Stage

pytestmark = pytest.mark.django_db


def get(client: Client, address: str) -> Any:
    return client.get(address)


@pytest.mark.parametrize("name", LISTS)
def test_columns_are_those_of_an_analysts_export_that_are_not_private(client: Client, name: str) -> None:
    header = get(client, f"/{name}.csv").getvalue().decode("utf-8-sig").splitlines()[0]
    resource = RECORDS[name]()
    names = [column.column_name for column in resource.columns]
    assert resource.private <= set(names)
    beside = name_columns(resource.columns)
    given = header.split(",")
    assert [name for name in given if name not in beside] == [name for name in names if name not in resource.private]
    assert [name for name in given if name in beside] == [
        header for header, column in beside.items() if column.column_name not in resource.private
    ]


@pytest.mark.parametrize("name", LISTS)
def test_neither_rows_nor_refs_of_what_is_not_published_are_in_any_file(client: Client, name: str) -> None:
    make_secrets(Stage.IN_REVIEW)
    content = get(client, f"/{name}.json").getvalue().decode()
    assert len(content.splitlines()) > 2
    assert MARK not in content
    assert MARK not in get(client, f"/{name}.csv").getvalue().decode()


def test_a_file_has_the_rows_of_every_page(client: Client) -> None:
    TopicFactory.create_batch(60)
    assert len(get(client, "/topics.csv?page=2").getvalue().splitlines()) == 61


def test_no_cell_runs_in_a_spreadsheet_and_none_is_changed_in_json(client: Client) -> None:
    ActorFactory(ref="bank", name='=HYPERLINK("http://example.org")')
    assert ",\"'=HYPERLINK(" in get(client, "/actors.csv").getvalue().decode()
    assert '"name": "=HYPERLINK(' in get(client, "/actors.json").getvalue().decode()


def test_csv_has_the_mark_by_which_excel_knows_utf_8_unless_asked_without_it(client: Client) -> None:
    TopicFactory(ref="fentanyl", name="芬太尼", description="")
    marked, plain = get(client, "/topics.csv?page=2"), get(client, "/topics.plain.csv?page=2")
    assert marked.getvalue() == b"\xef\xbb\xbf" + (content := plain.getvalue())
    assert content.decode() == "ref,stage,name,description\nfentanyl,published,芬太尼,\n"
    assert marked["Content-Disposition"] == plain["Content-Disposition"]
    assert marked["Content-Type"] == plain["Content-Type"]
    assert get(client, "/topics.plainxcsv").status_code == 404


def test_files_say_what_they_are_and_of_which_day(client: Client) -> None:
    CommitmentFactory(made_on="2023")
    types = {
        "csv": "text/csv; charset=utf-8",
        "json": "application/json",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
    for kind, content_type in types.items():
        response = get(client, f"/commitments.{kind}?as_of=2024-02-15")
        response.getvalue()
        assert (response["Content-Type"], response["Content-Disposition"]) == (
            content_type,
            f'attachment; filename="followthrough-commitments-2024-02-15.{kind}"',
        )


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("/commitments.csv?actor=nobody", "actor=nobody was left out."),
        ("/dashboard.json?as_of=banana", "as_of=banana was left out."),
        ("/sanctions.xlsx?state=maybe&known_on=x", "state=maybe was left out."),
        ("/actors.csv?q=%00", "q=� was left out."),
        ("/figures.json?kind=x", "kind=x was left out."),
        ("/cite.bib?kind=x", "kind=x was left out."),
    ],
)
def test_an_address_that_cannot_be_meant_gets_the_reason_and_no_file(
    client: Client, address: str, reason: str
) -> None:
    response = get(client, address)
    assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert reason in response.getvalue().decode()


def test_a_text_too_long_for_a_workbook_is_refused_with_the_way_out(client: Client) -> None:
    TopicFactory(description="x" * 40_000)
    response = get(client, "/topics.xlsx")
    assert response.status_code == 422
    assert "export as CSV" in response.content.decode()


def test_empty_list_offers_no_file_and_a_full_one_each_of_four(client: Client) -> None:
    assert ".csv" not in client.get("/actors/").content.decode()
    ActorFactory(kind="person")
    page = client.get("/actors/?kind=person").content.decode()
    kinds = ("csv", "plain.csv", "xlsx", "json")
    assert [f'href="/actors.{kind}?kind=person"' in page for kind in kinds] == [True] * 4
