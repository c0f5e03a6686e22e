"""Citations as CSL-JSON."""

import json
from datetime import date

from hypothesis import given, settings, strategies

from tracker.citing.csl import csl
from tracker.citing.work import Work, in_one_line

# The names of the schema of CSL 1.0.2 for input that are used here, with the types it wants.
ALLOWED = {
    "id": str,
    "type": str,
    "title": str,
    "author": list,
    "container-title": str,
    "publisher": str,
    "issued": dict,
    "accessed": dict,
    "URL": str,
    "version": str,
    "language": str,
    "note": str,
}


def work(title: str, **values: object) -> Work:
    day = date(2026, 11, 20)
    return Work(
        kind="webpage",
        key="followthrough-1",
        title=in_one_line(title),
        address="https://example.org/?a=1&b=2",
        as_of=date(2024, 2, 15),
        known_on=day,
        accessed=day,
        **values,  # type: ignore[arg-type]
    )


@settings(deadline=None)
@given(strategies.text())
def test_whatever_the_title_it_is_one_item_of_the_schema(title: str) -> None:
    (item,) = json.loads(csl(work(title, digest="f" * 32)))
    assert {name: type(value) for name, value in item.items()}.items() <= ALLOWED.items()
    assert item.get("title", "") == in_one_line(title)
    assert item["URL"] == "https://example.org/?a=1&b=2"
    assert item["issued"] == item["accessed"] == {"date-parts": [[2026, 11, 20]]}
    assert (item["version"], item["author"]) == ("f" * 32, [{"literal": "Followthrough"}])
    assert item["note"].endswith("CC BY 4.0, https://creativecommons.org/licenses/by/4.0/")


def test_a_page_that_is_not_read_on_days_names_none() -> None:
    (item,) = json.loads(csl(work("A source", is_dated=False)))
    assert item["note"] == "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
    assert "version" not in item


def test_each_name_has_a_line_of_its_own() -> None:
    assert '    "issued": {"date-parts": [[2026, 11, 20]]},\n' in csl(work("A page"))
