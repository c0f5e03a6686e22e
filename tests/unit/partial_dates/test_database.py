"""Partial dates on records: kept, derived, sorted, found and guarded by the database."""

from datetime import date

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from tests.factories import MeetingFactory, RoleFactory, StatusUpdateFactory
from tracker.models import Meeting, Role
from tracker.partial_dates import PartialDate, PartialDateField, PartialDateFormField

pytestmark = pytest.mark.django_db


def test_a_date_is_kept_and_loaded_as_it_was() -> None:
    meeting = MeetingFactory.create(held=PartialDate("2024-01-30~"))
    assert Meeting.objects.get(pk=meeting.pk).held == PartialDate("2024-01-30~")


def test_text_becomes_a_date_when_the_record_is_saved() -> None:
    meeting = MeetingFactory.create(held="2024-04")
    assert meeting.held == PartialDate("2024-04")


def test_nothing_is_unknown() -> None:
    meeting = MeetingFactory.create(held="")
    meeting.refresh_from_db()
    assert (meeting.held, meeting.held_earliest, meeting.held_latest) == (None, None, None)


def test_first_and_last_day_are_derived_on_insert_and_update() -> None:
    meeting = MeetingFactory.create(held="2022-08/..")
    assert (meeting.held_earliest, meeting.held_latest) == (date(2022, 8, 1), date(9999, 12, 31))
    Meeting.objects.update(held="2024-02")
    meeting.refresh_from_db()
    assert (meeting.held_earliest, meeting.held_latest) == (date(2024, 2, 1), date(2024, 2, 29))


def test_bulk_writes_and_expressions_keep_dates() -> None:
    one, other = MeetingFactory.create(held="2023"), MeetingFactory.create(held=None)
    one.held, other.held = PartialDate("2024"), "2025-01"
    Meeting.objects.bulk_update([one, other], ["held"])
    Meeting.objects.filter(pk=one.pk).update(held=F("held"))
    assert set(Meeting.objects.values_list("held", flat=True)) == {PartialDate("2024"), PartialDate("2025-01")}


def test_records_sort_by_their_days() -> None:
    texts = ["../2020", "2022", "2023-01-01", "2023-01", "2023", "2023-02-03~"]
    for text in reversed(texts):
        MeetingFactory.create(held=text)
    found = Meeting.objects.order_by("held_earliest", "held_latest").values_list("held", flat=True)
    assert list(found) == [PartialDate(text) for text in texts]


def test_records_are_found_by_date_and_by_its_days() -> None:
    meeting = MeetingFactory.create(held="2023-11")
    MeetingFactory.create(held="2024")
    for condition in (
        {"held": "2023-11"},
        {"held": PartialDate("2023-11")},
        {"held__in": ["2023-11", "2022"]},
        {"held__startswith": "2023"},
        {"held_latest__lt": date(2024, 1, 1)},
        {"held__earliest__lte": date(2023, 11, 1)},
        {"held__latest": date(2023, 11, 30)},
    ):
        assert Meeting.objects.get(**condition) == meeting


def test_a_wrong_date_is_refused_before_it_reaches_the_database() -> None:
    meeting = MeetingFactory.build(held="2023-02-30")
    with pytest.raises(ValidationError) as refused:
        meeting.full_clean()
    assert refused.value.message_dict == {
        "held": ["“2023-02-30”: there is no day 30 in February 2023, which has 28 days."]
    }
    with pytest.raises(ValidationError, match="there is no day 30"):
        meeting.save()


@pytest.mark.parametrize("text", ["2023-02-30", "2023-13", "2023-00", "", " ", "03/04/2024", "2023/2022", "soon"])
def test_a_wrong_date_is_refused_by_the_database_itself(text: str) -> None:
    meeting = MeetingFactory.create()
    with (
        pytest.raises(IntegrityError, match="meeting_held_is_partial_date"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE tracker_meeting SET held = %s WHERE id = %s", [text, meeting.pk])


def test_a_required_date_cannot_be_left_out() -> None:
    with pytest.raises(ValidationError) as refused:
        StatusUpdateFactory.build(as_of=None).full_clean()
    assert "as_of" in refused.value.message_dict


def test_an_end_before_its_start_is_refused_with_both_named() -> None:
    role = RoleFactory.create(started="2020-05")
    role.ended = PartialDate("2020-04-30")
    with pytest.raises(ValidationError) as refused:
        role.full_clean()
    assert refused.value.messages == ["ended must not be before started; correct one of the two dates."]
    with pytest.raises(IntegrityError, match="role_ended_not_before_started"), transaction.atomic():
        role.save()


@pytest.mark.parametrize(
    ("started", "ended"),
    [("2020-05", "2020-05-02"), ("2020-05-31", "2020-05"), ("2020", "2020"), (None, "2019"), ("2021", None)],
)
def test_an_end_that_may_follow_its_start_is_accepted(started: str | None, ended: str | None) -> None:
    role = RoleFactory.create(started=started, ended=ended)
    role.full_clean()
    assert Role.objects.filter(pk=role.pk).exists()


def test_the_rule_holds_for_roles_too() -> None:
    with pytest.raises(IntegrityError, match="role_ended_not_before_started"), transaction.atomic():
        RoleFactory(started="2023-03", ended="2023-02")


def test_a_date_survives_a_fixture() -> None:
    meeting = MeetingFactory.create(held="2022-08/2023-11~")
    unknown = MeetingFactory.create(held=None)
    written = serializers.serialize("json", [meeting, unknown])
    assert '"held": "2022-08/2023-11~"' in written
    for loaded in serializers.deserialize("json", written):
        loaded.save()
    meeting.refresh_from_db()
    unknown.refresh_from_db()
    assert (meeting.held, unknown.held) == (PartialDate("2022-08/2023-11~"), None)


def test_history_carries_the_date_and_its_days() -> None:
    meeting = MeetingFactory.create(held="2024-02")
    events = meeting.events.values_list("held", "held_earliest", "held_latest")
    assert list(events) == [(PartialDate("2024-02"), date(2024, 2, 1), date(2024, 2, 29))]


def test_a_copy_of_the_field_is_the_same_field() -> None:
    field = PartialDateField("when held", null=True, blank=True, help_text="As reported.")
    copy = field.clone()
    assert type(copy) is PartialDateField
    assert copy.deconstruct() == field.deconstruct()
    assert copy.deconstruct()[1] == "tracker.partial_dates.PartialDateField"


def test_forms_of_records_take_dates_as_typed() -> None:
    field = Meeting._meta.get_field("held").formfield()
    assert isinstance(field, PartialDateFormField)
    assert not field.required
    assert field.clean("Apr 2024") == PartialDate("2024-04")
