"""The rows of the bench: what is asked for, and the SQL that the answer needs at the least."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.scale import bare


@dataclass(frozen=True)
class Page:
    """One row. `is_admins` is asked for by somebody signed in; names in braces are those of records.

    `way` is how it is asked for: `get`, `save` sends a form, `again` has what it was told the first time.
    """

    name: str
    address: str
    sql: Sequence[str]
    is_admins: bool = False
    way: str = "get"


PAST = "as_of=2019-06-30&known_on=2020-03-31"
PAST_DAYS = {"as_of": "2019-06-30", "known_on": "2020-03-31"}
AUTOCOMPLETE = "/admin/autocomplete/?app_label=tracker&model_name=statusupdate&field_name=commitment&term=precursor"
LIST, NUMBER = bare.LIST, bare.NUMBER

PAGES = (
    Page("dashboard", "/", [bare.COUNTS, bare.STRIPS]),
    Page("dashboard, a past pair of days", f"/?{PAST}", [bare.COUNTS, bare.STRIPS]),
    Page("dashboard of a topic", "/?topic=made-up-topic-1", [bare.COUNTS_OF_A_TOPIC]),
    Page("dashboard of a collection", "/collections/made-up-tracker-2/", [bare.COUNTS, bare.STRIPS]),
    Page("cite the dashboard", "/cite/", [bare.COUNTS]),
    Page("timeline picture", "/charts/timeline.svg", [bare.STRIPS]),
    Page("embed card", "/embed/", [bare.COUNTS]),
    Page("picture card", "/cards/dashboard.png", [bare.COUNTS]),
    Page("figures as JSON", "/figures.json", [bare.COUNTS]),
    Page("list", "/commitments/", [LIST.format("", 0), NUMBER]),
    Page("list, further on", "/commitments/?page=10", [LIST.format("", 450), NUMBER]),
    Page("list of a topic", "/commitments/?topic=made-up-topic-1", [LIST.format(bare.OF_A_TOPIC, 0), NUMBER]),
    Page("list by status", "/commitments/?status=stalled", [bare.BY_STATUS]),
    Page(
        "search, common word",
        "/search/?q=precursor",
        [bare.SEARCH.format("precursor", "precursor"), bare.SEARCH_NUMBER.format("precursor")],
    ),
    Page(
        "search, word of 1 %",
        "/search/?q=turbines",
        [bare.SEARCH.format("turbines", "turbines"), bare.SEARCH_NUMBER.format("turbines")],
    ),
    Page("search, misspelt", "/search/?q=precusror", [bare.MISSPELT]),
    Page("what changed", "/changes/", [bare.CHANGES.format(0)]),
    Page("what changed, further on", "/changes/?page=20", [bare.CHANGES.format(950)]),
    Page("list of collections", "/collections/", [bare.COLLECTIONS]),
    Page("list of topics", "/topics/", [bare.TOPICS]),
    Page(
        "list of actors", "/actors/", ["SELECT * FROM tracker_actor WHERE stage = 'published' ORDER BY name LIMIT 50"]
    ),
    Page("calendar of everything", "/commitments.ics", [bare.CALENDAR]),
    Page("feed of everything", "/commitments.atom", [bare.CHANGES.format(0)]),
    Page("source with most citations", "/sources/{source}/", [bare.OF_SOURCE]),
    Page("commitment with most updates", "/commitments/{commitment}/", [bare.OF_COMMITMENT]),
    Page("actor with most commitments", "/actors/{actor}/", [bare.OF_ACTOR]),
    Page("CSV of all commitments", "/commitments.csv", [bare.ALL]),
    Page("not changed since (304)", "/commitments/{commitment}/", [bare.NOTHING], way="again"),
    Page("admin", "/admin/", [bare.NOTHING], is_admins=True),
    Page("admin: list", "/admin/tracker/commitment/", [bare.ADMIN_LIST, bare.ADMIN_NUMBER], is_admins=True),
    Page("admin: by status", "/admin/tracker/commitment/?status=stalled", [bare.ADMIN_BY_STATUS], is_admins=True),
    Page("admin: search", "/admin/tracker/commitment/?q=satellites", [bare.ADMIN_SEARCH], is_admins=True),
    Page("admin: citations", "/admin/tracker/citation/", [bare.ADMIN_CITATIONS], is_admins=True),
    Page("admin: autocomplete", AUTOCOMPLETE, [bare.AUTOCOMPLETE], is_admins=True),
    Page("form of an update", "/admin/tracker/statusupdate/{update}/change/", [bare.FORM], is_admins=True),
    Page("saving an update", "/admin/tracker/statusupdate/add/", [bare.SAVE], is_admins=True, way="save"),
)


def chosen(names: str) -> tuple[Page, ...]:
    """The pages whose names hold one of the words, which commas part; all for none."""
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    return tuple(page for page in PAGES if not wanted or any(word in page.name for word in wanted))
