"""The drift guard: a file that would do far more than files do, or nothing at all, needs an explicit word.

Where at least `ENOUGH` records of a kind are stored, a file may change up to half of them and add up to as many
again. A file without rows is taken only where nothing of its kind is stored, since that is what an export of nothing
looks like.
"""

from tracker.transfer.loading.file_load import Load
from tracker.transfer.loading.file_plan import Counts

ENOUGH = 20


def drift_warning(load: Load, counts: Counts) -> str:
    """What is unusual about the file, in a sentence; empty when nothing is. Call it before anything is written."""
    ((stored,),) = load.query(f"SELECT count(*) FROM {load.table}")
    kind = load.model._meta.verbose_name_plural
    if stored and not counts.total:
        return f"the file holds no rows; stored {kind}: {stored:,}."
    if stored < ENOUGH:
        return ""
    if counts.changed > stored / 2:
        return f"the file would change {counts.changed:,} of the {stored:,} {kind} that are stored, more than half."
    if counts.new > stored:
        return f"the file would add {counts.new:,} {kind} to the {stored:,} that are stored, more than there are."
    return ""


def drift_refusal(drift: str) -> str:
    """The sentence of `drift_warning` with how to import the file anyway."""
    return (
        f"{drift} To import it anyway, tick “Yes, import anyway” on the page of the import, or add --accept-drift on "
        "the command line. Nothing was changed."
    )
