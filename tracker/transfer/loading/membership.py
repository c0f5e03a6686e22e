r"""New records of which a file does not say where they belong: where a site has one collection, they are in it.

A row that says of `collections` that there are none (`\N`) does say so, and its record is in none.
"""

from tracker.access.collected import COLLECTED
from tracker.transfer.declaration.cell_marks import CLEAR
from tracker.transfer.loading.file_load import Load


def join_only_collection(load: Load) -> None:
    """Puts the records that were written and are new into the only collection, if there is one."""
    if load.model not in COLLECTED:
        return
    kind = load.model._meta.model_name
    ties = f"tracker_{kind}_collections"
    load.execute(
        f"INSERT INTO {ties} ({kind}_id, collection_id) SELECT proposed.id, collection.id "
        f"FROM {load.temp_table('proposed')} AS proposed JOIN {load.table} AS written ON written.id = proposed.id "
        "CROSS JOIN tracker_collection AS collection WHERE proposed.is_new "
        "AND NOT EXISTS (SELECT FROM tracker_collection AS other WHERE other.id <> collection.id) "
        f"AND NOT EXISTS (SELECT FROM {ties} AS tie WHERE tie.{kind}_id = proposed.id) "
        f"AND {_says_nothing(load)} ORDER BY proposed.id"
    )


def note_only_collection(load: Load) -> None:
    """Says in the notes of a plan that its new records would be put into the only collection, if there is one."""
    if load.model not in COLLECTED or not load.has_new:
        return
    found = load.query(
        "SELECT title FROM tracker_collection AS collection "
        "WHERE NOT EXISTS (SELECT FROM tracker_collection AS other WHERE other.id <> collection.id) "
        f"AND EXISTS (SELECT FROM {load.temp_table('proposed')} AS proposed WHERE is_new AND NOT EXISTS "
        f"(SELECT FROM {load.temp_table('tied')} AS tied "
        "WHERE tied.owner_id = proposed.id AND tied.list = 'collections') "
        f"AND {_says_nothing(load)})"
    )
    load.notes += [f"New records are put into the collection “{title}”." for (title,) in found]


def _says_nothing(load: Load) -> str:
    """SQL for whether a proposed row does not say that its record is in no collection."""
    if "collections" not in load.headers:
        return "TRUE"
    return (
        f"NOT EXISTS (SELECT FROM {load.temp_table('staged')} AS staged "
        f"WHERE staged.line = proposed.line AND btrim(staged.collections) = '{CLEAR}')"
    )
