"""Promises that hold for every record, walked over whatever records there are."""

import re
from typing import Any

import factory
import pghistory.models
import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models import CheckConstraint

from tests import factories
from tracker import models as records
from tracker.database.dataset_version import DatasetVersion
from tracker.models import (
    HANGS_ON,
    Correction,
    CountChange,
    CountedCommitment,
    ImportBatch,
    ImportDraft,
    ImportJob,
    KeptCount,
    Mention,
    PlannedRow,
    Published,
    QuoteCheck,
    RecentSender,
    Referenced,
    RetiredRef,
    SignInThrottle,
)

TRACKER = apps.get_app_config("tracker")
RECORDS = [
    model for model in TRACKER.get_models() if not issubclass(model, pghistory.models.Event) and not model._meta.proxy
]
REFERENCED = [model for model in RECORDS if issubclass(model, Referenced)]
PUBLISHED = [model for model in RECORDS if issubclass(model, Published)]
UNTRACKED = (ImportDraft, ImportJob, Mention, PlannedRow, QuoteCheck, RecentSender, RetiredRef, SignInThrottle)
COUNTS = (CountChange, CountedCommitment, KeptCount)
TRACKED = [model for model in RECORDS if model not in (*UNTRACKED, *COUNTS)]

# One column a record that can be changed without touching anything else.
CHANGED = {
    "Actor": "description",
    "ArchivedText": "text",
    "Assessment": "reasoning",
    "Citation": "note",
    "Collection": "covers",
    "CollectionMember": "role",
    "Commitment": "summary",
    "Condition": "note",
    "Correction": "reason",
    "Criterion": "text",
    "Finding": "reason",
    "Exchange": "summary",
    "ExchangeItem": "side",
    "ImportBatch": "file_name",
    "Indicator": "definition",
    "Link": "note",
    "Meeting": "place",
    "MergedRef": "ref",
    "Milestone": "summary",
    "Note": "text",
    "Observation": "note",
    "Programme": "summary",
    "SanctionStep": "summary",
    "Participation": "role",
    "Party": "role",
    "Proposal": "answer",
    "PublishingRule": "record_kind",
    "Reminder": "digest",
    "Response": "summary",
    "Role": "title",
    "Ruling": "reason",
    "Sanction": "summary",
    "SavedMapping": "name",
    "Source": "title",
    "StatusUpdate": "summary",
    "Target": "note",
    "Topic": "description",
}
# What such a column is changed to where not every value will do.
CHANGED_TO = {"ExchangeItem": "b", "Participation": "host", "Party": "counterpart", "PublishingRule": "source"}
CHANGED_TO |= {"CollectionMember": "reviewer"}

pytestmark = pytest.mark.django_db


def factory_of(model: type[models.Model]) -> type[factory.Factory[Any]]:
    made: type[factory.Factory[Any]] = getattr(factories, f"{model.__name__}Factory")
    return made


def drafted(model: type[models.Model]) -> models.Model:
    """A record that may still be changed and deleted."""
    # What hangs on a sanction would be left behind by SQL that deletes the sanction alone.
    alone = {"imposed": None} if model is records.Sanction else {}
    record: models.Model = factory_of(model).create(**alone, **({"stage": "draft"} if model in PUBLISHED else {}))
    return record


@pytest.mark.parametrize("model", RECORDS)
def test_has_a_factory_that_makes_a_valid_object(model: type[models.Model]) -> None:
    factory_of(model).create().full_clean()


