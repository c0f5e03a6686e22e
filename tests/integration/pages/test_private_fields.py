"""What is ours to know of the records is in no answer to the public; exports of those who may see it keep it."""

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.factories import CommitmentFactory, StatusUpdateFactory, UserFactory
from tests.factories.secrets import MARK, make_secrets
from tests.integration.test_role_matrix import PUBLIC, address, factory_of
from tracker.changes.sources import PARTS, SAID, SUBJECTS
from tracker.transfer.declaration.resources import RECORDS
from tracker.transfer.export.files import FORMATS, Export
from tracker.vocabulary import Axis, Stage

pytestmark = pytest.mark.django_db

# Neither the day, in any of the ways it is written, nor the number of days stands in any other record.
REVIEW = {"next_review_on": date(2043, 7, 19), "review_every": 29_417}
WRITTEN = (b"2043-07-19", b"20430719", b"19 July 2043", b"29417", b"29,417", b"52431")
DAY_IN_CALENDARS = (b"20430719",)
PEOPLE = (f"{MARK}-author", f"{MARK}-reviewer", "owner-of-it", "owner-of-it@example.org")
# What a file says of a record beside what the log of changes tells: its name, how public it is, its topics and parts.
NAMING = {"ref", "stage", "topics", "targets", "retracted_at", "searched"}


def told_of(model: type) -> set[str]:
    """The fields that the public may see in the log of changes, which is the list of what is public."""
    if model.__name__ == "StatusUpdate":
        return {*SAID, "commitment"}
    told: list[Any] = [*SUBJECTS, *PARTS]
    found: set[str] = set()
    for one in told:
        if one.model is model:
            found |= {*one.fields, *getattr(one, "ends", ()), *getattr(one, "either", ())}
            found |= {getattr(one, "owner", "").partition("__")[0]}
    return found


@pytest.mark.parametrize("name", RECORDS)
def test_every_column_of_a_file_is_told_in_the_log_of_changes_or_private(name: str) -> None:
    resource: Any = RECORDS[name]()
    model = resource._meta.model
    own = {field.name for field in model._meta.concrete_fields}
    columns = {column.column_name for column in resource.columns} & own
    assert columns - told_of(model) - NAMING == set(resource.private)


@pytest.fixture
def shown() -> dict[str, Any]:
    """Published records of every kind with a page, around which stands what is private."""
    make_secrets(Stage.IN_REVIEW)
    owner = UserFactory(username="owner-of-it", email="owner-of-it@example.org", first_name="owner-of-it")
    commitment = CommitmentFactory(ref="planned", owner=owner, due="2024-05", **REVIEW)
    StatusUpdateFactory(commitment=commitment, author=owner, axis=Axis.OFFICIAL)
    kinds = (
        "actor",
        "meeting",
        "sanction",
        "source",
        "topic",
        "indicator",
        "exchange",
        "programme",
        "collection",
        "correction",
    )
    return {"commitment": commitment, **{kind: factory_of(kind)() for kind in kinds}}


def unpacked(content: bytes) -> bytes:
    """The content, with that of a workbook's parts."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())


def test_no_page_or_file_says_when_we_look_again_nor_who_we_are(client: Client, shown: dict[str, Any]) -> None:
    asked = 0
    for route in PUBLIC:
        kinds = FORMATS if "<format:kind>" in route else ("",)
        for kind in kinds:
            path = address(route.replace("<format:kind>", kind), shown)
            response: Any = client.get(path)
            content = unpacked(response.getvalue())
            # A calendar is there to say when we look again; how often, it does not.
            told = DAY_IN_CALENDARS if path.endswith(".ics") else ()
            for secret in (*WRITTEN, *(name.encode() for name in PEOPLE)):
                assert secret in told or secret not in content, (path, secret)
            asked += response.status_code == 200
    assert asked > len(PUBLIC) / 2


def test_an_export_of_the_admin_keeps_it(shown: dict[str, Any]) -> None:
    resource: Any = RECORDS["commitments"]()
    export = Export(resource)
    row = next(row for row in export.rows() if "planned" in row)
    found = dict(zip(export.headers, row, strict=True))
    assert (found["next_review_on"], found["review_every"]) == ("2043-07-19", "29417")
