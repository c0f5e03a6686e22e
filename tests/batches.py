"""Batches planned and applied as people do, and the whole of what is stored, to compare."""

import zipfile
from io import BytesIO
from typing import Any

from django.contrib.auth.models import Permission, User

from tests.factories import UserFactory
from tracker.actions.imports.apply_batch import apply_batch
from tracker.actions.imports.plan_batch import plan_batch
from tracker.models import (
    CommitmentCollection,
    CommitmentTopic,
    ImportBatch,
    IndicatorCollection,
    MeetingCollection,
    Participation,
    Party,
    RetiredRef,
    SanctionCollection,
    SanctionTarget,
)
from tracker.transfer.declaration.resources import RECORDS


def allowed(*codenames: str) -> User:
    """A user with these permissions on import batches, such as `apply`."""
    user: User = UserFactory.create()
    named = [f"{codename}_importbatch" for codename in codenames]
    user.user_permissions.set(Permission.objects.filter(codename__in=named))
    return user


def plan(**texts: str) -> ImportBatch:
    """A planned batch of CSV files, one a kind of record."""
    if len(texts) == 1:
        ((record, text),) = texts.items()
        return plan_batch(user=None, file_name=f"{record}.csv", content=text.encode())
    return plan_batch(user=None, file_name="all.zip", content=zipped(**texts))


def applied(**texts: str) -> ImportBatch:
    """An applied batch of CSV files."""
    return apply_batch(plan(**texts), user=None)


def zipped(**texts: str) -> bytes:
    """A ZIP with a CSV file for each kind of record."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(f"{name}.csv", text)
    return content.getvalue()


def everything_stored() -> dict[str, Any]:
    """Every row of every record and of what ties them, as the database has it, with its keys and moments."""
    models = [resource._meta.model for resource in RECORDS.values()]
    ties = [Party, CommitmentTopic, SanctionTarget, Participation, RetiredRef]
    ties += [CommitmentCollection, SanctionCollection, MeetingCollection, IndicatorCollection]
    return {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in [*models, *ties]}
