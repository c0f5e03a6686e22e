"""Lines for those who watch over the site."""

import logging
from typing import Any

from tracker.models import ImportBatch

logger = logging.getLogger("tracker.imports")


def log_batch(done: str, user: Any, batch: ImportBatch) -> None:
    """Leaves a line of what was done with a batch, and by whom."""
    logger.info(
        done,
        extra={
            "user": user.pk,
            "batch": batch.pk,
            "records": batch.records,
            "sha256": batch.file_sha256,
            **batch.totals,
        },
    )
