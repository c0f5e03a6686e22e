"""Sources give values for fields of the new kinds of record, and no longer for days that steps of sanctions tell."""

import django.db.models.lookups
from django.db import migrations, models

import tracker.models.integrity.constraints
import tracker.partial_dates
from tracker.migrations._at_once import AtOnce


class Migration(migrations.Migration):
    dependencies = [("tracker", "0028_sanctions_without_days")]

    operations = [
        AtOnce(
            [
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
                            models.Q(
                                (
                                    "field__in",
                                    ("indicator", "baseline", "baseline_period", "direction", "value", "due"),
                                ),
                                ("target__isnull", False),
                            ),
                            models.Q(
                                ("field__in", ("title", "due", "reached", "summary")), ("milestone__isnull", False)
                            ),
                            models.Q(("field__in", ("result", "reason")), ("finding__isnull", False)),
                            models.Q(
                                ("exchange__isnull", False),
                                (
                                    "field__in",
                                    (
                                        "title",
                                        "summary",
                                        "agreed_at",
                                        "agreed_on",
                                        "side_a_commitments",
                                        "side_a_sanctions",
                                        "side_a_steps",
                                        "side_b_commitments",
                                        "side_b_sanctions",
                                        "side_b_steps",
                                    ),
                                ),
                            ),
                            models.Q(
                                ("condition__isnull", False),
                                (
                                    "field__in",
                                    (
                                        "depends_on_commitment",
                                        "depends_on_sanction",
                                        "words",
                                        "state",
                                        "as_of",
                                        "note",
                                    ),
                                ),
                            ),
                            models.Q(
                                (
                                    "field__in",
                                    (
                                        "actor",
                                        "on_behalf_of",
                                        "asked_on",
                                        "answered_on",
                                        "outcome",
                                        "summary",
                                        "leads_to",
                                    ),
                                ),
                                ("response__isnull", False),
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
                                    [
                                        "agreed_on",
                                        "answered_on",
                                        "as_of",
                                        "asked_on",
                                        "baseline_period",
                                        "due",
                                        "ended",
                                        "happened_on",
                                        "held",
                                        "made_on",
                                        "period",
                                        "reached",
                                        "started",
                                    ],
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
                            models.Q(
                                (
                                    "field__in",
                                    ("indicator", "baseline", "baseline_period", "direction", "value", "due"),
                                ),
                                ("target__isnull", False),
                            ),
                            models.Q(
                                ("field__in", ("title", "due", "reached", "summary")), ("milestone__isnull", False)
                            ),
                            models.Q(("field__in", ("result", "reason")), ("finding__isnull", False)),
                            models.Q(
                                ("exchange__isnull", False),
                                (
                                    "field__in",
                                    (
                                        "title",
                                        "summary",
                                        "agreed_at",
                                        "agreed_on",
                                        "side_a_commitments",
                                        "side_a_sanctions",
                                        "side_a_steps",
                                        "side_b_commitments",
                                        "side_b_sanctions",
                                        "side_b_steps",
                                    ),
                                ),
                            ),
                            models.Q(
                                ("condition__isnull", False),
                                (
                                    "field__in",
                                    (
                                        "depends_on_commitment",
                                        "depends_on_sanction",
                                        "words",
                                        "state",
                                        "as_of",
                                        "note",
                                    ),
                                ),
                            ),
                            models.Q(
                                (
                                    "field__in",
                                    (
                                        "actor",
                                        "on_behalf_of",
                                        "asked_on",
                                        "answered_on",
                                        "outcome",
                                        "summary",
                                        "leads_to",
                                    ),
                                ),
                                ("response__isnull", False),
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
                                    [
                                        "agreed_on",
                                        "answered_on",
                                        "as_of",
                                        "asked_on",
                                        "baseline_period",
                                        "due",
                                        "ended",
                                        "happened_on",
                                        "held",
                                        "made_on",
                                        "period",
                                        "reached",
                                        "started",
                                    ],
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
