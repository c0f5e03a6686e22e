"""Refs of rows that have none, made of their titles when that was asked for; never of their place in the file.

A row whose title a stored record has is about that record, so that the same file may come again, unless it says that
somebody else committed to it. A new ref is one that
no record has or had, nor any row of the file.
"""

import json
from collections.abc import Collection, Sequence
from typing import Any

from tracker.database.identifiers import quoted
from tracker.models import RetiredRef
from tracker.models.refs.mistakable_ref import safe_base
from tracker.models.refs.ref_from_text import ref_from_text
from tracker.transfer.declaration.record_names import folded_sql
from tracker.transfer.loading.differences import changes_query
from tracker.transfer.loading.file_load import Load, line_array
from tracker.transfer.loading.spelling import places

MOST_TOLD = 12
# Two may promise the same in the same words.
WHOSE, SEPARATOR = "committed", ";"


def make_refs(load: Load) -> None:
    """Fills the empty cells of `ref` from the column that the mapping names, and tells how."""
    source = load.mapping.refs_from
    if not source or source not in load.headers or "ref" not in load.headers:
        return
    staged, column = load.temp_table("staged"), quoted(source)
    rows = load.query(
        f"SELECT {folded_sql(column)} AS called, min({column}), array_agg(line ORDER BY line) "
        f"FROM {staged} WHERE ref = '' AND btrim({column}) NOT IN ('', '\\N') GROUP BY 1 ORDER BY min(line)"
    )
    if not rows:
        return
    stored = _stored(load, column)
    taken = _taken(load)
    made: dict[str, str] = {}
    again: list[str] = []
    for called, title, lines in rows:
        refs = stored.get(called, [])
        if len(refs) > 1:
            _note_several(load, title, refs, lines)
            continue
        if refs:
            load.by_title.update(lines)
            again.append(f"“{title}” is `{refs[0]}` ({places(load, lines)})")
        load.ref_of_title.update(lines)
        made[called] = refs[0] if refs else free_ref(load.model, title, taken)
        taken.add(made[called])
    load.execute(
        f"UPDATE {staged} AS staged SET ref = made.ref FROM unnest(%s::text[], %s::text[]) AS made (called, ref) "
        f"WHERE staged.ref = '' AND {folded_sql(f'staged.{column}')} = made.called",
        [list(made), list(made.values())],
    )
    _tell(load, source, [ref for called, ref in made.items() if called not in stored], again)


def doubt_titles(load: Load) -> None:
    """Refuses rows that mean a stored record by its title alone, and say that others have committed to it."""
    if not load.by_title:
        return
    for line, key, cells in load.query(
        f"SELECT line, key, changes::text FROM ({changes_query(load)}) AS planned WHERE line = ANY(%s)",
        [line_array(load.by_title)],
    ):
        for cell in json.loads(cells):
            old, new = (set(filter(None, cell[side].split(SEPARATOR))) for side in ("old", "new"))
            if cell["column"] == WHOSE and old and new and not old & new:
                load.reject(
                    line,
                    f"the title is that of `{key}`, which {cell['old']} committed to: give this row a ref of its own, "
                    "or that one if it is meant.",
                    load.resource.fields["ref"],
                )


def _stored(load: Load, column: str) -> dict[str, list[str]]:
    """The refs of the stored records by what they are called."""
    return dict(
        load.query(
            f"SELECT {folded_sql(f'stored.{column}')}, array_agg(stored.ref ORDER BY stored.ref) "
            f"FROM {load.table} AS stored "
            f"WHERE {folded_sql(f'stored.{column}')} IN "
            f"(SELECT {folded_sql(column)} FROM {load.temp_table('staged')} WHERE ref = '') GROUP BY 1"
        )
    )


def _taken(load: Load) -> set[str]:
    """Every ref that a record of this kind has or had, and that the file gives."""
    own = load.query(f"SELECT ref FROM {load.table} UNION SELECT ref FROM {load.temp_table('staged')} WHERE ref <> ''")
    retired = RetiredRef.objects.filter(record=load.model._meta.db_table).values_list("ref", flat=True)
    return {ref for (ref,) in own} | set(retired)


def free_ref(model: Any, title: str, taken: Collection[str]) -> str:
    """A ref made of what a record is called, and of a number where that is taken."""
    kind = str(model._meta.model_name)
    base = safe_base(ref_from_text(title), kind) or kind
    number, ref = 1, base
    while ref in taken:
        number += 1
        ref = f"{base}-{number}"
    return ref


def _note_several(load: Load, title: str, refs: Sequence[str], lines: Sequence[int]) -> None:
    listed = ", ".join(f"`{ref}`" for ref in refs)
    kind = load.model._meta.verbose_name_plural
    for line in lines:
        load.reject(
            line,
            f"is what {len(refs)} {kind} are called: {listed}; give the ref of the one that is meant.",
            load.resource.fields["ref"],
            value=title,
        )
        load.unidentified.add(line)


def _tell(load: Load, source: str, made: Sequence[str], again: Sequence[str]) -> None:
    if made:
        listed = ", ".join(made[:MOST_TOLD]) + (f" and {len(made) - MOST_TOLD:,} more" if made[MOST_TOLD:] else "")
        load.notes.append(f"ref: {len(made):,} made from {source}: {listed}.")
    if again:
        listed = "; ".join(again[:MOST_TOLD]) + (f"; and {len(again) - MOST_TOLD:,} more" if again[MOST_TOLD:] else "")
        load.notes.append(f"ref: {len(again):,} with the {source} of a stored record are that record: {listed}.")
