"""Sanctions have no days of their own any more: their steps have."""

import django.db.models.lookups
import pgtrigger.migrations
from django.db import migrations, models

import tracker.partial_dates
from tracker.migrations._at_once import AtOnce
from tracker.migrations._triggers import trigger


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "__first__"),
        ("tracker", "0022_lives_of_stored_sanctions"),
    ]

    operations = [
        AtOnce(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="sanction",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="sanction",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="sanction",
                    name="delete_delete",
                ),
                migrations.RemoveConstraint(
                    model_name="sanction",
                    name="sanction_imposed_is_partial_date",
                ),
                migrations.RemoveConstraint(
                    model_name="sanction",
                    name="sanction_lifted_is_partial_date",
                ),
                migrations.RemoveConstraint(
                    model_name="sanction",
                    name="sanction_lifted_not_before_imposed",
                ),
                migrations.RemoveConstraint(
                    model_name="sanction",
                    name="sanction_lifted_for_a_reason_has_its_day",
                ),
                migrations.RemoveField(
                    model_name="sanction",
                    name="imposed_earliest",
                ),
                migrations.RemoveField(
                    model_name="sanction",
                    name="imposed_latest",
                ),
                migrations.RemoveField(
                    model_name="sanction",
                    name="lifted_earliest",
                ),
                migrations.RemoveField(
                    model_name="sanction",
                    name="lifted_latest",
                ),
                migrations.RemoveField(
                    model_name="sanctionevent",
                    name="imposed_earliest",
                ),
                migrations.RemoveField(
                    model_name="sanctionevent",
                    name="imposed_latest",
                ),
                migrations.RemoveField(
                    model_name="sanctionevent",
                    name="lifted_earliest",
                ),
                migrations.RemoveField(
                    model_name="sanctionevent",
                    name="lifted_latest",
                ),
                migrations.RemoveField(
                    model_name="sanction",
                    name="former_programme",
                ),
                migrations.RemoveField(
                    model_name="sanction",
                    name="imposed",
                ),
                migrations.RemoveField(
                    model_name="sanction",
                    name="lifted",
                ),
                migrations.RemoveField(
                    model_name="sanction",
                    name="lifting_reason",
                ),
                migrations.RemoveField(
                    model_name="sanctionevent",
                    name="former_programme",
                ),
                migrations.RemoveField(
                    model_name="sanctionevent",
                    name="imposed",
                ),
                migrations.RemoveField(
                    model_name="sanctionevent",
                    name="lifted",
                ),
                migrations.RemoveField(
                    model_name="sanctionevent",
                    name="lifting_reason",
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanction",
                    trigger=trigger("0028_sanctions_without_days.sql", "tracker_sanction", "insert_insert"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanction",
                    trigger=trigger("0028_sanctions_without_days.sql", "tracker_sanction", "update_update"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sanction",
                    trigger=trigger("0028_sanctions_without_days.sql", "tracker_sanction", "delete_delete"),
                ),
                migrations.AddConstraint(
                    model_name="citation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("field", ""),
                            models.Q(
                                ("actor__isnull", False),
                                (
                                    "field__in",
                                    (
                                        "kind",
                                        "name",
                                        "native_name",
                                        "aliases",
                                        "country",
                                        "part_of",
                                        "description",
                                        "wikidata_id",
                                        "website",
                                    ),
                                ),
                            ),
                            models.Q(
                                ("field__in", ("person", "organisation", "title", "started", "ended")),
                                ("role__isnull", False),
                            ),
                            models.Q(
                                (
                                    "field__in",
                                    (
                                        "kind",
                                        "title",
                                        "held",
                                        "place",
                                        "country",
                                        "part_of",
                                        "summary",
                                        "participations",
                                    ),
                                ),
                                ("meeting__isnull", False),
                            ),
                            models.Q(
                                ("commitment__isnull", False),
                                (
                                    "field__in",
                                    (
                                        "kind",
                                        "title",
                                        "summary",
                                        "deliverable",
                                        "guideline",
                                        "topics",
                                        "made_at",
                                        "made_on",
                                        "due",
                                        "committed",
                                        "counterparts",
                                        "implementers",
                                        "beneficiaries",
                                        "addressees",
                                        "targets",
                                    ),
                                ),
                            ),
                            models.Q(
                                ("field__in", ("axis", "status", "as_of", "summary")), ("status_update__isnull", False)
                            ),
                            models.Q(
                                ("field__in", ("kind", "to_commitment", "to_sanction", "to_step", "note")),
                                ("link__isnull", False),
                            ),
                            models.Q(
                                (
                                    "field__in",
                                    (
                                        "kind",
                                        "title",
                                        "programme",
                                        "issuer",
                                        "targets",
                                        "measures",
                                        "stated_reason",
                                        "summary",
                                    ),
                                ),
                                ("sanction__isnull", False),
                            ),
                            models.Q(("field__in", ("period", "value", "qualifier")), ("observation__isnull", False)),
                            models.Q(
                                ("field__in", ("kind", "happened_on", "reason", "summary")),
                                ("sanction_step__isnull", False),
                            ),
                            models.Q(
                                ("field__in", ("title", "issuer", "legal_basis", "measures", "summary")),
                                ("programme__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="citation_field_is_one_of_the_record",
                        violation_error_message="field must be a field of the record that is cited, such as held of a meeting or happened_on of a sanction step; imposed and lifted are steps.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="citation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "field__in",
                                    ["as_of", "due", "ended", "happened_on", "held", "made_on", "period", "started"],
                                ),
                                _negated=True,
                            ),
                            django.db.models.lookups.IsNull(tracker.partial_dates.Earliest(models.F("value")), False),
                            _connector="OR",
                        ),
                        name="citation_value_of_a_date_is_partial_date",
                        violation_error_message="value must be a date that exists, such as 2023, 2023-11, 2023-11-15 or 2024-01-30~, because the field is a date.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ruling",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("field", ""),
                            models.Q(
                                ("actor__isnull", False),
                                (
                                    "field__in",
                                    (
                                        "kind",
                                        "name",
                                        "native_name",
                                        "aliases",
                                        "country",
                                        "part_of",
                                        "description",
                                        "wikidata_id",
                                        "website",
                                    ),
                                ),
                            ),
                            models.Q(
                                ("field__in", ("person", "organisation", "title", "started", "ended")),
                                ("role__isnull", False),
                            ),
                            models.Q(
                                (
                                    "field__in",
                                    (
                                        "kind",
                                        "title",
                                        "held",
                                        "place",
                                        "country",
                                        "part_of",
                                        "summary",
                                        "participations",
                                    ),
                                ),
                                ("meeting__isnull", False),
                            ),
                            models.Q(
                                ("commitment__isnull", False),
                                (
                                    "field__in",
                                    (
                                        "kind",
                                        "title",
                                        "summary",
                                        "deliverable",
                                        "guideline",
                                        "topics",
                                        "made_at",
                                        "made_on",
                                        "due",
                                        "committed",
                                        "counterparts",
                                        "implementers",
                                        "beneficiaries",
                                        "addressees",
                                        "targets",
                                    ),
                                ),
                            ),
                            models.Q(
                                ("field__in", ("axis", "status", "as_of", "summary")), ("status_update__isnull", False)
                            ),
                            models.Q(
                                ("field__in", ("kind", "to_commitment", "to_sanction", "to_step", "note")),
                                ("link__isnull", False),
                            ),
                            models.Q(
                                (
                                    "field__in",
                                    (
                                        "kind",
                                        "title",
                                        "programme",
                                        "issuer",
                                        "targets",
                                        "measures",
                                        "stated_reason",
                                        "summary",
                                    ),
                                ),
                                ("sanction__isnull", False),
                            ),
                            models.Q(("field__in", ("period", "value", "qualifier")), ("observation__isnull", False)),
                            models.Q(
                                ("field__in", ("kind", "happened_on", "reason", "summary")),
                                ("sanction_step__isnull", False),
                            ),
                            models.Q(
                                ("field__in", ("title", "issuer", "legal_basis", "measures", "summary")),
                                ("programme__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="ruling_field_is_one_of_the_record",
                        violation_error_message="field must be a field of the record that is decided on.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ruling",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "field__in",
                                    ["as_of", "due", "ended", "happened_on", "held", "made_on", "period", "started"],
                                ),
                                _negated=True,
                            ),
                            django.db.models.lookups.IsNull(tracker.partial_dates.Earliest(models.F("value")), False),
                            _connector="OR",
                        ),
                        name="ruling_value_of_a_date_is_partial_date",
                        violation_error_message="value must be a date that exists, because the field is a date.",
                    ),
                ),
            ]
        )
    ]