def test_rows_that_only_tie_two_records_name_both() -> None:
    commitment = factories.CommitmentFactory(title="China suspends talks")
    commitment.topics.add(factories.TopicFactory(name="Taiwan"))
    sanction = factories.SanctionFactory(title="Chip controls")
    sanction.targets.add(factories.ActorFactory(name="China"))
    meeting, indicator = factories.MeetingFactory(title="Talks"), factories.IndicatorFactory(name="Deaths")
    collection = factories.CollectionFactory(title="Fentanyl")
    for record in (commitment, sanction, meeting, indicator):
        record.collections.add(collection)
    ties: list[Any] = [type(commitment).topics.through, type(sanction).targets.through]
    ties += [type(record).collections.through for record in (commitment, sanction, meeting, indicator)]
    told = [str(tie._default_manager.get()) for tie in ties]
    assert told == [
        "China suspends talks: topic Taiwan",
        "Chip controls: target China",
        "China suspends talks: collection Fentanyl",
        "Chip controls: collection Fentanyl",
        "Talks: collection Fentanyl",
        "Deaths: collection Fentanyl",
    ]
    generated = [each for each in TRACKER.get_models(include_auto_created=True) if each._meta.auto_created]
    assert set(ties) == {each for each in generated if not issubclass(each, pghistory.models.Event)}


def test_is_named_in_the_models_package() -> None:
    assert {model.__name__ for model in RECORDS} - set(records.__all__) == set()


@pytest.mark.parametrize("model", RECORDS)
def test_reads_as_words_of_its_own(model: type[models.Model]) -> None:
    one, other = factory_of(model).create_batch(2)
    assert str(one) != str(other)
    assert "object (" not in str(one)


@pytest.mark.parametrize("model", TRACKED)
def test_leaves_an_event_for_each_insert_update_and_delete_in_raw_sql(model: type[models.Model]) -> None:
    record = drafted(model)
    table, column = model._meta.db_table, CHANGED[model.__name__]
    value = CHANGED_TO.get(model.__name__, "changed")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", [value, record.pk])
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", [value, record.pk])
        cursor.execute(f"DELETE FROM {table} WHERE id = %s", [record.pk])
        cursor.execute(
            f"SELECT pgh_label, {column} FROM {table}event WHERE pgh_obj_id = %s ORDER BY pgh_id", [record.pk]
        )
        events = cursor.fetchall()
    assert [label for label, _ in events] == ["insert", "update", "delete"]
    assert events[1][1] == events[2][1] == value


@pytest.mark.parametrize("model", TRACKED)
def test_changes_the_version_of_the_records_when_added_changed_or_removed(model: type[models.Model]) -> None:
    versions = [DatasetVersion.read().state]
    record = drafted(model)
    versions.append(DatasetVersion.read().state)
    table, column = model._meta.db_table, CHANGED[model.__name__]
    value = CHANGED_TO.get(model.__name__, "changed")
    for statement in (f"UPDATE {table} SET {column} = '{value}' WHERE id = %s", f"DELETE FROM {table} WHERE id = %s"):
        with connection.cursor() as cursor:
            cursor.execute(statement, [record.pk])
        versions.append(DatasetVersion.read().state)
    assert len(set(versions)) == 4
    assert DatasetVersion.read().state == versions[-1]


@pytest.mark.parametrize("model", TRACKED)
def test_events_are_neither_edited_nor_deleted(model: type[models.Model]) -> None:
    record = factory_of(model).create()
    events = record.events.all()
    for tamper in (events.delete, lambda: events.update(pgh_label="forged")):
        with pytest.raises(Exception, match="Cannot"), transaction.atomic():
            tamper()
    assert [event.pgh_label for event in events.all()] == ["insert"]


@pytest.mark.parametrize("model", REFERENCED)
def test_ref_is_a_slug(model: type[models.Model]) -> None:
    record = drafted(model)
    rows = model._default_manager.filter(pk=record.pk)
    for ref in ("Upper", "two words", "-lead", "trail-", "double--hyphen", "", "ünïcode"):
        with pytest.raises(IntegrityError, match="ref_is_a_slug"), transaction.atomic():
            rows.update(ref=ref)
    with pytest.raises(IntegrityError, match="ref_is_a_slug"):
        factory_of(model).create(ref="Upper")


@pytest.mark.parametrize("model", REFERENCED)
def test_ref_names_one_record(model: type[models.Model]) -> None:
    taken = factory_of(model).create()
    with pytest.raises(IntegrityError, match="duplicate key"):
        factory_of(model).create(ref=taken.ref)


@pytest.mark.parametrize("model", REFERENCED)
def test_a_public_ref_cannot_be_changed(model: type[models.Model]) -> None:
    record = factory_of(model).create()
    with pytest.raises(IntegrityError, match=f'The ref "{record.ref}" may be used in links|never edited'):
        model._default_manager.filter(pk=record.pk).update(ref="another")


