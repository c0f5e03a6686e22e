"""Templates: their examples are sound and are no records, and they explain themselves."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.factories import CommitmentFactory, PartyFactory, TopicFactory
from tests.imports import bring, counted, said
from tracker.models import Actor
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.export.template import TEMPLATES
from tracker.transfer.library.formats import CSV, XLSX
from tracker.vocabulary import Stage


def row_of(record: str) -> dict[str, str]:
    table = CSV().create_dataset(TEMPLATES["csv"](RECORDS[record](), "utf-8"))
    ((*cells,),) = table
    return dict(zip(table.headers, cells, strict=True))


def own_row_of(record: str) -> dict[str, str]:
    """The example with refs of one's own."""
    return {column: cell.replace("example-", "own-") for column, cell in row_of(record).items()}


@pytest.mark.django_db
def test_the_example_of_each_template_imports_once_those_it_names_are_there() -> None:
    for record in RECORDS:
        if record == "responses":
            demand = CommitmentFactory.create(ref="own-demand", kind="demand")
            PartyFactory.create(commitment=demand, actor=Actor.objects.get(ref="own-actor"), role="addressee")
        result = bring(record, own_row_of(record))
        assert said(result) == []
        assert counted(result) == (1, 0, 0, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("record", RECORDS)
def test_left_in_the_file_the_example_is_told_as_such_and_nothing_else_about_it(record: str) -> None:
    result = bring(record, row_of(record), own_row_of(record))
    (problem,) = [each for each in said(result) if each.startswith("line 2,")]
    assert "this is the example row of the template" in problem


@pytest.mark.django_db
def test_a_stored_record_with_the_ref_of_the_example_is_changed_by_a_file() -> None:
    TopicFactory(ref="example-topic", stage=Stage.DRAFT)
    assert counted(bring("topics", row_of("topics"))) == (0, 1, 0, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("record", RECORDS)
def test_alone_the_example_lacks_nothing_but_the_records_it_names(record: str) -> None:
    assert all("`own-" in problem for problem in said(bring(record, own_row_of(record))))


@pytest.mark.parametrize("record", RECORDS)
def test_both_formats_hold_the_same(record: str) -> None:
    resource = RECORDS[record]()
    as_csv, as_xlsx = (TEMPLATES[kind](resource, "utf-8") for kind in ("csv", "xlsx"))
    read_csv, read_xlsx = CSV().create_dataset(as_csv), XLSX().create_dataset(as_xlsx)
    assert read_csv.headers == read_xlsx.headers == resource.get_export_headers()
    assert list(read_csv) == list(read_xlsx)


def explained(record: str) -> dict[str, tuple[object, ...]]:
    sheet = load_workbook(BytesIO(TEMPLATES["xlsx"](RECORDS[record](), ""))).worksheets[1]
    assert sheet.title == "Columns"
    return {str(name): tuple(rest) for name, *rest in sheet.values}


@pytest.mark.parametrize("record", RECORDS)
def test_the_second_sheet_explains_every_column(record: str) -> None:
    assert list(explained(record)) == ["Column", *RECORDS[record]().get_export_headers()]


def test_the_second_sheet_says_what_a_column_may_hold() -> None:
    rows = explained("commitments")
    assert rows["kind"][0] == "yes"
    assert rows["kind"][2] == "pledge, agreement, measure, statement, demand"
    assert rows["review_every"] == (
        "no",
        "a whole number in digits, such as 30",
        None,
        None,
        "Days between two reviews.",
    )
    assert rows["made_at"][3] == "meetings"
    assert rows["committed"][3:] == ("actors", "Each is a party with the role `committed`.")
    assert explained("links")["commitment"][0] == "yes"


def test_csv_can_begin_with_the_mark_that_excel_looks_for() -> None:
    assert TEMPLATES["csv"](RECORDS["topics"](), "utf-8-sig").startswith(b"\xef\xbb\xbfref,")
