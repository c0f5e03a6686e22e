"""Pages that read more the more there is, or a large table in a row: why, and how many rows of ten thousand
commitments with all that hangs on them they may read until they are mended; none more than a quarter above today's.

Each is called by its route and by what it is narrowed by.
"""

from collections.abc import Mapping

# A file of all holds all, and the digest of the figures is of all (docs/adr/0040).
OF_ALL: Mapping[str, int] = {
    "cite/of-each/": 110_000,
    "commitments.<format:kind>": 170_000,
    "commitments/<slug:ref>/updates.<format:kind>": 15_000,
    "dashboard.<format:kind>": 160_000,
    "exchanges.<format:kind>": 14_000,
    "figures.json": 120_000,
    "indicators.<format:kind>": 11_000,
    "meetings.<format:kind>": 17_000,
    "sanctions.<format:kind>": 28_000,
    "sources.<format:kind>": 28_000,
    "topics.<format:kind>": 52_000,
}
# Counted from the rows: views that the kept counts do not answer, and what is read beside those.
BESIDE_A_FACET: Mapping[str, int] = {
    "": 56_000,
    "?actor": 260_000,
    "?actor&topic": 450_000,
    "?as_of&known_on": 61_000,
    "?press_by": 550_000,
    "?topic": 67_000,
    "charts/<slug:name>.svg": 53_000,
    "charts/<slug:name>.svg?topic": 63_000,
    "collections/<slug:ref>/": 110_000,
    "commitments.atom": 32_000,
    "commitments.atom?topic": 84_000,
    "commitments.ics": 16_000,
    "commitments.ics?topic": 48_000,
    "commitments/?actor": 72_000,
    "commitments/?as_of&known_on": 25_000,
    "commitments/?meeting": 29_000,
    "commitments/?press_by": 220_000,
    "commitments/?q": 310_000,
    "commitments/?response": 81_000,
    "commitments/?speaker": 110_000,
    "embed/commitments/<slug:ref>/": 12_000,
}
# Pages of one record go through what might hang on it.
OF_ONE_RECORD: Mapping[str, int] = {
    "actors/<slug:ref>/": 40_000,
    "cards/commitments/<slug:ref>.png": 12_000,
    "commitments/<slug:ref>.atom": 27_000,
    "commitments/<slug:ref>/": 12_000,
    "meetings/<slug:ref>/": 12_000,
    "sanctions/<slug:ref>/": 11_000,
    "sources/<slug:ref>/": 9_900,
}
# Lists of what there is less of: their counts and facets go through all rows, or all that hangs on those shown.
LISTS: Mapping[str, int] = {
    "changes/": 38_000,
    "changes/?kind": 38_000,
    "exchanges/": 12_000,
    "exchanges/?after": 12_000,
    "exchanges/?collection": 14_000,
    "indicators/": 12_000,
    "indicators/?after": 12_000,
    "indicators/?collection": 12_000,
    "indicators/?unit": 11_000,
    "meetings/": 16_000,
    "meetings/?actor": 17_000,
    "meetings/?after": 16_000,
    "meetings/?collection": 17_000,
    "meetings/?facets": 15_000,
    "meetings/?kind": 13_000,
    "meetings/?q": 12_000,
    "methodology/agreement/": 17_000,
    "sanctions/": 24_000,
    "sanctions/?after": 24_000,
    "sanctions/?collection": 23_000,
    "sanctions/?facets": 23_000,
    "sanctions/?group": 23_000,
    "sanctions/?issuer": 20_000,
    "sanctions/?kind": 20_000,
    "sanctions/?programme": 21_000,
    "sanctions/?state": 26_000,
    "sanctions/?target": 21_000,
    "search/": 12_000,
    # A few thousand sources are sooner read whole than looked up one by one.
    "sources/": 20_000,
    "sources/?after": 20_000,
    "sources/?publisher": 17_000,
    "sources/?q": 30_000,
    "sources/?reliability": 40_000,
    "topics/": 52_000,
    "topics/?collection": 120_000,
    "topics/?kind": 53_000,
}
# What waits is counted for each kind.
ADMIN_HOME: Mapping[str, int] = {
    "admin/": 280_000,
    "admin/tracker/note/tasks/<slug:section>/": 56_000,
    "admin/tracker/statusupdate/review/": 35_000,
}
# Words inside notes, summaries and reasons are looked up row by row (docs/adr/0039).
WORDS_IN_TEXTS: Mapping[str, int] = {
    "admin/tracker/citation/?q": 80_000,
    "admin/tracker/note/?q": 7_600,
    "admin/tracker/party/?q": 16_000,
    "admin/tracker/source/?q": 12_000,
    "admin/tracker/statusupdate/?q": 74_000,
}
# Deleting tells all that goes along.
GOES_ALONG: Mapping[str, int] = {
    "admin/tracker/actor/<path:object_id>/delete/": 45_000,
    "admin/tracker/commitment/<path:object_id>/delete/": 29_000,
}
# Lists of the admin without an index in their order or for that filter, or that show counts beside filters.
ADMIN_LISTS: Mapping[str, int] = {
    "admin/tracker/assessment/": 38_000,
    "admin/tracker/citation/?_facets": 540_000,
    "admin/tracker/citation/?attribution__exact": 7_300,
    "admin/tracker/citation/?credibility__exact": 7_900,
    "admin/tracker/citation/?verification": 86_000,
    "admin/tracker/commitment/?_facets": 880_000,
    "admin/tracker/commitment/?gap": 29_000,
    "admin/tracker/commitment/?review": 27_000,
    "admin/tracker/commitment/?stage__exact": 18_000,
    "admin/tracker/correction/": 8_200,
    "admin/tracker/importbatch/": 24_000,
    "admin/tracker/mergedref/": 9_600,
    "admin/tracker/note/": 8_300,
    "admin/tracker/note/?_facets": 31_000,
    "admin/tracker/note/?author__id__exact": 8_300,
    "admin/tracker/note/?kind__exact": 8_300,
    "admin/tracker/note/?settled_at__isempty": 8_300,
    "admin/tracker/party/?_facets": 84_000,
    "admin/tracker/proposal/": 8_300,
    "admin/tracker/retiredref/": 23_000,
    "admin/tracker/ruling/": 44_000,
    "admin/tracker/source/?_facets": 18_000,
    "admin/tracker/source/?stage__exact": 11_000,
    "admin/tracker/statusupdate/?_facets": 300_000,
    "admin/tracker/statusupdate/?axis__exact": 2_500,
    "admin/tracker/statusupdate/?status__exact": 4_400,
}
# Forms and histories that go through all that hangs on a record, or all that might be chosen.
FORMS: Mapping[str, int] = {
    "admin/(?P<app_label>tracker|auth)/$": 280_000,
    "admin/tracker/assessment/<path:object_id>/change/": 7_600,
    "admin/tracker/commitment/<path:object_id>/change/": 22_000,
    "admin/tracker/source/<int:key>/publish-cited/": 82_000,
}
KNOWN: Mapping[str, int] = {
    **OF_ALL,
    **BESIDE_A_FACET,
    **OF_ONE_RECORD,
    **LISTS,
    **ADMIN_HOME,
    **WORDS_IN_TEXTS,
    **GOES_ALONG,
    **ADMIN_LISTS,
    **FORMS,
}