@pytest.mark.parametrize("model", REFERENCED)
def test_a_public_record_keeps_its_primary_key(model: type[models.Model]) -> None:
    record = factory_of(model).create()
    with pytest.raises(IntegrityError, match="may be used in links"):
        model._default_manager.filter(pk=record.pk).update(id=record.pk + 1_000_000)


@pytest.mark.parametrize("model", PUBLISHED)
def test_the_ref_of_a_draft_can_be_changed(model: type[models.Model]) -> None:
    record = drafted(model)
    assert model._default_manager.filter(pk=record.pk).update(ref="another") == 1


@pytest.mark.parametrize("model", [model for model in REFERENCED if model.__name__ != "StatusUpdate"])
def test_a_public_ref_is_never_used_again(model: type[models.Model]) -> None:
    record = factory_of(model).create()
    ref = record.ref
    record.delete()
    with pytest.raises(IntegrityError, match="never used again"):
        factory_of(model).create(ref=ref)


@pytest.mark.parametrize("model", PUBLISHED)
def test_the_ref_of_a_deleted_draft_is_free_again(model: type[models.Model]) -> None:
    record = drafted(model)
    assert isinstance(record, Published)
    ref = record.ref
    record.delete()
    assert factory_of(model).create(ref=ref).pk


@pytest.mark.parametrize("model", PUBLISHED)
def test_publication_is_stamped_by_the_database(model: type[models.Model]) -> None:
    record = drafted(model)
    rows = model._default_manager.filter(pk=record.pk)
    assert rows.filter(published_at=None).exists()
    if model.__name__ == "StatusUpdate":
        factories.CitationFactory.create(commitment=None, status_update=record)
    if model.__name__ == "Exchange":
        for side in ("a", "b"):
            factories.ExchangeItemFactory.create(exchange=record, side=side)
    rows.update(stage="published")
    assert rows.filter(published_at__isnull=False).exists()


@pytest.mark.parametrize("model", PUBLISHED)
def test_publication_is_not_undone(model: type[models.Model]) -> None:
    record = factory_of(model).create()
    with pytest.raises(IntegrityError, match=r"is published and cannot be unpublished"):
        model._default_manager.filter(pk=record.pk).update(stage="draft")


def checks(model: type[models.Model]) -> list[CheckConstraint]:
    return [constraint for constraint in model._meta.constraints if isinstance(constraint, CheckConstraint)]


@pytest.mark.parametrize("model", REFERENCED)
def test_what_has_a_ref_has_a_stage_or_hangs_on_what_has_one(model: type[models.Model]) -> None:
    """So that two people stand behind whatever is public; what a reader reports is not, and changes nothing."""
    assert issubclass(model, Published) or model in HANGS_ON or model is Correction


def test_every_choice_is_a_constraint_of_the_database() -> None:
    for model in RECORDS:
        conditions = " ".join(str(constraint.condition) for constraint in checks(model))
        for field in model._meta.concrete_fields:
            if field.choices:
                assert re.search(rf"'{field.name}__(in|range)'", conditions), f"{model.__name__}.{field.name}"


def test_every_constraint_speaks_to_the_person_who_typed() -> None:
    for model in RECORDS:
        for constraint in checks(model):
            assert constraint.violation_error_message != constraint.default_violation_error_message, constraint.name


@pytest.mark.parametrize("model", RECORDS)
def test_every_choice_list_refuses_a_value_outside_it(model: type[models.Model]) -> None:
    for field in model._meta.concrete_fields:
        if not field.choices or model is ImportBatch:
            continue
        outside = 9 if isinstance(field, models.IntegerField) else "Z"
        record = factory_of(model).create()
        setattr(record, field.name, outside)
        with pytest.raises(ValidationError) as refused:
            record.full_clean()
        assert field.name in refused.value.error_dict
        with pytest.raises(IntegrityError, match="is_known"), transaction.atomic():
            factory_of(model).create(**{field.name: outside})
