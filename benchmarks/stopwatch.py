"""Time that work takes."""

import time
from collections.abc import Callable
from typing import Any

from django.db import transaction


def seconds(work: Callable[[], Any]) -> float:
    """How long the work takes, from begin to commit."""
    started = time.perf_counter()
    with transaction.atomic():
        work()
    return time.perf_counter() - started
